using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Web.Feeds;

/// <summary>What <c>/api/health</c> says.</summary>
/// <param name="AsOf">The day the service takes today to be.</param>
/// <param name="DemonstrationClock">Whether that day is a fixed one.</param>
/// <param name="Releases">By organisation.</param>
public sealed record HealthReport(
    string PolicyVersion, DateOnly AsOf, bool DemonstrationClock,
    ImmutableSortedDictionary<string, CurrentReleases> Releases, ImmutableArray<HealthCheck> Checks)
{
    public string Status => Checks.All(c => c.Passed) ? "healthy" : "unhealthy";
}

/// <param name="Working">Release id; null where there is none yet.</param>
/// <param name="Approved">Release id; null where none is approved.</param>
public sealed record CurrentReleases(string? Working, string? Approved);

/// <param name="Message">What was looked at and found, without addresses or keys.</param>
public sealed record HealthCheck(string Name, bool Passed, string Message);

public static class HealthFeed
{
    /// <returns>200, or 503 where a check did not pass.</returns>
    public static IResult Answer(HealthReport report)
    {
        var body = new
        {
            report.Status, report.PolicyVersion, report.AsOf, report.DemonstrationClock, report.Releases,
            Checks = report.Checks.Select(c => new { c.Name, Status = c.Passed ? "healthy" : "unhealthy", c.Message }),
        };
        return FeedJson.Answer(body, report.Checks.All(c => c.Passed) ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
