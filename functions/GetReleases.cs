using EqualityPipeline.Functions.Wiring;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions;

/// <summary>The releases there are, and what one of them says in short.</summary>
public sealed class GetReleases(ReleaseAnswers releases)
{
    [Function(nameof(GetReleases))]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/releases")] HttpRequest request, CancellationToken cancel)
        => releases.ListAsync(cancel);

    [Function("GetReleaseSummary")]
    public Task<IResult> SummaryAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/releases/{organisation}/{edition}")] HttpRequest request,
        string organisation, string edition, CancellationToken cancel)
        => releases.SummaryAsync(request, organisation, edition, cancel);

    [Function("GetCorrections")]
    public Task<IResult> CorrectionsAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/releases/{organisation}/{edition}/corrections")] HttpRequest request,
        string organisation, string edition, CancellationToken cancel)
        => releases.CorrectionsAsync(organisation, edition, cancel);

    [Function("RebuildRelease")]
    public Task<IResult> RebuildAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/releases/{organisation}/{release}/rebuild")] HttpRequest request,
        string organisation, string release, CancellationToken cancel)
        => releases.RebuildAsync(organisation, release, cancel);

    /// <summary><c>figures.parquet</c>, <c>figures.csv</c> and its <c>figures.csv-metadata.json</c>.</summary>
    [Function("GetReleaseFile")]
    public Task<IResult> FileAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/releases/{organisation}/{edition}/{file}")] HttpRequest request,
        string organisation, string edition, string file, CancellationToken cancel)
        => releases.FileAsync(request, organisation, edition, file, cancel);
}
