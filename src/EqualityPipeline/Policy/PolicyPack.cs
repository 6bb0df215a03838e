namespace EqualityPipeline.Policy;

/// <summary>Reads a policy pack: YAML and CSV files into one checked <see cref="MonitoringPolicy"/>.</summary>
public static class PolicyPack
{
    public static PolicyLoad Load(IEnumerable<PolicyFile> files)
    {
        _ = files;
        throw new NotSupportedException();
    }
}
