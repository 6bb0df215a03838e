using System.Collections.Immutable;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Returns;
using EqualityPipeline.Registers;
using EqualityPipeline.Storage.Parquet;

namespace EqualityPipeline.Storage.Publishing;

/// <summary>Releases: content-addressed parts, manifests, and the two pointers that say which of them are shown.</summary>
public sealed class ReleaseStore(PipelineStorage storage, SubmissionIds ids)
{
    private static readonly byte[] NoRegisters = ReleaseJson.Write(RegisterReport.None);

    /// <summary>What saves the next run work.</summary>
    public WorkingStore Workings { get; } = new(storage);

    /// <returns>The pointer with its version; null where the edition has none yet.</returns>
    public async Task<(ReleasePointer Pointer, ETag Version)?> FindPointerAsync(string organisation, Edition edition, CancellationToken cancel)
        => await DownloadAsync(storage.Releases, Places.Pointer(organisation, edition), cancel) is { } blob
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
        => await DownloadAsync(storage.Releases, Places.Release(organisation, release), cancel) is { } blob ? ReleaseJson.Read<ReleaseManifest>(blob.Content) : null;

    public Task WriteManifestAsync(ReleaseManifest manifest, CancellationToken cancel)
        => WriteOnceAsync(storage.Releases, Places.Release(manifest.Organisation, manifest.Id), ReleaseJson.Write(manifest), "application/json", cancel);

    /// <param name="isKept">False where the part is only named, and not written.</param>
    /// <returns>The content hash that names the part.</returns>
    public async Task<string> KeepPartAsync(string organisation, ImmutableArray<PublishedFigure> figures, bool isKept, CancellationToken cancel)
    {
        var bytes = await FigureTable.Table.WriteAsync(figures, cancel);
        var hash = ContentHash.Of(bytes);
        if (isKept)
            await WriteOnceAsync(storage.Releases, Places.ReleasePart(organisation, hash), bytes, "application/vnd.apache.parquet", cancel);
        return hash;
    }

    /// <param name="isKept">False where the account is only named, and not written.</param>
    /// <returns>The content hash that names the restricted account of what was hidden, keyed where the deployment has a key.</returns>
    public async Task<string> KeepAuditAsync(string organisation, DisclosureAudit audit, bool isKept, CancellationToken cancel)
    {
        var bytes = await AuditTable.WriteAsync(audit, cancel);
        var hash = ids.OfRestricted(bytes);
        if (isKept)
            await WriteOnceAsync(storage.Disclosure, Places.DisclosureAudit(organisation, hash), bytes, "application/vnd.apache.parquet", cancel);
        return hash;
    }

    public async Task<bool> HasAuditAsync(string organisation, string auditHash, CancellationToken cancel)
        => await storage.Disclosure.GetBlobClient(Places.DisclosureAudit(organisation, auditHash)).ExistsAsync(cancel);

    public async Task<DisclosureAudit> ReadAuditAsync(string organisation, string auditHash, CancellationToken cancel)
    {
        var blob = await DownloadAsync(storage.Disclosure, Places.DisclosureAudit(organisation, auditHash), cancel)
            // Without it a release could open the one before: better none than that.
            ?? throw new InvalidDataException($"The account {auditHash} of what was hidden for {organisation} is missing from storage.");
        using var stream = blob.Content.ToStream();
        return await AuditTable.ReadAsync(stream, cancel);
    }

    public async Task<ImmutableArray<PublishedFigure>> ReadPartAsync(string organisation, string contentHash, CancellationToken cancel)
    {
        var blob = await DownloadAsync(storage.Releases, Places.ReleasePart(organisation, contentHash), cancel)
            ?? throw new InvalidDataException($"Part {contentHash} of {organisation} is missing from storage.");
        using var stream = blob.Content.ToStream();
        return [.. await FigureTable.Table.ReadAsync(stream, cancel)];
    }

    /// <param name="before">As the release before shows them.</param>
    /// <param name="isKept">False where they are only named, and not written.</param>
    public async Task<string> KeepRevisionsAsync(string organisation, ImmutableArray<PublishedFigure> before, bool isKept, CancellationToken cancel)
    {
        var bytes = await FigureTable.Table.WriteAsync(before, cancel);
        var hash = ContentHash.Of(bytes);
        if (isKept)
            await WriteOnceAsync(storage.Releases, Places.Revisions(organisation, hash), bytes, "application/vnd.apache.parquet", cancel);
        return hash;
    }

    /// <returns>The figures of the release corrected that are shown with other numbers, as they were; by id.</returns>
    public async Task<ImmutableArray<PublishedFigure>> ReadRevisionsAsync(ReleaseManifest manifest, CancellationToken cancel)
    {
        if (manifest.Revisions is not { } hash)
            return [];
        var blob = await DownloadAsync(storage.Releases, Places.Revisions(manifest.Organisation, hash), cancel)
            ?? throw new InvalidDataException($"The revisions {hash} of {manifest.Organisation} are missing from storage.");
        using var stream = blob.Content.ToStream();
        return [.. await FigureTable.Table.ReadAsync(stream, cancel)];
    }

    /// <param name="isKept">False where it is only named, and not written.</param>
    /// <returns>The content hash that names it; null where the registers say nothing.</returns>
    public async Task<string?> KeepRegistersAsync(string organisation, RegisterReport report, bool isKept, CancellationToken cancel)
    {
        var bytes = ReleaseJson.Write(report);
        if (bytes.AsSpan().SequenceEqual(NoRegisters))
            return null;
        var hash = ContentHash.Of(bytes);
        if (isKept)
            await WriteOnceAsync(storage.Releases, Places.RegisterReport(organisation, hash), bytes, "application/json", cancel);
        return hash;
    }

    public async Task<RegisterReport> ReadRegistersAsync(ReleaseManifest manifest, CancellationToken cancel)
    {
        if (manifest.Registers is not { } hash)
            return RegisterReport.None;
        var blob = await DownloadAsync(storage.Releases, Places.RegisterReport(manifest.Organisation, hash), cancel)
            ?? throw new InvalidDataException($"The report {hash} on the registers of {manifest.Organisation} is missing from storage.");
        return ReleaseJson.Read<RegisterReport>(blob.Content);
    }

    /// <summary>What is in storage under the names that a release gives, by the hash of the bytes: equal to the name, unless a byte was changed.</summary>
    /// <returns>Null where there is nothing under the name.</returns>
    public async Task<(string? Part, string? Audit)> HashesOfAsync(string organisation, ReleasePart part, CancellationToken cancel)
    {
        var (figures, audit) = (
            await DownloadAsync(storage.Releases, Places.ReleasePart(organisation, part.ContentHash), cancel),
            await DownloadAsync(storage.Disclosure, Places.DisclosureAudit(organisation, part.AuditHash), cancel));
        return (figures is null ? null : ContentHash.Of(figures.Content.ToMemory().Span), audit is null ? null : ids.OfRestricted(audit.Content.ToMemory().Span));
    }

    private static async Task<BlobDownloadResult?> DownloadAsync(BlobContainerClient container, string name, CancellationToken cancel)
    {
        try
        {
            return (await container.GetBlobClient(name).DownloadContentAsync(cancel)).Value;
        }
        catch (RequestFailedException missing) when (missing.IsMissing())
        {
            return null;
        }
    }

    /// <summary>What is named by its content is the same if it is there already.</summary>
    private static async Task WriteOnceAsync(BlobContainerClient container, string name, byte[] bytes, string contentType, CancellationToken cancel)
    {
        try
        {
            await container.GetBlobClient(name).UploadAsync(
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
