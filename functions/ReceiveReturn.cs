using Azure.Storage.Blobs;
using EqualityPipeline.Storage.Receiving;

namespace EqualityPipeline.Functions;

/// <summary>Checks an uploaded return and answers it with a receipt, whatever it is called and whatever is in it.</summary>
public sealed class ReceiveReturn(Intake intake)
{
    [Function(nameof(ReceiveReturn))]
    public Task RunAsync(
        [BlobTrigger("returns/{name}", Connection = "ReturnsStorage", Source = BlobTriggerSource.EventGrid)] BlobClient blob,
        CancellationToken cancel)
        => intake.ReceiveAsync(blob, cancel);
}
