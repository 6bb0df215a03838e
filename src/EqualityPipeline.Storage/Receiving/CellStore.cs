using System.Collections.Immutable;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using EqualityPipeline.Cells;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;
using EqualityPipeline.Storage.Parquet;

namespace EqualityPipeline.Storage.Receiving;

/// <summary>What each accepted submission holds, one immutable Parquet blob apiece: its cells or, of a register, its records.</summary>
public sealed class CellStore(PipelineStorage storage)
{
    /// <summary>Writing the same submission again writes the same bytes.</summary>
    /// <param name="register">The layout of a register in the month of the return; null for a return that counts.</param>
    public async Task WriteAsync(SubmissionName name, string submissionId, CheckedReturn accepted, RegisterLayout? register, CancellationToken cancel)
    {
        var bytes = register is null
            ? await CellTable.For(name).WriteAsync(accepted.Cells, cancel)
            : await RecordTable.For(name, register).WriteAsync(accepted.Records, cancel);
        await Blob(name, submissionId).UploadAsync(
            BinaryData.FromBytes(bytes),
            new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "application/vnd.apache.parquet" } }, cancel);
    }

    /// <param name="slot">Of a return that counts, with an accepted one in it.</param>
    public Task<ImmutableArray<Cell>> ReadAsync(SubmissionSlot slot, CancellationToken cancel) => ReadAsync(NameOf(slot), slot.CountedSubmission!, cancel);

    /// <param name="name">Of a return that counts; its path does not matter.</param>
    public async Task<ImmutableArray<Cell>> ReadAsync(SubmissionName name, string submissionId, CancellationToken cancel)
    {
        using var stream = await OpenAsync(name, submissionId, cancel);
        return [.. await CellTable.For(name).ReadAsync(stream, cancel)];
    }

    /// <param name="slot">Of a register, with an accepted one in it.</param>
    public async Task<ImmutableArray<RegisterRecord>> ReadRecordsAsync(SubmissionSlot slot, CancellationToken cancel)
    {
        using var stream = await OpenAsync(NameOf(slot), slot.CountedSubmission!, cancel);
        var table = await RecordTable.OfFileAsync(NameOf(slot), stream, cancel);
        return [.. await table.ReadAsync(stream, cancel)];
    }

    private static SubmissionName NameOf(SubmissionSlot slot)
        => new(slot.Organisation, slot.Directorate, slot.Period, slot.ReturnType, slot.CountedUpload!.Path);

    private async Task<Stream> OpenAsync(SubmissionName name, string submissionId, CancellationToken cancel)
        => (await Blob(name, submissionId).DownloadContentAsync(cancel)).Value.Content.ToStream();

    private BlobClient Blob(SubmissionName name, string submissionId) => storage.Cells.GetBlobClient(
        Places.CellsOf(name.Organisation, name.Period.ToString(), name.Directorate, name.ReturnType, submissionId));
}
