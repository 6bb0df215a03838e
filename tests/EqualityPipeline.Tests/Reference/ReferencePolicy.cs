using EqualityPipeline.Policy;
using EqualityPipeline.Tests.Policy;

namespace EqualityPipeline.Tests.Reference;

/// <summary>The partnership's strands, lists and returns, with organisations and indicators of the reference cases alone.</summary>
internal static class ReferencePolicy
{
    public static MonitoringPolicy Policy { get; } = Load();

    public static string Text(string file) => File.ReadAllText(Path.Combine(Repository.Root, "tests/EqualityPipeline.Tests/Reference", file));

    private static MonitoringPolicy Load()
    {
        var loaded = Packs.Load(
        [
            .. Packs.Committed.Select(f => f.Path == "organisations.yaml" ? f with { Text = f.Text.TrimEnd() + "\n" + Text("organisations.yaml") } : f),
            new PolicyFile("indicators/reference.yaml", Text("indicators.yaml")),
        ]);
        return loaded with { Indicators = [.. loaded.Indicators.Where(i => i.Id.StartsWith("RF", StringComparison.Ordinal))] };
    }
}
