using System.Collections.Immutable;
using Azure;
using Azure.Storage.Blobs.Models;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Storage.Parquet;

namespace EqualityPipeline.Storage.Publishing;

/// <summary>Releases: content-addressed parts, manifests, and the two pointers that say which of them are shown.</summary>
public sealed class ReleaseStore(PipelineStorage storage)
{
    /// <returns>The pointer with its version; null where the edition has none yet.</returns>
    public async Task<(ReleasePointer Pointer, ETag Version)?> FindPointerAsync(string organisation, Edition edition, CancellationToken cancel)
        => await DownloadAsync(Places.Pointer(organisation, edition), cancel) is { } blob
            ? (ReleaseJson.Read<ReleasePointer>(blob.Content), blob.Details.ETag)
            : null;

    /// <returns>False where another run moved it since it was read.</returns>
    public async Task<bool> TryMoveAsync(ReleasePointer pointer, ETag? version, CancellationToken cancel)
    {
        try
        {
            await storage.Releases.GetBlobClient(Places.Pointer(pointer.Organisation, pointer.Edition)).UploadAsync(
                BinaryData.FromBytes(ReleaseJson.Write(pointer)),
                new BlobUploadOptions
                {
                    HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
                    Conditions = version is { } known ? new BlobRequestConditions { IfMatch = known } : new BlobRequestConditions { IfNoneMatch = ETag.All },
                },
                cancel);
            return true;
        }
        catch (RequestFailedException failure) when (failure.IsLostRace())
        {
            return false;
        }
    }

    public async Task<ReleaseManifest?> FindManifestAsync(string organisation, string release, CancellationToken cancel)
        => await DownloadAsync(Places.Release(organisation, release), cancel) is { } blob ? ReleaseJson.Read<ReleaseManifest>(blob.Content) : null;

    public Task WriteManifestAsync(ReleaseManifest manifest, CancellationToken cancel)
        => WriteOnceAsync(Places.Release(manifest.Organisation, manifest.Id), ReleaseJson.Write(manifest), "application/json", cancel);

    /// <returns>The content hash that names the part.</returns>
    public async Task<string> WritePartAsync(string organisation, ImmutableArray<PublishedFigure> figures, CancellationToken cancel)
    {
        var bytes = await FigureTable.Table.WriteAsync(figures, cancel);
        var hash = ContentHash.Of(bytes);
        await WriteOnceAsync(Places.ReleasePart(organisation, hash), bytes, "application/vnd.apache.parquet", cancel);
        return hash;
    }

    /// <summary>The content hash that would name a part, which is not written.</summary>
    public static async Task<string> NamePartAsync(ImmutableArray<PublishedFigure> figures, CancellationToken cancel)
        => ContentHash.Of(await FigureTable.Table.WriteAsync(figures, cancel));

    public async Task<ImmutableArray<PublishedFigure>> ReadPartAsync(string organisation, string contentHash, CancellationToken cancel)
    {
        var blob = await DownloadAsync(Places.ReleasePart(organisation, contentHash), cancel)
            ?? throw new InvalidDataException($"Part {contentHash} of {organisation} is missing from storage.");
        using var stream = blob.Content.ToStream();
        return [.. await FigureTable.Table.ReadAsync(stream, cancel)];
    }

    private async Task<BlobDownloadResult?> DownloadAsync(string name, CancellationToken cancel)
    {
        try
        {
            return (await storage.Releases.GetBlobClient(name).DownloadContentAsync(cancel)).Value;
        }
        catch (RequestFailedException missing) when (missing.IsMissing())
        {
            return null;
        }
    }

    /// <summary>What is named by its content is the same if it is there already.</summary>
    private async Task WriteOnceAsync(string name, byte[] bytes, string contentType, CancellationToken cancel)
    {
        try
        {
            await storage.Releases.GetBlobClient(name).UploadAsync(
                BinaryData.FromBytes(bytes),
                new BlobUploadOptions
                {
                    HttpHeaders = new BlobHttpHeaders { ContentType = contentType },
                    Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                },
                cancel);
        }
        catch (RequestFailedException failure) when (failure.IsLostRace())
        {
        }
    }
}
