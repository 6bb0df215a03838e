using System.Collections.Immutable;
using Azure;
using EqualityPipeline.Indicators;
using EqualityPipeline.Publication;
using EqualityPipeline.Storage.Parquet;

namespace EqualityPipeline.Storage.Publishing;

/// <summary>What one run worked out and the next may use again, each named by all that it is made of. Nothing rests on it: what is gone is worked out again.</summary>
public sealed class WorkingStore(PipelineStorage storage)
{
    /// <returns>False where they are not there, or are not what was written.</returns>
    internal async Task<bool> TryFillAsync(string organisation, string name, LeafCounts leaves, CancellationToken cancel)
        => await FindAsync(Places.TalliedMonth(organisation, name), cancel) is { } bytes && LeafCountsFile.TryFill(leaves, bytes.ToMemory());

    internal Task WriteAsync(string organisation, string name, LeafCounts leaves, CancellationToken cancel)
        => WriteAsync(Places.TalliedMonth(organisation, name), LeafCountsFile.Write(leaves), cancel);

    /// <returns>Null where they are not there, or are not what was written.</returns>
    internal async Task<ImmutableArray<PublishedFigure>?> FindFiguresAsync(string organisation, string name, CancellationToken cancel)
    {
        if (await FindAsync(Places.FiguresLookedAt(organisation, name), cancel) is not { } bytes)
            return null;
        using var stream = bytes.ToStream();
        try
        {
            return [.. await FigureTable.Table.ReadAsync(stream, cancel)];
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    internal async Task WriteAsync(string organisation, string name, IReadOnlyList<PublishedFigure> figures, CancellationToken cancel)
        => await WriteAsync(Places.FiguresLookedAt(organisation, name), await FigureTable.Table.WriteAsync(figures, cancel), cancel);

    /// <returns>Null where it is not there, or is not what was written.</returns>
    internal async Task<DisclosureAudit?> FindAccountAsync(string organisation, string auditHash, CancellationToken cancel)
        => await FindAsync(NameOfAccount(organisation, auditHash), cancel) is { } bytes ? AccountFile.Read(bytes.ToMemory()) : null;

    internal Task WriteAsync(string organisation, string auditHash, DisclosureAudit account, CancellationToken cancel)
        => WriteAsync(NameOfAccount(organisation, auditHash), AccountFile.Write(account), cancel);

    private static string NameOfAccount(string organisation, string auditHash) => Places.AccountAtHand(organisation, ContentHash.Of([AccountFile.Format, auditHash]));

    private async Task<BinaryData?> FindAsync(string name, CancellationToken cancel)
    {
        try
        {
            return (await storage.Workings.GetBlobClient(name).DownloadContentAsync(cancel)).Value.Content;
        }
        catch (RequestFailedException missing) when (missing.IsMissing())
        {
            return null;
        }
    }

    // Over whatever is there: what could not be read is mended so.
    private async Task WriteAsync(string name, byte[] bytes, CancellationToken cancel)
        => await storage.Workings.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(bytes), overwrite: true, cancel);
}
