using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Frameworks;

/// <summary>Which frameworks an organisation works to on a day: several may run at once, and partners may use others.</summary>
public static class FrameworksInUse
{
    /// <summary>Those it has adopted; where it has adopted none, those in force that were written for its kind.</summary>
    public static IEnumerable<Framework> Of(MonitoringPolicy policy, Organisation organisation, DateOnly asOf, ReportingMonth lastMonth)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(organisation);
        return organisation.Frameworks.IsEmpty
            ? policy.Frameworks.Where(f => f.InForce.Covers(lastMonth) && (f.WrittenFor.IsEmpty || f.WrittenFor.Contains(organisation.Kind)))
            : policy.Frameworks.Where(f => AdoptionOf(organisation, f, asOf) is not null);
    }

    /// <returns>Null where it has not adopted the framework by name.</returns>
    public static AdoptedFramework? AdoptionOf(Organisation organisation, Framework framework, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(framework);
        return organisation.Frameworks.LastOrDefault(a => a.Framework == framework.Id && a.InForce.Covers(ReportingMonth.Of(asOf)));
    }
}
