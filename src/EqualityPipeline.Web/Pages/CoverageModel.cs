using System.Collections.Immutable;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Web.Pages;

/// <summary>The coverage page: one table a return, in the order of the policy.</summary>
public sealed record CoverageModel(PageFrame Frame, Organisation Organisation, CoverageMap Map)
{
    public ImmutableArray<CoverageTable> Tables =>
        [.. Map.Services.GroupBy(s => (s.ReturnType, s.ReturnName)).Select(g => new CoverageTable(g.Key.ReturnType, g.Key.ReturnName, [.. g]))];

    public string DirectorateName(string directorate) => ActionLine.DirectorateName(Organisation, directorate);

    public static string WordsOf(CoverageState state) => state switch
    {
        CoverageState.Returned => "returned",
        CoverageState.NotCollected => "not asked",
        CoverageState.NothingOfTheService => "no row of it",
        CoverageState.NeverReturned => "never returned",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A question has four states."),
    };

    public static string SymbolOf(CoverageState state) => state switch
    {
        CoverageState.Returned => "●",
        CoverageState.NotCollected => "○",
        CoverageState.NothingOfTheService => "◌",
        _ => "▼",
    };

    public static string StyleOf(CoverageState state) => state switch
    {
        CoverageState.Returned => "ahead",
        CoverageState.NotCollected => "watch",
        CoverageState.NothingOfTheService => "steady",
        _ => "act",
    };

    public static string MonthsInWords(ImmutableArray<ReportingMonth> months)
        => months.IsEmpty ? "none" : months.Length == CoverageMap.MonthsLookedBack ? "all" : string.Join(", ", months.Select(m => m.InWords));
}

public sealed record CoverageTable(string Id, string Name, ImmutableArray<ServiceCoverage> Rows);
