using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Web.Feeds;

/// <summary>Channels of evidence beside one another as data, from a release.</summary>
public static class TriangulationFeed
{
    public static IResult Answer(HttpRequest request, Organisation organisation, Release release, Edition edition)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(release);
        return FeedJson.Answer(
            request,
            new { Organisation = organisation.Id, Edition = edition, Release = release.Manifest.Id, release.Manifest.AsOf, release.Registers.Evidence },
            $"{release.Manifest.Id}-{PolicyWords.Of(edition)}-triangulation");
    }
}
