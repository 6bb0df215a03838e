using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>Reads a register layout: one row per record, with the columns that name it and the rules between its columns.</summary>
internal static class RegisterLayoutFile
{
    private static readonly ColumnType[] Allowed = [.. Enum.GetValues<ColumnType>().Except([ColumnType.Stage])];

    /// <summary>So begin the columns that a stored register has besides its own.</summary>
    private const string ReservedStart = "return_";

    public static RegisterLayout? Read(PolicyNode node, PolicyDraft draft)
    {
        if (node.Mapping("the register layout", "key", "columns", "rules", "example") is not { } layout)
            return null;
        ImmutableArray<ReturnColumn> columns = [.. ReturnColumns.Read(layout.Items("columns"), "the register layout", Allowed, draft).Select(c => c.Column)];
        var key = layout.Words("key");
        ColumnsNamed(key, "\"key\"", columns, [], draft);
        foreach (var column in columns.Where(c => c.Name.StartsWith(ReservedStart, StringComparison.Ordinal)))
            draft.Problems.Error(layout.At, $"The name of a column of a register must not begin with \"{ReservedStart}\"; \"{column.Name}\" does.");
        foreach (var word in key)
        {
            if (columns.FirstOrDefault(c => c.Name == word.Text) is { } column && (!column.Required || column.TakesSeveral))
                draft.Problems.Error(word.At, $"A column of the key must be required and take one value; \"{word.Text}\" is not so.");
        }
        CheckOwner(ColumnType.Group, ColumnType.Strand);
        CheckOwner(ColumnType.Criterion, ColumnType.Framework);
        return new RegisterLayout(
            columns, [.. key.Select(k => k.Text)],
            [.. layout.OptionalItems("rules").Select(rule => ReadRule(rule, columns, draft)).OfType<RegisterRule>()])
        {
            Example = ReadExample(layout, columns),
        };

        // A group is read by the strand of its row, and a criterion by its framework: there must be one of these to go by.
        void CheckOwner(ColumnType type, ColumnType owner)
        {
            var (word, ownerWord) = (PolicyWords.ColumnTypes.WordFor(type), PolicyWords.ColumnTypes.WordFor(owner));
            if (!columns.Any(c => c.Type == type))
                return;
            if (columns.Where(c => c.Type == owner).ToList() is not [{ TakesSeveral: false }])
                draft.Problems.Error(layout.At, $"A register with a column of type {word} must have one column of type {ownerWord} that takes one value.");
        }
    }

    private static ImmutableSortedDictionary<string, string> ReadExample(PolicyReader layout, ImmutableArray<ReturnColumn> columns)
    {
        if (layout.Find("example") is not { } node || node.Mapping("the example", [.. columns.Select(c => c.Name)]) is not { } example)
            return ImmutableSortedDictionary<string, string>.Empty;
        return columns
            .Select(c => (c.Name, Word: example.OptionalWord(c.Name)))
            .Where(c => c.Word is not null)
            .ToImmutableSortedDictionary(c => c.Name, c => c.Word!.Value.Text, StringComparer.Ordinal);
    }

    private static RegisterRule? ReadRule(PolicyNode node, ImmutableArray<ReturnColumn> columns, PolicyDraft draft)
    {
        if (node.Mapping(
            "a rule", "message", "fix", "warning", "when", "when-filled", "needs", "needs-one-of", "in-order", "leaves-blank", "must-be",
            "not-after-period", "total", "same") is not { } rule)
            return null;
        var read = new RegisterRule(rule.Text("message"), rule.Text("fix"), rule.OptionalFlag("warning"))
        {
            When = ColumnConditions.Read(rule, "when", columns, draft), WhenFilled = Named("when-filled"),
            Needs = Named("needs"), NeedsOneOf = Named("needs-one-of"), LeavesBlank = Named("leaves-blank"),
            InOrder = Named("in-order", ColumnType.Date, ColumnType.Month, ColumnType.Number),
            MustBe = ColumnConditions.Read(rule, "must-be", columns, draft),
            NotAfterPeriod = Named("not-after-period", ColumnType.Date, ColumnType.Month),
            Total = ReadTotal(rule, columns, draft), Same = ReadSameness(rule, columns, draft),
        };
        if (read is { Needs.IsEmpty: true, NeedsOneOf.IsEmpty: true, InOrder.IsEmpty: true, LeavesBlank.IsEmpty: true, MustBe.IsEmpty: true, NotAfterPeriod.IsEmpty: true, Total: null, Same: null })
            draft.Problems.Error(rule.At, "A rule must ask for something, with \"needs\", \"needs-one-of\", \"in-order\", \"leaves-blank\", \"must-be\", \"not-after-period\", \"total\" or \"same\"; none was found.");
        CheckOrder(rule, read.InOrder, columns, draft);
        return read;

        ImmutableArray<string> Named(string key, params ReadOnlySpan<ColumnType> types)
            => ColumnsNamed(rule.OptionalWords(key), $"\"{key}\"", columns, types, draft);
    }

    private static RegisterTotal? ReadTotal(PolicyReader rule, ImmutableArray<ReturnColumn> columns, PolicyDraft draft)
    {
        if (rule.Find("total") is not { } node || node.Mapping("a total", "column", "is", "give-or-take", "over") is not { } total)
            return null;
        var column = ColumnsNamed([total.Word("column")], "\"column\"", columns, [ColumnType.Number], draft);
        var over = ColumnsNamed(total.Words("over"), "\"over\"", columns, [], draft);
        return new RegisterTotal(
            column.FirstOrDefault(string.Empty), ReturnColumns.Bound(total, "is", draft) ?? 0, ReturnColumns.Bound(total, "give-or-take", draft) ?? 0, over);
    }

    private static RegisterSameness? ReadSameness(PolicyReader rule, ImmutableArray<ReturnColumn> columns, PolicyDraft draft)
        => rule.Find("same") is not { } node || node.Mapping("\"same\"", "columns", "over") is not { } same
            ? null
            : new RegisterSameness(
                ColumnsNamed(same.Words("columns"), "\"columns\"", columns, [], draft), ColumnsNamed(same.Words("over"), "\"over\"", columns, [], draft));

    private static void CheckOrder(PolicyReader rule, ImmutableArray<string> inOrder, ImmutableArray<ReturnColumn> columns, PolicyDraft draft)
    {
        var numbers = inOrder.Count(name => columns.FirstOrDefault(c => c.Name == name)?.Type is ColumnType.Number);
        if (numbers > 0 && numbers < inOrder.Length)
            draft.Problems.Error(rule.At, "\"in-order\" must name numbers alone, or dates and months alone; both were found.");
    }

    /// <param name="types">The types the columns may have; empty for every type.</param>
    private static ImmutableArray<string> ColumnsNamed(
        IEnumerable<PolicyWord> words, string key, ImmutableArray<ReturnColumn> columns, ReadOnlySpan<ColumnType> types, PolicyDraft draft)
    {
        List<string> known = [.. columns.Select(c => c.Name)];
        var named = ImmutableArray.CreateBuilder<string>();
        foreach (var word in words.Where(w => w.IsGiven))
        {
            named.Add(word.Text);
            if (columns.FirstOrDefault(c => c.Name == word.Text) is not { } column)
                draft.Problems.Error(word.At, $"The register has no column \"{word.Text}\".{PolicyText.DidYouMean(word.Text, known)}");
            else if (!types.IsEmpty && (!types.Contains(column.Type) || column.TakesSeveral))
                draft.Problems.Error(word.At, $"{key} must name columns of the type {Types(types)} that take one value; \"{word.Text}\" is none.");
        }
        return named.ToImmutable();
    }

    private static string Types(ReadOnlySpan<ColumnType> types) => string.Join(" or ", types.ToArray().Select(PolicyWords.ColumnTypes.WordFor));
}
