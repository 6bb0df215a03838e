using System.Text;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Web.OData;

/// <summary>Where the feed lives, as the reader sees it.</summary>
/// <param name="Root">Absolute, ending in a slash: every context and link begins with it.</param>
internal sealed record FeedAddress(string Root)
{
    private const string Path = "/api/odata/";

    /// <summary>Keys of a caller; they never stand in an answer.</summary>
    private static readonly string[] Secrets = ["code", "access_token"];

    /// <param name="publicAddress">Where readers reach the service, when a gateway stands before it; null to go by the request.</param>
    public static FeedAddress Of(HttpRequest request, Uri? publicAddress)
        => publicAddress is null
            ? new FeedAddress($"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase.ToUriComponent()}{Path}")
            : new FeedAddress(publicAddress.AbsoluteUri.TrimEnd('/') + Path);

    public string Context(string? fragment = null) => $"{Root}$metadata{(fragment is null ? "" : "#" + fragment)}";

    public string Next(EntitySet set, HttpRequest request, string token)
    {
        var link = new StringBuilder(Root).Append(set.Name).Append('?');
        foreach (var (name, values) in request.Query)
        {
            if (name == "$skiptoken" || Secrets.Contains(name, StringComparer.OrdinalIgnoreCase))
                continue;
            foreach (var value in values)
                link.Append(Escape(name)).Append('=').Append(Escape(value ?? "")).Append('&');
        }

        return link.Append("$skiptoken=").Append(token).ToString();
    }

    private static string Escape(string text) => Uri.EscapeDataString(text).Replace("%24", "$", StringComparison.Ordinal);
}
