using System.Globalization;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Bench;

/// <summary>How large the organisations are whose releases are measured, and the policy that they work to.</summary>
/// <param name="Directorates">Of each organisation; each has four services.</param>
/// <param name="Months">Of monthly returns, the last of them that of March 2012.</param>
internal sealed record ReleaseSize(int Organisations, int Directorates, int Months, int Wards)
{
    private const int Services = 4;

    /// <summary>Sixty of the policy's indicators: all that rest on the returns below, but for those of pay, which takes a row a person.</summary>
    private static readonly string[] Indicators =
    [
        .. Ids("TAK", 5), .. Ids("EXP", 12), .. Ids("HAR", 10), .. Ids("REC", 8), .. Ids("EMP", 15), .. Ids("REP", 6), .. Ids("INP", 3), "PAY-05",
    ];

    public static ReportingMonth LastMonth { get; } = new(2012, 3);

    public static DateOnly AsOf { get; } = new(2012, 4, 10);

    public static string[] MonthlyReturns { get; } =
        ["service-take-up", "service-experience", "harassment-incidents", "recruitment", "workforce", "employment-experience", "inputs"];

    public ReportingMonth FirstMonth => LastMonth.Plus(1 - Months);

    /// <summary>A return of each is changed in turn: twelve months and the year after add an early one up, a late one nothing does.</summary>
    public (string Which, ReportingMonth Month)[] ChangedMonths => [("first", FirstMonth), ("middle", FirstMonth.Plus(Months / 2)), ("last", LastMonth)];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Organisations},{Directorates},{Months},{Wards}");

    public static ReleaseSize Parse(string text)
    {
        var numbers = text.Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        return new ReleaseSize(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    /// <summary>The product's policy with these organisations, all nine strands adopted.</summary>
    public MonitoringPolicy Policy()
    {
        var product = BenchPolicy.LoadProduct();
        return product with
        {
            Indicators = [.. product.Indicators.Where(i => Indicators.Contains(i.Id))],
            Organisations = [.. Enumerable.Range(1, Organisations).Select(o => Organisation(product, o))],
        };
    }

    private Organisation Organisation(MonitoringPolicy product, int number)
    {
        var always = new MonthSpan(FirstMonth, null);
        Directorate[] directorates =
        [
            .. Enumerable.Range(1, Directorates).Select(d => new Directorate(
                FormattableString.Invariant($"directorate-{d}"), $"Directorate {d}",
                [.. Enumerable.Range(1, Services).Select(s => new Service(FormattableString.Invariant($"service-{d}-{s}"), $"Service {d} {s}"))])),
        ];
        return product.Organisations.First(o => !o.IsPartnership) with
        {
            Id = FormattableString.Invariant($"benchford-{number}"),
            Name = FormattableString.Invariant($"Benchford Council {number}"),
            Partnership = null,
            StrandSets = [new AdoptedStrandSet("nine", FirstMonth)],
            Directorates = [.. directorates],
            Wards = [.. Enumerable.Range(1, Wards).Select(w => new Ward(FormattableString.Invariant($"ward-{w}"), $"Ward {w}"))],
            Areas = [],
            Expected =
            [
                .. MonthlyReturns.Select(r => new ExpectedReturn(r, [.. directorates.Select(d => d.Id)], always, [], DueDay: 5)),
                new ExpectedReturn("population", [EqualityPipeline.Policy.Organisation.Corporate], always, [4], DueDay: 30),
            ],
            Exemptions = [],
        };
    }

    private static IEnumerable<string> Ids(string of, int number) => Enumerable.Range(1, number).Select(n => FormattableString.Invariant($"{of}-{n:D2}"));
}
