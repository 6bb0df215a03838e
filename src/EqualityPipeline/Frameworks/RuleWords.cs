using System.Globalization;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Frameworks;

/// <summary>The names that rulings use, and percentages as people write them.</summary>
internal static class RuleWords
{
    private const int MostNamed = 4;

    private static readonly CultureInfo PlainPercentages = MakePlainPercentages();

    public static string Text(FormattableString words) => words.ToString(PlainPercentages);

    public static string ReturnName(string id, MonitoringPolicy policy) => policy.FindReturnType(id)?.Name.ToLowerInvariant() ?? id;

    public static string MeasureName(string returnType, string id, MonitoringPolicy policy)
        => policy.FindReturnType(returnType)?.FindMeasure(id)?.Name ?? id;

    public static string IndicatorName(string id, MonitoringPolicy policy) => policy.FindIndicator(id)?.Name ?? id;

    public static string StrandNames(IEnumerable<string> ids, MonitoringPolicy policy)
        => string.Join(", ", ids.Select(id => policy.FindStrand(id)?.Name.ToLowerInvariant() ?? id));

    public static string CodeName(string list, string id, MonitoringPolicy policy)
        => policy.CodeLists.GetValueOrDefault(list)?.Find(id)?.Name ?? id;

    public static string GroupName(PublishedFigure figure, MonitoringPolicy policy)
        => policy.FindStrand(figure.Strand) is { } strand && policy.CodeListFor(strand, FigurePeriod.Parse(figure.Period).LastMonth)?.Find(figure.Group) is { } code
            ? code.Name
            : figure.Group;

    /// <summary>"7 March 2011".</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The first few by name, and how many more there are.</summary>
    public static string Some(IReadOnlyCollection<string> names)
        => names.Count <= MostNamed ? string.Join("; ", names) : Text($"{string.Join("; ", names.Take(MostNamed - 1))} and {names.Count - MostNamed + 1} more");

    private static CultureInfo MakePlainPercentages()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.PercentPositivePattern = 1;
        culture.NumberFormat.PercentNegativePattern = 1;
        return culture;
    }
}
