using EqualityPipeline.Periods;

namespace EqualityPipeline.Policy;

internal static class PolicySlice
{
    public static string HashFor(MonitoringPolicy policy, Organisation organisation, ReportingMonth month)
    {
        _ = (policy, organisation, month);
        throw new NotSupportedException();
    }
}
