using System.Collections.Immutable;
using EqualityPipeline.Frameworks;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Registers;
using EqualityPipeline.Returns;
using EqualityPipeline.SampleData;
using EqualityPipeline.Tests.SampleData;

namespace EqualityPipeline.Tests.Sample;

/// <summary>A return of the sample as the product received and checked it.</summary>
internal sealed record ReceivedReturn(SubmissionName Name, DateTimeOffset ArrivedAt, CheckedReturn Checked)
{
    public bool IsAccepted => Checked.Status is ReceiptStatus.Accepted or ReceiptStatus.AcceptedWithWarnings;

    public (string Organisation, string Directorate, ReportingMonth Period, string ReturnType) Slot
        => (Name.Organisation, Name.Directorate, Name.Period, Name.ReturnType);

    public SubmissionCells Cells => new(Name.Path, Name.Directorate, Name.Period, Name.ReturnType, Checked.Cells) { Records = Checked.Records };
}

/// <summary>A month of an organisation before disclosure control: the truth that an attacker is after.</summary>
internal sealed record SampleMonth(Organisation Organisation, ReportingMonth Month, ImmutableArray<PeriodTally> Tallies, ImmutableArray<Figure> Figures)
{
    public decimal? Find(string @return, string measure, Unit unit, string strand, string group)
        => Tallies.Select(t => t.Find(new CountKey(CountedPart.Of(@return, measure), unit, strand, group))).FirstOrDefault(count => count is not null);
}

/// <summary>The whole sample through the whole of the domain, once for every test that asks.</summary>
internal static class SampleRelease
{
    public static readonly DateOnly AsOf = new(2011, 4, 10);

    public static MonitoringPolicy Policy { get; } = LoadPolicy();

    private static readonly Lazy<IReadOnlyList<ReceivedReturn>> EveryReturn = new(Receive);

    private static readonly Lazy<IReadOnlyList<(YearFigures Computed, PublishedYear Published)>> EveryYear = new(
        () => [.. Policy.Organisations.AsParallel().AsOrdered().SelectMany(o => Publish(o, DateTimeOffset.MaxValue).ToList())]);

    private static readonly Lazy<IReadOnlyList<(YearFigures Computed, PublishedYear Published)>> EveryPooledYear = new(
        () => [.. WholePublication.OfPartnership(Policy, Partnership, Partnership.Members.SelectMany(SharedBy), AuditOf)]);

    private static readonly Lazy<IReadOnlyList<SampleMonth>> EveryMonth = new(() =>
    [
        .. EveryYear.Value.SelectMany(y => y.Computed.Periods.Where(p => p.Period.Kind == PeriodKind.Month).Select(p => (y.Computed.Organisation, Period: p)))
            .GroupBy(p => (p.Organisation, p.Period.Period.LastMonth))
            .Select(m => new SampleMonth(
                m.Key.Organisation, m.Key.LastMonth, [.. m.Select(p => p.Period.Tally)], [.. m.SelectMany(p => p.Period.Figures)])),
    ]);

    private static readonly Lazy<ImmutableArray<PublishedFigure>> EveryFigure = new(() => InOrder(EveryYear.Value.SelectMany(y => y.Published.Figures)));

    public static IReadOnlyList<ReceivedReturn> Returns => EveryReturn.Value;

    /// <summary>Before disclosure control: the truth that an attacker is after.</summary>
    public static IReadOnlyList<SampleMonth> Computed => EveryMonth.Value;

    /// <summary>By family of indicators and council year.</summary>
    public static IReadOnlyList<(YearFigures Computed, PublishedYear Published)> Years => EveryYear.Value;

    public static Organisation Partnership => Policy.Organisations.Single(o => o.IsPartnership);

    /// <summary>Of the partnership, from what its members returned and what they hide.</summary>
    public static IReadOnlyList<(YearFigures Computed, PublishedYear Published)> PooledYears => EveryPooledYear.Value;

    public static ImmutableArray<PublishedFigure> Published => EveryFigure.Value;

    public static Organisation Organisation(string id) => Policy.FindOrganisation(id)!;

    public static PublishedFigure Figure(
        string organisation, string period, string indicator, string strand, string group, string directorate = Unit.All, string service = Unit.All)
        => Find(organisation, period, indicator, strand, group, directorate, service)
            ?? throw new InvalidOperationException($"No row of {indicator} by {strand} {group} of {organisation} in {period}.");

    public static PublishedFigure? Find(
        string organisation, string period, string indicator, string strand, string group, string directorate = Unit.All, string service = Unit.All)
        => ById.Value.GetValueOrDefault(string.Join('|', organisation, directorate, service, Unit.All, period, indicator, strand, group));

    /// <summary>The returns of an organisation that hold their slots on the last day.</summary>
    public static IEnumerable<SubmissionCells> Held(string organisation) => Held(organisation, DateTimeOffset.MaxValue).Select(r => r.Cells);

    /// <summary>The figures of a month made of what had arrived before an instant.</summary>
    public static ImmutableArray<PublishedFigure> PublishedBefore(DateTimeOffset instant, string organisation, ReportingMonth month)
        => InOrder(Publish(Organisation(organisation), instant).SelectMany(y => y.Published.Figures).Where(f => f.Period == month.ToString()));

    /// <summary>As a release shows them: by period, then in the order of their ids, with q values.</summary>
    public static ImmutableArray<PublishedFigure> InOrder(IEnumerable<PublishedFigure> figures)
        => FalseDiscovery.WithQValues([.. figures.OrderBy(f => FigurePeriod.Parse(f.Period)).ThenBy(f => f.Id, StringComparer.Ordinal)]);

    public static IReadOnlyList<RegisterEntry> Register() =>
    [
        .. Returns.GroupBy(r => r.Slot).Select(slot =>
        {
            var uploads = slot.OrderBy(r => r.ArrivedAt).ToList();
            var accepted = uploads.Where(r => r.IsAccepted).ToList();
            return new RegisterEntry(
                slot.Key.Organisation, slot.Key.Directorate, slot.Key.Period, slot.Key.ReturnType,
                uploads[^1].Checked.Status, uploads[^1].Name.Path, uploads[^1].ArrivedAt,
                accepted.LastOrDefault()?.Name.Path, accepted.FirstOrDefault()?.ArrivedAt);
        }),
    ];

    /// <summary>The framework's evidence and score on the sample's last day.</summary>
    public static FrameworkAssessment Assess(string organisation, string framework = "eflg-2009")
        => FrameworkAssessment.Assess(Policy.Frameworks.Single(f => f.Id == framework), Organisation(organisation), Evidence(organisation, AsOf), Policy);

    /// <summary>What a release of that day would rest its frameworks on, from the returns of the sample that had arrived by then.</summary>
    public static FrameworkEvidence Evidence(string organisation, DateOnly asOf)
    {
        var of = Organisation(organisation);
        var lastMonth = FrameworkInputs.LastMonthDue(of, asOf);
        var before = new DateTimeOffset(asOf.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
        var held = Held(organisation, before).ToList();
        return new FrameworkEvidence(
            asOf, lastMonth,
            FrameworkInputs.Owed(Policy, of, lastMonth, [.. Register().Where(r => r.Organisation == organisation && r.AcceptedSubmissionId is not null && r.FirstAcceptedAt < before)]),
            [.. held.Where(r => FrameworkInputs.IsMapped(Policy, r.Name.ReturnType)).SelectMany(r => FrameworkInputs.Mapped(Policy, r.Cells))],
            [.. Published.Where(f => f.Organisation == organisation && FrameworkInputs.IsLookedAt(Policy, f) && FigurePeriod.Parse(f.Period).LastMonth <= lastMonth)])
        {
            Registers = new HeldRegisters(held
                .Where(r => Policy.FindReturnType(r.Name.ReturnType)?.Register is not null && r.Name.Period <= ReportingMonth.Of(asOf))
                .Select(r => new AcceptedRegister(organisation, r.Name.Directorate, r.Name.Period, r.Name.ReturnType, r.Checked.Records))),
        };
    }

    private static readonly Lazy<Dictionary<string, PublishedFigure>> ById = new(() => EveryFigure.Value.ToDictionary(f => f.Id, StringComparer.Ordinal));

    private static IEnumerable<(YearFigures Computed, PublishedYear Published)> Publish(Organisation organisation, DateTimeOffset before)
        => WholePublication.Of(Policy, organisation, [.. Held(organisation.Id, before).Select(r => r.Cells)]);

    private static IEnumerable<SubmissionCells> SharedBy(string member) => Held(member).Select(s => s with { Member = member });

    private static DisclosureAudit AuditOf(string member, FamilyYear year)
        => Years.FirstOrDefault(y => y.Computed.Organisation.Id == member && y.Computed.Family.Id == year.Family.Id && y.Computed.FinancialYear == year.FinancialYear).Published?.Audit
            ?? DisclosureAudit.None;

    /// <summary>The latest accepted return of each slot.</summary>
    private static IEnumerable<ReceivedReturn> Held(string organisation, DateTimeOffset before)
        => Returns.Where(r => r.Name.Organisation == organisation && r.IsAccepted && r.ArrivedAt < before)
            .GroupBy(r => r.Slot)
            .Select(slot => slot.MaxBy(r => r.ArrivedAt)!);

    private static List<ReceivedReturn> Receive() =>
    [
        .. SampleReturns.All().AsParallel().AsOrdered().Select(file =>
        {
            var name = SubmissionNames.Read(file.Path, Policy, ReportingMonth.Of(AsOf)).Name ?? throw new InvalidOperationException($"{file.Path} is not filed.");
            return new ReceivedReturn(name, file.ArrivedAt, ReturnCheck.Check(new MemoryStream(file.Bytes), name, Policy));
        }),
    ];

    private static MonitoringPolicy LoadPolicy()
    {
        var load = PolicyPack.Load(Directory.EnumerateFiles(SampleFolder.Policy, "*", SearchOption.AllDirectories).Select(path => new PolicyFile(
            Path.GetRelativePath(SampleFolder.Policy, path).Replace(Path.DirectorySeparatorChar, '/'), File.ReadAllText(path))));
        return load.Policy ?? throw new InvalidOperationException(string.Join('\n', load.Errors));
    }
}
