using System.Collections.Immutable;
using EqualityPipeline.Cells;

namespace EqualityPipeline.Returns;

/// <summary>A return that was read to its end: its findings and, where it is accepted, its cells.</summary>
/// <param name="Cells">Sorted; empty unless accepted.</param>
/// <param name="Findings">The worst first, at most <see cref="Receipt.MostFindingsListed"/>.</param>
public sealed record CheckedReturn(
    ReceiptStatus Status, bool Quarantined, string Encoding, int RowsRead, int RowsCounted,
    ImmutableArray<Finding> Findings, int FindingsTotal, ImmutableArray<Cell> Cells);
