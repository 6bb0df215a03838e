using EqualityPipeline.Periods;

namespace EqualityPipeline.SampleData;

/// <summary>Where the sample differs from an even world; TRUTHS.md says what a reader should find.</summary>
public static class PlantedTruths
{
    /// <summary>T01: shortlisted Black people are appointed less often in northmoor, in every month.</summary>
    public static IReadOnlyDictionary<string, int> LastingGap { get; } = new Dictionary<string, int>
    {
        ["black-caribbean"] = 58, ["black-african"] = 58, ["black-other"] = 58,
    };

    /// <summary>T03: the take-up return of this directorate came ten days after its due day.</summary>
    public const string LatePath = "westvale/libraries-and-heritage/2010-02/service-take-up.csv";

    /// <summary>T04: misspelt categories and a count of "&lt;5"; never corrected.</summary>
    public const string RejectedPath = "northmoor/adult-care/2010-08/service-take-up.csv";

    /// <summary>T07: one service counted twice in the first sending.</summary>
    public const string MistakenPath = "northmoor/housing/2009-11/service-take-up.csv";

    public const string CorrectedPath = "northmoor/housing/2009-11/service-take-up-corrected.csv";

    public const string MistakenService = "repairs";

    /// <summary>T08: event rows without an ethnic group.</summary>
    public const string BlankPath = "northmoor/environment/2010-10/service-take-up.csv";

    public const int BlankRows = 9;

    /// <summary>T10: 00:20 on 6 July in London, a day late, though UTC still has the 5th.</summary>
    public const string SummerTimePath = "northmoor/leisure/2009-06/service-take-up.csv";

    /// <summary>T11: 23:20 on 5 January in London and in UTC, in time.</summary>
    public const string WinterTimePath = "northmoor/customer-services/2009-12/service-take-up.csv";

    /// <summary>T12: the month before sent again, and two days later the month's own figures.</summary>
    public const string CopiedPath = "westvale/childrens-services/2010-07/service-take-up.csv";

    public const string OwnFiguresPath = "westvale/childrens-services/2010-07/service-take-up-corrected.csv";

    /// <summary>T02: in westvale men are shortlisted more often until February 2010; from June 2010 as often as women.</summary>
    public static int ClosingGap(string category, ReportingMonth month) => category != "male" ? 100
        : month.MonthsSince(new ReportingMonth(2010, 2)) switch
        {
            <= 0 => 122,
            1 => 115,
            2 => 108,
            3 => 103,
            _ => 100,
        };

    /// <summary>T09: in March 2011 disabled people reach the police's call handling about half as often as before.</summary>
    public static int Shift(string organisation, string service, string category, ReportingMonth month)
        => (organisation, service, category) == ("northmoor-police", "call-handling", "disabled") && month == new ReportingMonth(2011, 3) ? 50 : 100;

    /// <summary>When a planted return arrived; null for every other.</summary>
    public static DateTimeOffset? Arrival(string path) => path switch
    {
        LatePath => new(2010, 3, 15, 10, 42, 7, TimeSpan.Zero),
        CorrectedPath => new(2009, 12, 16, 14, 5, 31, TimeSpan.Zero),
        SummerTimePath => new(2009, 7, 5, 23, 20, 0, TimeSpan.Zero),
        WinterTimePath => new(2010, 1, 5, 23, 20, 0, TimeSpan.Zero),
        CopiedPath => new(2010, 8, 2, 9, 14, 26, TimeSpan.Zero),
        OwnFiguresPath => new(2010, 8, 4, 15, 31, 8, TimeSpan.Zero),
        _ => null,
    };
}
