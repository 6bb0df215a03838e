using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Bench;

/// <summary>The product's strands and code lists with a return type and an organisation of the bench's own, so that the work measured stays the same.</summary>
internal static class BenchPolicy
{
    public const string Organisation = "benchford";
    public const string Directorate = "contacts";
    public const string ReturnType = "contacts";

    /// <summary>The last month of the ethnic groups of 2001.</summary>
    public static ReportingMonth Month { get; } = new(2011, 3);

    public static MonthSpan ValidMonths { get; } = new(new ReportingMonth(2001, 4), null);

    /// <exception cref="InvalidDataException">The product's policy cannot be used.</exception>
    public static MonitoringPolicy Load()
    {
        var product = LoadProduct();
        return product with
        {
            ReturnTypes = [Contacts],
            Organisations = [Benchford],
            DeclaredGroups = [],
            CodeLists = product.CodeLists.AddRange(new[] { Channel, Outcome, Repeat }.Select(list => KeyValuePair.Create(list.Id, list))),
        };
    }

    /// <summary>The policy as it ships.</summary>
    /// <exception cref="InvalidDataException">It cannot be used.</exception>
    public static MonitoringPolicy LoadProduct()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "policy");
        var load = PolicyPack.Load(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => new PolicyFile(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file))));
        return load.Policy ?? throw new InvalidDataException($"The policy cannot be used:{Environment.NewLine}{string.Join(Environment.NewLine, load.Errors)}");
    }

    public static SubmissionName Name(string directorate = Directorate) => NameOf(Month, directorate);

    public static SubmissionName NameOf(ReportingMonth month, string directorate = Directorate)
        => new(Organisation, directorate, month, ReturnType, $"{Organisation}/{directorate}/{month}/{ReturnType}.csv");

    public static CodeList Channel { get; } = ListOf("bench-channel", "phone", "counter", "web", "email", "visit");

    public static CodeList Outcome { get; } = ListOf("bench-outcome", "met", "partly-met", "referred", "not-met");

    public static CodeList Repeat { get; } = ListOf("bench-repeat", "yes", "no", "unknown");

    private static ReturnType Contacts { get; } = new()
    {
        Id = ReturnType,
        Name = "Contacts",
        Purpose = "The event return of sixteen columns that is measured.",
        Frequency = Frequency.Monthly,
        Scope = ReturnScope.Directorate,
        InForce = ValidMonths,
        Measures =
        [
            new Measure("contacts", "Contacts", MeasureKind.Flow, Public: false),
            new Measure("minutes", "Minutes of contact", MeasureKind.Flow, Public: false) { Unit = MeasureUnit.Hours, SumOf = "minutes" },
        ],
        Funnel = [],
        Event = new EventLayout(
            [
                new ReturnColumn { Name = "service", Type = ColumnType.Service, Required = true },
                new ReturnColumn { Name = "contact_date", Type = ColumnType.Date, Required = true },
                new ReturnColumn { Name = "ward", Type = ColumnType.Place, Required = false },
                new ReturnColumn { Name = "channel", Type = ColumnType.Category, Required = true, CodeList = Channel.Id, IsAttribute = true },
                new ReturnColumn { Name = "outcome", Type = ColumnType.Category, Required = true, CodeList = Outcome.Id },
                new ReturnColumn { Name = "minutes", Type = ColumnType.Number, Required = true, Least = 0, Most = 600 },
                new ReturnColumn { Name = "repeat_contact", Type = ColumnType.Category, Required = true, CodeList = Repeat.Id },
            ],
            Counts: "contacts"),
        Tally = null,
        RequiredStrands = ["race", "disability", "gender"],
        RetentionDays = 90,
    };

    private static Organisation Benchford { get; } = new()
    {
        Id = Organisation,
        Name = "Benchford Council",
        Kind = OrganisationKind.City,
        Partnership = null,
        StrandSets = [new AdoptedStrandSet("nine", new ReportingMonth(2001, 4))],
        Directorates = [.. Enumerable.Range(0, Directorates).Select(i => new Directorate(DirectorateId(i), $"Contacts {i}",
            [
                new Service("lettings", "Lettings"), new Service("repairs", "Repairs"), new Service("home-care", "Home care"),
                new Service("libraries", "Libraries"), new Service("youth-service", "Youth service"), new Service("museums", "Museums"),
            ]))],
        Wards =
        [
            new Ward("harbour", "Harbour"), new Ward("castle-hill", "Castle Hill"), new Ward("millfield", "Millfield"), new Ward("st-oswalds", "St Oswald's"),
            new Ward("northgate", "Northgate"), new Ward("riverside", "Riverside"), new Ward("moorside", "Moorside"), new Ward("eastfield", "Eastfield"),
        ],
        Expected = [],
    };

    /// <summary>As many as there are uploads at once, each from a sender of its own.</summary>
    public const int Directorates = 200;

    public static string DirectorateId(int number) => number == 0 ? Directorate : FormattableString.Invariant($"{Directorate}-{number}");

    private static CodeList ListOf(string id, params string[] codes) => new(id, id, "invented", [.. codes.Select(c => new Code(c, c, IsRollUp: false, RollUp: null, AlsoKnownAs: []))]);
}
