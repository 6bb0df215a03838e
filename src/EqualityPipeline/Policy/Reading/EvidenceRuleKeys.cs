using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>The keys that rules of evidence have, each read and checked against the rest of the pack.</summary>
internal sealed class EvidenceRuleKeys(PolicyReader rule, PolicyDraft draft)
{
    public int Months() => rule.Number("months", 1);

    public int MaxAge() => rule.Number("max-age-months", 1);

    public double AtLeast() => rule.Share("at-least");

    public int AtMostMonths() => rule.Number("at-most-months", 0, Months());

    public bool Flag(string key) => rule.Flag(key);

    public T OneOf<T>(string key, PolicyWords<T> words)
        where T : struct
        => rule.OneOf(key, words);

    public string Return()
    {
        var word = rule.Word("return");
        draft.References.Name(PolicySort.Return, word);
        return word.Text;
    }

    public string Measure()
    {
        var word = rule.Word("measure");
        draft.References.Name(PolicySort.Measure, word, rule.Find("return") is null ? string.Empty : rule.Text("return"), PolicySort.Return);
        return word.Text;
    }

    public ImmutableArray<string> Strands() => Named("strands", PolicySort.Strand);

    public ImmutableArray<string> Indicators() => Named("indicators", PolicySort.Indicator);

    public string Strand() => NamedOnce("strand", PolicySort.Strand);

    public string Indicator() => NamedOnce("indicator", PolicySort.Indicator);

    /// <summary>The register that a kind of rule looks at, which the pack must therefore have.</summary>
    public EvidenceRuleKeys Over(string register)
    {
        draft.References.Name(PolicySort.Return, new PolicyWord(register, rule.At));
        return this;
    }

    public ImmutableArray<string> Codes(string key, string list)
    {
        var words = rule.Words(key);
        foreach (var word in words)
            draft.References.Name(PolicySort.Code, word, list, PolicySort.CodeList);
        return [.. words.Select(w => w.Text)];
    }

    public string Code(string key, string list)
    {
        var word = rule.Word(key);
        draft.References.Name(PolicySort.Code, word, list, PolicySort.CodeList);
        return word.Text;
    }

    public ImmutableArray<string> Columns(string key, string register)
    {
        var words = rule.Words(key);
        foreach (var word in words)
            CheckColumn(word, register);
        return [.. words.Select(w => w.Text)];
    }

    public string Column(string key, string register)
    {
        var word = rule.Word(key);
        CheckColumn(word, register);
        return word.Text;
    }

    private void CheckColumn(PolicyWord word, string register) => draft.References.Later(() =>
    {
        if (!word.IsGiven || draft.FindReturnType(register)?.Register is not { } layout || layout.FindColumn(word.Text) is not null)
            return;
        draft.Problems.Error(word.At, $"The register \"{register}\" has no column \"{word.Text}\".{PolicyText.DidYouMean(word.Text, layout.Columns.Select(c => c.Name))}");
    });

    private ImmutableArray<string> Named(string key, PolicySort sort)
    {
        var words = rule.Words(key);
        draft.References.Names(sort, words);
        return [.. words.Select(w => w.Text)];
    }

    private string NamedOnce(string key, PolicySort sort)
    {
        var word = rule.Word(key);
        draft.References.Name(sort, word);
        return word.Text;
    }
}
