namespace EqualityPipeline.Periods;

/// <summary>A run of months, both ends included; a missing end is open.</summary>
public readonly record struct MonthSpan(ReportingMonth? From, ReportingMonth? To)
{
    public static MonthSpan Always => default;

    public bool Covers(ReportingMonth month) => !(month < From) && !(month > To);

    public bool Overlaps(MonthSpan other) => !(From > other.To) && !(other.From > To);
}
