using EqualityPipeline.Policy;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Explaining;

/// <summary>The formula with the numbers of a figure put in: in words, and each number by itself.</summary>
public sealed record ExplainedFormula(
    string InWords, decimal? Numerator, decimal? Denominator, int Per, double? Value, string? Comparator, double? ComparatorValue, double? Ratio, double? Difference)
{
    internal static ExplainedFormula Of(Indicator indicator, PublishedFigure f) => new(
        Words(indicator, f), f.Numerator, f.Denominator, indicator.Per, f.Value, f.Comparator, f.ComparatorValue, f.Ratio, f.Difference);

    private static string Words(Indicator indicator, PublishedFigure f)
    {
        if (f.Value is not { } value)
            return f.Numerator is null && f.Denominator is null ? "No value." : $"No value: {Counts(f)}.";
        var result = NumberWords.Of(value);
        return indicator.Kind switch
        {
            IndicatorKind.Recorded => $"As the register records it: {result}",
            IndicatorKind.Median => $"The middle of the pay of {NumberWords.Of(f.Denominator)} = {result}",
            IndicatorKind.Mean when f.Numerator is null => $"The mean of the pay of {NumberWords.Of(f.Denominator)} = {result}",
            // (A - B) / A is 1 - B / A, and the ratio is published where the two amounts of pay are not.
            IndicatorKind.MeanGap or IndicatorKind.MedianGap when f.Ratio is { } ratio => indicator.Compare.Direction == RatioDirection.GroupOverComparator
                ? $"(1 - {NumberWords.Of(ratio)}){Times(indicator)} = {result}"
                : $"(1 - 1 ÷ {NumberWords.Of(ratio)}){Times(indicator)} = {result}",
            IndicatorKind.MeanGap or IndicatorKind.MedianGap => $"A gap of {result}",
            _ => $"{NumberWords.Of(f.Numerator)} ÷ {NumberWords.Of(f.Denominator)}{Times(indicator)} = {result}",
        };
    }

    private static string Counts(PublishedFigure f)
        => f.Numerator is null ? $"a base of {NumberWords.Of(f.Denominator)}" : $"{NumberWords.Of(f.Numerator)} of {NumberWords.Of(f.Denominator)}";

    private static string Times(Indicator indicator) => indicator.Per == 1 ? string.Empty : $" × {NumberWords.Of((decimal)indicator.Per)}";
}
