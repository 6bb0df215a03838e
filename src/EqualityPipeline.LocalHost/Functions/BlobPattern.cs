using System.Text;
using System.Text.RegularExpressions;

namespace EqualityPipeline.LocalHost;

/// <summary>
/// A blob trigger's path, such as <c>returns/{organisation}/{name}</c>. Each placeholder takes one part between slashes, but the
/// last takes all that is left.
/// </summary>
internal sealed partial class BlobPattern
{
    private readonly Regex _name;

    public BlobPattern(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        Container = slash < 0 ? path : path[..slash];
        var name = slash < 0 ? "" : path[(slash + 1)..];
        var placeholders = Placeholder.Matches(name);
        Placeholders = [.. placeholders.Select(match => match.Groups["name"].Value)];
        Prefix = placeholders.Count == 0 ? name : name[..placeholders[0].Index];

        var pattern = new StringBuilder("^");
        var at = 0;
        foreach (Match match in placeholders)
        {
            var isLast = match.Index == placeholders[^1].Index;
            pattern.Append(Regex.Escape(name[at..match.Index])).Append("(?<").Append(match.Groups["name"].Value).Append(isLast ? ">.+)" : ">[^/]+)");
            at = match.Index + match.Length;
        }

        pattern.Append(name.Length == 0 ? ".+" : Regex.Escape(name[at..])).Append('$');
        _name = new Regex(
            pattern.ToString(), RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Singleline, TimeSpan.FromSeconds(1));
    }

    public string Container { get; }

    /// <summary>What every matching name begins with; may be empty.</summary>
    public string Prefix { get; }

    public IReadOnlyList<string> Placeholders { get; }

    /// <returns>The value of each placeholder, or null when the name does not match.</returns>
    public IReadOnlyDictionary<string, object?>? Match(string blobName)
    {
        var match = _name.Match(blobName);
        return match.Success
            ? Placeholders.ToDictionary(name => name, name => (object?)match.Groups[name].Value, StringComparer.OrdinalIgnoreCase)
            : null;
    }

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Placeholder { get; }
}
