using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace EqualityPipeline.Tests.Infra;

/// <summary>The Bicep CLI, offline, on a copy of <c>infra/</c> that a test may spoil.</summary>
public sealed class BicepInfra : IDisposable
{
    private static readonly string[] Deployment =
        ["--subscription-id", "00000000-0000-0000-0000-000000000000", "--resource-group", "equality"];

    private readonly string folder = Directory.CreateTempSubdirectory("equality-infra-").FullName;

    public BicepInfra()
    {
        var source = Metadata("InfraFolder")!;
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = PathOf(Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public static void SkipWhereThereIsNoBicep() => Assert.SkipWhen(
        Metadata("BicepExecutable") is null,
        "The Bicep CLI is taken from its NuGet package for Linux x64; this project uses no package of it for other systems.");

    public string PathOf(string file) => Path.Combine(folder, file);

    /// <summary>What the command wrote, once it has ended.</summary>
    public BicepOutput Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Metadata("BicepExecutable")!, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var bicep = Process.Start(start)!;
        var errors = bicep.StandardError.ReadToEndAsync();
        var output = bicep.StandardOutput.ReadToEnd();
        bicep.WaitForExit();
        return new(bicep.ExitCode, output, errors.GetAwaiter().GetResult());
    }

    /// <summary>Every finding of compiler and linter, whatever its level: a wrong type is only a warning to Bicep.</summary>
    public ImmutableArray<string> Findings(string file)
    {
        var lint = Run("lint", file, "--diagnostics-format", "sarif");
        using var sarif = JsonDocument.Parse(lint.Text);
        return
        [
            .. from run in sarif.RootElement.GetProperty("runs").EnumerateArray()
               from result in run.GetProperty("results").EnumerateArray()
               select $"{result.GetProperty("ruleId")}: {result.GetProperty("message").GetProperty("text")}",
        ];
    }

    /// <summary>What the parameters and the lines after them resolve to, modules laid flat. What only Azure knows stays an expression in brackets.</summary>
    public string Snapshot(string parameters, string furtherLines = "")
    {
        File.WriteAllText(PathOf("resolved.bicepparam"), File.ReadAllText(PathOf(parameters)) + furtherLines);
        var snapshot = Run(["snapshot", "resolved.bicepparam", "--mode", "overwrite", .. Deployment]);
        Assert.True(snapshot.ExitCode == 0, snapshot.Errors);
        return File.ReadAllText(PathOf("resolved.snapshot.json"));
    }

    /// <summary>Compares what the parameters resolve to with the snapshot beside them; in which order Bicep writes its outputs is chance.</summary>
    public BicepOutput Validate(string parameters) => Run(["snapshot", parameters, "--mode", "validate", .. Deployment]);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string? Metadata(string key) => typeof(BicepInfra).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .SingleOrDefault(attribute => attribute.Key == key)?.Value;
}

public sealed record BicepOutput(int ExitCode, string Text, string Errors);
