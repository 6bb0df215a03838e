using System.Collections.Immutable;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Tests;

/// <summary>A small policy made by hand: invented organisations, lists cut down to what the tests name.</summary>
internal static class TestPolicy
{
    private static readonly MonthSpan From2009 = new(new ReportingMonth(2009, 4), null);

    public static MonitoringPolicy Policy { get; } = new()
    {
        Version = "0123456789abcdef",
        Strands =
        [
            Strand("race", "Race", "ethnic_group", ["ethnicity"],
                new DatedCodeList("ethnic-group-2001", new MonthSpan(null, new ReportingMonth(2011, 3))),
                new DatedCodeList("ethnic-group-2011", new MonthSpan(new ReportingMonth(2011, 4), null))),
            Strand("disability", "Disability", "disability", [], new DatedCodeList("disability-yes-no", MonthSpan.Always)),
            Strand("gender", "Gender", "gender", ["sex"], new DatedCodeList("gender-2001", MonthSpan.Always)),
            Strand("age", "Age", "age_band", ["age"], new DatedCodeList("age-band", MonthSpan.Always)),
            Strand("religion-or-belief", "Religion or belief", "religion_or_belief", ["faith"], new DatedCodeList("religion-or-belief", MonthSpan.Always)),
        ],
        StrandSets =
        [
            new StrandSet("three", "Three strands", ["race", "gender", "disability"], "the public duties"),
            new StrandSet("six", "Six strands", ["race", "gender", "disability", "age"], "the 2006 Standard, cut down"),
        ],
        ReservedGroups =
        [
            new ReservedGroup("prefer-not-to-say", "Prefer not to say", ReservedGroupBasis.Undeclared, []),
            new ReservedGroup("unknown", "Unknown", ReservedGroupBasis.Undeclared, ["not known", "not stated"]),
            new ReservedGroup("blank", "Left blank", ReservedGroupBasis.Undeclared, []),
            new ReservedGroup("not-collected", "Not collected", ReservedGroupBasis.OutsideTotal, []),
            new ReservedGroup("not-applicable", "Not applicable", ReservedGroupBasis.OutsideTotal, []),
        ],
        CodeLists = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
        [
            List("ethnic-group-2001", "Ethnic group, 2001",
                RollUp("white", "White"), Code("white-british", "White: British", "white"), Code("white-irish", "White: Irish", "white"),
                RollUp("asian", "Asian or Asian British"), Code("asian-indian", "Asian or Asian British: Indian", "asian", "indian"),
                Code("asian-pakistani", "Asian or Asian British: Pakistani", "asian", "pakistani"),
                RollUp("black", "Black or Black British"), Code("black-caribbean", "Black or Black British: Caribbean", "black"),
                RollUp("chinese-or-other", "Chinese or other ethnic group"), Code("chinese", "Chinese or other ethnic group: Chinese", "chinese-or-other")),
            List("ethnic-group-2011", "Ethnic group, 2011",
                RollUp("white", "White"), Code("white-british", "White: British", "white"),
                Code("white-gypsy-or-irish-traveller", "White: Gypsy or Irish Traveller", "white"),
                RollUp("other", "Other ethnic group"), Code("arab", "Other ethnic group: Arab", "other")),
            List("disability-yes-no", "Disability", Code("disabled", "Disabled", null, "yes"), Code("not-disabled", "Not disabled", null, "no")),
            List("gender-2001", "Gender", Code("female", "Female", null, "f"), Code("male", "Male", null, "m")),
            List("age-band", "Age band", Code("16-24", "16 to 24", null), Code("25-64", "25 to 64", null), Code("65-plus", "65 and over", null, "65+")),
            List("religion-or-belief", "Religion or belief", Code("no-religion", "No religion", null)),
        ]),
        ReturnTypes =
        [
            new ReturnType
            {
                Id = "service-take-up", Name = "Service take-up", Purpose = "Who uses each service.", Frequency = Frequency.Monthly, Scope = ReturnScope.Directorate,
                InForce = From2009, Measures = [new Measure("users", "People who used the service", MeasureKind.DistinctPeople, Public: false)], Funnel = [],
                Event = new EventLayout(
                    [
                        new ReturnColumn { Name = "service", Type = ColumnType.Service, Required = true, AlsoKnownAs = [] },
                        new ReturnColumn { Name = "contact_date", Type = ColumnType.Date, Required = true, AlsoKnownAs = ["date"] },
                        new ReturnColumn { Name = "ward", Type = ColumnType.Place, Required = false, AlsoKnownAs = [] },
                    ], Counts: "users"),
                Tally = new TallyLayout(HasService: true, HasPlace: true), RequiredStrands = ["race", "gender", "disability"], RetentionDays = 400,
            },
            new ReturnType
            {
                Id = "recruitment", Name = "Recruitment", Purpose = "Who applies and who is appointed.", Frequency = Frequency.Monthly, Scope = ReturnScope.Directorate,
                InForce = From2009,
                Measures =
                [
                    new Measure("applied", "Applied", MeasureKind.Flow, Public: false),
                    new Measure("shortlisted", "Shortlisted", MeasureKind.Flow, Public: false),
                    new Measure("appointed", "Appointed", MeasureKind.Flow, Public: false),
                ],
                Funnel = ["applied", "shortlisted", "appointed"],
                Event = new EventLayout(
                    [
                        new ReturnColumn { Name = "service", Type = ColumnType.Service, Required = true, AlsoKnownAs = [] },
                        new ReturnColumn { Name = "application_date", Type = ColumnType.Date, Required = true, AlsoKnownAs = [] },
                        new ReturnColumn { Name = "stage_reached", Type = ColumnType.Stage, Required = true, AlsoKnownAs = ["stage"] },
                    ], Counts: null),
                Tally = new TallyLayout(HasService: true, HasPlace: true), RequiredStrands = ["race", "gender", "disability"], RetentionDays = 400,
            },
            new ReturnType
            {
                Id = "population", Name = "Population", Purpose = "Who lives here.", Frequency = Frequency.Yearly, Scope = ReturnScope.Organisation,
                InForce = From2009, Measures = [new Measure("population", "Residents", MeasureKind.Stock, Public: true)], Funnel = [],
                Event = null, Tally = new TallyLayout(HasService: false, HasPlace: true), RequiredStrands = ["race", "gender"], RetentionDays = 4000,
            },
        ],
        Indicators = [],
        Frameworks = [],
        Audiences = [],
        AlertRules = [],
        Publication = new PublicationRules(SmallestPublishedCount: 5, ShowZeros: true),
        Organisations =
        [
            new Organisation
            {
                Id = "northmoor", Name = "Northmoor City Council", Kind = OrganisationKind.City, Partnership = null,
                StrandSets = [new AdoptedStrandSet("three", new ReportingMonth(2005, 4)), new AdoptedStrandSet("six", new ReportingMonth(2009, 5))],
                Directorates =
                [
                    new Directorate("housing", "Housing", [new Service("lettings", "Lettings"), new Service("repairs", "Repairs")]),
                    new Directorate("leisure", "Leisure", [new Service("libraries", "Libraries")]),
                ],
                Wards = [new Ward("harbour", "Harbour"), new Ward("st-oswalds", "St Oswald's")], Expected = [],
            },
            new Organisation
            {
                Id = "westvale", Name = "Westvale County Council", Kind = OrganisationKind.County, Partnership = null,
                StrandSets = [new AdoptedStrandSet("three", new ReportingMonth(2010, 4))],
                Directorates = [new Directorate("libraries", "Libraries", [new Service("museums", "Museums")])], Wards = [], Expected = [],
            },
        ],
    };

    private static Strand Strand(string id, string name, string column, ImmutableArray<string> alsoKnownAs, params ImmutableArray<DatedCodeList> lists)
        => new() { Id = id, Name = name, Column = column, AlsoKnownAs = alsoKnownAs, CodeLists = lists };

    private static KeyValuePair<string, CodeList> List(string id, string name, params ImmutableArray<Code> codes) => new(id, new CodeList(id, name, "invented", codes));

    private static Code Code(string id, string name, string? rollUp, params ImmutableArray<string> alsoKnownAs) => new(id, name, IsRollUp: false, rollUp, alsoKnownAs);

    private static Code RollUp(string id, string name) => new(id, name, IsRollUp: true, null, []);
}
