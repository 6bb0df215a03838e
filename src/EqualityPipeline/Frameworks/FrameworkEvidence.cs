using System.Collections.Immutable;
using EqualityPipeline.Periods;
using EqualityPipeline.Publication;
using EqualityPipeline.Registers;

namespace EqualityPipeline.Frameworks;

/// <summary>A return that was owed, and what came of it.</summary>
public sealed record OwedReturn(string ReturnType, string Directorate, ReportingMonth Period, bool IsAccepted, bool IsOnTime);

/// <summary>A measure that an accepted return holds by the categories of a strand.</summary>
public sealed record MappedStrand(string ReturnType, string Measure, string Strand, ReportingMonth Period);

/// <summary>Everything that a framework is scored from: returns received, strands mapped, and figures as published.</summary>
/// <param name="LastMonth">The latest month whose returns were due by the as-of date.</param>
/// <param name="Figures">Published ones only, so that an answer gives nothing away.</param>
public sealed record FrameworkEvidence(
    DateOnly AsOf, ReportingMonth LastMonth,
    ImmutableArray<OwedReturn> Returns, ImmutableArray<MappedStrand> Mapped, ImmutableArray<PublishedFigure> Figures)
{
    /// <summary>The registers accepted for months up to that of the as-of date.</summary>
    public HeldRegisters Registers { get; init; } = HeldRegisters.None;

    public bool IsRecent(ReportingMonth month, int months)
        => month <= LastMonth && LastMonth.MonthsSince(month) < months;
}
