using EqualityPipeline.Periods;
using EqualityPipeline.Publication;
using EqualityPipeline.Tests.Policy;

namespace EqualityPipeline.Tests.Publication;

public class Alerts_in_a_preview
{
    private static readonly ReportingMonth First = new(2009, 4);

    /// <summary>Of two steady years the last month: 40 where 10 and 11 took turns.</summary>
    [Fact]
    public void One_is_told_that_a_correction_would_raise()
        => Assert.Contains("was 40 in March 2011", Assert.Single(Between(now: Of(10.5), then: Of(40))), StringComparison.Ordinal);

    [Fact]
    public void None_is_told_of_a_figure_that_is_hidden_as_things_stand()
        => Assert.Empty(Between(now: Of(null), then: Of(40)));

    [Fact]
    public void None_is_told_of_a_figure_that_the_correction_would_hide()
        => Assert.Empty(Between(now: Of(40), then: Of(null)));

    private static IEnumerable<string> Between(Release now, Release then)
    {
        var preview = CorrectionPreview.Between(now, then, "after", "before", null, Packs.Policy.FindOrganisation("northmoor")!, Packs.Policy);
        return preview.AlertsRaised.Concat(preview.AlertsGone);
    }

    /// <param name="last">Of the last month; null where it is hidden.</param>
    private static Release Of(double? last) => new(
        new ReleaseManifest("", "northmoor", new DateOnly(2011, 4, 10), null, [], [], [], []),
        [.. Enumerable.Range(0, 24).Select(month => Month(First.Plus(month), month < 23 ? 10 + (month % 2) : last))]);

    private static PublishedFigure Month(ReportingMonth month, double? value) => new()
    {
        Organisation = "northmoor", Directorate = "all", Service = "all", Place = "all", Period = month.ToString(), PeriodType = "month",
        PeriodStart = month.FirstDay, PeriodEnd = month.LastDay, Indicator = "TAK-01", Strand = "all", Group = "all",
        Value = value, Marker = value is null ? "c" : null,
    };
}
