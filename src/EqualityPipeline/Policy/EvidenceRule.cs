using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>How live data settle a criterion.</summary>
public abstract partial record EvidenceRule
{
    private EvidenceRule() { }

    /// <summary>Enough of the returns expected in the last months were accepted.</summary>
    /// <param name="AtLeast">Share of those expected, in [0, 1].</param>
    public sealed record ReturnsAccepted(string Return, int Months, double AtLeast) : EvidenceRule;

    /// <summary>Enough of the accepted returns of the last months arrived by their deadline.</summary>
    public sealed record ReturnsOnTime(string Return, int Months, double AtLeast) : EvidenceRule;

    /// <summary>A measure is held, not older than some months, by each of these strands.</summary>
    public sealed record StrandsMapped(string Return, string Measure, ImmutableArray<string> Strands, int MaxAgeMonths) : EvidenceRule;

    /// <summary>Enough people declared their category, over the last months and every one of these strands.</summary>
    public sealed record Declared(string Return, string Measure, ImmutableArray<string> Strands, int Months, double AtLeast) : EvidenceRule;

    /// <summary>Over the last months no group of the strand had a published gap clearly worse than its comparator in more than some of the months.</summary>
    /// <param name="AtMostMonths">Months in which some group may be clearly worse.</param>
    public sealed record NoClearGap(string Indicator, string Strand, int Months, int AtMostMonths) : EvidenceRule;

    /// <summary>The minimum data set is held: enough of the pairs of a monitored service and a strand have a published figure in the last months.</summary>
    public sealed record MappingCoverage(string Indicator, ImmutableArray<string> Strands, int Months, double AtLeast) : EvidenceRule;

    /// <summary>Each of the indicators was published by each of the strands in the last months, hidden or not: somebody asked and counted.</summary>
    public sealed record MonitoredByStrand(ImmutableArray<string> Indicators, ImmutableArray<string> Strands, int Months) : EvidenceRule;

    /// <summary>Each of the indicators, one a type, was published in the last months, by whatever strand.</summary>
    public sealed record RecordedByType(ImmutableArray<string> Indicators, int Months) : EvidenceRule;
}
