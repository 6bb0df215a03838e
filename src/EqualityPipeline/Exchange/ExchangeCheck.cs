using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Exchange;

/// <summary>What a partner's package was found to be.</summary>
/// <param name="Rows">Figures in it.</param>
/// <param name="Problems">Why it cannot be used, at most <see cref="MostProblems"/>; none where it can.</param>
/// <param name="Conformance">Whether they asked the same as we do; empty where the package could not be read.</param>
public sealed record ExchangeCheck(int Rows, ImmutableArray<string> Problems, ImmutableArray<Conformance> Conformance)
{
    public const int MostProblems = 50;

    private static readonly string[] Units = ["Directorate", "Service", "Place"];
    private static readonly string[] Counts = ["Numerator", "Denominator"];
    private static readonly string[] Numbers = ["Numerator", "Denominator", "Value"];
    private static readonly string[] Needed = ["Id", "Organisation", "Directorate", "Service", "Place", "Period", "Indicator", "Strand", "Group", "Numerator", "Denominator", "Value", "Marker"];

    /// <summary>Figures that may be set beside ours: of those whose return, strand and indicator all agree.</summary>
    public bool CanBePooled => Problems.IsEmpty && Conformance.All(c => c.Agrees);

    /// <param name="organisation">Whose strands are compared: the partner where the policy knows it, otherwise our own.</param>
    public static ExchangeCheck Of(MonitoringPolicy policy, Organisation organisation, ExchangePackage package)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(package);
        var (rows, problems) = Rowwise(policy, package);
        if (!ReportingMonth.TryParse(package.Schema.Month, out var month))
            return new ExchangeCheck(rows, [.. problems, "The schema does not say of which month it is."], []);
        var ours = ExchangeSchema.Of(
            policy, organisation, month,
            package.Schema.Returns.Select(r => r.Id).ToHashSet(StringComparer.Ordinal), package.Schema.Indicators.Select(i => i.Id).ToHashSet(StringComparer.Ordinal));
        return new ExchangeCheck(rows, [.. problems.Take(MostProblems)], Exchange.Conformance.Between(ours, package.Schema));
    }

    private static (int Rows, List<string> Problems) Rowwise(MonitoringPolicy policy, ExchangePackage package)
    {
        var problems = new List<string>();
        using var content = new MemoryStream(package.Figures.ToArray());
        using var rows = new CsvRows(new Utf8Input(content));
        if (!rows.Read())
            return (0, ["figures.csv has no row of headings."]);
        var at = Enumerable.Range(0, rows.FieldCount).GroupBy(i => Text(rows, i), StringComparer.Ordinal).ToDictionary(of => of.Key, of => of.First(), StringComparer.Ordinal);
        if (Needed.Where(name => !at.ContainsKey(name)).ToList() is { Count: > 0 } missing)
            return (0, [$"figures.csv has no column {string.Join(", ", missing)}."]);
        var (count, ids) = (0, new HashSet<string>(StringComparer.Ordinal));
        while (rows.Read())
        {
            count++;
            string Cell(string name) => Text(rows, at[name]);
            foreach (var problem in ProblemsOf(policy, package, Cell, ids).Where(_ => problems.Count < MostProblems))
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"Row {rows.Row}: {problem}"));
        }
        return (count, problems);
    }

    private static IEnumerable<string> ProblemsOf(MonitoringPolicy policy, ExchangePackage package, Func<string, string> cell, HashSet<string> ids)
    {
        if (cell("Organisation") != package.Manifest.Organisation)
            yield return $"it is of \"{cell("Organisation")}\", and the package of \"{package.Manifest.Organisation}\".";
        if (!ids.Add(cell("Id")))
            yield return $"the figure {cell("Id")} is there twice.";
        if (Units.Any(c => cell(c) != "all"))
            yield return "it is of a part of the organisation: partners share figures of the whole.";
        if (package.Schema.Indicators.All(i => i.Id != cell("Indicator")))
            yield return $"the schema does not say what {cell("Indicator")} is.";
        var markers = cell("Marker").Split(',');
        if (markers.Any(m => m is "c" or "x" or "z") && Numbers.Any(c => cell(c).Length > 0))
            yield return "a number stands beside a marker that says there is none.";
        foreach (var column in Counts.Where(c => cell(c).Length > 0))
        {
            if (!decimal.TryParse(cell(column), NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
                yield return $"{column} is no number.";
            else if (number > 0 && number < policy.Publication.SmallestPublishedCount && IsOfPeople(policy, cell("Indicator"), column))
                yield return $"{column} is below {policy.Publication.SmallestPublishedCount.ToString(CultureInfo.InvariantCulture)}: such counts are not shared.";
        }
    }

    /// <summary>Counts that are published elsewhere, and those of no people, may be small.</summary>
    private static bool IsOfPeople(MonitoringPolicy policy, string indicator, string column)
    {
        var part = policy.FindIndicator(indicator) is { } known ? column == "Numerator" ? known.Count : known.Of : MeasureReference.None;
        return part.IsNone || policy.FindReturnType(part.Return)?.FindMeasure(part.Measure)?.Public != true;
    }

    private static string Text(CsvRows rows, int at) => Encoding.UTF8.GetString(rows.Field(at));
}
