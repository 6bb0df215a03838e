using System.Text;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Tests.Returns;

public class Large_returns
{
    private const int Rows = 200_000;

    [Fact]
    public void Faults_in_every_fiftieth_of_200_000_rows_are_counted_and_at_most_500_listed()
    {
        // Rows 51, 101 … have a group of their own that is unknown: 4,000 different texts.
        var result = Check(new Generated(Sent.TallyHeader, i => i % 50 == 49
            ? $"lettings,,race,unknown group {i},users,1\n"
            : $"lettings,,race,white-british,users,{i}\n"));

        // 1 count stands, 195,999 repeat it; 20 texts are listed and the rest are one more; disability and gender are missing.
        Assert.Equal(Rows, result.RowsRead);
        Assert.Equal(195_999 + 21 + 2, result.FindingsTotal);
        Assert.Equal(Receipt.MostFindingsListed, result.Findings.Length);
        Assert.Equal([null, null, 3, 4], result.Findings.Take(4).Select(f => f.Row));
        Assert.Equal(ReceiptStatus.Rejected, result.Status);
    }

    [Fact]
    public void Memory_does_not_grow_with_the_rows()
    {
        static string Row(int i) => i % 50 == 49 ? $"lettings,2009-04-01,harbour,wrong {i},no,f\n" : Sent.GoodEventRow;
        long Allocated(int rows)
        {
            using var content = new Generated(Sent.EventHeader, Row, rows);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Check(content);
            return GC.GetAllocatedBytesForCurrentThread() - before - content.Allocated;
        }
        Allocated(1_000);

        // Everything allocated, kept or not: 2,000 more wrong texts cost a few hundred bytes each, 98,000 good rows nothing.
        Assert.True(Allocated(200_000) - Allocated(100_000) < 2_000 * 10_000);
    }

    [Theory]
    [InlineData("\"", "x", "R010")]
    [InlineData(Sent.EventHeader + "\"", "lettings,2009-04-01,harbour,white-british,no,f\n", "R010")]
    [InlineData("", ",", "R010")]
    [InlineData("", "\n", "R001")]
    [InlineData("", "\0", "R001")]
    [InlineData("", " \r", "R001")]
    [InlineData(Sent.EventHeader, "\"\"", "R010")]
    [InlineData(Sent.EventHeader, "\"x\"y\n", "R009")]
    [InlineData(Sent.EventHeader, "a,b\n", "R014")]
    [InlineData(Sent.EventHeader, "\xFF\xFE", "R010")]
    [InlineData("PK\x03\x04", "PK\x03\x04", "R034")]
    [InlineData("\xD0\xCF\x11\xE0", "x", "R032")]
    public void Sixty_megabytes_of_one_thing_are_refused_in_little_memory_and_time(string start, string unit, string code)
    {
        using var content = new Repeated(Encoding.Latin1.GetBytes(start), Encoding.Latin1.GetBytes(unit), 60_000_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var result = Check(content);

        Assert.Contains(result.Findings, f => f.Code == code);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(2));
        Assert.True(result.Status is ReceiptStatus.Rejected);
        // A workbook is held up to its limit of 48 MiB; of a malformed row the reader of CSV makes an object that nobody keeps.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, code switch { "R034" => 150_000_000, "R009" => 500_000_000, _ => 90_000_000 });
    }

    [Fact]
    public void A_check_can_be_stopped()
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        using var content = new Generated(Sent.EventHeader, _ => Sent.GoodEventRow);

        Assert.Throws<OperationCanceledException>(() => ReturnCheck.Check(content, Sent.Name("northmoor/housing", "2009-04", "service-take-up"), TestPolicy.Policy, stopped.Token));
    }

    private static CheckedReturn Check(Stream content) => ReturnCheck.Check(content, Sent.Name("northmoor/housing", "2009-04", "service-take-up"), TestPolicy.Policy);

    private sealed class Repeated(byte[] start, byte[] unit, long length) : MemoryStream
    {
        private long at;

        public override int Read(Span<byte> buffer)
        {
            var read = (int)Math.Min(buffer.Length, length - at);
            for (var i = 0; i < read; i++, at++)
                buffer[i] = at < start.Length ? start[at] : unit[(at - start.Length) % unit.Length];
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    }

    /// <summary>A file that exists one row at a time and gives few bytes at each read.</summary>
    private sealed class Generated(string header, Func<int, string> row, int rows = Rows) : MemoryStream
    {
        private const int MostAtOnce = 4_093;

        private byte[] current = Encoding.UTF8.GetBytes(header);
        private int position;
        private int made;

        public long Allocated { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var read = 0;
            var most = Math.Min(buffer.Length, MostAtOnce);
            while (read < most)
            {
                if (position == current.Length)
                {
                    if (made == rows)
                        break;
                    current = Encoding.UTF8.GetBytes(row(made++));
                    position = 0;
                }
                var taken = Math.Min(most - read, current.Length - position);
                current.AsSpan(position, taken).CopyTo(buffer[read..]);
                position += taken;
                read += taken;
            }
            Allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    }
}
