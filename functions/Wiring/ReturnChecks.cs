using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;
using EqualityPipeline.Storage.Receiving;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>Answers the receipt that an upload would get.</summary>
public sealed class ReturnChecks(MonitoringPolicy policy, TimeProvider clock)
{
    private const int BufferedInMemory = 1 << 20;

    public async Task<IResult> CheckAsync(HttpRequest request, CancellationToken cancel)
    {
        var path = $"{request.Query["organisation"]}/{request.Query["directorate"]}/{request.Query["period"]}/{request.Query["returnType"]}.csv";
        var now = clock.GetUtcNow();
        var reading = SubmissionNames.Read(path, policy, ReportingMonth.Of(LondonTime.DayOf(now)));

        // The checks read synchronously, which the web server does not allow of its own stream.
        request.EnableBuffering(BufferedInMemory);
        await request.Body.CopyToAsync(Stream.Null, cancel);
        request.Body.Position = 0;
        using var content = new HashingStream(request.Body);
        var result = reading.Name is { } filed ? ReturnCheck.Check(content, filed, policy, cancel) : null;
        var arrival = new Arrival(path, await content.FinishAsync(cancel), 1, now);
        var receipt = reading.Name is { } name
            ? ReceiptFor.Return(arrival, name, result!, policy, now)
            : ReceiptFor.Unfiled(arrival, reading, policy, now);
        return Results.Bytes(ReceiptJson.Write(receipt), "application/json");
    }
}
