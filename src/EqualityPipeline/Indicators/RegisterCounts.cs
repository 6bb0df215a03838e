using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Cells;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Indicators;

/// <summary>Counts the records of a register into cells, so that an indicator can rest on a register as on any other return.</summary>
/// <remarks>
/// A record counts 1, or the number in the measure's <c>sum-of</c> column, in its own strand and group where the register has these columns and
/// otherwise in everyone. A record about <c>all</c> is a total beside the groups, and counts where nothing tells the groups.
/// </remarks>
public static class RegisterCounts
{
    public static ImmutableArray<Cell> Of(ReturnType type, ImmutableArray<RegisterRecord> records)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (type.Register is not { } register || type.Measures.IsEmpty)
            return [];
        string? Named(ColumnType of) => register.Columns.FirstOrDefault(c => c.Type == of && !c.TakesSeveral)?.Name;
        var (service, place, strand, group) = (Named(ColumnType.Service), Named(ColumnType.Place), Named(ColumnType.Strand), Named(ColumnType.Group));
        var attributes = register.Columns.Where(c => c.IsAttribute).Select(c => c.Name).Order(StringComparer.Ordinal).ToList();
        var counted = new Dictionary<Cell, decimal>();
        foreach (var measure in type.Measures)
        {
            foreach (var record in records.Where(r => IsOf(measure, r)))
            {
                var cell = new Cell(
                    Text(record, service), Text(record, place), measure.Id,
                    string.Join(';', attributes.Where(a => record.Find(a) is not null).Select(a => $"{a}={record.Find(a)}")),
                    strand is null ? Unit.All : record.Find(strand) ?? Unit.All, group is null ? Unit.All : record.Find(group) ?? Unit.All, null, 0);
                counted[cell] = counted.GetValueOrDefault(cell) + Number(record, measure);
            }

            // A register without such records says that there are none.
            counted.TryAdd(new Cell(Cell.Unspecified, Cell.Unspecified, measure.Id, string.Empty, Unit.All, Unit.All, null, 0), 0);
        }

        return [.. counted.Select(c => c.Key with { Count = c.Value })];
    }

    /// <summary>The directorate that a record is about, where the register of the whole organisation says so.</summary>
    public static string DirectorateOf(ReturnType type, RegisterRecord record, string sender)
        => type.Register?.Columns.FirstOrDefault(c => c.Type == ColumnType.Directorate && !c.TakesSeveral) is { } column
            ? record.Find(column.Name) ?? sender
            : sender;

    private static bool IsOf(Measure measure, RegisterRecord record)
        => measure.Where.All(w => Holds(record, w)) && measure.Filled.All(c => record.Find(c) is not null) && measure.Blank.All(c => record.Find(c) is null);

    private static bool Holds(RegisterRecord record, ColumnCondition condition)
        => record.Find(condition.Column) is { } text && text.Split(';', StringSplitOptions.TrimEntries).Any(t => condition.Codes.Contains(t, StringComparer.Ordinal));

    private static string Text(RegisterRecord record, string? column)
        => column is null || record.Find(column) is not { } text || text == Unit.All ? Cell.Unspecified : text;

    private static decimal Number(RegisterRecord record, Measure measure)
        => measure.SumOf is null ? 1
            : record.Find(measure.SumOf) is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture)
            : 0;
}
