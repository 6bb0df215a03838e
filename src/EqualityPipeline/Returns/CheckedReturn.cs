using System.Collections.Immutable;
using EqualityPipeline.Cells;

namespace EqualityPipeline.Returns;

/// <summary>A return that was read to its end: its findings and, where it is accepted, its cells.</summary>
/// <param name="Cells">Sorted; empty unless accepted.</param>
/// <param name="Findings">The worst first, at most <see cref="Receipt.MostFindingsListed"/>.</param>
public sealed record CheckedReturn(
    ReceiptStatus Status, bool Quarantined, string Encoding, int RowsRead, int RowsCounted,
    ImmutableArray<Finding> Findings, int FindingsTotal, ImmutableArray<Cell> Cells)
{
    /// <summary>The rows of a register, by key; empty unless accepted.</summary>
    public ImmutableArray<RegisterRecord> Records { get; init; } = [];

    /// <summary>True for a return that says there is nothing to report.</summary>
    public bool IsNil { get; init; }

    /// <summary>Labels that stood for no category, for the equality lead to settle; empty where there were none.</summary>
    public ImmutableArray<UnknownLabel> UnknownLabels { get; init; } = [];
}
