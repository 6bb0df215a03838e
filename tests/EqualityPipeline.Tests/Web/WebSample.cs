using System.Collections.Immutable;
using EqualityPipeline.Frameworks;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Returns;
using EqualityPipeline.Statistics;
using EqualityPipeline.Web.OData;

namespace EqualityPipeline.Tests.Web;

/// <summary>An invented council with two months of figures, small enough to be read by eye.</summary>
internal static class WebSample
{
    public static readonly ReportingMonth February = new(2011, 2);
    public static readonly ReportingMonth March = new(2011, 3);
    public static readonly DateTimeOffset Clock = new(2011, 4, 10, 9, 0, 0, TimeSpan.Zero);

    public static MonitoringPolicy Policy { get; } = new()
    {
        Version = "00112233aabbccdd",
        Strands =
        [
            new Strand
            {
                Id = "race", Name = "Race", Column = "ethnic_group", AlsoKnownAs = [],
                CodeLists = [new DatedCodeList("ethnic-group", new MonthSpan(null, March)), new DatedCodeList("ethnic-group-new", new MonthSpan(March.Plus(1), null))],
            },
            new Strand { Id = "gender", Name = "Gender", Column = "gender", AlsoKnownAs = [], CodeLists = [new DatedCodeList("gender", MonthSpan.Always)] },
        ],
        StrandSets = [new StrandSet("two", "Two strands", ["race", "gender"], "invented")],
        ReservedGroups = [new ReservedGroup("unknown", "Not known", ReservedGroupBasis.Undeclared, [])],
        CodeLists = new[]
        {
            new CodeList("ethnic-group", "Ethnic group", "invented",
                [new Code("asian", "Asian or Asian British", true, null, []), new Code("asian-indian", "Asian or Asian British: Indian", false, "asian", []), new Code("white", "White", false, null, [])]),
            new CodeList("ethnic-group-new", "Ethnic group, new", "invented", [new Code("white", "White", false, null, [])]),
            new CodeList("gender", "Gender", "invented", [new Code("female", "Female", false, null, []), new Code("male", "Male", false, null, [])]),
        }.ToImmutableSortedDictionary(l => l.Id, l => l, StringComparer.Ordinal),
        ReturnTypes = [ReturnType("recruitment", "Recruitment"), ReturnType("service-take-up", "Service take-up")],
        Indicators =
        [
            Indicator("REC-02", "Appointed from shortlisted", IndicatorKind.Proportion, 1, "share", "recruitment", headline: true),
            Indicator("TAK-01", "Take-up per 1,000 residents", IndicatorKind.Rate, 1_000, "per 1,000 residents", "service-take-up", headline: true),
            Indicator("REC-03", "Appointed from applied", IndicatorKind.Proportion, 1, "share", "recruitment", headline: false),
        ],
        Frameworks =
        [
            new Framework
            {
                Id = "equality-framework", Name = "Equality Framework", Source = "invented", InForce = MonthSpan.Always,
                Levels = [new FrameworkLevel("developing", "Developing", 1, "", []), new FrameworkLevel("achieving", "Achieving", 2, "", [])],
                Areas = [new FrameworkArea("workforce", "A modern and diverse workforce")],
                Criteria =
                [
                    new Criterion("W-2", "workforce", "achieving", "Are recruitment returns sent on time?", "Head of HR", new EvidenceRule.ReturnsOnTime("recruitment", 6, 0.9)),
                ],
            },
        ],
        Audiences = [],
        AlertRules = [],
        Publication = new PublicationRules(5, true),
        Organisations = [Organisation("northmoor", "Northmoor City Council"), Organisation("northmoor-fire", "Northmoor Fire & Rescue <Service>")],
    };

    public static Release Release(string organisation, char digit, params IEnumerable<PublishedFigure> figures)
    {
        ImmutableArray<PublishedFigure> all = [.. figures.OrderBy(f => f.Period, StringComparer.Ordinal).ThenBy(f => f.Id, StringComparer.Ordinal)];
        return new Release(
            new ReleaseManifest(
                new string(digit, 32), organisation, new DateOnly(2011, 4, 10), null, [],
                [
                    new ReleasePart("recruitment", 2009, 4, "s", "i", "c", "a",
                        [.. all.GroupBy(f => f.Period).Select(p => new PeriodOfPart(p.Key, p.Count(), p.Count(f => f.Marker?.Contains('c') == true)))]),
                ],
                [new FrameworkScore(organisation, "equality-framework", "workforce", new DateOnly(2011, 4, 10), 1, "Developing", "computed", "W-2", null, 2, null)],
                [new CriterionResult(organisation, "equality-framework", "workforce", 2, "W-2", false, "4 of 6 returns came on time", "fresh", "Head of HR", new DateOnly(2011, 5, 31))]),
            all);
    }

    public static PublishedFigure Figure(
        string organisation = "northmoor", string indicator = "REC-02", string strand = "race", string group = "white", string directorate = "all",
        ReportingMonth? month = null, decimal? numerator = null, decimal? denominator = null, double? value = null, string? verdict = null, string? marker = null)
    {
        var period = month ?? March;
        return new PublishedFigure
        {
            Organisation = organisation, Directorate = directorate, Service = "all", Place = "all", Period = period.ToString(), PeriodType = "month",
            PeriodStart = period.FirstDay, PeriodEnd = period.LastDay, Indicator = indicator, Strand = strand, Group = group,
            Numerator = numerator, Denominator = denominator, Value = value, Verdict = verdict, Marker = marker,
            MarkerReason = marker == "c" ? "confidential" : null,
        };
    }

    public static FeedSource Source(params ImmutableArray<Release> releases) => new(Policy, releases, [], [], Edition.Approved, Clock);

    public static CompletenessBoard Board(ReportingMonth month, params IReadOnlyList<RegisterEntry> register)
        => CompletenessBoard.For(Policy, Policy.Organisations[0], month, register, Clock);

    public static RegisterEntry Entry(
        string directorate, string returnType, ReceiptStatus status, DateTimeOffset receivedAt, DateTimeOffset? firstAcceptedAt, ReportingMonth? month = null)
        => new(
            "northmoor", directorate, month ?? March, returnType, status, $"{directorate}-{returnType}", receivedAt,
            firstAcceptedAt is null ? null : "accepted-one", firstAcceptedAt);

    private static Indicator Indicator(string id, string name, IndicatorKind kind, int per, string unit, string @return, bool headline) => new()
    {
        Id = id, Name = name, Question = $"Is {name} the same for every group?", Level = ChainLevel.Outcome, Timing = Timing.Lagging, Better = Polarity.Higher,
        Kind = kind, By = [Breakdown.Directorate], Count = new MeasureReference(@return, "appointed", AsAt.SameMonth, 0, false),
        Of = new MeasureReference(@return, "shortlisted", AsAt.SameMonth, 0, false), Per = per, Unit = unit,
        Compare = new Comparison(ComparatorKind.Rest, null, RatioDirection.GroupOverComparator), MinimumBase = 20, Publish = PublishedPeriod.Month,
        Domain = "employment", Priority = null, Headline = headline, AlsoKnownAs = [], Source = "invented", InForce = new MonthSpan(new ReportingMonth(2009, 4), null),
    };

    private static ReturnType ReturnType(string id, string name) => new()
    {
        Id = id, Name = name, Purpose = "invented", Frequency = Frequency.Monthly, Scope = ReturnScope.Directorate, InForce = MonthSpan.Always,
        Measures = [new Measure("shortlisted", "Shortlisted", MeasureKind.Flow, false), new Measure("appointed", "Appointed", MeasureKind.Flow, false)],
        Funnel = ["shortlisted", "appointed"], Event = null, Tally = null, RequiredStrands = [], RetentionDays = 365,
    };

    private static Organisation Organisation(string id, string name) => new()
    {
        Id = id, Name = name, Kind = OrganisationKind.City, Partnership = "northmoor-together",
        StrandSets = [new AdoptedStrandSet("two", new ReportingMonth(2009, 4))],
        Directorates = [new Directorate("housing", "Housing", []), new Directorate("leisure", "Leisure", [])],
        Wards = [],
        Expected =
        [
            new ExpectedReturn("recruitment", ["housing", "leisure"], new MonthSpan(new ReportingMonth(2009, 4), null), [], 5),
            new ExpectedReturn("service-take-up", ["housing"], MonthSpan.Always, [], 15),
        ],
    };
}
