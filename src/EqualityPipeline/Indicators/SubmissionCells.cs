using System.Collections.Immutable;
using EqualityPipeline.Cells;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Indicators;

/// <summary>The cells of an accepted submission that holds its slot.</summary>
public sealed record SubmissionCells(
    string SubmissionId, string Directorate, ReportingMonth Period, string ReturnType, ImmutableArray<Cell> Cells);
