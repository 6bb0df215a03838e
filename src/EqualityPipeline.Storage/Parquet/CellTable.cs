using EqualityPipeline.Cells;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Storage.Parquet;

/// <summary>Cells as Parquet, each row complete in itself, so that DuckDB, Fabric or Spark can read the blobs as they lie.</summary>
internal static class CellTable
{
    public static ParquetTable<Cell> For(SubmissionName name) => new(
        [
            ParquetColumn<Cell>.Same("organisation", name.Organisation),
            ParquetColumn<Cell>.Same("directorate", name.Directorate),
            ParquetColumn<Cell>.Text("service", c => c.Service),
            ParquetColumn<Cell>.Text("place", c => c.Place),
            ParquetColumn<Cell>.Same("period", name.Period.ToString()),
            ParquetColumn<Cell>.Same("return_type", name.ReturnType),
            ParquetColumn<Cell>.Text("measure", c => c.Measure),
            ParquetColumn<Cell>.Text("attributes", c => c.Attributes),
            ParquetColumn<Cell>.Text("strand", c => c.Strand),
            ParquetColumn<Cell>.Text("group", c => c.Group),
            ParquetColumn<Cell>.Whole("bucket", c => c.Bucket),
            ParquetColumn<Cell>.Count("count", c => c.Count),
        ],
        (rows, row) => new Cell(
            rows.Text("service", row), rows.Text("place", row), rows.Text("measure", row), rows.Text("attributes", row),
            rows.Text("strand", row), rows.Text("group", row), rows.Whole("bucket", row), rows.Decimal("count", row)!.Value));
}
