namespace EqualityPipeline.Tests.SampleData;

public class Sample_returns_and_the_policy
{
    private const string Misspelt = "northmoor/adult-care/2010-08/service-take-up.csv";

    private static readonly string[] Reserved = ["prefer-not-to-say", "unknown", "blank"];

    [Fact]
    public void Every_category_is_a_detail_of_the_policys_code_lists()
    {
        var unknown = PlainCounts.Arrivals.Where(arrival => arrival.Key != Misspelt)
            .SelectMany(arrival => PlainCounts.Read(arrival.Key))
            .Where(count => !Reserved.Contains(count.Group))
            .Where(count => !PlainCounts.Codes[count.Strand].TryGetValue(count.Group, out var row) || row["roll_up"] == "*")
            .Select(count => $"{count.Strand}: {count.Group}")
            .Distinct();

        Assert.Empty(unknown);
    }

    [Fact]
    public void Every_detail_of_the_code_lists_is_used()
    {
        var used = PlainCounts.All.Select(count => (count.Strand, count.Group)).ToHashSet();

        Assert.All(PlainCounts.Codes, list => Assert.All(
            list.Value.Values.Where(row => row["roll_up"] != "*"), row => Assert.Contains((list.Key, row["code"]), used)));
    }

    [Fact]
    public void The_strands_of_a_service_add_up_to_the_same_total()
    {
        var services = PlainCounts.All.GroupBy(count => (count.Organisation, count.Directorate, count.Service, count.Month, count.Measure));

        Assert.All(services, service => Assert.Single(service.GroupBy(count => count.Strand).Select(strand => strand.Sum(count => count.People)).Distinct()));
    }

    [Fact]
    public void Nobody_is_appointed_who_was_not_shortlisted_and_nobody_shortlisted_who_did_not_apply()
    {
        var groups = PlainCounts.All.Where(count => count.Measure is "applied" or "shortlisted" or "appointed")
            .GroupBy(count => (count.Organisation, count.Service, count.Month, count.Strand, count.Group));

        Assert.All(groups, group =>
        {
            Assert.InRange(Reached("shortlisted"), 0, Reached("applied"));
            Assert.InRange(Reached("appointed"), 0, Reached("shortlisted"));

            int Reached(string stage) => group.Where(count => count.Measure == stage).Sum(count => count.People);
        });
    }

    [Fact]
    public void Check_totals_are_the_sums_of_their_groups()
    {
        foreach (var path in PlainCounts.Arrivals.Select(arrival => arrival.Key).Where(path => path != Misspelt && SampleFolder.Return(path)[0].GetValueOrDefault("group") == "all"))
        {
            foreach (var block in SampleFolder.Return(path).GroupBy(row => (row["service"], row["strand"], row["measure"])))
                Assert.Equal(block.Where(row => row["group"] == "all").Sum(Count), block.Where(row => row["group"] != "all").Sum(Count));
        }

        static int Count(IReadOnlyDictionary<string, string> row) => int.Parse(row["count"]);
    }

    [Fact]
    public void Police_do_not_ask_religion_or_belief_before_April_2010()
        => Assert.Equal("2010-04", PlainCounts.All.Where(count => count is { Organisation: "northmoor-police", Strand: "religion-or-belief", Measure: "users" }).Min(count => count.Month));
}
