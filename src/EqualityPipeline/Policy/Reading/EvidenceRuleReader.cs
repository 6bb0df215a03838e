using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>Reads the rule by which data settle a criterion; its kind says which other keys it has.</summary>
internal static class EvidenceRuleReader
{
    private enum RuleKind { ReturnsAccepted, ReturnsOnTime, StrandsMapped, Declared, NoClearGap }

    private static readonly PolicyWords<RuleKind> Kinds = new(
        ("returns-accepted", RuleKind.ReturnsAccepted), ("returns-on-time", RuleKind.ReturnsOnTime), ("strands-mapped", RuleKind.StrandsMapped),
        ("declared", RuleKind.Declared), ("no-clear-gap", RuleKind.NoClearGap));

    private static readonly string[] EveryKey =
        ["kind", "return", "measure", "strands", "strand", "indicator", "months", "max-age-months", "at-least", "at-most-months"];

    /// <returns>Null, with the problem told, where no rule can be made out.</returns>
    public static EvidenceRule? Read(PolicyReader criterion, PolicyDraft draft)
    {
        if (criterion.Need("rule") is not { } node || node.Mapping("a rule", EveryKey) is not { } any)
            return null;
        var before = draft.Problems.Errors.Length;
        var kind = any.OneOf("kind", Kinds);
        if (draft.Problems.Errors.Length > before)
            return null;
        return kind switch
        {
            RuleKind.ReturnsAccepted => Rule("a rule of kind returns-accepted", ["return", "months", "at-least"]) is { } rule
                ? new EvidenceRule.ReturnsAccepted(Return(rule), rule.Number("months", 1), rule.Share("at-least"))
                : null,
            RuleKind.ReturnsOnTime => Rule("a rule of kind returns-on-time", ["return", "months", "at-least"]) is { } rule
                ? new EvidenceRule.ReturnsOnTime(Return(rule), rule.Number("months", 1), rule.Share("at-least"))
                : null,
            RuleKind.StrandsMapped => Rule("a rule of kind strands-mapped", ["return", "measure", "strands", "max-age-months"]) is { } rule
                ? new EvidenceRule.StrandsMapped(Return(rule), Measure(rule), Strands(rule), rule.Number("max-age-months", 1))
                : null,
            RuleKind.Declared => Rule("a rule of kind declared", ["return", "measure", "strands", "months", "at-least"]) is { } rule
                ? new EvidenceRule.Declared(Return(rule), Measure(rule), Strands(rule), rule.Number("months", 1), rule.Share("at-least"))
                : null,
            RuleKind.NoClearGap => Rule("a rule of kind no-clear-gap", ["indicator", "strand", "months", "at-most-months"]) is { } rule
                ? NoClearGap(rule)
                : null,
            _ => throw new InvalidOperationException($"{kind} is no kind of rule."),
        };

        PolicyReader? Rule(string what, string[] keys) => node.Mapping(what, ["kind", .. keys]);

        string Return(PolicyReader rule)
        {
            var word = rule.Word("return");
            draft.References.Name(PolicySort.Return, word);
            return word.Text;
        }

        string Measure(PolicyReader rule)
        {
            var word = rule.Word("measure");
            draft.References.Name(PolicySort.Measure, word, rule.Find("return") is null ? string.Empty : rule.Text("return"), PolicySort.Return);
            return word.Text;
        }

        ImmutableArray<string> Strands(PolicyReader rule)
        {
            var words = rule.Words("strands");
            draft.References.Names(PolicySort.Strand, words);
            return [.. words.Select(w => w.Text)];
        }

        EvidenceRule.NoClearGap NoClearGap(PolicyReader rule)
        {
            var (indicator, strand, months) = (rule.Word("indicator"), rule.Word("strand"), rule.Number("months", 1));
            draft.References.Name(PolicySort.Indicator, indicator);
            draft.References.Name(PolicySort.Strand, strand);
            return new EvidenceRule.NoClearGap(indicator.Text, strand.Text, months, rule.Number("at-most-months", 0, months));
        }
    }
}
