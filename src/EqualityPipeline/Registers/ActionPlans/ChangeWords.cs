using System.Globalization;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Registers.ActionPlans;

/// <summary>Figures and changes of an indicator in a sentence: a share as a percentage and its change in percentage points, anything else in its own unit.</summary>
internal sealed class ChangeWords(Indicator? indicator)
{
    private readonly bool isShare = indicator is
    {
        Per: 1, Kind: IndicatorKind.Proportion or IndicatorKind.RatioOfShares or IndicatorKind.BandShare or IndicatorKind.MeanGap or IndicatorKind.MedianGap,
    };

    public string Figure(double figure)
        => isShare ? (figure * 100).ToString("0.0", CultureInfo.InvariantCulture) + "%" : figure.ToString("#,0.##", CultureInfo.InvariantCulture);

    /// <summary>With its sign; the unit is said once a sentence.</summary>
    public string Change(double change)
        => isShare ? (change * 100).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) : change.ToString("+#,0.##;-#,0.##;0", CultureInfo.InvariantCulture);

    /// <summary>Finer, for what is a month's share of a change.</summary>
    public string MonthlyChange(double change)
        => isShare ? (change * 100).ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture) : change.ToString("+#,0.###;-#,0.###;0", CultureInfo.InvariantCulture);

    public string Unit => isShare ? " percentage points" : indicator is null ? "" : " " + indicator.Unit;
}
