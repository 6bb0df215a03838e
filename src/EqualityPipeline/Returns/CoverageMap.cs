using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>What became of one question to the users of one service.</summary>
public enum CoverageState
{
    /// <summary>The latest counted return has answers to it; where what it counts is not published for each service and month, of whatever service.</summary>
    Returned,

    /// <summary>The latest counted return says that it was not asked.</summary>
    NotCollected,

    /// <summary>The latest counted return has no row of the service.</summary>
    NothingOfTheService,

    /// <summary>No return was ever counted.</summary>
    NeverReturned,
}

/// <summary>What an organisation asks of whom and why, what came back, and what that takes: service by strand by return.</summary>
/// <param name="Until">The last month that has ended.</param>
public sealed record CoverageMap(
    string Organisation, string Name, ReportingMonth Until, ImmutableArray<AskedStrand> Asked, ImmutableArray<ServiceCoverage> Services, ImmutableArray<ReturnBurden> Burden)
{
    /// <summary>Months back for which a return that was owed and is not counted is told.</summary>
    public const int MonthsLookedBack = 12;

    /// <param name="latest">Of each directorate and return the latest that is counted: its cells and how many rows were typed for it.</param>
    public static CoverageMap For(
        MonitoringPolicy policy, Organisation organisation, ReportingMonth until, IReadOnlyList<RegisterEntry> register, IReadOnlyList<LatestReturn> latest)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(organisation);
        var strands = policy.StrandsInForce(organisation, until);
        var expected = organisation.Expected
            .Select(e => (Expected: e, Type: policy.FindReturnType(e.Return)?.AsOf(until)))
            .Where(e => e.Type is not null && e.Expected.InForce.Covers(until))
            .ToList();
        var services = ImmutableArray.CreateBuilder<ServiceCoverage>();
        var burden = ImmutableArray.CreateBuilder<ReturnBurden>();
        foreach (var directorate in organisation.Directorates.Select(d => d.Id).Append(Policy.Organisation.Corporate))
        {
            var known = organisation.FindDirectorate(directorate);
            var owed = expected.Where(e => e.Expected.Directorates.Contains(directorate)).ToList();
            var forms = owed.ToDictionary(
                e => e.Type!.Id, e => ReturnForm.For(policy, e.Type!, until, ReturnForm.LayoutsOf(e.Type!)[0], organisation, known), StringComparer.Ordinal);
            foreach (var (one, type) in owed)
            {
                var missing = Missing(one, type!, directorate, until, register);
                var newest = latest.FirstOrDefault(l => l.Directorate == directorate && l.ReturnType == type!.Id);
                var others = forms.Where(f => f.Key != type!.Id).SelectMany(f => f.Value.Columns).Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
                var columns = forms[type!.Id].Columns;
                burden.Add(new ReturnBurden(
                    directorate, type.Id, type.Name, columns.Length, columns.Count(c => others.Contains(c.Name)), newest is null ? null : Band(newest.RowsTyped), newest?.Period, missing));
                if (HasServices(type))
                {
                    var isToldApart = TellsServicesEveryMonth(policy, type);
                    services.AddRange((known?.Services ?? []).Where(s => !(s.MonitoredFrom > until)).Select(service => new ServiceCoverage(
                        directorate, known!.Name, service.Id, service.Name, service.Why, service.MonitoredFrom, type.Id, type.Name, newest?.Period, missing,
                        [.. strands.Select(s => new StrandCoverage(s.Id, State(isToldApart ? service : null, s, newest)))])));
                }
            }
        }
        return new CoverageMap(
            organisation.Id, organisation.Name, until, [.. strands.Select(s => AskedOf(s, until))], services.ToImmutable(), burden.ToImmutable());
    }

    private static AskedStrand AskedOf(Strand strand, ReportingMonth month)
    {
        var dated = MonitoringPolicy.DatedListFor(strand, month);
        return new AskedStrand(strand.Id, strand.Name, dated?.Question ?? "", dated?.QuestionSource ?? "", dated?.List);
    }

    private static bool HasServices(ReturnType type)
        => type.Tally is { HasService: true, HasStrands: true } || type.Event?.Columns.Any(c => c.Type is ColumnType.Service) == true;

    /// <summary>
    /// Whether all that the return counts is published for each service and month, so that a month without a row of a service tells nobody anything. Where it is published for a longer time, the months
    /// in which there was a row would say how many of a count that is hidden there must at least have been.
    /// </summary>
    public static bool TellsServicesEveryMonth(MonitoringPolicy policy, ReturnType type)
        => type.Measures.All(m => policy.Indicators.Any(i => i.Publish == PublishedPeriod.Month && i.By.Contains(Breakdown.Service)
            && i.Count.Return == type.Id && i.Count.Measure == m.Id && i.Count.Where.IsEmpty && !i.Count.WholeOrganisation));

    /// <param name="service">Null where services are not told apart: then of the return.</param>
    private static CoverageState State(Service? service, Strand strand, LatestReturn? latest)
    {
        if (latest is null)
            return CoverageState.NeverReturned;
        var isThere = false;
        foreach (var cell in latest.Cells.Cells)
        {
            if ((service is not null && cell.Service != service.Id) || cell.Strand != strand.Id)
                continue;
            if (cell.Group != StrandGroups.NotCollectedCode)
                return CoverageState.Returned;
            isThere = true;
        }
        return isThere ? CoverageState.NotCollected : CoverageState.NothingOfTheService;
    }

    private static ImmutableArray<ReportingMonth> Missing(
        ExpectedReturn expected, ReturnType type, string directorate, ReportingMonth until, IReadOnlyList<RegisterEntry> register)
        =>
        [
            .. Enumerable.Range(0, MonthsLookedBack).Select(back => until.Plus(-back)).Reverse()
                .Where(month => expected.IsOwedFor(month) && type.InForce.Covers(month))
                .Where(month => !register.Any(e => e.Directorate == directorate && e.ReturnType == type.Id && e.Period == month && e.AcceptedSubmissionId is not null)),
        ];

    /// <summary>Wide enough that no count of people can be read from it.</summary>
    private static string Band(int rows) => rows switch
    {
        < 100 => "under 100",
        < 500 => "100 to 499",
        < 2_000 => "500 to 1,999",
        < 10_000 => "2,000 to 9,999",
        _ => "10,000 or more",
    };
}

/// <summary>A strand in force, with the question as it is asked.</summary>
public sealed record AskedStrand(string Strand, string Name, string Question, string Source, string? CodeList);

/// <summary>One service in one return.</summary>
/// <param name="Latest">The latest month that is counted; null where none is.</param>
/// <param name="Missing">Months owed of late and not counted, oldest first.</param>
public sealed record ServiceCoverage(
    string Directorate, string DirectorateName, string Service, string ServiceName, string Why, ReportingMonth? MonitoredFrom,
    string ReturnType, string ReturnName, ReportingMonth? Latest, ImmutableArray<ReportingMonth> Missing, ImmutableArray<StrandCoverage> Strands);

public sealed record StrandCoverage(string Strand, CoverageState State);

/// <summary>What one return takes of a directorate.</summary>
/// <param name="FieldsAsked">Columns of its form.</param>
/// <param name="FieldsReused">Of these, columns that another return of the directorate asks too.</param>
/// <param name="RowsTyped">About how many rows the latest one had; null where there is none.</param>
public sealed record ReturnBurden(
    string Directorate, string ReturnType, string ReturnName, int FieldsAsked, int FieldsReused, string? RowsTyped, ReportingMonth? Latest, ImmutableArray<ReportingMonth> Missing);

/// <summary>The latest counted return of a directorate.</summary>
/// <param name="Cells">Of the latest one that reports anything, where a month with nothing to report is not told.</param>
public sealed record LatestReturn(string Directorate, string ReturnType, ReportingMonth Period, SubmissionCells Cells, int RowsTyped);
