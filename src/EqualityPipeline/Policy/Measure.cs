using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>Something a return counts or adds up.</summary>
/// <param name="Public">True where the counts are published elsewhere (census) or are of no people (documents, buildings), so that they need no disclosure control.</param>
public sealed record Measure(string Id, string Name, MeasureKind Kind, bool Public)
{
    public MeasureUnit Unit { get; init; } = MeasureUnit.People;

    /// <summary>The number column of the event layout or the register whose numbers are added; null where each row or record adds one.</summary>
    public string? SumOf { get; init; }

    /// <summary>In the event layout: the number column that is kept as the bucket of the cell (pay in pence, age in years), in which rows are counted or <see cref="SumOf"/> is added up; null where none is.</summary>
    public string? BucketOf { get; init; }

    /// <summary>In the event layout a row, and of a register a record, is counted only where each of these holds; empty means every one.</summary>
    public ImmutableArray<ColumnCondition> Where { get; init; } = [];

    /// <summary>Of a register: a record is counted only where each of these columns is filled (a date of publication).</summary>
    public ImmutableArray<string> Filled { get; init; } = [];

    /// <summary>Of a register: a record is counted only where each of these columns is blank (the end of a role).</summary>
    public ImmutableArray<string> Blank { get; init; } = [];

    /// <summary>Whether it is a number of people or of what happened to one of them, not published elsewhere, so that a small one could identify somebody.</summary>
    public bool NeedsProtection => !Public && Unit is MeasureUnit.People or MeasureUnit.Cases or MeasureUnit.FullTimeEquivalents;

    /// <summary>Whether whoever it counts is counted by another measure of the same return too, by the conditions of the two: full-pay relevant staff are staff in post.</summary>
    public bool IsWithin(Measure other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Id != other.Id && (Kind, Unit) == (other.Kind, other.Unit) && SumOf is null && other.SumOf is null && !other.Where.IsEmpty
            && other.Where.All(w => Where.Any(own => own.Column == w.Column && own.Codes.All(w.Codes.Contains)))
            && other.Filled.All(Filled.Contains) && other.Blank.All(Blank.Contains);
    }

    /// <summary>The columns of the event layout without which it cannot be counted.</summary>
    public IEnumerable<string> Columns => Where.Select(w => w.Column).Concat(new[] { SumOf, BucketOf }.OfType<string>());
}

/// <param name="Codes">The column holds one of these codes.</param>
public sealed record ColumnCondition(string Column, ImmutableArray<string> Codes);

public enum MeasureKind
{
    /// <summary>Summed over months.</summary>
    Flow,

    /// <summary>Counted at a moment; never summed over months.</summary>
    Stock,

    /// <summary>Each person once in a month; never summed over months.</summary>
    DistinctPeople,
}

/// <summary>What the number of a measure is a number of; people and cases are whole, the others may have decimals.</summary>
public enum MeasureUnit { People, Cases, FullTimeEquivalents, Hours, Days, Pounds }

public static class MeasureUnits
{
    /// <summary>Decimals that a count may be written with.</summary>
    public static int Decimals(this MeasureUnit unit) => unit is MeasureUnit.People or MeasureUnit.Cases ? 0 : 2;
}
