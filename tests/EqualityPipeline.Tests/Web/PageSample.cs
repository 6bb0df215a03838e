using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Returns;
using EqualityPipeline.Web.OData;
using EqualityPipeline.Web.Pages;

namespace EqualityPipeline.Tests.Web;

/// <summary>Figures of March 2011 with one of each verdict, a hidden one and a missing one.</summary>
internal static class PageSample
{
    public static Organisation Northmoor => WebSample.Policy.Organisations[0];

    public static Release Release { get; } = WebSample.Release(
        "northmoor", 'a',
        Compared("REC-02", "race", "asian", 12, 100, 0.12, 0.2, 0.6, "clearly worse"),
        Compared("REC-02", "race", "asian-indian", 8, 50, 0.16, 0.2, 0.8, "possible"),
        Compared("REC-02", "race", "white", 30, 150, 0.2, 0.12, 1.67, "clearly better"),
        Compared("REC-02", "gender", "female", 20, 120, 0.1667, 0.17, 0.98, "no clear difference"),
        WebSample.Figure(indicator: "REC-02", strand: "gender", group: "male", marker: "c"),
        WebSample.Figure(indicator: "REC-02", strand: "race", group: "all", numerator: 45, denominator: 270, value: 0.16667) with { DeclarationRate = 0.9259 },
        WebSample.Figure(indicator: "REC-02", strand: "race", group: "unknown", numerator: 3, denominator: 20, verdict: "too few to say", marker: "u")
            with { MarkerReason = "too few to say: a base under 20" },
        WebSample.Figure(indicator: "TAK-01", strand: "all", group: "all", numerator: 2310, denominator: 45_200, value: 51.1062),
        Compared("TAK-01", "gender", "male", 900, 22_000, 40.909, 60.776, 0.4, "clearly worse"),
        Compared("TAK-01", "gender", "female", 1410, 23_200, 60.776, 40.909, 2.5, "clearly better"),
        WebSample.Figure(indicator: "TAK-01", strand: "race", group: "asian", marker: "x") with { MarkerReason = "not collected" },
        Compared("REC-03", "race", "asian", 12, 300, 0.04, 0.08, 0.1, "clearly worse"),
        Compared("REC-02", "race", "white", 1, 100, 0.01, 0.5, 0.02, "clearly worse", WebSample.February),
        Compared("REC-02", "race", "asian", 1, 100, 0.01, 0.5, 0.02, "clearly worse") with { Directorate = "housing" });

    public static PageFrame Frame { get; } = PageFrame.For(
        WebSample.Policy.Organisations, Northmoor, Release, Edition.Approved, new DateOnly(2011, 4, 10), demonstrationClock: true);

    public static CompletenessBoard Board { get; } = WebSample.Board(
        WebSample.March,
        WebSample.Entry("leisure", "recruitment", ReceiptStatus.Rejected, WebSample.Clock.AddDays(-6), null));

    public static AlertRow Alert { get; } = new(
        "1f", "northmoor", "REC-02", "race", "all", "xmr", "raised", WebSample.Clock, "Head of HR", null,
        "Northmoor City Council: the gap between groups by race was 0.3 in March 2011.");

    public static BriefingModel Briefing { get; } = BriefingModel.From(
        WebSample.Policy, Northmoor, Release, Frame, [Board], [Alert, Alert with { Id = "2f", Organisation = "northmoor-fire", Message = "Elsewhere." }]);

    public static PublishedFigure Compared(
        string indicator, string strand, string group, decimal numerator, decimal denominator, double value, double comparator, double ratio, string verdict,
        ReportingMonth? month = null)
        => WebSample.Figure(indicator: indicator, strand: strand, group: group, numerator: numerator, denominator: denominator, value: value, verdict: verdict, month: month)
            with { Comparator = "rest", ComparatorValue = comparator, Ratio = ratio, Lower95 = value * 0.75, Upper95 = value * 1.25 };
}
