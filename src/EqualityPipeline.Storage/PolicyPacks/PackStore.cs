using System.Collections.Immutable;
using Azure;
using Azure.Storage.Blobs.Models;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Storage.Publishing;

namespace EqualityPipeline.Storage.PolicyPacks;

/// <summary>Packs as they were uploaded, what each would change, and the register that says which is in force.</summary>
public sealed class PackStore(PipelineStorage storage)
{
    /// <returns>The register with its version; an empty one with none where nothing was uploaded yet.</returns>
    public async Task<(PackRegister Register, ETag? Version)> ReadAsync(CancellationToken cancel)
        => await DownloadAsync(Places.PackRegister, cancel) is { } blob
            ? (ReleaseJson.Read<PackRegister>(blob.Content), blob.Details.ETag)
            : (PackRegister.Empty, null);

    /// <summary>For whoever makes the services of an invocation, which cannot wait.</summary>
    /// <inheritdoc cref="ReadAsync(CancellationToken)"/>
    public PackRegister Read()
    {
        try
        {
            return ReleaseJson.Read<PackRegister>(storage.Policy.GetBlobClient(Places.PackRegister).DownloadContent().Value.Content);
        }
        catch (RequestFailedException missing) when (missing.IsMissing())
        {
            return PackRegister.Empty;
        }
    }

    /// <returns>False where another decision was written since it was read.</returns>
    public async Task<bool> TryMoveAsync(PackRegister register, ETag? version, CancellationToken cancel)
    {
        try
        {
            await WriteAsync(
                Places.PackRegister, ReleaseJson.Write(register), "application/json",
                version is { } known ? new BlobRequestConditions { IfMatch = known } : new BlobRequestConditions { IfNoneMatch = ETag.All }, cancel);
            return true;
        }
        catch (RequestFailedException failure) when (failure.IsLostRace())
        {
            return false;
        }
    }

    /// <summary>What is named by its content is the same if it is there already.</summary>
    public async Task WriteFilesAsync(string version, IEnumerable<PolicyFile> files, CancellationToken cancel)
    {
        try
        {
            await WriteAsync(Places.Pack(version), PackArchive.Pack(files), "application/zip", new BlobRequestConditions { IfNoneMatch = ETag.All }, cancel);
        }
        catch (RequestFailedException failure) when (failure.IsLostRace())
        {
        }
    }

    public async Task<ImmutableArray<PolicyFile>> ReadFilesAsync(string version, CancellationToken cancel)
        => await DownloadAsync(Places.Pack(version), cancel) is { } blob ? Files(version, blob.Content) : throw Missing(version);

    /// <inheritdoc cref="Read"/>
    public ImmutableArray<PolicyFile> ReadFiles(string version)
    {
        try
        {
            return Files(version, storage.Policy.GetBlobClient(Places.Pack(version)).DownloadContent().Value.Content);
        }
        catch (RequestFailedException missing) when (missing.IsMissing())
        {
            throw Missing(version);
        }
    }

    public Task WriteBackTestAsync(BackTest backTest, CancellationToken cancel)
        => WriteAsync(Places.BackTest(backTest.Policy), ReleaseJson.Write(backTest), "application/json", null, cancel);

    public async Task<BackTest?> FindBackTestAsync(string version, CancellationToken cancel)
        => await DownloadAsync(Places.BackTest(version), cancel) is { } blob ? ReleaseJson.Read<BackTest>(blob.Content) : null;

    private static ImmutableArray<PolicyFile> Files(string version, BinaryData zip)
    {
        using var content = zip.ToStream();
        var archive = PackArchive.Open(content);
        return archive.Faults.IsEmpty ? archive.Files : throw new InvalidDataException($"The stored policy {version} cannot be opened: {archive.Faults[0]}");
    }

    private static InvalidDataException Missing(string version) => new($"The policy {version} is missing from storage.");

    private async Task<BlobDownloadResult?> DownloadAsync(string name, CancellationToken cancel)
    {
        try
        {
            return (await storage.Policy.GetBlobClient(name).DownloadContentAsync(cancel)).Value;
        }
        catch (RequestFailedException missing) when (missing.IsMissing())
        {
            return null;
        }
    }

    private async Task WriteAsync(string name, byte[] bytes, string contentType, BlobRequestConditions? conditions, CancellationToken cancel)
        => await storage.Policy.GetBlobClient(name).UploadAsync(
            BinaryData.FromBytes(bytes),
            new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = contentType }, Conditions = conditions },
            cancel);
}
