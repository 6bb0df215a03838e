using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using EqualityPipeline.Tests.Policy;

namespace EqualityPipeline.Tests.Twins;

/// <summary>Partners' hidden counts stand in sums that are published: whoever reads the partnership and all its members must not tell apart who of them had how many.</summary>
/// <remarks>
/// By hand, of the second quarter of 2009: Northmoor appointed 3 Pakistani, 3 Bangladeshi and 2 Chinese people, Westvale 3, 2 and 2. In the other truth these are 2, 4 and 2, and 4, 1 and 2.
/// Together 6 Pakistani and 5 Bangladeshi people either way, and as many Asian people with each partner.
/// </remarks>
public class Telling_two_truths_of_partners_apart(SharedAzurite azurite)
{
    private const string Northmoor = "northmoor";
    private const string Westvale = "westvale";
    private const string Partnership = "northmoor-together";

    private static readonly DateTimeOffset Noon = new(2009, 8, 10, 12, 0, 0, TimeSpan.Zero);

    private static readonly ImmutableArray<string> Months = ["2009-04", "2009-05", "2009-06"];

    [Fact]
    public async Task Nobody_can_who_reads_all_that_is_served_of_them()
    {
        var one = await ServedAsync(ofNorthmoor: [3, 3, 2], ofWestvale: [3, 2, 2]);
        var other = await ServedAsync(ofNorthmoor: [2, 4, 2], ofWestvale: [4, 1, 2]);

        Assert.All([Northmoor, Westvale], member => Assert.All(Pakistani(one, member), row => Assert.EndsWith(",confidential", row, StringComparison.Ordinal)));
        Assert.Equal([2, 2, 2], new[] { Northmoor, Westvale, Partnership }.Select(o => Pakistani(one, o).Count));
        Assert.Equal(one.Length, other.Length);
        var differences = new Renaming().Differences(one, other);
        Assert.True(differences.Count == 0, $"{differences.Count} of {one.Length} answers differ:\n{string.Join('\n', differences.Take(10).Select(d => d.What))}");

        // Where Westvale's are as they were, the sums of both say so.
        var seen = await ServedAsync(ofNorthmoor: [2, 4, 2], ofWestvale: [3, 2, 2]);
        Assert.NotEqual(Pakistani(one, Partnership), Pakistani(seen, Partnership));
    }

    /// <summary>Releases, a correction after the sign-off, and releases again.</summary>
    private async Task<ImmutableArray<Answer>> ServedAsync(int[] ofNorthmoor, int[] ofWestvale)
    {
        await using var running = await RunningTwin.StartAsync(azurite, Noon, (path, _, _) => Noon.AddDays(path.Contains("corrected", StringComparison.Ordinal) ? -10 : -30));
        running.PublishesPartnerships = true;
        await running.ReceiveAsync(Months.SelectMany(month => new[]
        {
            ($"{Northmoor}/housing/{month}/recruitment.csv", Recruitment("lettings", month, ofNorthmoor, more: 0)),
            ($"{Westvale}/libraries-and-heritage/{month}/recruitment.csv", Recruitment("libraries", month, ofWestvale, more: 0)),
        }));
        await running.PublishAsync();
        await running.ApproveAsync();
        await running.ReceiveAsync([($"{Northmoor}/housing/2009-06/recruitment-corrected.csv", Recruitment("lettings", "2009-06", ofNorthmoor, more: 7))]);
        await running.PublishAsync();
        await running.WatchAsync();
        var organisations = running.Policy.Organisations.Where(o => o.Id is Northmoor or Westvale or Partnership).ToList();
        return [.. await EverythingServed.FetchAsync(running, organisations, explained: 25), .. await running.SentAsync()];
    }

    /// <summary>The row of the appointed of the quarter, of both editions.</summary>
    private static List<string> Pakistani(ImmutableArray<Answer> served, string organisation)
    {
        var ofOrganisation = served.Where(a => a.Address.StartsWith($"/api/releases/{organisation}/", StringComparison.Ordinal) && a.Address.EndsWith("/figures.csv", StringComparison.Ordinal));
        return
        [
            .. ofOrganisation.SelectMany(a => Encoding.UTF8.GetString(a.Body).Split("\r\n"))
                .Where(line => line.StartsWith($"{organisation}|all|all|all|2009-Q1|REC-02|race|asian-pakistani,", StringComparison.Ordinal)),
        ];
    }

    /// <param name="few">Pakistani, Bangladeshi and Chinese people appointed, all in April.</param>
    /// <param name="more">White British applicants.</param>
    private static byte[] Recruitment(string service, string month, int[] few, int more)
    {
        var nth = Months.IndexOf(month);
        var groups = Packs.Policy.CodeLists["ethnic-group-2001"].Details.Select((code, at) => (
            code.Id, Applied: 61 + (7 * at) + (3 * nth) + (code.Id == "white-british" ? more : 0),
            Appointed: Array.IndexOf(Few, code.Id) is >= 0 and var one ? nth == 0 ? few[one] : 0 : 12 + at + nth)).ToList();
        var (applied, appointed) = (groups.Sum(g => g.Applied), groups.Sum(g => g.Appointed));
        var text = new StringBuilder("service,strand,group,measure,count\n");
        foreach (var group in groups)
            Write("race", group.Id, group.Applied, group.Appointed);
        var women = (Applied: 411 + nth, Appointed: 71 + nth);
        Write("gender", "female", women.Applied, women.Appointed);
        Write("gender", "male", applied - women.Applied, appointed - women.Appointed);
        Write("disability", "disabled", 63 + nth, 17);
        Write("disability", "not-disabled", applied - 63 - nth, appointed - 17);
        return Encoding.UTF8.GetBytes(text.ToString());

        void Write(string strand, string group, int asked, int taken)
        {
            foreach (var (measure, count) in new[] { ("applied", asked), ("shortlisted", asked), ("appointed", taken) })
                text.Append(CultureInfo.InvariantCulture, $"{service},{strand},{group},{measure},{count}\n");
        }
    }

    private static readonly string[] Few = ["asian-pakistani", "asian-bangladeshi", "chinese"];
}
