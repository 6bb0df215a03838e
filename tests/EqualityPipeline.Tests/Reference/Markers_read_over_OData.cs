using System.Text.Json;
using EqualityPipeline.Policy;
using EqualityPipeline.Tests.Storage;

namespace EqualityPipeline.Tests.Reference;

/// <summary>What a figure cannot say with a number, from the upload to the feed.</summary>
public class Markers_read_over_OData(SharedAzurite azurite)
{
    private static readonly string[] Numbers =
    [
        "Numerator", "Denominator", "Value", "Lower95", "Upper95", "Lower998", "Upper998", "ComparatorValue", "Ratio", "RatioLower95", "RatioUpper95",
        "Difference", "DifferenceLower95", "DifferenceUpper95", "PValue", "QValue", "DeclarationRate",
    ];

    private static readonly string[] Texts = ["Comparator", "Verdict"];

    private const string Recruitment = """
        service,strand,group,measure,count
        service-north,race,white-british,applied,141
        service-north,race,asian-indian,applied,61
        service-north,disability,not-disabled,applied,187
        service-north,disability,disabled,applied,15
        service-north,gender,female,applied,104
        service-north,gender,male,applied,98
        service-north,race,white-british,shortlisted,71
        service-north,race,asian-indian,shortlisted,32
        service-north,disability,not-disabled,shortlisted,94
        service-north,disability,disabled,shortlisted,9
        service-north,gender,female,shortlisted,52
        service-north,gender,male,shortlisted,51
        service-north,race,white-british,appointed,27
        service-north,race,asian-indian,appointed,3
        service-north,disability,not-disabled,appointed,30
        service-north,disability,disabled,appointed,0
        service-north,gender,female,appointed,17
        service-north,gender,male,appointed,13
        """;

    private const string TakeUp = """
        service,strand,group,measure,count
        service-north,race,white-british,users,612
        service-north,race,asian-indian,users,0
        service-north,disability,not-collected,users,612
        service-north,gender,female,users,401
        service-north,gender,male,users,211
        """;

    [Theory]
    // Three of 32 alone would be had from the total, so that the 27 of 71 hide with them.
    [InlineData("RFA-01", "race", "asian-indian", "c", "confidential")]
    [InlineData("RFA-01", "race", "white-british", "c", "confidential")]
    [InlineData("RFB-01", "disability", "all", "x", "not collected")]
    [InlineData("RFB-01", "disability", "disabled", "x", "not collected")]
    [InlineData("RFC-01", "gender", "all", "z", "the whole has no share of itself")]
    public async Task Confidential_not_available_and_not_applicable_null_every_number(string indicator, string strand, string group, string marker, string reason)
    {
        var row = (await ReleasedAsync()).Of(indicator, strand, group);

        Assert.Equal((marker, reason), (row.Text("Marker"), row.Text("MarkerReason")));
        Assert.All(Numbers.Concat(Texts), column => Assert.Equal(JsonValueKind.Null, row.GetProperty(column).ValueKind));
    }

    [Fact]
    public async Task Too_few_keep_their_counts_alone()
    {
        var row = (await ReleasedAsync()).Of("RFA-01", "disability", "disabled");

        Assert.Equal(("u", "too few to say: a base under 10", "too few to say"), (row.Text("Marker"), row.Text("MarkerReason"), row.Text("Verdict")));
        Assert.Equal((0, 9), (row.Number("Numerator"), row.Number("Denominator")));
        Assert.All(Numbers.Except(["Numerator", "Denominator"]), column => Assert.Null(row.Number(column)));
    }

    /// <summary>Nobody of 12,000: chi-square with 2 degrees of freedom has -2 ln(0.025) = 7.3778 at 97.5%, half of it is 3.6889, and over 12 thousands 0.3074.</summary>
    [Fact]
    public async Task A_zero_is_a_zero()
    {
        var row = (await ReleasedAsync()).Of("RFB-01", "race", "asian-indian");

        Assert.Equal((0, 12_000, 0, 0), (row.Number("Numerator"), row.Number("Denominator"), row.Number("Value"), row.Number("Lower95")));
        Assert.Equal(-Math.Log(0.025) / 12, row.Number("Upper95")!.Value, 1e-6);
        // 612 of 40,000 residents: half a case on either side of the ratio, which says so.
        Assert.Equal(0.5 / 12_000 / (612.5 / 40_000), row.Number("Ratio")!.Value, 1e-9);
        Assert.Equal("ratio adjusted for a count of zero", row.Text("MarkerReason"));
        Assert.Null(row.Text("Marker"));
    }

    [Fact]
    public async Task One_group_alone_has_no_comparator_and_no_parity()
    {
        using var pipeline = await SmallUploads.SentAsync(azurite, ("north/2009-04/recruitment", """
            service,strand,group,measure,count
            service-north,race,white-british,applied,141
            service-north,race,white-british,shortlisted,71
            service-north,disability,not-disabled,applied,141
            service-north,disability,not-disabled,shortlisted,71
            service-north,gender,female,applied,141
            service-north,gender,female,shortlisted,71
            """));

        var row = (await SmallUploads.ReleasedAsync(pipeline)).Of("RFA-02", "gender", "female");

        Assert.Equal(100 * 71 / 141.0, row.Number("Value")!.Value, 1e-9);
        Assert.Equal("no comparator: nobody else is in the base", row.Text("MarkerReason"));
        Assert.All(["ComparatorValue", "Ratio", "Difference", "PValue", "QValue"], column => Assert.Null(row.Number(column)));
        Assert.Null(row.Text("Verdict"));
    }

    [Fact]
    public async Task A_comparator_under_the_minimum_base_has_numbers_and_no_verdict()
    {
        var row = (await ReleasedAsync()).Of("RFA-01", "disability", "not-disabled");

        Assert.Equal((30 / 94.0, 0), (row.Number("Value"), row.Number("ComparatorValue")));
        Assert.Equal("too few to say", row.Text("Verdict"));
        Assert.StartsWith("too few to say: the comparator's base is under 10", row.Text("MarkerReason"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_corrected_after_approval_is_revised_and_no_other()
    {
        using var pipeline = await SmallUploads.SentAsync(azurite, ("north/2009-04/recruitment", Recruitment), ("north/2009-04/service-take-up", TakeUp));
        await SmallUploads.ReleasedAsync(pipeline);
        pipeline.Clock.SetForward(TimeSpan.FromHours(1));
        await SmallUploads.SendAsync(
            pipeline, "north/2009-04/service-take-up",
            TakeUp.Replace("female,users,401", "female,users,411", StringComparison.Ordinal).Replace("male,users,211", "male,users,201", StringComparison.Ordinal));

        var rows = await SmallUploads.ReleasedAsync(pipeline);

        Assert.Equal(("r", 411), (rows.Of("RFB-01", "gender", "female").Text("Marker"), rows.Of("RFB-01", "gender", "female").Number("Numerator")));
        Assert.Null(rows.Of("RFB-01", "gender", "all").Text("Marker"));
        Assert.Null(rows.Of("RFA-01", "gender", "female").Text("Marker"));
    }

    [Fact]
    public async Task All_of_the_working_edition_is_provisional()
    {
        using var pipeline = await SmallUploads.SentAsync(azurite, ("north/2009-04/recruitment", Recruitment));
        await pipeline.PublishAsync(SmallUploads.Organisation);

        var rows = await UploadedReferenceCases.RowsAsync(pipeline, Edition.Working);

        Assert.Equal("p", rows.Of("RFA-01", "gender", "female").Text("Marker"));
        Assert.Equal("u,p", rows.Of("RFA-01", "disability", "disabled").Text("Marker"));
        Assert.Equal("c,p", rows.Of("RFA-01", "race", "asian-indian").Text("Marker"));
    }

    [Fact]
    public async Task A_broken_series_says_when_and_why()
    {
        var row = (await ReleasedAsync()).Of("RFI-01", "gender", "female");

        Assert.Equal("b", row.Text("Marker"));
        Assert.Contains("break in April 2009: The question was worded anew.", row.Text("MarkerReason"), StringComparison.Ordinal);
        Assert.Equal(52 / 104.0, row.Number("Value"));
    }

    private async Task<IReadOnlyDictionary<string, JsonElement>> ReleasedAsync()
    {
        using var pipeline = await SmallUploads.SentAsync(azurite, ("north/2009-04/recruitment", Recruitment), ("north/2009-04/service-take-up", TakeUp));
        return await SmallUploads.ReleasedAsync(pipeline);
    }
}
