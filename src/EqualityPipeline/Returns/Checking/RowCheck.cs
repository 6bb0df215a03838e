using System.Collections.Immutable;
using EqualityPipeline.Cells;

namespace EqualityPipeline.Returns;

/// <summary>Checks and counts the rows of one layout as they stream by.</summary>
internal abstract class RowCheck
{
    /// <summary>Rows whose content entered the cells.</summary>
    public int RowsCounted { get; protected set; }

    public abstract void Row(IReturnRows rows);

    /// <summary>Tells of a row that could not be read, so that no sum is blamed for lacking it.</summary>
    public virtual void MissRow()
    {
    }

    /// <summary>Checks that need all rows.</summary>
    public virtual void Finish()
    {
    }

    /// <summary>Sorted; only to be asked for where the return is counted.</summary>
    public abstract ImmutableArray<Cell> Cells();

    protected static ImmutableArray<Cell> Sorted(ImmutableArray<Cell>.Builder cells)
    {
        cells.Sort(static (one, other) =>
        {
            var order = string.CompareOrdinal(one.Service, other.Service);
            if (order == 0)
                order = string.CompareOrdinal(one.Place, other.Place);
            if (order == 0)
                order = string.CompareOrdinal(one.Measure, other.Measure);
            if (order == 0)
                order = string.CompareOrdinal(one.Attributes, other.Attributes);
            if (order == 0)
                order = string.CompareOrdinal(one.Strand, other.Strand);
            if (order == 0)
                order = string.CompareOrdinal(one.Group, other.Group);
            return order != 0 ? order : Nullable.Compare(one.Bucket, other.Bucket);
        });
        return cells.DrainToImmutable();
    }
}
