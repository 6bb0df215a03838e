using System.Text;

namespace EqualityPipeline.Tests.Returns;

/// <summary>A file that exists one row at a time.</summary>
internal sealed class StreamOfRows(IEnumerable<string> rows) : MemoryStream
{
    private readonly IEnumerator<string> next = rows.GetEnumerator();
    private byte[] current = [];
    private int position;

    public override int Read(Span<byte> buffer)
    {
        while (position == current.Length)
        {
            if (!next.MoveNext())
                return 0;
            (current, position) = (Encoding.UTF8.GetBytes(next.Current), 0);
        }
        var taken = Math.Min(buffer.Length, current.Length - position);
        current.AsSpan(position, taken).CopyTo(buffer);
        position += taken;
        return taken;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    protected override void Dispose(bool disposing)
    {
        next.Dispose();
        base.Dispose(disposing);
    }
}
