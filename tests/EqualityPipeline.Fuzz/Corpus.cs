using EqualityPipeline.Policy;

namespace EqualityPipeline.Fuzz;

/// <summary>The policy of this repository and the sample files that mutations start from.</summary>
internal sealed record Corpus(MonitoringPolicy Policy, IReadOnlyList<(string Path, byte[] Bytes)> Files)
{
    private static readonly string[] Months = ["2009-04", "2010-04", "2011-03"];

    public static Corpus Load()
    {
        var root = Root();
        var pack = Directory.EnumerateFiles(Path.Combine(root, "policy"), "*", SearchOption.AllDirectories)
            .Select(f => new PolicyFile(Path.GetRelativePath(Path.Combine(root, "policy"), f).Replace('\\', '/'), File.ReadAllText(f)));
        var policy = PolicyPack.Load([.. pack]).Policy ?? throw new InvalidDataException("The policy has errors.");

        var returns = Under(Path.Combine(root, "sample-data", "returns")).Where(f => Months.Any(m => f.Path.Contains(m, StringComparison.Ordinal)));
        var findings = Directory.EnumerateDirectories(Path.Combine(root, "sample-data", "findings")).SelectMany(Under);
        return new Corpus(policy, [.. returns.Concat(findings).Where(f => f.Path.Count(c => c == '/') == 3).OrderBy(f => f.Path, StringComparer.Ordinal)]);
    }

    private static IEnumerable<(string Path, byte[] Bytes)> Under(string folder)
        => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => (Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllBytes(f)));

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EqualityPipeline.sln")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException("Run it inside the repository.");
    }
}
