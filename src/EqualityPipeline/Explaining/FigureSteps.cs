using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Explaining;

/// <summary>The steps from returns to a published figure, each as a sentence. Of numbers there are only those that are published.</summary>
internal sealed class FigureSteps
{
    private readonly MonitoringPolicy policy;
    private readonly FigureSources sources;
    private readonly FigurePeriod period;
    private readonly PublishedFigure figure;

    private FigureSteps(MonitoringPolicy policy, FigureSources sources, FigurePeriod period, PublishedFigure figure)
        => (this.policy, this.sources, this.period, this.figure) = (policy, sources, period, figure);

    private Indicator Indicator => sources.Indicator;

    public static ImmutableArray<ExplainedStep> Of(MonitoringPolicy policy, FigureSources sources, FigurePeriod period, PublishedFigure figure)
        => [.. new FigureSteps(policy, sources, period, figure).All()];

    private IEnumerable<ExplainedStep> All()
    {
        foreach (var step in Parts())
            yield return step;
        if (figure.DeclarationRate is { } declared)
            yield return new("declaration", $"{NumberWords.Of(declared * 100)}% of everyone counted declared their group; who did not is in the total, and in no group.");
        if (figure.Value is { } value)
            yield return new("value", $"{ExplainedFormula.Of(Indicator, figure).InWords} ({Indicator.Unit}).");
        else
            yield return new("value", $"There is none: {figure.MarkerReason ?? "not available"}.");
        if (figure.Lower95 is { } lower && figure.Upper95 is { } upper)
            yield return new("limits", $"95%: {NumberWords.Of(lower)} to {NumberWords.Of(upper)}{Wider()}. {StepWords.Limits(Indicator, figure)}");
        foreach (var step in Comparison())
            yield return step;
        if (figure.Value is not null && figure.MarkerReason is { } reasons)
            yield return new("notes", $"{char.ToUpperInvariant(reasons[0])}{reasons[1..]}.");
    }

    private IEnumerable<ExplainedStep> Parts()
    {
        if (Indicator.Recorded is { } recorded)
        {
            yield return new("source", $"Read from the register \"{policy.FindReturnType(recorded.Register)?.Name}\" as it stood in {period.LastMonth.InWords}, not older than {recorded.MaxAgeMonths.ToString(CultureInfo.InvariantCulture)} months.");
            yield break;
        }

        yield return new("count", $"{FormulaWords.Part(policy, Indicator.Count)}: {Number(figure.Numerator)}{When(Indicator.Count)}");
        if (Indicator.Kind is IndicatorKind.RatioOfShares or IndicatorKind.BandShare)
            yield return new("base", $"Everyone so counted who declared a group of the strand: {Number(figure.Denominator)}");
        else if (!Indicator.Of.IsNone)
            yield return new("base", $"{FormulaWords.Part(policy, Indicator.Of)}: {Number(figure.Denominator)}{When(Indicator.Of)}");
        else
            yield return new("base", $"Those whose pay is known: {Number(figure.Denominator)}");
    }

    private static string Number(decimal? count) => count is null ? "no number of its own." : NumberWords.Of(count) + ".";

    private string When(MeasureReference part)
        => sources.IsSummed(part) ? period.Length == 1 ? $" Of {period.InWords}." : $" The months {period.FirstMonth.InWords} to {period.LastMonth.InWords} are added up."
            : part.AsAt == AsAt.Latest ? $" The latest known in {period.LastMonth.InWords}, not older than {part.MaxAgeMonths.ToString(CultureInfo.InvariantCulture)} months."
            : period.Length == 1 ? $" Of {period.InWords}."
            : $" As it was in {period.LastMonth.InWords}, the last month: what is counted at a moment is not added up.";

    private string Wider() => figure.Lower998 is { } lower && figure.Upper998 is { } upper ? $"; 99.8%: {NumberWords.Of(lower)} to {NumberWords.Of(upper)}" : string.Empty;

    private IEnumerable<ExplainedStep> Comparison()
    {
        if (figure.Comparator is not { } comparator)
        {
            yield return new("comparator", $"None is shown. The indicator is compared with {FormulaWords.OfComparison(Indicator)}.");
            yield break;
        }

        yield return new("comparator", $"{comparator}, {NumberWords.Of(figure.ComparatorValue ?? 0)}: {FormulaWords.OfComparison(Indicator)}.");
        if (figure.Ratio is { } ratio)
            yield return new("ratio", $"{StepWords.Ratio(Indicator, figure)} = {NumberWords.Of(ratio)}{Between(figure.RatioLower95, figure.RatioUpper95)}. {StepWords.RatioLimits(Indicator, figure)}".TrimEnd());
        if (figure.Difference is { } difference)
            yield return new("difference", $"{NumberWords.Of(figure.Value ?? 0)} - {NumberWords.Of(figure.ComparatorValue ?? 0)} = {NumberWords.Of(difference)}{Between(figure.DifferenceLower95, figure.DifferenceUpper95)}. {StepWords.DifferenceLimits(Indicator, figure)}".TrimEnd());
        if (figure.PValue is { } p)
            yield return new("p-value", $"{NumberWords.Of(p)}: {StepWords.Test(Indicator)}.");
        if (figure.QValue is { } q)
            yield return new("q-value", $"{NumberWords.Of(q)}: the p value adjusted (Benjamini and Hochberg) beside every other shown test of the same organisation, period, strand and level.");
        if (figure.Verdict is { } verdict)
            yield return new("verdict", $"{char.ToUpperInvariant(verdict[0])}{verdict[1..]}. {StepWords.VerdictRule(Indicator.Better)}");
    }

    private static string Between(double? lower, double? upper)
        => lower is { } from && upper is { } to ? $", 95% limits {NumberWords.Of(from)} to {NumberWords.Of(to)}" : string.Empty;
}
