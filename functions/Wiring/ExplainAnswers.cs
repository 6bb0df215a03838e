using EqualityPipeline.Explaining;
using EqualityPipeline.Policy;
using EqualityPipeline.Storage.Publishing;
using EqualityPipeline.Web.Feeds;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>How a published figure came to be.</summary>
public sealed class ExplainAnswers(MonitoringPolicy policy, ReleaseReader releases, Explanations explanations)
{
    /// <param name="figure">Its id as the feed gives it, decoded.</param>
    public async Task<IResult> AnswerAsync(HttpRequest request, string figure, CancellationToken cancel)
    {
        // Whoever encodes the whole of an address encodes what is encoded already.
        if (!FigureId.TryParse(figure, out var id) && !FigureId.TryParse(Uri.UnescapeDataString(figure), out id))
        {
            return Told.NotFound(
                "There is no figure of that id. It is {organisation}|{directorate}|{service}|{place}|{period}|{indicator}|{strand}|{group}, each bar written as %7C.");
        }

        if (policy.FindOrganisation(id.Organisation) is null || await releases.FindCurrentAsync(id.Organisation, AskedEdition.Of(request), cancel) is not { } release)
            return NoSuch();
        var (explained, hidden) = await explanations.OfAsync(id, release, cancel);
        return explained is not null ? FeedJson.Answer(explained) : hidden is not null ? FeedJson.Answer(hidden) : NoSuch();
    }

    private static IResult NoSuch() => Told.NotFound("The release has no figure of that id.");
}
