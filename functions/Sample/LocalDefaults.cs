using Microsoft.Extensions.Configuration;

namespace EqualityPipeline.Functions.Sample;

/// <summary>Settings that a machine without local.settings.json goes by; in Azure the infrastructure gives them.</summary>
internal static class LocalDefaults
{
    public const string WhereTheKeyIs = "The program prints it when it starts, after \"Function key:\".";

    private static readonly Dictionary<string, string> Settings = new(StringComparer.Ordinal)
    {
        ["PublishSchedule"] = "0 0 2 * * *",
        ["DriftSchedule"] = "0 30 2 * * *",
        ["OutboxSchedule"] = "0 * * * * *",
        ["ReconcileSchedule"] = "0 20 * * * *",
        ["ChaseSchedule"] = "0 0 7 * * *",
        ["PurgeSchedule"] = "0 0 4 * * *",
    };

    public static void Apply(IConfiguration configuration)
    {
        foreach (var (name, text) in Settings)
            configuration[name] ??= text;
    }
}
