using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs.Models;

namespace EqualityPipeline.Storage.Publishing;

/// <summary>The key that signs the page tokens of the feed: made once, the same on every instance, and in nobody's configuration.</summary>
public sealed class FeedKey(PipelineStorage storage)
{
    private const int Bytes = 32;

    public async Task<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancel)
    {
        var blob = storage.Releases.GetBlobClient(Places.FeedKey);
        try
        {
            var made = RandomNumberGenerator.GetBytes(Bytes);
            await blob.UploadAsync(
                BinaryData.FromBytes(made), new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } }, cancel);
            return made;
        }
        catch (RequestFailedException failure) when (failure.IsLostRace())
        {
            return (await blob.DownloadContentAsync(cancel)).Value.Content.ToMemory();
        }
    }
}
