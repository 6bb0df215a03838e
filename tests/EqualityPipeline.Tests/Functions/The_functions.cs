using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using EqualityPipeline.Functions;
using EqualityPipeline.LocalHost;

namespace EqualityPipeline.Tests.Functions;

public class The_functions
{
    private static readonly Assembly Assembly = typeof(ReceiveReturn).Assembly;

    [Fact]
    public void Have_only_shapes_that_both_hosts_share() => Assert.Empty(FunctionShapes.Check(Assembly));

    [Fact]
    public void Are_those_of_the_committed_snapshot()
    {
        var file = Path.Combine(Repository.Root, "functions", "functions.snapshot.json");
        var now = FunctionsMetadata.Of(Assembly).ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") == "1")
            File.WriteAllText(file, now);

        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), now);
    }

    [Fact]
    public void Are_deployed_with_host_json_and_the_policy_by_the_local_build()
    {
        var output = Path.GetDirectoryName(Assembly.Location)!;

        Assert.True(File.Exists(Path.Combine(output, "host.json")));
        Assert.True(File.Exists(Path.Combine(output, "policy", "strands.yaml")));
    }

    [Fact]
    public async Task Are_deployed_with_host_json_and_the_policy_by_the_azure_build()
    {
        // Its packages may not be had here, so the build is asked what it would copy rather than run.
        var content = await EvaluateAsync("azure", "Content");

        var copied = JsonDocument.Parse(content).RootElement.GetProperty("Items").GetProperty("Content").EnumerateArray()
            .Where(item => item.GetProperty("CopyToOutputDirectory").GetString() == "PreserveNewest" && item.GetProperty("CopyToPublishDirectory").GetString() == "PreserveNewest")
            .Select(item => item.GetProperty("Filename").GetString() + item.GetProperty("Extension").GetString());
        Assert.Superset(new HashSet<string> { "host.json", "strands.yaml", "organisations.yaml" }, copied.ToHashSet());
    }

    [Theory]
    [InlineData("azure", "Program.Azure.cs")]
    [InlineData("local", "Program.Local.cs")]
    public async Task Are_the_same_files_under_both_hosts_but_for_the_program(string host, string program)
    {
        var compiled = JsonDocument.Parse(await EvaluateAsync(host, "Compile")).RootElement.GetProperty("Items").GetProperty("Compile").EnumerateArray()
            .Select(item => item.GetProperty("Identity").GetString()!.Replace('\\', '/'))
            .Where(file => !file.StartsWith("Sample/", StringComparison.Ordinal));
        var functions = Directory.EnumerateFiles(Path.Combine(Repository.Root, "functions"), "*.cs")
            .Select(file => Path.GetFileName(file)!)
            .Where(file => !file.StartsWith("Program.", StringComparison.Ordinal));

        Assert.Equal(functions.Append(program).Order(StringComparer.Ordinal), compiled.Where(file => !file.Contains('/')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Name_the_azure_worker_in_no_file_but_its_program()
    {
        var naming = Directory.EnumerateFiles(Path.Combine(Repository.Root, "functions"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file).Contains("Microsoft.Azure.Functions", StringComparison.Ordinal))
            .Select(Path.GetFileName);

        Assert.Equal(["Program.Azure.cs"], naming);
    }

    private static async Task<string> EvaluateAsync(string host, string items)
    {
        using var build = Process.Start(new ProcessStartInfo(
            "dotnet", ["msbuild", Path.Combine(Repository.Root, "functions"), $"-p:FunctionsHost={host}", $"-getItem:{items}", "-nodeReuse:false"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        return output;
    }
}
