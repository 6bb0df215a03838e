using EqualityPipeline.Periods;

namespace EqualityPipeline.Frameworks;

/// <summary>How long evidence counts. From three quarters of its time on it is ageing; on the day its time is over it is stale.</summary>
internal static class EvidenceAge
{
    public static DateOnly AgesOn(DateOnly made, int maxAgeMonths) => made.AddMonths(maxAgeMonths * 3 / 4);

    public static DateOnly StaleOn(DateOnly made, int maxAgeMonths) => made.AddMonths(maxAgeMonths);

    public static EvidenceState Of(DateOnly made, int maxAgeMonths, DateOnly asOf)
        => asOf >= StaleOn(made, maxAgeMonths) ? EvidenceState.Stale
        : asOf >= AgesOn(made, maxAgeMonths) ? EvidenceState.Ageing
        : EvidenceState.Fresh;

    /// <summary>Of evidence that is told by the month: a month counts for as many months as are looked back over, itself included.</summary>
    public static EvidenceState Of(ReportingMonth made, int months, ReportingMonth lastMonth)
        => lastMonth.MonthsSince(made) >= months ? EvidenceState.Stale
        : months > 1 && lastMonth.MonthsSince(made) >= months * 3 / 4 ? EvidenceState.Ageing
        : EvidenceState.Fresh;

    /// <summary>The first day on which the month can have fallen out of those looked back over: a month counts once its returns are due.</summary>
    public static DateOnly StaleOn(ReportingMonth made, int months) => made.Plus(months + 1).FirstDay;
}
