using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Registers;

/// <summary>What a report on the registers is worked out from.</summary>
/// <param name="LastMonth">The latest month whose returns were due by the as-of date.</param>
/// <param name="Registers">Of a partnership those that its members share with it.</param>
/// <param name="Figures">Those of <see cref="IsWanted"/>, as they are published: an answer gives nothing away.</param>
public sealed record RegisterInputs(
    MonitoringPolicy Policy, Organisation Organisation, DateOnly AsOf, ReportingMonth LastMonth, HeldRegisters Registers, ImmutableArray<PublishedFigure> Figures)
{
    /// <summary>Every accepted return, of whatever type: whether something came is public, what it counts is not.</summary>
    public ImmutableArray<AcceptedReturn> Returns { get; init; } = [];

    /// <summary>Of a partnership what its members' releases say: no more than they have published themselves. Otherwise empty.</summary>
    public ImmutableArray<RegisterReport> OfMembers { get; init; } = [];

    /// <summary>Whether a report looks at a figure: of an indicator that a register names every one of the whole organisation or of a directorate or service; of the others those of whole years of the organisation.</summary>
    /// <param name="named">Ids of <see cref="IndicatorsNamed"/>.</param>
    public static bool IsWanted(PublishedFigure figure, IReadOnlySet<string> named)
    {
        ArgumentNullException.ThrowIfNull(figure);
        ArgumentNullException.ThrowIfNull(named);
        if (figure.Place != Unit.All)
            return false;
        return named.Contains(figure.Indicator)
            || (figure.Directorate == Unit.All && figure.Service == Unit.All && FigurePeriod.Parse(figure.Period).Kind is PeriodKind.Year or PeriodKind.Rolling12);
    }

    /// <summary>The indicators that the registers name, in whatever column.</summary>
    public static IReadOnlySet<string> IndicatorsNamed(MonitoringPolicy policy, HeldRegisters registers)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(registers);
        return policy.ReturnTypes
            .Where(type => type.Register is not null)
            .SelectMany(type => type.Register!.Columns.Where(c => c.Type == ColumnType.Indicator), (type, column) => (Type: type.Id, column.Name))
            .SelectMany(column => registers.RecordsOf(column.Type).SelectMany(record => record.FindSeveral(column.Name)))
            .ToHashSet(StringComparer.Ordinal);
    }
}

/// <summary>A return that holds its slot.</summary>
public sealed record AcceptedReturn(string Organisation, string Directorate, ReportingMonth Period, string ReturnType);
