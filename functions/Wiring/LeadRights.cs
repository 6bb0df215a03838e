using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>Whether a key opens what the equality lead decides; the local host lends its own.</summary>
public delegate bool LeadKeyCheck(string key);

/// <summary>Who may see and settle labels on their page: who gives the key of the equality lead in its form. A sign-in alone says who it is, not that it is the lead.</summary>
public sealed class LeadRights(LeadKeyCheck opens)
{
    /// <summary>The setting with the key of the equality lead.</summary>
    public const string KeySetting = "Labels:LeadKey";

    /// <param name="key">As it was given in the form; null where it was not.</param>
    public bool MayDecide(string? key) => !string.IsNullOrEmpty(key) && opens(key);

    /// <summary>Without a host that lends its key, the one of <see cref="KeySetting"/>; without that, none.</summary>
    public static LeadKeyCheck Configured(IConfiguration configuration)
        => key => configuration[KeySetting] is { Length: > 0 } own && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(key)), SHA256.HashData(Encoding.UTF8.GetBytes(own)));
}
