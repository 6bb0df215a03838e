using System.Collections.Immutable;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Registers;

namespace EqualityPipeline.Frameworks;

/// <summary>A return that was owed, and what came of it.</summary>
public sealed record OwedReturn(string ReturnType, string Directorate, ReportingMonth Period, bool IsAccepted, bool IsOnTime);

/// <summary>A measure that an accepted return holds by the categories of a strand.</summary>
public sealed record MappedStrand(string ReturnType, string Measure, string Strand, ReportingMonth Period);

/// <summary>A service that was monitored by the last month.</summary>
public sealed record MonitoredService(string Directorate, string Id, string Name);

/// <summary>Everything that a framework is scored from: returns received, strands mapped, registers, and figures as published.</summary>
/// <param name="LastMonth">The latest month whose returns were due by the as-of date.</param>
/// <param name="Figures">Published ones only, so that an answer gives nothing away.</param>
public sealed record FrameworkEvidence(
    DateOnly AsOf, ReportingMonth LastMonth,
    ImmutableArray<OwedReturn> Returns, ImmutableArray<MappedStrand> Mapped, ImmutableArray<PublishedFigure> Figures)
{
    /// <summary>The registers accepted for months up to that of the as-of date.</summary>
    public HeldRegisters Registers { get; init; } = HeldRegisters.None;

    /// <summary>Whom it is of; an assessment fills it.</summary>
    public Organisation? Organisation { get; init; }

    public IReadOnlyList<MonitoredService> Services =>
    [
        .. (Organisation?.Directorates ?? []).SelectMany(
            d => d.Services.Where(s => s.MonitoredFrom is null || s.MonitoredFrom <= LastMonth), (d, s) => new MonitoredService(d.Id, s.Id, s.Name)),
    ];

    public IReadOnlyList<Directorate> Directorates => Organisation?.Directorates ?? [];

    public bool IsRecent(ReportingMonth month, int months)
        => month <= LastMonth && LastMonth.MonthsSince(month) < months;

    /// <summary>What was known so many months before. Whether a return had been accepted by then is taken from what is known now.</summary>
    public FrameworkEvidence Back(int months) => this with
    {
        AsOf = AsOf.AddMonths(-months),
        LastMonth = LastMonth.Plus(-months),
        Registers = Registers.UpTo(ReportingMonth.Of(AsOf.AddMonths(-months))),
    };
}
