using EqualityPipeline.Publication;

namespace EqualityPipeline.Storage.Parquet;

/// <summary>The restricted account of what was hidden, as Parquet.</summary>
internal static class AuditTable
{
    public static ParquetTable<AuditedCount> Table { get; } = new(
        [
            ParquetColumn<AuditedCount>.Text(nameof(AuditedCount.Period), c => c.Period),
            ParquetColumn<AuditedCount>.Text(nameof(AuditedCount.Key), c => c.Key),
            ParquetColumn<AuditedCount>.Count(nameof(AuditedCount.People), c => c.People),
            ParquetColumn<AuditedCount>.Text(nameof(AuditedCount.Fate), c => c.Fate.ToString()),
        ],
        (rows, row) => new AuditedCount(
            rows.Text(nameof(AuditedCount.Period), row), rows.Text(nameof(AuditedCount.Key), row),
            rows.Decimal(nameof(AuditedCount.People), row)!.Value, Enum.Parse<CountFate>(rows.Text(nameof(AuditedCount.Fate), row))));
}
