namespace EqualityPipeline.Tests.Twins;

/// <summary>Whatever is served must be the same whichever of two truths it was made of, where the two differ in nothing but counts that the gate hides.</summary>
public class Telling_two_truths_apart(Telling_two_truths_apart.Published published, ITestOutputHelper output) : IClassFixture<Telling_two_truths_apart.Published>
{
    [Fact]
    public void Nobody_can_who_reads_all_that_is_served_logged_or_sent()
    {
        output.WriteLine(published.Part.Account());

        Assert.True(published.Part.Betrayed.IsEmpty, string.Join('\n', published.Part.Betrayed));
        Assert.True(published.Part.Tables.Sum(t => t.Moved) >= 40, published.Part.Account());
        Assert.Superset(
            new HashSet<string> { "employment-experience.cases", "harassment-incidents.acted-on", "population.potential-users", "recruitment.applied" },
            published.Part.Tables.Where(t => t.Moved > 0).Select(t => t.Family).ToHashSet());
        Assert.Equal(["role-holders.trained", "soft-evidence.accounts", "workforce.hourly_pay_pence"], published.Part.MovedBesideCounts.Keys);
        AssertNothingDiffers(published.Part);
    }

    [Fact]
    public void Somebody_could_who_read_one_answer_that_looks_behind_the_gate()
    {
        var differences = new Renaming().Differences(published.Part.One, published.Part.Other);

        Assert.True(differences.Select(d => d.Address).SequenceEqual([LeakingFeed.Address]), string.Join('\n', differences.Take(20).Select(d => d.What)));
    }

    [Fact]
    public void Every_route_that_readers_have_was_asked_and_answered()
    {
        var answered = published.Part.One.Where(a => a.Status == 200).ToList();

        Assert.All(
            EverythingServed.Routes.Where(route => !EverythingServed.NotForReaders.ContainsKey(route)),
            route => Assert.Contains(answered, a => EverythingServed.IsOf(route, a.Address)));
        Assert.Subset(EverythingServed.Routes.ToHashSet(), EverythingServed.NotForReaders.Keys.ToHashSet());
    }

    /// <summary>Takes seven minutes.</summary>
    [Fact(Explicit = true)]
    public async Task Nobody_can_who_reads_all_that_is_served_of_the_whole_sample()
    {
        var whole = await TwoTruths.PublishAsync(published.Azurite, _ => true, draws: 25, explained: 40);
        output.WriteLine(whole.Account());

        Assert.Empty(whole.Betrayed);
        AssertNothingDiffers(whole);
    }

    private void AssertNothingDiffers(TwoTruths truths)
    {
        var renaming = new Renaming();
        var differences = renaming.Differences(truths.One, truths.Other).Where(d => d.Address != LeakingFeed.Address).ToList();
        foreach (var (field, times) in renaming.Fields)
            output.WriteLine($"{field}: {times} ids differ");

        Assert.Equal(truths.One.Length, truths.Other.Length);
        Assert.True(differences.Count == 0, $"{differences.Count} answers differ:\n{string.Join('\n', differences.Take(20).Select(d => d.What))}");
    }

    /// <summary>Both truths of a part of the sample, published once.</summary>
    public sealed class Published(SharedAzurite azurite) : IAsyncLifetime
    {
        private TwoTruths? part;

        internal TwoTruths Part => part!;

        internal SharedAzurite Azurite => azurite;

        public async ValueTask InitializeAsync() => part = await TwoTruths.PublishAsync(azurite, IsOfPart, draws: 100, explained: 12);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        /// <summary>An organisation that sends a line for each person, and the months in which another sends every kind of return, with what it heard of people at other times.</summary>
        private static bool IsOfPart(string path)
            => path.StartsWith("northmoor-fire/", StringComparison.Ordinal)
                || (path.StartsWith("northmoor/", StringComparison.Ordinal) && path.Split('/') is [_, "housing" or "leisure" or "corporate", var month, ..] && (path.Contains("corporate", StringComparison.Ordinal) || path.Contains("soft-evidence", StringComparison.Ordinal) || month is "2010-03" or "2010-04" or "2010-05"));
    }
}
