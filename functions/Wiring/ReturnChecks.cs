using System.Text.Json;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Returns;
using EqualityPipeline.Storage.Publishing;
using EqualityPipeline.Storage.Receiving;
using EqualityPipeline.Web.Feeds;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>Answers the receipt that an upload would get and, where <c>?preview=true</c> asks for it, what it would change.</summary>
public sealed class ReturnChecks(MonitoringPolicy policy, CorrectionPreviews previews, EarlierReturns earlier, LabelBook labels, SubmissionIds ids, TimeProvider clock)
{
    private const int BufferedInMemory = 1 << 20;

    public async Task<IResult> CheckAsync(HttpRequest request, CancellationToken cancel)
    {
        // The checks read synchronously, which the web server does not allow of its own stream.
        request.EnableBuffering(BufferedInMemory);
        await request.Body.CopyToAsync(Stream.Null, cancel);
        request.Body.Position = 0;
        // The address does not say what kind of file the body is; its first two bytes do.
        var extension = request.Body.ReadByte() == 'P' && request.Body.ReadByte() == 'K' ? "xlsx" : "csv";
        request.Body.Position = 0;
        var path = $"{request.Query["organisation"]}/{request.Query["directorate"]}/{request.Query["period"]}/{request.Query["returnType"]}.{extension}";
        var (name, receipt) = await CheckAsync(path, request.Body, cancel);
        if (!string.Equals(request.Query["preview"], "true", StringComparison.OrdinalIgnoreCase))
            return Told.Receipt(request, ReceiptJson.Write(receipt));
        var preview = name is null ? null : await PreviewAsync(request, name, receipt, cancel);
        return FeedJson.Answer(new { Receipt = JsonDocument.Parse(ReceiptJson.Write(receipt)).RootElement, Preview = preview });
    }

    /// <param name="path">As it would be uploaded to.</param>
    /// <param name="content">Can be read synchronously.</param>
    /// <returns>The name is null where the path cannot be filed.</returns>
    public async Task<(SubmissionName? Name, Receipt Receipt)> CheckAsync(string path, Stream content, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var reading = SubmissionNames.Read(path, policy, ReportingMonth.Of(LondonTime.DayOf(now)));
        using var hashing = new HashingStream(content);
        var candidates = reading.Name is { } sent ? await earlier.OfAsync(sent, cancel) : null;
        var basis = candidates is null ? CheckBasis.Empty : await BasisAsync(reading.Name!, cancel) with { Earlier = candidates.ReceivedBefore(now) };
        var result = reading.Name is { } filed ? ReturnCheck.Check(hashing, filed, policy, basis, cancel) : null;
        var arrival = ids.Arrival(path, await hashing.FinishAsync(cancel), 1, now);
        return reading.Name is { } name
            ? (name, ReceiptFor.Return(arrival, name, result!, policy, now) with { LabelsVersion = LabelBook.VersionOf(basis.Labels) })
            : (null, ReceiptFor.Unfiled(arrival, reading, policy, now));
    }

    /// <returns>Null where the return would not be accepted, and so would change nothing.</returns>
    private async Task<CorrectionPreview?> PreviewAsync(HttpRequest request, SubmissionName name, Receipt receipt, CancellationToken cancel)
    {
        request.Body.Position = 0;
        var confirmed = ReturnCheck.Check(request.Body, name, policy, await BasisAsync(name, cancel) with { IsConfirmed = true }, cancel);
        return confirmed.Status is ReceiptStatus.Accepted or ReceiptStatus.AcceptedWithWarnings
            ? await previews.OfAsync(name, receipt.SubmissionId, confirmed.Cells, cancel)
            : null;
    }

    private async Task<CheckBasis> BasisAsync(SubmissionName name, CancellationToken cancel)
        => CheckBasis.Empty with { Labels = await labels.ApprovedAsync(name.Organisation, cancel) };
}
