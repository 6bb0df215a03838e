using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Web.Feeds;

/// <summary>The region as data, from a release.</summary>
public static class RegionFeed
{
    public static IResult Answer(HttpRequest request, Organisation organisation, Release release, Edition edition)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(release);
        return FeedJson.Answer(
            request,
            new { Organisation = organisation.Id, Edition = edition, Release = release.Manifest.Id, release.Manifest.AsOf, release.Registers.Region },
            $"{release.Manifest.Id}-{PolicyWords.Of(edition)}-region");
    }
}
