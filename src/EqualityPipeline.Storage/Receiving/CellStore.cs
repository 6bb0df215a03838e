using System.Collections.Immutable;
using Azure.Storage.Blobs.Models;
using EqualityPipeline.Cells;
using EqualityPipeline.Returns;
using EqualityPipeline.Storage.Parquet;

namespace EqualityPipeline.Storage.Receiving;

/// <summary>The cells of each submission, one immutable Parquet blob apiece.</summary>
public sealed class CellStore(PipelineStorage storage)
{
    /// <summary>Writing the same submission again writes the same bytes.</summary>
    public async Task WriteAsync(SubmissionName name, string submissionId, ImmutableArray<Cell> cells, CancellationToken cancel)
    {
        var bytes = await CellTable.For(name).WriteAsync(cells, cancel);
        var blob = storage.Cells.GetBlobClient(Places.CellsOf(name.Organisation, name.Period.ToString(), name.Directorate, name.ReturnType, submissionId));
        await blob.UploadAsync(
            BinaryData.FromBytes(bytes),
            new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "application/vnd.apache.parquet" } }, cancel);
    }

    public async Task<ImmutableArray<Cell>> ReadAsync(SubmissionSlot slot, CancellationToken cancel)
    {
        var name = new SubmissionName(slot.Organisation, slot.Directorate, slot.Period, slot.ReturnType, slot.CountedUpload!.Path);
        var blob = storage.Cells.GetBlobClient(
            Places.CellsOf(slot.Organisation, slot.Period.ToString(), slot.Directorate, slot.ReturnType, slot.CountedSubmission!));
        var content = await blob.DownloadContentAsync(cancel);
        using var stream = content.Value.Content.ToStream();
        return [.. await CellTable.For(name).ReadAsync(stream, cancel)];
    }
}
