using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>Reads a column of numbers: plain ones straight from their bytes, the rest as any column is read.</summary>
internal sealed class NumberColumn
{
    /// <summary>Stands for a cell that may be blank and is.</summary>
    public const long Blank = long.MaxValue;

    private readonly ValueColumn column;
    private readonly long least;
    private readonly long most;
    private readonly int decimals;

    public NumberColumn(ReturnColumn column, int position, FindingList findings)
    {
        Column = column;
        var kind = NumberKind.Of(column);
        decimals = kind.Decimals;
        least = (long)Math.Ceiling((kind.Least ?? 0) * kind.Scale);
        most = (long)Math.Floor((kind.Most ?? long.MaxValue / 10_000 / kind.Scale) * kind.Scale);
        this.column = new ValueColumn(column.Name, position, findings, (text, at) =>
            text.Length > 0 ? CountText.Read(text, at, kind)
            : column.Required ? Reading.Wrong(Faults.Blank(at))
            : Reading.Of(Blank));
    }

    public ReturnColumn Column { get; }

    /// <summary>The number, scaled; <see cref="Blank"/>, or <see cref="Reading.None"/>.</summary>
    public long Read(IReturnRows rows)
    {
        var cell = rows.Field(column.Position);
        return CountText.TryReadPlain(cell, decimals, out var number) && number >= least && number <= most ? number : column.Read(cell, rows.Row);
    }
}
