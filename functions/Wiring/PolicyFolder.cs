using EqualityPipeline.Policy;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>Reads the policy pack that is deployed with the code.</summary>
internal static class PolicyFolder
{
    /// <exception cref="InvalidDataException">The pack has errors; the message lists every one with file and line.</exception>
    public static MonitoringPolicy Load(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => new PolicyFile(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file)));
        var load = PolicyPack.Load(files);
        return load.Policy ?? throw new InvalidDataException(
            $"The policy in {folder} cannot be used:{Environment.NewLine}{string.Join(Environment.NewLine, load.Errors)}");
    }
}
