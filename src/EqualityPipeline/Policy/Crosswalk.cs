using System.Collections.Immutable;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Policy;

/// <summary>How measures that others have set (best value, national indicators, the standards of a sector) go on in one another and in the indicators of the policy.</summary>
public sealed record Crosswalk(ImmutableArray<MeasureSet> Sets, ImmutableArray<OutsideMeasure> Measures, ImmutableArray<CrosswalkStep> Steps)
{
    public static Crosswalk None { get; } = new([], [], []);

    public OutsideMeasure? FindMeasure(string code) => Measures.FirstOrDefault(m => m.Code == code);

    /// <summary>The steps that lead to a measure or an indicator, or from it.</summary>
    public IEnumerable<CrosswalkStep> StepsOf(string code) => Steps.Where(s => s.From == code || s.To == code);
}

/// <summary>A set of measures with the months in which it was in force.</summary>
public sealed record MeasureSet(string Id, string Name, MonthSpan InForce, string Source);

/// <param name="Code">As its set writes it, for example "BV11a" or "SC-WRES 2".</param>
public sealed record OutsideMeasure(string Set, string Code, string Name);

/// <summary>One measure goes on in another.</summary>
/// <param name="From">The code of a measure, or the id of an indicator.</param>
/// <param name="To">Likewise.</param>
/// <param name="Break">The month from which the series is drawn broken; null where it goes on unbroken.</param>
/// <param name="Why">What is the same and what is not, in plain English.</param>
public sealed record CrosswalkStep(string From, string To, Equivalence Equivalence, ReportingMonth? Break, string Why)
{
    /// <summary>Which figure of the indicator it is; null where all of them are.</summary>
    public CrosswalkReading? Reading { get; init; }
}

public enum Equivalence
{
    /// <summary>The same people over the same base: one series.</summary>
    Same,

    /// <summary>A difference that is said, and too small to break the series.</summary>
    Near,

    /// <summary>Another measure: the series is broken.</summary>
    Broken,
}

/// <summary>The figure of a group that a measure of others is, and what of it.</summary>
public sealed record CrosswalkReading(string Strand, string Group, ReadingOfFigure Of);

public enum ReadingOfFigure
{
    Value,

    /// <summary>The whole less the value: everyone but the group (all minority ethnic groups together are those who are not white).</summary>
    Complement,

    /// <summary>The ratio in the indicator's direction.</summary>
    Ratio,
}
