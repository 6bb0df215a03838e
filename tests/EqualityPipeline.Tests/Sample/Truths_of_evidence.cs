using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Registers.Triangulation;
using EqualityPipeline.Tests.SampleData;
using EqualityPipeline.Tests.Web;
using EqualityPipeline.Web.Pages;

namespace EqualityPipeline.Tests.Sample;

/// <summary>Contradictions between kinds of evidence, found through the product; and none but those planted.</summary>
public class Truths_of_evidence
{
    [Fact]
    public void T58_what_assessments_and_accounts_say_and_the_figures_do_not()
    {
        var rows = SampleReports.Of("northmoor").Evidence!.Rows;

        Assert.Equal(["race black", "disability all"], rows.Where(r => r.IsConflict).Select(r => $"{r.Strand} {r.Group}"));
        Assert.Equal([Reading.Worse, Reading.Nothing, Reading.Possible, Reading.Worse, Reading.Mixed], rows.First().Readings.Select(r => r.Says));
        Assert.Equal([Reading.Worse, Reading.Worse], rows.Single(r => r.Group == "asian-pakistani").Readings.Where(r => r.Says != Reading.Nothing).Select(r => r.Says));
        Assert.DoesNotContain(rows, r => r.Group == "muslim");
    }

    /// <summary>Users of all services in 2010/11, the group's over its residents against the rest's over theirs, added up from the rows of the returns.</summary>
    [Theory]
    [InlineData("race", "black")]
    [InlineData("religion-or-belief", "muslim")]
    public void T58_take_up_is_even_by_the_counts_themselves(string strand, string group)
    {
        bool IsOf(string code) => code == group || PlainCounts.RollUp(strand, code) == group;
        bool IsRest(string code) => PlainCounts.IsDeclared(code) && !IsOf(code);
        decimal Rate(Func<string, bool> of) => (decimal)PlainCounts.Months.Skip(12).Sum(m => PlainCounts.People("northmoor", m, "users", strand, of)) / PlainCounts.People("northmoor", "2010-04", "population", strand, of);

        Assert.InRange(Rate(IsOf) / Rate(IsRest), 0.8m, 1.25m);
    }

    [Fact]
    public void T59_the_police_are_used_alike_and_felt_otherwise()
    {
        var rows = SampleReports.Of("northmoor-police").Evidence!.Rows;

        Assert.Equal(["race asian"], rows.Where(r => r.IsConflict).Select(r => $"{r.Strand} {r.Group}"));
        Assert.Equal((Reading.Even, Reading.Worse), (rows.Single(r => r.Group == "asian").Readings[0].Says, rows.Single(r => r.Group == "asian").Readings[2].Says));
        Assert.Equal(Reading.Even, rows.Single(r => r.Group == "white").Readings[2].Says);
    }

    [Fact]
    public void Nothing_else_contradicts_anything()
        => Assert.All(new[] { "westvale", "northmoor-fire", "northmoor-together" }, o => Assert.DoesNotContain(SampleReports.Of(o).Evidence?.Rows ?? [], r => r.IsConflict));

    [Fact]
    public async Task The_page_tells_them_in_sentences_and_no_number_of_accounts()
    {
        var organisation = SampleRelease.Organisation("northmoor");
        var release = new Release(new ReleaseManifest(new string('a', 32), "northmoor", SampleRelease.AsOf, null, [], [], [], []), []) { Registers = SampleReports.Of("northmoor") };
        var model = TriangulationModel.From(
            SampleRelease.Policy, organisation, release, PageFrame.For(SampleRelease.Policy.Organisations, organisation, release, Edition.Approved, SampleRelease.AsOf, demonstrationClock: true));
        var html = (await HttpAnswers.ExecuteAsync(_ => WebPages.TriangulationAsync(model))).Text;

        var disability = Assert.Single(model.Conflicts, c => c.StartsWith("The strand as a whole (disability): ", StringComparison.Ordinal));
        Assert.Contains("Take-up says even", disability, StringComparison.Ordinal);
        Assert.EndsWith("Impact assessments say worse (EIA-ADC-01, EIA-CUS-01, EIA-HOU-01, EIA-HOU-02, EIA-LEI-02).", disability, StringComparison.Ordinal);
        Assert.All(model.Conflicts, conflict => Assert.Contains(System.Net.WebUtility.HtmlEncode(conflict), html, StringComparison.Ordinal));
        Assert.DoesNotMatch(@"\d+ accounts", html);
    }
}
