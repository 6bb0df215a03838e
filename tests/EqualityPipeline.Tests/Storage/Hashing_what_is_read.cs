using System.Security.Cryptography;
using EqualityPipeline.Storage.Receiving;

namespace EqualityPipeline.Tests.Storage;

public class Hashing_what_is_read
{
    private const int Block = 64 * 1024;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(Block - 1, 1_000)]
    [InlineData(Block, 7)]
    [InlineData(Block + 1, Block)]
    [InlineData(5 * Block, 4_093)]
    [InlineData(20 * Block + 17, 200_000)]
    public async Task Whatever_is_read_at_once_the_hash_is_that_of_the_bytes(int length, int atOnce)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        using var hashing = new HashingStream(new MemoryStream(bytes));
        using var passedOn = new MemoryStream();
        var buffer = new byte[atOnce];
        for (int read; (read = hashing.Read(buffer)) > 0;)
            passedOn.Write(buffer, 0, read);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), await hashing.FinishAsync(CancellationToken.None));
        Assert.Equal(bytes, passedOn.ToArray());
    }

    [Fact]
    public async Task What_the_reader_left_unread_is_hashed_too()
    {
        var bytes = new byte[3 * Block + 5];
        Random.Shared.NextBytes(bytes);
        using var hashing = new HashingStream(new MemoryStream(bytes));
        Assert.Equal(Block, hashing.ReadAtLeast(new byte[Block], Block));

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), await hashing.FinishAsync(CancellationToken.None));
    }

    /// <remarks>The one who asks comes while the last block is still being hashed: where that was not waited for, some of these many answers were wrong or were refused.</remarks>
    [Theory]
    [InlineData(Block)]
    [InlineData(Block - 1)]
    [InlineData(100)]
    public async Task Asked_in_the_middle_the_hash_is_that_of_the_bytes_that_went_by(int atOnce)
    {
        var bytes = new byte[100 * atOnce];
        new Random(atOnce).NextBytes(bytes);
        using var hashing = new HashingStream(new MemoryStream(bytes));
        var buffer = new byte[atOnce];
        for (int gone = 0, read; (read = hashing.Read(buffer)) > 0;)
        {
            gone += read;
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(0, gone))), hashing.HashSoFar());
        }

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), await hashing.FinishAsync(CancellationToken.None));
    }
}
