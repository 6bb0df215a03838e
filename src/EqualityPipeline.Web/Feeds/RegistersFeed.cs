using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Web.Feeds;

/// <summary>What the registers of an organisation say, as the release keeps it; figures are named by their ids, under which the OData feed has them.</summary>
public static class RegistersFeed
{
    public static IResult Answer(HttpRequest request, MonitoringPolicy policy, Organisation organisation, Release release, Edition edition)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(release);
        return FeedJson.Answer(
            request, new { Organisation = organisation.Id, Edition = edition, Release = release.Manifest.Id, release.Manifest.AsOf, release.Registers },
            $"{release.Manifest.Id}-{PolicyWords.Of(edition)}-{policy.Version}-registers");
    }
}
