namespace EqualityPipeline.Returns;

/// <summary>Reads an https address that anyone may be shown: no script, no user name, no key, no machine inside the organisation.</summary>
internal static class LinkText
{
    private const int Longest = 500;

    private static readonly string[] Secrets = ["sig", "signature", "token", "access_token", "password", "pwd", "key", "apikey", "api_key", "code", "secret"];

    /// <returns>The address as a browser would send it: what is not fit for an address is escaped.</returns>
    public static (string? Address, Finding? Fault) Read(string text, At at)
    {
        if (text.Length > Longest)
            return (null, Faults.LongText(at, text.Length, Longest));
        if (!text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            return (null, Faults.NotALink(at, text, text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? $"https{text[4..]}" : null));
        if (text.Any(c => char.IsWhiteSpace(c) || c == '\\' || Texts.IsInvisible(c)) || !Uri.TryCreate(text, UriKind.Absolute, out var address))
            return (null, Faults.NotALink(at, text, nearest: null));
        if (address.UserInfo.Length > 0 || HoldsSecret(address))
            return (null, Faults.SecretInLink(at));
        if (address.HostNameType is not UriHostNameType.Dns || !address.Host.Contains('.', StringComparison.Ordinal) || address.Host.EndsWith(".local", StringComparison.OrdinalIgnoreCase))
            return (null, Faults.InwardLink(at, text));
        return (address.AbsoluteUri, null);
    }

    private static bool HoldsSecret(Uri address) => PersonalText.Find(Uri.UnescapeDataString(address.Query)) is PersonalDetail.Email || address.Query.TrimStart('?').Split('&')
        .Any(part => Secrets.Contains(part.Split('=')[0], StringComparer.OrdinalIgnoreCase) && part.Contains('=', StringComparison.Ordinal));
}
