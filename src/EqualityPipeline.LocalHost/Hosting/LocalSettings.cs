using System.Text.Json;

namespace EqualityPipeline.LocalHost;

/// <summary>Reads local.settings.json (its Values become configuration, "__" standing for ":") and host.json's log levels.</summary>
internal static class LocalSettings
{
    private const string FileName = "local.settings.json";

    /// <param name="folders">Where to look; the first file found counts.</param>
    public static Dictionary<string, string?> Read(IEnumerable<string?> folders)
    {
        var file = folders.OfType<string>().Select(folder => Path.Combine(folder, FileName)).FirstOrDefault(File.Exists);
        return file is null ? [] : Section(file, "Values");
    }

    /// <summary>host.json's logging.logLevel, as the configuration keys that .NET's logging reads.</summary>
    public static Dictionary<string, string?> LogLevels(string hostJson) =>
        File.Exists(hostJson)
            ? Section(hostJson, "logging", "logLevel").ToDictionary(level => "Logging:LogLevel:" + level.Key, level => level.Value, StringComparer.OrdinalIgnoreCase)
            : [];

    private static Dictionary<string, string?> Section(string file, params string[] path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file), new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            var section = json.RootElement;
            foreach (var name in path)
            {
                if (!section.TryGetProperty(name, out section))
                    return [];
            }

            return section.EnumerateObject().ToDictionary(
                entry => entry.Name.Replace("__", ":", StringComparison.Ordinal), entry => (string?)entry.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw new LocalHostException($"{file} cannot be read: {wrong.Message}", wrong);
        }
    }
}
