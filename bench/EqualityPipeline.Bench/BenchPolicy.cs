using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Bench;

/// <summary>The policy of bench/policy: what is measured stays the same when the product's policy changes.</summary>
internal static class BenchPolicy
{
    public const string Organisation = "benchford";
    public const string Directorate = "contacts";
    public const string ReturnType = "contacts";

    public static ReportingMonth Month { get; } = new(2011, 5);

    public static MonitoringPolicy Load()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "bench-policy");
        var load = PolicyPack.Load(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => new PolicyFile(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file))));
        return load.Policy ?? throw new InvalidDataException($"bench/policy cannot be used:{Environment.NewLine}{string.Join(Environment.NewLine, load.Errors)}");
    }

    public static SubmissionName Name(string file = $"{ReturnType}.csv") => NameOf(Month, file);

    public static SubmissionName NameOf(ReportingMonth month, string file = $"{ReturnType}.csv")
        => new(Organisation, Directorate, month, ReturnType, $"{Organisation}/{Directorate}/{month}/{file}");
}
