using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>Reads a register layout: one row per record, with the columns that name it and the rules between its columns.</summary>
internal static class RegisterLayoutFile
{
    private static readonly ColumnType[] Allowed = [.. Enum.GetValues<ColumnType>().Except([ColumnType.Stage])];

    public static RegisterLayout? Read(PolicyNode node, PolicyDraft draft)
    {
        if (node.Mapping("the register layout", "key", "columns", "rules") is not { } layout)
            return null;
        ImmutableArray<ReturnColumn> columns = [.. ReturnColumns.Read(layout.Items("columns"), "the register layout", Allowed, draft).Select(c => c.Column)];
        var key = layout.Words("key");
        Named(key, columns, draft);
        foreach (var word in key)
        {
            if (columns.FirstOrDefault(c => c.Name == word.Text) is { } column && (!column.Required || column.TakesSeveral))
                draft.Problems.Error(word.At, $"A column of the key must be required and take one value; \"{word.Text}\" is not so.");
        }
        if (columns.Any(c => c.Type is ColumnType.Group) && !columns.Any(c => c.Type is ColumnType.Strand))
            draft.Problems.Error(layout.At, "A register with a column of type group must have one of type strand; none was found.");
        return new RegisterLayout(
            columns, [.. key.Select(k => k.Text)],
            [.. layout.OptionalItems("rules").Select(rule => ReadRule(rule, columns, draft)).OfType<RegisterRule>()]);
    }

    private static RegisterRule? ReadRule(PolicyNode node, ImmutableArray<ReturnColumn> columns, PolicyDraft draft)
    {
        if (node.Mapping("a rule", "message", "fix", "warning", "when", "needs", "needs-one-of", "in-order") is not { } rule)
            return null;
        var (needs, needsOneOf, inOrder) = (rule.OptionalWords("needs"), rule.OptionalWords("needs-one-of"), rule.OptionalWords("in-order"));
        if (needs.IsEmpty && needsOneOf.IsEmpty && inOrder.IsEmpty)
            draft.Problems.Error(rule.At, "A rule must ask for something, with \"needs\", \"needs-one-of\" or \"in-order\"; none was found.");
        Named([.. needs, .. needsOneOf, .. inOrder], columns, draft);
        return new RegisterRule(rule.Text("message"), rule.Text("fix"), rule.OptionalFlag("warning"))
        {
            When = ColumnConditions.Read(rule, "when", columns, draft),
            Needs = [.. needs.Select(w => w.Text)], NeedsOneOf = [.. needsOneOf.Select(w => w.Text)], InOrder = [.. inOrder.Select(w => w.Text)],
        };
    }

    private static void Named(IEnumerable<PolicyWord> words, ImmutableArray<ReturnColumn> columns, PolicyDraft draft)
    {
        List<string> known = [.. columns.Select(c => c.Name)];
        foreach (var word in words.Where(w => w.IsGiven && !known.Contains(w.Text)))
            draft.Problems.Error(word.At, $"The register has no column \"{word.Text}\".{PolicyText.DidYouMean(word.Text, known)}");
    }
}
