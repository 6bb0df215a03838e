using System.Collections.Immutable;
using System.Text;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Returns;
using EqualityPipeline.Storage.Publishing;
using EqualityPipeline.Tests.Policy;
using EqualityPipeline.Tests.Publication.Attacking;

namespace EqualityPipeline.Tests.Storage;

/// <summary>A reader who has kept every release that was ever served, while returns were corrected, corrected back, withdrawn and sent again.</summary>
public sealed class Keeping_every_release(SharedAzurite azurite)
{
    private const string Fire = FireReturns.Organisation;
    private const int NarrowestRange = 3;

    [Fact]
    public async Task Five_releases_of_a_corrected_return_give_no_small_count_away()
    {
        using var chain = await ChainAsync();
        await chain.PublishAsync();
        await chain.SendAsync(TakeUpOf("2009-04"), leftOut: 12);
        await chain.PublishAsync();
        await chain.SendAsync(TakeUpOf("2009-04"), leftOut: 0);
        await chain.PublishAsync();
        await chain.WithdrawAsync(TakeUpOf("2009-04"));
        await chain.PublishAsync();
        await chain.SendAsync(TakeUpOf("2009-04"), leftOut: 7);
        await chain.PublishAsync();

        chain.AssertNothingIsGivenAway();
    }

    [Fact]
    public async Task A_part_that_was_gone_for_a_release_remembers_what_was_told_before()
    {
        using var chain = await ChainAsync();
        var first = await chain.PublishAsync();
        foreach (var sent in Returns)
            await chain.WithdrawAsync(sent);
        var without = await chain.PublishAsync();
        foreach (var sent in Returns)
            await chain.SendAsync(sent, leftOut: sent.EndsWith("2009-04/recruitment.csv", StringComparison.Ordinal) ? 5 : 0);
        var again = await chain.PublishAsync();

        Assert.Empty(without.Parts);
        Assert.Equal(first.Parts.Select(p => p.Account), without.Remembered!.Value);
        Assert.All(again.Parts, p => Assert.Contains(p.BuiltOn, a => (a.Family, a.FinancialYear) == (p.Family, p.FinancialYear)));
        Assert.Null(again.Remembered);
        Assert.True((await chain.Pipeline.Publisher.RebuildAsync(without, CancellationToken.None)).Equal);
        Assert.True((await chain.Pipeline.Publisher.RebuildAsync(again, CancellationToken.None)).Equal);
        chain.AssertNothingIsGivenAway();
    }

    /// <summary>An attacker who found nothing in any chain would prove nothing: these releases know nothing of one another.</summary>
    [Fact]
    public async Task Releases_that_each_are_the_first_give_small_counts_away()
    {
        using var chain = await ChainAsync();
        await chain.PublishAsync();
        for (var leftOut = 1; leftOut <= 9; leftOut += 4)
        {
            foreach (var month in new[] { "2009-04", "2009-05", "2009-06" })
                await chain.SendAsync(TakeUpOf(month), leftOut);
            await chain.PublishAsync();
        }

        Assert.NotEmpty(chain.Leaks(year => year.Published.Figures));
    }

    private static IEnumerable<string> Returns => FireReturns.Months(3).Select(r => r.Path);

    private static string TakeUpOf(string month) => $"{Fire}/community-safety/{month}/service-take-up.csv";

    private async Task<Kept> ChainAsync()
    {
        var chain = new Kept();
        chain.Pipeline = await PipelineUnderTest.NewAsync(azurite, (_, _, _) => chain.Now);
        foreach (var sent in FireReturns.Months(3))
            await chain.Pipeline.SendAsync(sent.Path, sent.Bytes);
        return chain;
    }

    private sealed class Kept : IDisposable
    {
        private readonly List<(ImmutableArray<PublishedFigure> Figures, List<(YearFigures Computed, PublishedYear Published)> Truth)> releases = [];

        public PipelineUnderTest Pipeline { get; set; } = null!;

        /// <summary>Whatever is sent later comes later, however fast the test is.</summary>
        public DateTimeOffset Now { get; private set; } = PipelineUnderTest.Start.AddDays(-2);

        /// <summary>The sample's return again, without its last people.</summary>
        public async Task SendAsync(string path, int leftOut)
        {
            Now = Now.AddMinutes(1);
            var lines = Encoding.UTF8.GetString(FireReturns.Months(3).Single(r => r.Path == path).Bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            await Pipeline.SendAsync(path, Encoding.UTF8.GetBytes(string.Join('\n', lines[..^leftOut]) + "\n"));
        }

        public async Task WithdrawAsync(string path)
        {
            Now = Now.AddMinutes(1);
            await Pipeline.Life.WithdrawAsync(SubmissionNames.Read(path, Packs.Policy, new ReportingMonth(2009, 10)).Name!, "Wrong month.", "test", CancellationToken.None);
        }

        public async Task<ReleaseManifest> PublishAsync()
        {
            var manifest = (await Pipeline.PublishAsync(Fire))!;
            var release = await Pipeline.Releases.FindCurrentAsync(Fire, Edition.Working, CancellationToken.None);
            var slots = (await Pipeline.Register.OfOrganisationAsync(Fire, CancellationToken.None)).Where(s => s.CountedSubmission is not null);
            var cells = new LoadedCells(Packs.Policy, Pipeline.Cells);
            var counted = await Task.WhenAll(slots.Select(s => cells.OnceAsync(s, CancellationToken.None)));
            releases.Add((release!.Figures, [.. WholePublication.Of(Packs.Policy, Packs.Policy.FindOrganisation(Fire)!, counted)]));
            return manifest;
        }

        public void AssertNothingIsGivenAway()
        {
            Assert.All(releases.Zip(releases.Skip(1)), r => Assert.NotEqual(r.First.Figures.AsEnumerable(), r.Second.Figures));
            Assert.Empty(Leaks(null));
        }

        /// <param name="shown">What is read instead of what was served.</param>
        public List<Leak> Leaks(Func<(YearFigures Computed, PublishedYear Published), IEnumerable<PublishedFigure>>? shown)
        {
            var (leaks, attacked) = (new List<Leak>(), 0);
            foreach (var family in releases.SelectMany(r => r.Truth).Select(y => y.Computed.Family.Id).Distinct())
            {
                var attacker = new FamilyAttacker(Packs.Policy, releases.Where(r => r.Truth.Exists(y => y.Computed.Family.Id == family)).Select(release =>
                {
                    var years = release.Truth.Where(y => y.Computed.Family.Id == family).ToList();
                    var indicators = years[0].Computed.Family.Indicators.Select(i => i.Id).ToHashSet();
                    return new PublishedFamily(
                        [.. years.Select(y => y.Computed)], [.. shown is null ? release.Figures.Where(f => indicators.Contains(f.Indicator)) : years.SelectMany(shown)]);
                }));
                Assert.Empty(attacker.Mistakes().Take(3));
                attacked += attacker.Targets.Count;
                leaks.AddRange(attacker.Leaks(attacker.ToBound(wholeBlock: 500, ofLarger: 40), NarrowestRange));
            }

            Assert.True(attacked > 50, $"Only {attacked} small counts were attacked.");
            return leaks;
        }

        public void Dispose() => Pipeline.Dispose();
    }
}
