using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Indicators.Chains;

/// <summary>How an expected leader went with its follower in what is published: an association, its number of pairs, and a caution.</summary>
/// <param name="Strand"><c>all</c> where the series are those of everyone.</param>
/// <param name="Group"><c>all</c> with it.</param>
/// <param name="PeriodType">Of both series: the finest at which both are published.</param>
/// <param name="Points">Pairs of figures, in the order of their periods.</param>
/// <param name="Rho">Spearman's, in [-1, 1]; null where none is said.</param>
/// <param name="PValue">Two-sided, as if the periods were independent, which they are not.</param>
/// <param name="Undefined">Why nothing is said; null where something is.</param>
public sealed record PairAssociation(
    LeadLagPair Pair, string Strand, string Group, string PeriodType, ImmutableArray<PairedFigures> Points, double? Rho, double? PValue, string? Undefined)
{
    public int Pairs => Points.Length;

    /// <summary>Whether the pairs are wards, one each, and not periods that follow one another: then too few periods are known to pair them.</summary>
    public bool IsAcrossWards { get; init; }

    /// <summary>What stands beside every association.</summary>
    public string Caution
        => Undefined is not null ? $"Nothing is said: {Undefined}."
            : "That two go together is not that one causes the other: " + (IsAcrossWards
                ? $"wards differ in much else, and what holds of wards need not hold of the people in them. n is {N} wards, which is small, and neighbouring wards are alike, so that p is too small."
                : $"something else may move both. n is {N}, which is small, and neighbouring {PeriodType}s are alike, so that p is too small.");

    private string N => Pairs.ToString(CultureInfo.InvariantCulture);

    /// <summary>Each pair of the policy: for everyone, or, of shares that everyone has no figure of, for each group that both have.</summary>
    /// <param name="figures">Published ones, of one organisation.</param>
    public static ImmutableArray<PairAssociation> OfAll(MonitoringPolicy policy, IEnumerable<PublishedFigure> figures)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var whole = figures
            .Where(f => new Unit(f.Directorate, f.Service, f.Place) == Unit.Organisation && f.Value is not null)
            .ToLookup(f => (f.Indicator, f.PeriodType));
        var wards = figures
            .Where(f => f is { Strand: Unit.All, Group: Unit.All, Value: not null } && policy.FindOrganisation(f.Organisation)?.Wards.Any(w => w.Id == f.Place) == true)
            .ToLookup(f => (f.Indicator, f.PeriodType));
        return [.. policy.Chain.Pairs.SelectMany(pair => OverTime(policy, pair, whole) is var found && found.Exists(a => a.Undefined is null) ? found : AcrossWards(policy, pair, wards) ?? found)];
    }

    /// <summary>Each ward's leader in a period beside its follower the stated months later, of the latest period that pairs enough wards; null where none does.</summary>
    private static List<PairAssociation>? AcrossWards(MonitoringPolicy policy, LeadLagPair pair, ILookup<(string Indicator, string PeriodType), PublishedFigure> wards)
    {
        var type = new FigurePeriod(KindOf(policy, pair), default).Type;
        var leading = wards[(pair.Lead, type)].ToLookup(f => (f.Place, ReportingMonth.Of(f.PeriodEnd).Plus(pair.Months)));
        var latest = wards[(pair.Lag, type)]
            .GroupBy(lag => lag.Period, StringComparer.Ordinal)
            .OrderByDescending(period => period.Key, StringComparer.Ordinal)
            .Select(period => period.OrderBy(lag => lag.Place, StringComparer.Ordinal)
                .SelectMany(lag => leading[(lag.Place, ReportingMonth.Of(lag.PeriodEnd))].Select(lead => new PairedFigures(lead.Period, lead.Value!.Value, lag.Period, lag.Value!.Value, lag.Place)))
                .ToImmutableArray())
            .FirstOrDefault(points => points.Length >= LaggedAssociation.FewestPairs);
        return latest.IsDefault ? null : [Said(pair, (Unit.All, Unit.All), type, latest) with { IsAcrossWards = true }];
    }

    private static PeriodKind KindOf(MonitoringPolicy policy, LeadLagPair pair)
        => policy.FindIndicator(pair.Lead) is { } lead && policy.FindIndicator(pair.Lag) is { } lag ? Coarser(lead.Publish, lag.Publish) : PeriodKind.Year;

    private static List<PairAssociation> OverTime(MonitoringPolicy policy, LeadLagPair pair, ILookup<(string Indicator, string PeriodType), PublishedFigure> whole)
    {
        var kind = KindOf(policy, pair);
        var type = new FigurePeriod(kind, default).Type;
        var (leading, lagging) = (SeriesOf(whole[(pair.Lead, type)]), SeriesOf(whole[(pair.Lag, type)]));
        if (pair.Months % new FigurePeriod(kind, default).Length != 0)
            return [Unsaid($"what is expected after {pair.Months} months cannot be seen in figures of a {type}")];
        if (leading.Count == 0 || lagging.Count == 0)
            return [Unsaid($"{(leading.Count == 0 ? pair.Lead : pair.Lag)} has no published figure of a {type}")];
        if (leading.ContainsKey(Everyone) && lagging.ContainsKey(Everyone))
            return [Told(Everyone)];
        var shared = leading.Keys.Where(lagging.ContainsKey).Order().Select(Told).ToList();
        if (shared.Count == 0)
            return [Unsaid("no group has a published figure of both")];
        var enough = shared.Where(a => a.Undefined is null).ToList();
        return enough.Count > 0 ? enough : [Unsaid($"no group has {LaggedAssociation.FewestPairs} pairs of {type}s; the most is {shared.Max(a => a.Pairs)}")];

        PairAssociation Unsaid(string reason) => new(pair, Unit.All, Unit.All, type, [], null, null, reason);

        PairAssociation Told((string Strand, string Group) who) => Of(pair, who, type, leading[who], lagging[who]);
    }

    private static readonly (string Strand, string Group) Everyone = (Unit.All, Unit.All);

    private static PairAssociation Of(
        LeadLagPair pair, (string Strand, string Group) who, string type, SortedDictionary<ReportingMonth, PublishedFigure> leading, SortedDictionary<ReportingMonth, PublishedFigure> lagging)
    {
        ImmutableArray<PairedFigures> points =
        [
            .. leading.Where(l => lagging.ContainsKey(l.Key.Plus(pair.Months)))
                .Select(l => new PairedFigures(l.Value.Period, l.Value.Value!.Value, lagging[l.Key.Plus(pair.Months)].Period, lagging[l.Key.Plus(pair.Months)].Value!.Value)),
        ];
        return Said(pair, who, type, points);
    }

    private static PairAssociation Said(LeadLagPair pair, (string Strand, string Group) who, string type, ImmutableArray<PairedFigures> points)
    {
        var found = LaggedAssociation.Of([.. points.Select(p => (double?)p.Leading)], [.. points.Select(p => (double?)p.Lagging)], 0);
        var undefined = found.Undefined == LaggedAssociation.TooFewPairs
            ? string.Create(CultureInfo.InvariantCulture, $"{points.Length} {(points.Length == 1 ? "pair" : "pairs")} of {type}s {(points.Length == 1 ? "is" : "are")} fewer than {LaggedAssociation.FewestPairs}")
            : found.Undefined;
        return new PairAssociation(pair, who.Strand, who.Group, type, points, found.Rho, found.PValue, undefined);
    }

    private static Dictionary<(string Strand, string Group), SortedDictionary<ReportingMonth, PublishedFigure>> SeriesOf(IEnumerable<PublishedFigure> figures)
        => figures.GroupBy(f => (f.Strand, f.Group)).ToDictionary(
            g => g.Key, g => new SortedDictionary<ReportingMonth, PublishedFigure>(g.ToDictionary(f => ReportingMonth.Of(f.PeriodEnd))));

    private static PeriodKind Coarser(PublishedPeriod one, PublishedPeriod other) => (PublishedPeriod)Math.Max((int)one, (int)other) switch
    {
        PublishedPeriod.Month => PeriodKind.Month,
        PublishedPeriod.Quarter => PeriodKind.Quarter,
        _ => PeriodKind.Year,
    };
}

/// <summary>A figure of the leader and the figure of the follower that it is paired with.</summary>
public sealed record PairedFigures(string LeadingPeriod, double Leading, string LaggingPeriod, double Lagging, string Place = Unit.All);
