using EqualityPipeline.Policy;
using EqualityPipeline.Web.Pages;

namespace EqualityPipeline.Tests.Web;

public class Writing_the_briefing
{
    private readonly BriefingModel briefing = PageSample.Briefing;

    [Fact]
    public void The_headlines_are_the_largest_clear_gaps_of_headline_indicators_the_worse_first()
        => Assert.Equal(
            [
                "Take-up per 1,000 residents, Male (gender): 40.9 per 1,000 residents, clearly worse than 60.8 for everyone else (n: 900 of 22,000).",
                "Appointed from shortlisted, Asian or Asian British (race): 12.0%, clearly worse than 20.0% for everyone else (n: 12 of 100).",
            ],
            briefing.Headlines.Select(h => h.Sentence));

    [Fact]
    public void Exceptions_go_from_worse_to_possible_to_better_and_the_rest_is_counted()
    {
        Assert.Equal(
            ["Male: clearly worse", "Asian or Asian British: clearly worse", "Asian or Asian British: Indian: possible difference", "Female: clearly better", "White: clearly better"],
            briefing.Exceptions.Select(e => $"{e.Group}: {e.Status.Verdict}"));
        Assert.Equal("Comparisons made: 7. No clear difference: 1. Too few people to say: 1.", briefing.BesideExceptions);
    }

    [Fact]
    public void What_is_not_known_is_said()
        => Assert.Equal(
            [
                "Returns for March 2011: 0 of 3 are counted, 0 of them late; 2 not received.",
                "Overdue: Recruitment from Housing.",
                "Not due yet: Service take-up from Housing.",
                "Received but not counted: Recruitment from Leisure.",
                "People who said which group they belong to, at the lowest among the headline indicators: race 92.6%.",
                "1 of 13 figures of periods that end with March 2011 are hidden: few people are in those groups, or a figure would give such a group away; hidden does not mean zero.",
            ],
            briefing.Unknown);

    [Fact]
    public void Each_area_names_what_holds_it()
        => Assert.Equal(
            new FrameworkLine(
                "Equality Framework", "A modern and diverse workforce", 1, "Developing", "Are recruitment returns sent on time?",
                "4 of 6 returns came on time", "Head of HR", new DateOnly(2011, 5, 31)),
            Assert.Single(briefing.Framework));

    [Fact]
    public void Roles_and_directorates_act_by_a_day()
        => Assert.Equal(
            [
                "Housing: Send the return \"Recruitment\" for March 2011 (overdue since 5 April 2011)",
                "Leisure: Correct the return \"Recruitment\" for March 2011, which was rejected (overdue since 5 April 2011)",
                "Head of HR: Explain the alert on REC-02 (the next meeting)",
                "Head of HR: Are recruitment returns sent on time? (31 May 2011)",
            ],
            briefing.Actions.Select(a => $"{a.Who}: {a.What} ({a.By})"));

    [Fact]
    public void The_decision_follows_from_the_worst_gap_and_the_overdue_returns()
        => Assert.Equal(
            "The Forum is asked to agree who explains the gap for \"Male\" in Take-up per 1,000 residents (TAK-01), and by when, and to ask for the overdue returns of Housing.",
            briefing.Decision);

    [Fact]
    public void Only_its_own_alerts_are_told()
        => Assert.Equal([PageSample.Alert.Message], briefing.Alerts);

    [Fact]
    public void Tables_hold_the_headline_indicators_of_the_whole_organisation_only()
    {
        Assert.Equal(["REC-02", "TAK-01"], briefing.Tables.Select(t => t.Id));
        Assert.Equal(7, briefing.Tables[0].Lines.Length);
        Assert.Equal(["/northmoor/figures/REC-02", "/northmoor/figures/TAK-01", "/northmoor/figures/REC-03"], briefing.FigurePages.Select(p => p.Address));
    }

    [Theory]
    [InlineData("Male", "hidden: few people are in this group, or the figure would give such a group away; hidden does not mean zero")]
    [InlineData("Not known", "too few to say: a base under 20")]
    [InlineData("White", "")]
    public void A_missing_figure_says_why(string group, string notes)
        => Assert.Equal(notes, briefing.Tables[0].Lines.Single(l => l.Group == group).Notes);

    [Fact]
    public void Groups_that_are_hidden_alike_are_one_row_that_names_them()
    {
        var release = WebSample.Release(
            "northmoor", 'a',
            PageSample.Compared("REC-02", "race", "white", 30, 150, 0.2, 0.12, 1.67, "clearly better"),
            WebSample.Figure(indicator: "REC-02", strand: "race", group: "asian", marker: "c"),
            WebSample.Figure(indicator: "REC-02", strand: "race", group: "asian-indian", marker: "c"),
            WebSample.Figure(indicator: "REC-02", strand: "race", group: "unknown", marker: "c"),
            WebSample.Figure(indicator: "REC-02", strand: "gender", group: "male", marker: "c"),
            WebSample.Figure(indicator: "REC-02", strand: "gender", group: "female", marker: "c"));

        var lines = BriefingModel.From(WebSample.Policy, PageSample.Northmoor, release, PageSample.Frame, [], []).Tables.Single().Lines;

        Assert.Equal(["3 groups: Asian or Asian British; Asian or Asian British: Indian; Not known", "Female", "Male", "White"], lines.Select(l => l.Group).Order(StringComparer.Ordinal));
        Assert.Equal("Hidden", lines.Single(l => l.Group.StartsWith('3')).Status.Word);
    }

    [Fact]
    public void Of_a_total_it_is_said_which_returns_are_missing_and_not_that_it_is_compared_with_nobody()
    {
        var release = WebSample.Release(
            "northmoor", 'a',
            WebSample.Figure(indicator: "REC-02", strand: "race", group: "all", numerator: 45, denominator: 270, value: 0.16667, marker: "p")
                with { MarkerReason = "partial: 3 of 15 returns not received; no comparator: this is the total" });

        var line = BriefingModel.From(WebSample.Policy, PageSample.Northmoor, release, PageSample.Frame, [], []).Tables.Single().Lines.Single();

        Assert.Equal("partial: 3 of 15 returns not received; provisional", line.Notes);
    }

    [Fact]
    public void In_the_working_edition_every_line_is_provisional()
    {
        var working = BriefingModel.From(
            WebSample.Policy, PageSample.Northmoor, PageSample.Release, PageSample.Frame with { Edition = Edition.Working }, [], []);

        Assert.All(working.Tables.SelectMany(t => t.Lines), line => Assert.EndsWith("provisional", line.Notes, StringComparison.Ordinal));
        Assert.Equal("This is the working edition: every figure is provisional.", working.Unknown[0]);
    }

    [Fact]
    public void Without_a_release_it_says_so_and_asks_for_nothing()
    {
        var empty = BriefingModel.From(WebSample.Policy, PageSample.Northmoor, null, PageSample.Frame with { Release = null }, [], []);

        Assert.Null(empty.Period);
        Assert.Empty(empty.Headlines);
        Assert.Equal("No decision is needed. The Forum is asked to note these figures.", empty.Decision);
    }
}
