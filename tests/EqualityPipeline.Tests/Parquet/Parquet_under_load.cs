using EqualityPipeline.Cells;
using EqualityPipeline.Periods;
using EqualityPipeline.Publication;
using EqualityPipeline.Returns;
using EqualityPipeline.Storage.Parquet;

namespace EqualityPipeline.Tests.Parquet;

public class Parquet_under_load
{
    /// <summary>Of different sizes and contents, so that a buffer shared by two of them would show.</summary>
    [Fact]
    public async Task Many_files_written_and_read_at_once_stay_what_they_are()
    {
        var name = new SubmissionName("northmoor", "housing", new ReportingMonth(2010, 3), "service-take-up", "x");
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 100), new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = TestContext.Current.CancellationToken },
            async (seed, cancel) =>
            {
                var cells = Enumerable.Range(seed, 100 + seed * 7).Select(Cell).ToArray();
                using var ofCells = new MemoryStream(await CellTable.For(name).WriteAsync(cells, cancel));
                var figures = Enumerable.Range(seed, 50 + seed * 5).Select(Figure).ToArray();
                using var ofFigures = new MemoryStream(await FigureTable.Table.WriteAsync(figures, cancel));

                Assert.Equal(cells, await CellTable.For(name).ReadAsync(ofCells, cancel));
                Assert.Equal(figures, await FigureTable.Table.ReadAsync(ofFigures, cancel));
            });
    }

    [Fact]
    public async Task Rows_that_are_not_those_that_were_written_are_refused()
    {
        ParquetTable<int> Table(int wrong) => new(
            [ParquetColumn<int>.Whole("number", number => number)], (rows, row) => rows.Whole("number", row)!.Value + (row == 2 ? wrong : 0));
        using var file = new MemoryStream(await Table(0).WriteAsync([1, 2, 3], TestContext.Current.CancellationToken));

        Assert.Equal([1, 2, 3], await Table(0).ReadAsync(file, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<InvalidDataException>(() => Table(1).ReadAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_that_does_not_hold_the_rows_that_were_to_be_written_is_refused()
    {
        var asked = 0;
        // Another number each time: what is in the file is never what is looked for in it.
        var table = new ParquetTable<int>([ParquetColumn<int>.Whole("number", _ => ++asked)], (rows, row) => rows.Whole("number", row)!.Value);

        await Assert.ThrowsAsync<InvalidDataException>(() => table.WriteAsync([1, 2, 3], TestContext.Current.CancellationToken));
    }

    private static Cell Cell(int i)
        => new("lettings", "unspecified", "users", "", "race", $"group-{i % 20}", i % 3 == 0 ? i : null, i % 2 == 0 ? i : i + 0.25m);

    private static PublishedFigure Figure(int i) => new()
    {
        Organisation = "northmoor",
        Directorate = "all",
        Service = "all",
        Place = "all",
        Period = "2010-03",
        PeriodType = "month",
        PeriodStart = new DateOnly(2010, 3, 1),
        PeriodEnd = new DateOnly(2010, 3, 31),
        Indicator = "TAK-01",
        Strand = "race",
        Group = $"group-{i}",
        Numerator = i % 3 == 0 ? null : i,
        Denominator = i % 3 == 0 ? null : i * 1000m + 0.5m,
        Value = i % 4 == 0 ? null : i / 7.0,
        Marker = i % 3 == 0 ? "c" : null,
    };
}
