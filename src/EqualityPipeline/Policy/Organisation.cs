using System.Collections.Immutable;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Policy;

/// <summary>A council, police force, fire service or health partner that sends returns; or a partnership of such.</summary>
public sealed record Organisation
{
    /// <summary>The directorate segment of a return sent once for the whole organisation.</summary>
    public const string Corporate = "corporate";

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required OrganisationKind Kind { get; init; }

    /// <summary>The partnership it belongs to; null where none.</summary>
    public required string? Partnership { get; init; }

    /// <summary>Of a partnership the organisations whose counts it pools, in its own order; otherwise empty.</summary>
    public ImmutableArray<string> Members { get; init; } = [];

    /// <summary>The organisation whose residents it serves, where they are not its own: they are counted once when members are pooled.</summary>
    public string? ResidentsOf { get; init; }

    public bool IsPartnership => Kind == OrganisationKind.Partnership;

    /// <summary>Strand sets adopted, oldest first; each holds until the next.</summary>
    public required ImmutableArray<AdoptedStrandSet> StrandSets { get; init; }

    public required ImmutableArray<Directorate> Directorates { get; init; }

    public required ImmutableArray<Ward> Wards { get; init; }

    /// <summary>Places that are made up of wards or of one another, with the months in which they were; the parts of one before it.</summary>
    public ImmutableArray<Area> Areas { get; init; } = [];

    public required ImmutableArray<ExpectedReturn> Expected { get; init; }

    /// <summary>Returns that need not be sent for a while, with the reason.</summary>
    public ImmutableArray<Exemption> Exemptions { get; init; } = [];

    /// <summary>Frameworks it works to; empty means every one that was written for its kind.</summary>
    public ImmutableArray<AdoptedFramework> Frameworks { get; init; } = [];

    public Directorate? FindDirectorate(string id) => Directorates.FirstOrDefault(d => d.Id == id);

    /// <returns>Null where the return is owed as ever.</returns>
    public Exemption? FindExemption(string returnType, string directorate, ReportingMonth month)
        => Exemptions.FirstOrDefault(e => e.Return == returnType && e.Directorates.Contains(directorate) && e.Months.Covers(month));

    /// <summary>The directorates that owe a return for a month; those exempt from it are left out.</summary>
    public IEnumerable<string> OwedBy(ExpectedReturn expected, ReportingMonth month)
        => expected.IsOwedFor(month) ? expected.Directorates.Where(d => FindExemption(expected.Return, d, month) is null) : [];
}

public enum OrganisationKind { City, County, District, Police, Fire, Health, Housing, Partnership }

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

/// <summary>A place above the ward.</summary>
/// <param name="Parts">Ids of wards or of areas, none of them a part of two areas of one level in the same month.</param>
public sealed record Area(string Id, string Name, AreaLevel Level, ImmutableArray<string> Parts, MonthSpan InForce);

public enum AreaLevel { Locality, City, SubRegion }

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

/// <summary>A return that need not be sent for some months; from the month after the last it is owed again.</summary>
/// <param name="Directorates">Ids; <c>corporate</c> for one of organisation scope.</param>
/// <param name="Months">With both ends: an exemption without an end would be a change of what is expected.</param>
/// <param name="Reason">In plain English; the board says it.</param>
public sealed record Exemption(string Return, ImmutableArray<string> Directorates, MonthSpan Months, string Reason);
