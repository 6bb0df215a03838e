using EqualityPipeline.Exchange;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Web.Feeds;

/// <summary>A partner's shared figures as a package, and what is found in one that was sent.</summary>
public static class ExchangeFeed
{
    public const string ContentType = "application/zip";

    /// <summary>The package of an approved release; the same release is the same bytes.</summary>
    /// <returns>Null where no agreement lets anything of it leave.</returns>
    public static async Task<byte[]?> PackAsync(MonitoringPolicy policy, Organisation organisation, Release approved, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(approved);
        var shared = SharedFigures.Of(policy, organisation, approved.Figures);
        if (shared.IsEmpty)
            return null;
        using var csv = new MemoryStream();
        await FigureFiles.WriteCsvAsync(shared, approved.Manifest.Id, Edition.Approved, csv, cancel);
        var indicators = shared.Select(f => f.Indicator).ToHashSet(StringComparer.Ordinal);
        var returns = policy.Indicators.Where(i => indicators.Contains(i.Id)).SelectMany(i => new[] { i.Count, i.Of }).Where(p => !p.IsNone).Select(p => p.Return).ToHashSet(StringComparer.Ordinal);
        var schema = ExchangeSchema.Of(policy, organisation, ReportingMonth.Of(shared.Max(f => f.PeriodEnd)), returns, indicators);
        return ExchangePackage.Pack(organisation.Id, approved.Manifest.Id, approved.Manifest.AsOf, schema, SharedFigures.AgreementsOf(policy, organisation), csv.ToArray());
    }

    public static IResult Answer(HttpRequest request, Organisation organisation, Release approved, MonitoringPolicy policy, byte[] package)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(approved);
        ArgumentNullException.ThrowIfNull(policy);
        return EntityTag.Answer(request, $"{approved.Manifest.Id}-{policy.Version}-exchange", () =>
            Web.Answer.Of(StatusCodes.Status200OK, ContentType, package).With("Content-Disposition", $"attachment; filename=\"{organisation.Id}-exchange.zip\""));
    }

    public static IResult Checked(ExchangePackage package, ExchangeCheck check) => FeedJson.Answer(new
    {
        package.Manifest.Organisation, package.Manifest.Release, package.Manifest.AsOf, package.Manifest.PolicyVersion, package.Manifest.SharedUnder,
        check.Rows, check.CanBePooled, check.Problems, check.Conformance,
    });
}
