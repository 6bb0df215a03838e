using System.Buffers;
using System.Security.Cryptography;

namespace EqualityPipeline.Storage.Receiving;

/// <summary>Passes a stream on and hashes what goes by, so that an upload is read once however large it is.</summary>
/// <remarks>SHA-256 costs about as much as reading the rows: whole blocks are hashed on another core, in order, while the reader goes on.</remarks>
public sealed class HashingStream(Stream inner) : Stream
{
    private const int BlockSize = 64 * 1024;

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] filling = ArrayPool<byte>.Shared.Rent(BlockSize);
    private byte[] hashed = ArrayPool<byte>.Shared.Rent(BlockSize);
    private int filled;
    private Task hashing = Task.CompletedTask;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>SHA-256 of the whole, in lower-case hexadecimal; reads what the reader left unread.</summary>
    public async Task<string> FinishAsync(CancellationToken cancel)
    {
        var buffer = new byte[BlockSize];
        while (await ReadAsync(buffer, cancel) > 0)
        {
        }

        return HashSoFar();
    }

    /// <summary>SHA-256 of what went by so far, in lower-case hexadecimal: of the whole, once the reader has seen the end.</summary>
    public string HashSoFar()
    {
        WaitForHashing();
        hash.AppendData(filling, 0, filled);
        filled = 0;
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Keep(buffer[..read]);
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        Keep(buffer.Span[..read]);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && filling.Length > 0)
        {
            WaitForHashing();
            ArrayPool<byte>.Shared.Return(filling);
            ArrayPool<byte>.Shared.Return(hashed);
            (filling, hashed) = ([], []);
            hash.Dispose();
        }
        base.Dispose(disposing);
    }

    private void Keep(ReadOnlySpan<byte> read)
    {
        while (!read.IsEmpty)
        {
            var taken = Math.Min(read.Length, BlockSize - filled);
            read[..taken].CopyTo(filling.AsSpan(filled));
            filled += taken;
            read = read[taken..];
            if (filled == BlockSize)
                HashBeside();
        }
    }

    private void HashBeside()
    {
        WaitForHashing();
        (filling, hashed, filled) = (hashed, filling, 0);
        hashing = Task.Run(() => hash.AppendData(hashed, 0, BlockSize));
    }

    /// <summary>Reading is synchronous, so this waits. A block whose turn has not come is hashed here and now: waiting cannot starve the pool.</summary>
    private void WaitForHashing() => hashing.GetAwaiter().GetResult();
}
