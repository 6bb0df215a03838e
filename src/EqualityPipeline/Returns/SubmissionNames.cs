using System.Collections.Immutable;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>What the path of an upload says.</summary>
/// <param name="Name">Null where the path cannot be filed; the findings say why.</param>
public sealed record NameReading(SubmissionName? Name, ImmutableArray<Finding> Findings);

/// <summary>Reads who sent what for which month from <c>{organisation}/{directorate}/{period}/{return type}[-anything].csv|.xlsx</c>.</summary>
public static class SubmissionNames
{
    private const int LongestPath = 255;
    private const char LastPlainLetter = '\u024F';

    /// <param name="current">The month now; returns for later ones are refused.</param>
    public static NameReading Read(string path, MonitoringPolicy policy, ReportingMonth current)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(policy);
        if (path.Length > LongestPath)
            return Unfiled(Faults.LongPath(path.Length, LongestPath));
        if (ForbiddenCharacter(path) is { } forbidden)
            return Unfiled(Faults.ForbiddenCharacter(path, forbidden));
        var segments = path.Split('/');
        if (path.Contains('\\', StringComparison.Ordinal) || segments.Any(LeadsElsewhere))
            return Unfiled(Faults.LeadsElsewhere(path, Right()));
        if (segments.Length != 4)
            return Unfiled(Faults.WrongDepth(path, segments.Length, Right()));

        var findings = ImmutableArray.CreateBuilder<Finding>();
        var (file, hasPeriod) = (segments[3], ReportingMonth.TryParse(segments[2], out var period));
        var stem = Stem(file, findings);
        var type = TypeOf(stem, policy, findings);
        // A partnership sends nothing: its figures are its members'.
        var organisation = policy.FindOrganisation(segments[0]) is { IsPartnership: false } sender ? sender : null;
        if (organisation is null)
            findings.Add(Faults.UnknownOrganisation(segments[0], Nearest(segments[0], policy.Organisations.Where(o => !o.IsPartnership).Select(o => (o.Id, o.Name)))));
        else
            CheckDirectorate(organisation, segments[1], type, findings);
        if (!hasPeriod)
            findings.Add(Faults.NotAMonth(segments[2]));
        else if (period > current)
            findings.Add(Faults.FutureMonth(period, current));
        else if (type is not null && !type.InForce.Covers(period))
            findings.Add(Faults.NotCollectedThen(type.Name, period, type.InForce));

        if (findings.Count == 0)
            return new NameReading(new SubmissionName(segments[0], segments[1], period, type!.Id, path), []);
        return Right() is { } right ? Unfiled(Faults.SpeltOtherwise(path, right)) : new NameReading(null, findings.ToImmutable());

        // Only one that would be taken: what is wrong besides the spelling is told by itself.
        string? Right() => RightPath.Of(path, policy) is { } right && right != path && Read(right, policy, current).Name is not null ? right : null;
    }

    private static void CheckDirectorate(Organisation organisation, string segment, ReturnType? type, ImmutableArray<Finding>.Builder findings)
    {
        var isCorporate = segment == Organisation.Corporate;
        if (!isCorporate && organisation.FindDirectorate(segment) is null)
        {
            string[] corporate = type is null or { Scope: ReturnScope.Organisation } ? [Organisation.Corporate] : [];
            findings.Add(Faults.UnknownDirectorate(
                segment, organisation.Name, Nearest(segment, organisation.Directorates.Select(d => (d.Id, d.Name)).Concat(corporate.Select(c => (c, c)))),
                [.. organisation.Directorates.Select(d => d.Id), .. corporate]));
        }
        else if (type is not null && isCorporate != type.Scope is ReturnScope.Organisation)
        {
            findings.Add(Faults.WrongLevel(type.Name, segment, isCorporate ? "its directorate" : Organisation.Corporate));
        }
    }

    /// <summary>The return type whose id the file's name is, or begins with before a hyphen; the longest where several fit.</summary>
    private static ReturnType? TypeOf(string stem, MonitoringPolicy policy, ImmutableArray<Finding>.Builder findings)
    {
        var type = policy.ReturnTypes
            .Where(t => stem == t.Id || stem.StartsWith(t.Id + "-", StringComparison.Ordinal))
            .OrderByDescending(t => t.Id.Length)
            .FirstOrDefault();
        if (type is null)
            findings.Add(Faults.UnknownReturnType(stem, Nearest(stem, policy.ReturnTypes.Select(t => (t.Id, t.Name))), [.. policy.ReturnTypes.Select(t => t.Id)]));
        return type;
    }

    private static string Stem(string file, ImmutableArray<Finding>.Builder findings)
    {
        var dot = file.LastIndexOf('.');
        var (stem, extension) = dot < 0 ? (file, string.Empty) : (file[..dot], file[dot..]);
        if (!extension.Equals(".csv", StringComparison.OrdinalIgnoreCase) && !extension.Equals(".xlsx", StringComparison.OrdinalIgnoreCase))
            findings.Add(Faults.WrongExtension(file, extension));
        return stem;
    }

    private static bool LeadsElsewhere(string segment)
        => segment.Length == 0 || segment.Trim('.').Length == 0 || segment[^1] is '.' or ' ' || segment[0] is ' ';

    /// <summary>Letters beyond Latin can look like Latin ones; # ? and the like have meanings in addresses and table keys.</summary>
    private static char? ForbiddenCharacter(string path)
    {
        foreach (var one in path)
        {
            if (Texts.IsInvisible(one) || one > LastPlainLetter || one is '\u00A0' or '#' or '?' or '%' or '*' or '<' or '>' or ':' or '|' or '"' or '~')
                return one;
        }
        return null;
    }

    private static string? Nearest(string segment, IEnumerable<(string Id, string Name)> known)
    {
        var words = new Vocabulary();
        foreach (var (id, name) in known)
            words.Add(0, id, name);
        return words.Nearest(segment, At.File);
    }

    private static NameReading Unfiled(Finding because) => new(null, [because]);
}
