using System.Collections.Immutable;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Policy;

/// <summary>A council, police force, fire service or health partner that sends returns.</summary>
public sealed record Organisation
{
    /// <summary>The directorate segment of a return sent once for the whole organisation.</summary>
    public const string Corporate = "corporate";

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required OrganisationKind Kind { get; init; }

    /// <summary>The partnership it belongs to; null where none.</summary>
    public required string? Partnership { get; init; }

    /// <summary>Strand sets adopted, oldest first; each holds until the next.</summary>
    public required ImmutableArray<AdoptedStrandSet> StrandSets { get; init; }

    public required ImmutableArray<Directorate> Directorates { get; init; }

    public required ImmutableArray<Ward> Wards { get; init; }

    public required ImmutableArray<ExpectedReturn> Expected { get; init; }

    public Directorate? FindDirectorate(string id) => Directorates.FirstOrDefault(d => d.Id == id);
}

public enum OrganisationKind { City, County, District, Police, Fire, Health }

public sealed record AdoptedStrandSet(string Set, ReportingMonth From);

public sealed record Directorate(string Id, string Name, ImmutableArray<Service> Services);

public sealed record Service(string Id, string Name)
{
    /// <summary>Why it is monitored, in plain English; empty only in a policy made by hand.</summary>
    public string Why { get; init; } = string.Empty;

    /// <summary>The first month it is monitored; null where that was always so.</summary>
    public ReportingMonth? MonitoredFrom { get; init; }
}

public sealed record Ward(string Id, string Name);

/// <summary>A return that is owed, from whom and by when.</summary>
/// <param name="Directorates">Ids; <c>corporate</c> for one of organisation scope.</param>
/// <param name="Months">For a yearly or quarterly return the calendar months it is owed for; empty means every month.</param>
/// <param name="DueDay">Day of the month after the period, end of that day in Europe/London.</param>
public sealed record ExpectedReturn(
    string Return, ImmutableArray<string> Directorates, MonthSpan InForce, ImmutableArray<int> Months, int DueDay)
{
    public bool IsOwedFor(ReportingMonth month)
        => InForce.Covers(month) && (Months.IsEmpty || Months.Contains(month.Month));
}
