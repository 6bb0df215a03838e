using System.Globalization;
using EqualityPipeline.Cells;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;
using EqualityPipeline.SampleData;
using EqualityPipeline.Tests.Policy;

namespace EqualityPipeline.Tests.SampleData;

/// <summary>The sample's returns that no indicator rests on, under the partnership's own policy.</summary>
public class Further_returns_of_the_sample
{
    public static TheoryData<string> Paths { get; } =
    [
        .. FurtherReturns.All().Select(file => file.Path),
        "northmoor/corporate/2010-04/population.csv",
        "northmoor/environment/2011-01/service-take-up.csv",
    ];

    [Theory]
    [MemberData(nameof(Paths))]
    public void Each_is_accepted_without_a_finding(string path)
    {
        var result = Check(path);

        // Sexual orientation is in no census, which is noted of the population and of nothing else.
        Assert.Equal(path.EndsWith("population.csv", StringComparison.Ordinal) ? ["R021"] : [], result.Findings.Select(f => f.Code));
        Assert.Equal(ReceiptStatus.Accepted, result.Status);
        Assert.NotEmpty(result.Cells);
    }

    [Fact]
    public void Every_return_type_that_counts_is_in_the_sample_in_each_of_its_layouts()
    {
        var sent = SampleFolder.Arrivals.Select(arrival => (
            Type: Packs.Policy.ReturnTypes.Single(t => arrival.Key.Split('/')[3].StartsWith(t.Id, StringComparison.Ordinal)).Id,
            IsTally: SampleFolder.Return(arrival.Key)[0].ContainsKey("count"))).ToHashSet();

        var expected = Packs.Policy.ReturnTypes.Where(t => t.Register is null)
            .SelectMany(t => new[] { (t.Id, IsTally: true, Has: t.Tally is not null), (t.Id, IsTally: false, Has: t.Event is not null) })
            .Where(t => t.Has).Select(t => (t.Id, t.IsTally));

        Assert.Empty(expected.Except(sent));
    }

    /// <summary>Whose waits are added up is counted, and is who got a translation and who got an interpreter: a mean over nobody tells nothing.</summary>
    [Fact]
    public void Days_are_waited_for_requests_that_were_met()
    {
        var tallies = SampleFolder.Arrivals.Select(a => a.Key)
            .Where(path => path.EndsWith("service-experience.csv", StringComparison.Ordinal)).Select(SampleFolder.Return).Where(rows => rows[0].ContainsKey("count")).ToList();

        Assert.NotEmpty(tallies);
        foreach (var group in tallies.SelectMany(rows => rows.Where(row => row.GetValueOrDefault("language", "") != "").GroupBy(row => (row["service"], row["language"], row["strand"], row["group"]))))
        {
            Assert.Equal(Count("translations-met") + Count("interpretations-met"), Count("requests-met"));
            Assert.True(Count("days-waited") == 0 || Count("requests-met") > 0, $"{group.Key}");

            int Count(string measure) => group.Where(row => row["measure"] == measure).Sum(row => int.Parse(row["count"], CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData("translations-met", "Requests for translation met is 9, more than Requests for translation or interpretation met with 8. A request for translation that was met is a request that was met.")]
    [InlineData("interpretations-met", "Requests for interpretation met is 9, more than Requests for translation or interpretation met with 8. A request for interpretation that was met is a request that was met.")]
    public void More_requests_of_one_kind_than_were_met_at_all_are_sent_back(string measure, string message)
    {
        var sent = $"service,language,strand,group,measure,count\nlibraries,urdu,race,asian-pakistani,{measure},9\nlibraries,urdu,race,asian-pakistani,requests-met,8\n";
        var result = ReturnCheck.Check(
            new MemoryStream(System.Text.Encoding.UTF8.GetBytes(sent)),
            SubmissionNames.Read("northmoor/leisure/2010-03/service-experience.csv", Packs.Policy, new ReportingMonth(2011, 4)).Name!, Packs.Policy);

        Assert.Equal(ReceiptStatus.Rejected, result.Status);
        Assert.EndsWith(message, Assert.Single(result.Findings, f => f.Code == "R208").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Staff_are_counted_as_a_plain_reading_of_the_rows_counts_them()
    {
        const string Path = "northmoor/housing/2010-05/workforce.csv";
        var inPost = SampleFolder.Return(Path).Where(row => row["status"] == "in-post").ToList();
        var cells = Check(Path).Cells;

        Assert.Equal(inPost.Count, Sum(cells, "staff-in-post", "gender"));
        Assert.Equal(inPost.Sum(row => decimal.Parse(row["fte"], CultureInfo.InvariantCulture)), Sum(cells, "staff-fte", "race"));
        Assert.Equal(SampleFolder.Return(Path).Count - inPost.Count, Sum(cells, "leavers", "age"));
        Assert.Equal(
            inPost.Where(row => row["full_pay_relevant"] == "yes" && row["gender"] == "female").Select(row => row["hourly_pay_pence"]).Order(StringComparer.Ordinal),
            cells.Where(c => c is { Measure: "staff-by-pay", Strand: "gender", Group: "female" })
                .SelectMany(c => Enumerable.Repeat(c.Bucket!.Value.ToString(CultureInfo.InvariantCulture), (int)c.Count)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Declared_groups_are_counted_beside_the_strands()
    {
        const string Path = "northmoor/environment/2011-01/service-take-up.csv";
        var rows = SampleFolder.Return(Path);
        var cells = Check(Path).Cells;

        // Every row is in the group, out of it, or undeclared.
        Assert.Equal(["looked-after-children", "older-pakistani-women", "white-working-class-boys"], cells.Select(c => c.Strand).Distinct().Intersect(Packs.Policy.DeclaredGroups.Select(g => g.Id)).Order(StringComparer.Ordinal));
        foreach (var group in Packs.Policy.DeclaredGroups)
            Assert.Equal(rows.Count, Sum(cells, "users", group.Id));
        Assert.Equal(
            rows.Count(row => row is { } r && r["care_status"] == "Looked after by a council" && r["age_band"] == "Under 16"),
            cells.Where(c => c is { Strand: "looked-after-children", Group: DeclaredGroup.InGroup }).Sum(c => c.Count));
    }

    private static decimal Sum(IEnumerable<Cell> cells, string measure, string strand) => cells.Where(c => c.Measure == measure && c.Strand == strand).Sum(c => c.Count);

    private static CheckedReturn Check(string path)
    {
        var reading = SubmissionNames.Read(path, Packs.Policy, new ReportingMonth(2011, 4));
        return ReturnCheck.Check(File.OpenRead(Path.Combine([SampleFolder.Returns, .. path.Split('/')])), reading.Name!, Packs.Policy);
    }
}
