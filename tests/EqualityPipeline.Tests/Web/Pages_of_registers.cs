using System.Text.Json;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Registers;
using EqualityPipeline.Tests.Policy;
using EqualityPipeline.Web.Feeds;
using EqualityPipeline.Web.Pages;
using EqualityPipeline.Web.RegisterPages;
using static EqualityPipeline.Tests.Registers.RegisterSample;

namespace EqualityPipeline.Tests.Web;

public class Pages_of_registers
{
    private static readonly AcceptedRegister Assessments = Register("impact-assessments", "housing",
        """
        assessment | title | subject | depth | delivery | service | legal_basis | owner | status | due | signed | decided | finding_race | finding_gender | indicators
        EIA/1 | Lettings <now> | service | full | direct | lettings | race-duty | Head of Lettings | complete | 2010-06-30 | 2010-06-15 | 2010-06-01 | no-impact | positive | REC-02
        EIA-2 | Gas | service | screening | direct | repairs | gender-duty | Head of Repairs | planned | 2011-03-31 | | | | |
        """);

    private static readonly PublishedFigure Behind = Figure("REC-02", "race", "black", "2011-03", 0.12, "clearly worse", "housing", 0.6, -0.08) with { ComparatorValue = 0.2, Numerator = 12, Denominator = 100 };

    private static readonly RegisterPagesSample Sample = RegisterPagesSample.Of([Assessments], Behind);

    [Fact]
    public async Task A_contradiction_is_told_with_the_figure_that_contradicts_it()
    {
        var text = await Sample.TextAsync(ImpactAssessmentsPages.All);

        Assert.Contains("1 of 2 are complete; 1 is overdue.", text, StringComparison.Ordinal);
        Assert.Contains(
            "EIA/1 Lettings <now> It found no impact by race, and REC-02 shows a clear gap. "
            + "Housing: Appointed from shortlisted, Black or Black British (race): 12.0%, clearly worse than 20.0% for everyone else (n: 12 of 100). March 2011.",
            text, StringComparison.Ordinal);
        Assert.Contains("It was signed on 15 June 2010, after the decision of 1 June 2010 that it should inform.", text, StringComparison.Ordinal);
        Assert.Contains("Homelessness advice (Housing)", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_assessment_has_a_page_with_its_data_pack_and_one_that_is_not_there_has_none()
    {
        var frame = Sample.Frame;
        var text = await RegisterPagesSample.TextAsync(ImpactAssessmentsPages.One(Packs.Policy, RegisterPagesSample.Northmoor, Sample.Release, frame, "EIA/1")!);

        Assert.Contains("Full assessment of a service; complete. Head of Lettings answers for it.", text, StringComparison.Ordinal);
        Assert.Contains("Black or Black British ▼ Act : clearly worse 12.0% 12 of 100", text, StringComparison.Ordinal);
        Assert.Contains("REC-02 Appointed from shortlisted, gender: no figure is published.", text, StringComparison.Ordinal);
        Assert.Null(ImpactAssessmentsPages.One(Packs.Policy, RegisterPagesSample.Northmoor, Sample.Release, frame, "EIA-9"));
    }

    [Fact]
    public async Task A_register_that_nobody_sent_is_not_an_empty_one()
    {
        var none = RegisterPagesSample.Of([]);

        Assert.Contains("Nobody has sent the register \"impact-assessments\", so nothing is known", await none.TextAsync(ImpactAssessmentsPages.All), StringComparison.Ordinal);
        Assert.Contains("Impact assessments nobody has sent the register", await none.TextAsync(RegistersIndex.From), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_index_says_what_is_open()
        => Assert.Contains("Impact assessments 1 overdue, 6 contradictions, 1 to be opened again, 7 services without one", await Sample.TextAsync(RegistersIndex.From), StringComparison.Ordinal);

    [Fact]
    public async Task The_feed_has_a_row_an_assessment()
    {
        var row = (await Sample.Feed.GetAsync("ImpactAssessments?$filter=Overdue eq false")).Json.GetProperty("value")[0];

        Assert.Equal(
            ("northmoor|housing|EIA/1", "race=no-impact; gender=positive", true, "2010-06-30"),
            (Text("Id"), Text("Findings"), row.GetProperty("ToBeReopened").GetBoolean(), Text("Due")));
        Assert.StartsWith("It found no impact by race, and REC-02 shows a clear gap. Housing: Appointed", Text("Contradictions"), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, row.GetProperty("Link").ValueKind);

        string Text(string column) => row.GetProperty(column).GetString()!;
    }

    [Fact]
    public async Task The_same_is_data_and_names_each_figure_by_its_id()
    {
        var answer = await HttpAnswers.ExecuteAsync(request => Task.FromResult(RegistersFeed.Answer(request, Packs.Policy, RegisterPagesSample.Northmoor, Sample.Release, Edition.Approved)));
        var contradiction = answer.Json.GetProperty("registers").GetProperty("impactAssessments").GetProperty("assessments")[1].GetProperty("contradictions")[0];

        Assert.Equal(("no-impact-beside-gap", Behind.Id), (contradiction.GetProperty("kind").GetString(), contradiction.GetProperty("figure").GetString()));
    }

    [Fact]
    public void What_is_kept_with_a_release_is_read_back_as_it_was()
    {
        var kept = EqualityPipeline.Storage.Publishing.ReleaseJson.Write(Sample.Release.Registers);
        var read = EqualityPipeline.Storage.Publishing.ReleaseJson.Read<RegisterReport>(BinaryData.FromBytes(kept));

        Assert.Equal(kept, EqualityPipeline.Storage.Publishing.ReleaseJson.Write(read));
        Assert.Equal(Behind.Id, read.ImpactAssessments!.Assessments[1].Contradictions[0].Figure);
    }
}
