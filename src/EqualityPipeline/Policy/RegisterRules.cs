using System.Collections.Immutable;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Policy;

/// <summary>How registers are judged: when an assessment, a plan or a figure is too old, too late or out of law.</summary>
public sealed record RegisterRules
{
    /// <summary>What is in force where a pack has no registers.yaml; the file that ships says the same, and which duties were in force when.</summary>
    public static RegisterRules Standard { get; } = new();

    /// <summary>Months that the newest evidence of an assessment may be older than its signing.</summary>
    public int EvidenceMonths { get; init; } = 24;

    /// <summary>Months over which the rate of completion is taken that a forecast goes on with.</summary>
    public int ForecastMonths { get; init; } = 12;

    /// <summary>Days after which what is late is red and no longer amber.</summary>
    public int RedAfterDays { get; init; } = 30;

    /// <summary>Months ahead that the calendar of consultations shows.</summary>
    public int CalendarMonths { get; init; } = 12;

    /// <summary>By code of the list legal-basis, in the order of the file.</summary>
    public ImmutableArray<LegalDuty> Duties { get; init; } = [];
}

/// <summary>A law that asks for impact assessments, and the months in which it did.</summary>
public sealed record LegalDuty(string Basis, MonthSpan InForce, string Source);
