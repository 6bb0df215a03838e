using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Storage.Publishing;
using EqualityPipeline.Web.Feeds;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>The releases there are, their summaries, what one corrects, signing one off and making one again.</summary>
public sealed class ReleaseAnswers(
    MonitoringPolicy policy, ReleaseStore store, ReleaseReader releases, Approval approval, Rebuilds rebuilds, CompletenessBoards boards)
{
    private const string ApprovedBy = "function key";

    public async Task<IResult> ListAsync(CancellationToken cancel)
    {
        var pointers = new List<ReleasePointer>();
        foreach (var organisation in policy.Organisations)
        {
            foreach (var edition in new[] { Edition.Working, Edition.Approved })
            {
                if (await store.FindPointerAsync(organisation.Id, edition, cancel) is { } found)
                    pointers.Add(found.Pointer);
            }
        }

        return ReleasesFeed.List(pointers);
    }

    public async Task<IResult> SummaryAsync(HttpRequest request, string organisation, string edition, CancellationToken cancel)
    {
        if (policy.FindOrganisation(organisation) is not { } known || EditionOf(edition) is not { } wanted)
            return Told.NotFound($"There is no release {organisation}/{edition}: give an organisation's id and working or approved.");
        if (await releases.FindCurrentAsync(organisation, wanted, cancel) is not { } release)
            return Told.NotFound($"{known.Name} has no {edition} release yet.");
        var summary = ReleaseSummary.From(policy, release, wanted, await boards.OfOrganisationAsync(known, cancel));
        return ReleasesFeed.Summary(request, summary);
    }

    /// <summary>The whole release as a file.</summary>
    public async Task<IResult> FileAsync(HttpRequest request, string organisation, string edition, string file, CancellationToken cancel)
    {
        if (policy.FindOrganisation(organisation) is not { } known || EditionOf(edition) is not { } wanted
            || file is not (FigureFiles.Csv or FigureFiles.CsvMetadata or FigureFiles.Parquet))
            return Told.NotFound($"There is no file {organisation}/{edition}/{file}: ask for {FigureFiles.Parquet}, {FigureFiles.Csv} or {FigureFiles.CsvMetadata} of an organisation's working or approved release.");
        if (await releases.FindCurrentAsync(organisation, wanted, cancel) is not { } release)
            return Told.NotFound($"{known.Name} has no {edition} release yet.");
        return file switch
        {
            FigureFiles.Csv => FigureFiles.CsvAnswer(request, release, wanted),
            FigureFiles.CsvMetadata => FigureFiles.MetadataAnswer(request, known, policy, release, wanted),
            _ => FigureFiles.ParquetAnswer(request, release, wanted, stop => ReleaseFiles.ParquetAsync(release, wanted, stop)),
        };
    }

    public async Task<IResult> ApproveAsync(string organisation, CancellationToken cancel)
    {
        if (policy.FindOrganisation(organisation) is not { } known)
            return Told.NotFound($"There is no organisation {organisation}.");
        return await approval.ApproveAsync(organisation, ApprovedBy, cancel) is { } pointer
            ? FeedJson.Answer(ListedRelease.From(pointer))
            : Told.NotFound($"{known.Name} has no working release to approve: publish first.");
    }

    public async Task<IResult> CorrectionsAsync(string organisation, string edition, CancellationToken cancel)
    {
        if (policy.FindOrganisation(organisation) is null || EditionOf(edition) is not { } wanted
            || await releases.FindCurrentAsync(organisation, wanted, cancel) is not { } release)
            return Told.NotFound($"There is no release {organisation}/{edition}: give an organisation's id and working or approved.");
        var manifest = release.Manifest;
        var corrected = manifest.Corrects is null ? null : await store.FindManifestAsync(organisation, manifest.Corrects, cancel);
        return FeedJson.Answer(Corrections.Of(release, corrected, await store.ReadRevisionsAsync(manifest, cancel)));
    }

    public async Task<IResult> RebuildAsync(string organisation, string release, CancellationToken cancel)
    {
        if (policy.FindOrganisation(organisation) is null || !IsReleaseId(release))
            return Told.NotFound("There is no such release: give an organisation's id and the id of one of its releases.");
        try
        {
            return await rebuilds.OfAsync(organisation, release, cancel) is { } rebuilt
                ? FeedJson.Answer(rebuilt)
                : Told.NotFound("There is no such release: give an organisation's id and the id of one of its releases.");
        }
        catch (InvalidDataException cannot)
        {
            return Told.Error(StatusCodes.Status409Conflict, cannot.Message);
        }
    }

    private static bool IsReleaseId(string text) => text.Length == 32 && text.All(char.IsAsciiHexDigitLower);

    private static Edition? EditionOf(string word) => word switch
    {
        "working" => Edition.Working,
        "approved" => Edition.Approved,
        _ => null,
    };
}
