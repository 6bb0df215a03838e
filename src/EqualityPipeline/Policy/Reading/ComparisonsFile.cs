using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>Reads comparisons.yaml.</summary>
internal static class ComparisonsFile
{
    private const int MostMonths = 24;

    public static void Read(PolicyNode root, PolicyDraft draft)
    {
        if (root.Mapping("the file of comparisons", "months-before", "months-after", "jump", "copy", "digits", "gaps", "openings", "ceilings") is not { } file)
            return;
        var rules = new ComparisonRules { MonthsBefore = file.Number("months-before", 1, MostMonths), MonthsAfter = file.Number("months-after", 0, MostMonths) };
        if (file.Need("jump")?.Mapping("the rule of jumps", "months", "deviations", "warn-percent", "hold-percent", "people") is { } jump)
        {
            rules = rules with
            {
                Jump = new JumpRule(
                    jump.Number("months", 3, MostMonths), jump.Number("deviations", 1), jump.Number("warn-percent", 101), jump.Number("hold-percent", 101), jump.Number("people", 1)),
            };
        }
        if (file.Need("copy")?.Mapping("the rule of copies", "odds", "cells", "least-count", "same-percent") is { } copy)
            rules = rules with { Copy = new CopyRule(copy.Number("odds", 1_000), copy.Number("cells", 4), copy.Number("least-count", 1), copy.Number("same-percent", 50, 100)) };
        if (file.Need("digits")?.Mapping("the rule of digits", "odds", "cells", "least-count") is { } digits)
            rules = rules with { Digits = new DigitRule(digits.Number("odds", 1_000), digits.Number("cells", 8), digits.Number("least-count", 10)) };
        if (file.Need("gaps")?.Mapping("the rule of gaps", "months", "people") is { } gaps)
            rules = rules with { Gaps = new GapRule(gaps.Number("months", 2, MostMonths), gaps.Number("people", 1)) };
        draft.Comparisons = rules with
        {
            Openings = [.. file.OptionalItems("openings").Select(node => Opening(node, draft)).OfType<OpeningRule>()],
            Ceilings = [.. file.OptionalItems("ceilings").Select(node => Ceiling(node, draft)).OfType<CeilingRule>()],
        };
    }

    private static OpeningRule? Opening(PolicyNode node, PolicyDraft draft)
    {
        if (node.Mapping("an opening", "return", "opening", "closing", "adds", "takes") is not { } rule)
            return null;
        var (returns, opening, closing) = (rule.Word("return"), rule.OptionalWord("opening"), rule.Word("closing"));
        var (adds, takes) = (rule.OptionalWords("adds"), rule.OptionalWords("takes"));
        draft.References.Name(PolicySort.Return, returns);
        foreach (var measure in new[] { opening, closing }.OfType<PolicyWord>().Concat(adds).Concat(takes))
            draft.References.Name(PolicySort.Measure, measure, returns.Text, PolicySort.Return);
        return new OpeningRule(returns.Text, opening?.Text, closing.Text, Texts(adds), Texts(takes));
    }

    private static CeilingRule? Ceiling(PolicyNode node, PolicyDraft draft)
    {
        if (node.Mapping("a ceiling", "return", "measure", "of-return", "of-measure") is not { } rule)
            return null;
        var (returns, measure, ofReturn, ofMeasure) = (rule.Word("return"), rule.Word("measure"), rule.Word("of-return"), rule.Word("of-measure"));
        draft.References.Name(PolicySort.Return, returns);
        draft.References.Name(PolicySort.Return, ofReturn);
        draft.References.Name(PolicySort.Measure, measure, returns.Text, PolicySort.Return);
        draft.References.Name(PolicySort.Measure, ofMeasure, ofReturn.Text, PolicySort.Return);
        return new CeilingRule(returns.Text, measure.Text, ofReturn.Text, ofMeasure.Text);
    }

    private static ImmutableArray<string> Texts(ImmutableArray<PolicyWord> words) => [.. words.Select(w => w.Text)];
}
