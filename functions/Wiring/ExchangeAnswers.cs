using System.Globalization;
using EqualityPipeline.Exchange;
using EqualityPipeline.Policy;
using EqualityPipeline.Storage.Publishing;
using EqualityPipeline.Web.Feeds;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>Only what is approved, and only what the sharing protocol allows, leaves as a package.</summary>
public sealed class ExchangeAnswers(MonitoringPolicy policy, ReleaseReader releases)
{
    public async Task<IResult> PackageAsync(HttpRequest request, string organisation, CancellationToken cancel)
    {
        if (policy.FindOrganisation(organisation) is not { IsPartnership: false } known)
            return Told.NotFound("There is no organisation of that id that shares anything.");
        if (await releases.FindCurrentAsync(organisation, Edition.Approved, cancel) is not { } approved)
            return Told.NotFound($"{known.Name} has no approved release yet, and nothing else is shared.");
        return await ExchangeFeed.PackAsync(policy, known, approved, cancel) is { } package
            ? ExchangeFeed.Answer(request, known, approved, policy, package)
            : Told.NotFound($"No agreement of the sharing protocol lets figures of {known.Name} leave.");
    }

    /// <param name="organisation">Whose questions the partner's are compared with.</param>
    public async Task<IResult> CheckAsync(HttpRequest request, string organisation, CancellationToken cancel)
    {
        if (policy.FindOrganisation(organisation) is not { } known)
            return Told.NotFound("There is no organisation of that id.");
        using var zip = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, cancel)) > 0;)
        {
            if (zip.Length + read > ExchangePackage.LargestZip)
                return Told.Error(StatusCodes.Status413PayloadTooLarge, string.Create(CultureInfo.InvariantCulture, $"A package is taken up to {ExchangePackage.LargestZip / 1024 / 1024} MB; this one is larger."));
            zip.Write(buffer, 0, read);
        }
        zip.Position = 0;
        var (package, faults) = ExchangePackage.Open(zip);
        return package is null
            ? FeedJson.Answer(new { error = "This package cannot be used.", problems = faults }, StatusCodes.Status400BadRequest)
            : ExchangeFeed.Checked(package, ExchangeCheck.Of(policy, known, package));
    }
}
