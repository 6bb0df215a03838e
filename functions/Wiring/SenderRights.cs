using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>Whether a key opens the functions of senders; the local host lends its own.</summary>
public delegate bool SenderKeyCheck(string key);

/// <summary>Who may send from the upload page: whoever the platform has signed in, or who gives a key in the form.</summary>
public sealed class SenderRights(SenderKeyCheck opens, IConfiguration configuration)
{
    /// <summary>The setting with a key of its own for the upload page, where the platform signs nobody in.</summary>
    public const string KeySetting = "Upload:SenderKey";

    /// <summary>The platform sets this where it signs people in; it then takes away headers of that name that come from outside.</summary>
    private readonly bool platformSignsIn = string.Equals(configuration["WEBSITE_AUTH_ENABLED"], "true", StringComparison.OrdinalIgnoreCase);

    public bool IsSignedIn(HttpRequest request) => platformSignsIn && request.Headers.ContainsKey("X-MS-CLIENT-PRINCIPAL-ID");

    /// <param name="key">As it was given in the form; null where it was not.</param>
    public bool MaySend(HttpRequest request, string? key) => IsSignedIn(request) || (!string.IsNullOrEmpty(key) && opens(key));

    /// <summary>The browser says where a form comes from: one on another site may not send with the reader's sign-in.</summary>
    public static bool IsFromHere(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
            return site is "same-origin" or "none";
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value);
    }

    /// <summary>Without a host that lends its key, the one of <see cref="KeySetting"/>; without that, none.</summary>
    public static SenderKeyCheck Configured(IConfiguration configuration)
        => key => configuration[KeySetting] is { Length: > 0 } own && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(key)), SHA256.HashData(Encoding.UTF8.GetBytes(own)));
}
