using System.Collections.Immutable;
using System.Globalization;

namespace EqualityPipeline.Policy;

/// <summary>Reads the columns of a layout.</summary>
internal static class ReturnColumns
{
    private const int LongestText = 2000;
    private const int MostDecimals = 4;

    /// <param name="allowed">The types a column of this layout may have.</param>
    public static List<(ReturnColumn Column, PolicyPlace At)> Read(IReadOnlyList<PolicyNode> nodes, string layout, IReadOnlyCollection<ColumnType> allowed, PolicyDraft draft)
    {
        var columns = new List<(ReturnColumn Column, PolicyPlace At)>();
        var words = new List<(string Column, ImmutableArray<PolicyWord> Words)>();
        foreach (var node in nodes)
        {
            if (node.Mapping(
                "a column", "name", "type", "required", "also-known-as", "question", "codes", "attribute", "one-answer", "least", "most", "decimals", "longest",
                "several", "refers-to", "for-strand") is not { } column)
                continue;
            var (name, alsoKnownAs) = (column.Word("name"), column.OptionalWords("also-known-as"));
            words.Add((name.Text, [name, .. alsoKnownAs]));
            var type = column.OneOf("type", PolicyWords.ColumnTypes);
            if (!allowed.Contains(type))
                draft.Problems.Error(column.At, $"A column of {layout} must not be of the type {PolicyWords.ColumnTypes.WordFor(type)}; \"{name.Text}\" is.");
            columns.Add((ReadColumn(column, name.Text, type, [.. alsoKnownAs.Select(a => a.Text)], draft), column.At));
        }
        draft.References.Later(() => CheckHeaders(words, draft));
        return columns;
    }

    private static ReturnColumn ReadColumn(PolicyReader column, string name, ColumnType type, ImmutableArray<string> alsoKnownAs, PolicyDraft draft)
    {
        OnlyFor(ColumnType.Category, "codes", "attribute", "one-answer");
        OnlyFor(ColumnType.Number, "least", "most", "decimals");
        OnlyFor(ColumnType.Text, "longest");
        OnlyFor(ColumnType.Reference, "refers-to");
        PolicyWord? codes = type is ColumnType.Category ? column.Word("codes") : null;
        if (codes is { IsGiven: true } list)
        {
            draft.References.Name(PolicySort.CodeList, list);
            draft.CodeListsOfColumns.Add(list.Text);
        }
        PolicyWord? refersTo = type is ColumnType.Reference ? column.Word("refers-to") : null;
        if (refersTo is { } register)
        {
            draft.References.Name(PolicySort.Return, register);
            draft.References.Later(() => CheckNamesRecords(register, draft));
        }
        var forStrand = column.OptionalWord("for-strand");
        if (forStrand is { } strand)
            draft.References.Name(PolicySort.Strand, strand);
        return new ReturnColumn
        {
            Name = name, Type = type, Required = column.Flag("required"), AlsoKnownAs = alsoKnownAs,
            Question = column.OptionalWord("question")?.Text,
            CodeList = codes?.Text, IsAttribute = column.OptionalFlag("attribute"), HasOneAnswer = column.OptionalFlag("one-answer"),
            Least = Bound(column, "least", draft), Most = Bound(column, "most", draft),
            Decimals = column.Find("decimals") is null ? 0 : column.Number("decimals", 0, MostDecimals),
            Longest = column.Find("longest") is null ? 200 : column.Number("longest", 1, LongestText),
            TakesSeveral = column.OptionalFlag("several"),
            RefersTo = refersTo?.Text, ForStrand = forStrand?.Text,
        };

        void OnlyFor(ColumnType only, params string[] keys)
        {
            foreach (var key in keys)
            {
                if (type != only && column.Find(key) is { } node)
                    draft.Problems.Error(node.At, $"\"{key}\" must stand only in a column of the type {PolicyWords.ColumnTypes.WordFor(only)}; \"{name}\" is none.");
            }
        }
    }

    /// <summary>One cell can name a record only where one id does.</summary>
    private static void CheckNamesRecords(PolicyWord returnType, PolicyDraft draft)
    {
        if (draft.FindReturnType(returnType.Text) is { Register: not { IdColumn: not null } })
            draft.Problems.Error(returnType.At, $"\"refers-to\" must name a register whose key has one column of the type id; \"{returnType.Text}\" is none.");
    }

    public static decimal? Bound(PolicyReader column, string key, PolicyDraft draft)
    {
        if (column.OptionalWord(key) is not { IsGiven: true } word)
            return null;
        if (decimal.TryParse(word.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var bound))
            return bound;
        draft.Problems.Error(word.At, $"\"{key}\" must be a number; \"{word.Text}\" was found.");
        return null;
    }

    /// <summary>Counts are kept for each combination of these columns' codes, which must have a number.</summary>
    public static void CheckCombinations(IEnumerable<ReturnColumn> columns, PolicyPlace at, PolicyDraft draft)
    {
        const double MostCombinations = 1_000_000;
        var combinations = columns
            .Select(c => draft.CodeLists.Find(l => l.Id == c.CodeList)?.Details.Count() ?? 0)
            .Aggregate(1.0, (product, codes) => product * (codes + 1));
        if (combinations > MostCombinations)
            draft.Problems.Error(at, $"The categories that counts are kept apart by must have a million combinations at most; these have {combinations.ToString("#,0", CultureInfo.InvariantCulture)}.");
    }

    /// <summary>The header of a file is read by these words alone, so a column may not share one with another or with a strand.</summary>
    private static void CheckHeaders(List<(string Column, ImmutableArray<PolicyWord> Words)> columns, PolicyDraft draft)
    {
        var headers = new PolicyLabels(draft.Problems);
        foreach (var (strand, words) in draft.StrandWords)
            headers.Add($"the strand {strand}", words.DistinctBy(w => w.Text, StringComparer.Ordinal).Where(w => Owns(strand, w)));
        foreach (var (column, words) in columns)
            headers.Add($"the column {column}", words);

        // A word that two strands share is told once, for strands.yaml.
        bool Owns(string strand, PolicyWord word)
            => draft.StrandWords.Find(s => s.Words.Any(w => Returns.Texts.Plain(w.Text) == Returns.Texts.Plain(word.Text))).Strand == strand;
    }
}
