using System.Text.RegularExpressions;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Web.Feeds;
using EqualityPipeline.Web.Pages;

namespace EqualityPipeline.Tests.Web;

public partial class Scorecard_and_chain
{
    private static readonly MonitoringPolicy Policy = WebSample.Policy with
    {
        Indicators = [.. WebSample.Policy.Indicators.Select(i => i with { Priority = "health", CriticalOutcome = i.Id == "REC-02" ? "health" : null })],
        CodeLists = WebSample.Policy.CodeLists
            .Add("priority", new CodeList("priority", "Priorities", "invented", [new Code("health", "Good health", false, null, []), new Code("identity", "Identity & respect", false, null, [])]))
            .Add("critical-outcome", new CodeList("critical-outcome", "Outcomes", "invented", [new Code("health", "Health", false, null, [])])),
        Chain = new IndicatorChain([new ChainLink("REC-03", "REC-02", "Invented <link>.")], [new LeadLagPair("REC-03", "REC-02", 3, "Invented.", IsCohesion: false)]),
    };

    private static readonly Release Release = WebSample.Release(
        "northmoor", 'b', Year(2009, -0.06), Year(2010, -0.08), WebSample.Figure(indicator: "REC-03", group: "white", marker: "c"));

    [Fact]
    public async Task A_cell_says_its_gap_its_years_and_its_direction()
    {
        var model = ScorecardModel.From(Policy, PageSample.Northmoor, Release, PageSample.Frame);
        var text = Readable((await HttpAnswers.ExecuteAsync(_ => WebPages.ScorecardAsync(model))).Text);

        Assert.Contains("1 of 2 priorities and 1 of 1 critical outcomes are covered by published figures.", text, StringComparison.Ordinal);
        Assert.Contains(
            "Appointed from shortlisted, Asian or Asian British (race): 12.0%, clearly worse than 20.0% for everyone else (n: 12 of 100; the year 2010/11). 2 council years in a row; no clear change since the year before.",
            text, StringComparison.Ordinal);
        Assert.Contains("not covered: REC-03, TAK-01 without a published figure", text, StringComparison.Ordinal);
        Assert.Contains("Identity &amp; respect no indicator no indicator", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chain_says_why_nothing_is_said_of_a_pair()
    {
        var html = (await HttpAnswers.ExecuteAsync(_ => WebPages.ChainAsync(ChainModel.From(Policy, PageSample.Northmoor, Release, PageSample.Frame)))).Text;

        Assert.Contains("Nothing is said: REC-03 has no published figure of a month.", Readable(html), StringComparison.Ordinal);
        Assert.Contains("Invented &lt;link&gt;.", html, StringComparison.Ordinal);
        Assert.Contains("March 2011: 0.0% (0 of 3 indicators are of inputs or outputs)", Readable(html), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_are_data_too_and_tagged_with_their_release()
    {
        var card = await HttpAnswers.ExecuteAsync(request => Task.FromResult(ScorecardFeed.Answer(request, Policy, PageSample.Northmoor, Release, Edition.Working)));
        var chain = await HttpAnswers.ExecuteAsync(request => Task.FromResult(ChainFeed.Answer(request, Policy, PageSample.Northmoor, Release, Edition.Approved)));
        var gap = card.Json.GetProperty("priorities")[0].GetProperty("cells")[0].GetProperty("gapNow");

        Assert.Equal(("REC-02", "asian", "clearly worse", "p", 2, "steady"), (
            gap.GetProperty("indicator").GetString(), gap.GetProperty("group").GetString(), gap.GetProperty("verdict").GetString(), gap.GetProperty("marker").GetString(),
            gap.GetProperty("yearsPersisted").GetInt32(), gap.GetProperty("direction").GetString()));
        Assert.Equal("health", Assert.Single(card.Json.GetProperty("outcomesCovered").EnumerateArray()).GetString());
        Assert.Equal((0, "REC-03 has no published figure of a month"), (
            chain.Json.GetProperty("pairs")[0].GetProperty("n").GetInt32(), chain.Json.GetProperty("pairs")[0].GetProperty("undefined").GetString()));
        Assert.StartsWith($"\"{new string('b', 32)}-working-", card.Headers.ETag.ToString(), StringComparison.Ordinal);
    }

    private static PublishedFigure Year(int financialYear, double difference)
        => PageSample.Compared("REC-02", "race", "asian", 12, 100, 0.12, 0.2, 0.6, "clearly worse") with
        {
            Period = $"{financialYear}-FY", PeriodType = "year", PeriodStart = new DateOnly(financialYear, 4, 1), PeriodEnd = new DateOnly(financialYear + 1, 3, 31),
            Difference = difference, DifferenceLower95 = difference - 0.04, DifferenceUpper95 = difference + 0.04,
        };

    private static string Readable(string html) => Spaces().Replace(Tags().Replace(html, " "), " ");

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
