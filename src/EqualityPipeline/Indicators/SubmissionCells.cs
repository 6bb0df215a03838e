using System.Collections.Immutable;
using EqualityPipeline.Cells;
using EqualityPipeline.Periods;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Indicators;

/// <summary>The cells of an accepted submission that holds its slot; of a register its records, from which cells are counted.</summary>
public sealed record SubmissionCells(
    string SubmissionId, string Directorate, ReportingMonth Period, string ReturnType, ImmutableArray<Cell> Cells)
{
    /// <summary>Of a register, by key; otherwise empty.</summary>
    public ImmutableArray<RegisterRecord> Records { get; init; } = [];

    /// <summary>The organisation that sent it, where the counts of several are pooled; otherwise null.</summary>
    public string? Member { get; init; }
}
