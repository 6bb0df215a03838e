using EqualityPipeline.LocalHost;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Storage.Publishing;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Tests.Twins;

/// <summary>A way out that somebody might add and must not: it reads behind the gate.</summary>
public sealed class LeakingFeed(ReleaseStore releases)
{
    public const string Address = "/api/leaking/northmoor-fire";

    [Function("GetLeaks")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/leaking/{organisation}")] HttpRequest request, string organisation, CancellationToken cancel)
    {
        _ = request;
        var pointer = await releases.FindPointerAsync(organisation, Edition.Approved, cancel);
        var manifest = await releases.FindManifestAsync(organisation, pointer!.Value.Pointer.Release, cancel);
        var audits = await Task.WhenAll(manifest!.Parts.Select(p => releases.ReadAuditAsync(organisation, p.AuditHash, cancel)));
        return Results.Text(string.Join('\n', audits.SelectMany(a => a.Counts).Where(c => c.Fate == CountFate.Small).Select(c => c.People)));
    }
}
