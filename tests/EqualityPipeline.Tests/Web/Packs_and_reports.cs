using System.Net;
using System.Text.RegularExpressions;
using EqualityPipeline.Audiences;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Registers;
using EqualityPipeline.Registers.Meetings;
using EqualityPipeline.Registers.Reports;
using EqualityPipeline.Returns;
using EqualityPipeline.Web.Pages;

namespace EqualityPipeline.Tests.Web;

public partial class Packs_and_reports
{
    private static readonly Audience Forum = new("forum", "Equal Opportunities Forum", "Judges the figures.", Edition.Approved, AudienceDepth.Directorate, ["northmoor"], 1)
    {
        LengthCap = 300, Meets = MeetingCycle.Quarterly, Forum = "forum", Source = "invented",
    };

    private static readonly MonitoringPolicy Policy = WebSample.Policy with
    {
        Audiences = [Forum],
        Reports = new ReportTexts([new DatedText(new(null, new(2011, 3)), "An older duty."), new DatedText(new(new(2011, 4), null), "The duty of <2010>.")]),
        CodeLists = WebSample.Policy.CodeLists.Add("forum", new CodeList("forum", "Forums", "invented", [new Code("forum", "Forum & friends", false, null, [])])),
    };

    private static readonly Release Release = PageSample.Release with
    {
        Registers = new RegisterReport
        {
            Meetings =
            [
                Line("1", MinutedLine.Considered), Line("2", MinutedLine.Decision, "To look again"),
                Line("3", MinutedLine.Question, "Why <so> few?") with { Indicator = "REC-02", Strand = "race", Group = "asian", Owner = "Head of HR" },
                Line("4", MinutedLine.Question, "And where?") with { Indicator = "TAK-01", Owner = "Head of Leisure" },
                Line("5", MinutedLine.Answer, "In the north.") with { Meeting = "C-1", Forum = "cabinet", Answers = "M-1/4", Held = new DateOnly(2011, 1, 20) },
            ],
            Facts = new ReportFacts(2, 1, [new ConsultedOn("northmoor", "CON-1", "Opening hours", new DateOnly(2010, 5, 3), new DateOnly(2010, 6, 4), null, null)]),
        },
    };

    [Fact]
    public void A_pack_opens_with_the_worst_and_says_what_is_new()
    {
        var pack = Pack(Forum);

        Assert.Equal("Equal Opportunities Forum: Northmoor City Council", pack.Title);
        Assert.Contains("Your last minuted meeting was on 18 January 2011, when figures up to December 2010 could be before you.", pack.Lead, StringComparison.Ordinal);
        // The whole council's gap of a tenth against a fifth is overtaken by housing's of a hundredth against a half.
        Assert.Equal(
            ["Housing: Appointed from shortlisted, Asian or Asian British (race): 1.0%, clearly worse than 50.0% for everyone else (n: 1 of 100)."],
            Lines(pack, "headlines"));
        Assert.Equal(["Forum & friends, 18 January 2011: To look again."], Lines(pack, "decided"));
        Assert.Equal(
            ["M-1/3, asked by Forum & friends on 18 January 2011 about REC-02, Asian or Asian British (race): Why <so> few? Open for 82 days; the answer is owed by: Head of HR."],
            Lines(pack, "questions"));
        Assert.Equal(["Northmoor City Council: the gap between groups by race was 0.3 in March 2011."], Lines(pack, "drifted"));
        // Recruitment was due on 5 April; take-up is due on the 15th only.
        Assert.Equal(["Recruitment from Housing: not counted for March 2011.", "Recruitment from Leisure: not counted for March 2011."], Lines(pack, "late"));
    }

    /// <summary>The words that a reader counts on the page itself: everything in the sheet.</summary>
    [Theory]
    [InlineData(130)]
    [InlineData(200)]
    [InlineData(2000)]
    public async Task A_pack_is_no_longer_than_the_policy_lets_it_be(int cap)
    {
        var html = (await HttpAnswers.ExecuteAsync(_ => WebPages.PackAsync(Pack(Forum with { LengthCap = cap, HeadlineCap = 10 })))).Text;

        Assert.InRange(PackLength.Words(Readable(Sheet().Match(html).Value)), 60, cap);
    }

    [Fact]
    public async Task What_people_wrote_is_shown_as_text_and_never_as_markup()
    {
        var html = (await HttpAnswers.ExecuteAsync(_ => WebPages.PackAsync(Pack(Forum)))).Text;

        Assert.Contains("Why &lt;so&gt; few?", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_stays_with_its_figure_and_the_answer_after_it()
    {
        var indicator = Policy.FindIndicator("TAK-01")!;
        var html = (await HttpAnswers.ExecuteAsync(_ => WebPages.FiguresAsync(FiguresModel.From(Policy, PageSample.Northmoor, indicator, Release, PageSample.Frame)))).Text;
        var list = (await HttpAnswers.ExecuteAsync(_ => WebPages.QuestionsAsync(QuestionsModel.From(Policy, PageSample.Northmoor, Release, PageSample.Frame)))).Text;

        Assert.Contains("M-1/4, asked by Forum &amp; friends on 18 January 2011 about TAK-01: And where? Answered after 2 days, on 20 January 2011: In the north.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Why", html, StringComparison.Ordinal);
        Assert.True(list.IndexOf("Why", StringComparison.Ordinal) < list.IndexOf("And where?", StringComparison.Ordinal));
    }

    [Fact]
    public void A_committee_report_has_recommendations_implications_and_the_trail()
    {
        var report = CommitteeReportModel.From(Policy, Scope(Forum), Release, PageSample.Frame, [PageSample.Board], [PageSample.Alert]);
        var text = report.Text;

        Assert.StartsWith("EQUALITY MONITORING: NORTHMOOR CITY COUNCIL\n\nReport to: Equal Opportunities Forum\nAs of: 10 April 2011\nDecision status: For decision\n", text, StringComparison.Ordinal);
        Assert.Contains("\n2. RECOMMENDATIONS\n2.1 To agree who explains the gap for \"Asian or Asian British\" in Housing: Appointed from shortlisted (REC-02), and by when.\n", text, StringComparison.Ordinal);
        Assert.Contains("\nLegal: The duty of <2010>.\n", text, StringComparison.Ordinal);
        Assert.Contains("\nFinancial: This report asks for no money. Actions of the plan under way: 2; complete: 1. What each costs is in the action plan.\n", text, StringComparison.Ordinal);
        // Of the headline indicators: five of REC-02, two of TAK-01, and one of housing; three of them clearly worse, and one of too few counts as compared.
        Assert.Contains("\nEquality: Comparisons of a group with its comparator: 8. Clearly worse: 3.", text, StringComparison.Ordinal);
        Assert.EndsWith(
            "\n5. CONSULTATION TRAIL\n3 May 2010 to 4 June 2010: Opening hours. Those who took part have not been told yet what came of it.\n18 January 2011: Forum & friends: Monitoring was considered.\n",
            text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_without_a_release_asks_for_nothing_and_says_so()
    {
        var report = CommitteeReportModel.From(Policy, Scope(Forum), null, PageSample.Frame with { Release = null }, [], []);

        Assert.Contains(report.Head, row => row is { Name: "Decision status", Words: "To note" });
        Assert.Contains("Nothing has been released yet.", report.Text, StringComparison.Ordinal);
        Assert.Contains("No action plan has been sent, so what actions cost is not known.", report.Text, StringComparison.Ordinal);
    }

    private static PackModel Pack(Audience audience)
        => PackModel.From(Policy with { Audiences = [audience] }, Scope(audience), Release, PageSample.Frame, [PageSample.Board], [PageSample.Alert, PageSample.Alert with { Organisation = "northmoor-fire" }]);

    private static AudienceScope Scope(Audience audience) => Assert.Single(AudienceScope.Of(audience, PageSample.Northmoor));

    private static IEnumerable<string> Lines(PackModel pack, string section) => pack.Sections.Single(s => s.Id == section).Lines.Select(l => l.Words);

    private static MinutedLine Line(string line, string kind, string? words = null)
        => new("northmoor", "M-1", line, "forum", new DateOnly(2011, 1, 18), kind, null, null, null, null, null, null, null, words, null, null, null, null);

    private static string Readable(string html) => WebUtility.HtmlDecode(Spaces().Replace(Tags().Replace(html, " "), " "));

    [GeneratedRegex("<div class=\"sheet\".*?</div>", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Sheet();

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
