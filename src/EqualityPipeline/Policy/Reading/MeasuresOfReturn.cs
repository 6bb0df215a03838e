using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>Reads what a return counts.</summary>
internal static class MeasuresOfReturn
{
    /// <param name="isCounted">False for a register, which counts nothing.</param>
    /// <param name="columns">Of the event layout, which measures may name.</param>
    public static ImmutableArray<Measure> Read(PolicyReader file, string returnType, bool isCounted, ImmutableArray<ReturnColumn> columns, PolicyDraft draft)
    {
        var measures = ImmutableArray.CreateBuilder<Measure>();
        var labels = new PolicyLabels(draft.Problems);
        foreach (var node in isCounted ? file.Items("measures") : file.OptionalItems("measures"))
        {
            if (node.Mapping("a measure", "id", "name", "kind", "public", "unit", "sum-of", "bucket-of", "where") is not { } measure)
                continue;
            var (id, name) = (measure.Word("id"), measure.Word("name"));
            draft.Ids.Define(PolicySort.Measure, id, returnType);
            labels.Add($"the measure {id.Text}", [id, name]);
            measures.Add(new Measure(id.Text, name.Text, measure.OneOf("kind", PolicyWords.MeasureKinds), measure.Flag("public"))
            {
                Unit = measure.OptionalOneOf("unit", PolicyWords.MeasureUnits, MeasureUnit.People),
                SumOf = NumberColumn(measure, "sum-of", columns, draft),
                BucketOf = NumberColumn(measure, "bucket-of", columns, draft),
                Where = ColumnConditions.Read(measure, "where", columns, draft),
            });
        }
        if (isCounted && measures.Count == 0 && file.Find("measures") is { IsScalar: false, IsMapping: false } empty)
            draft.Problems.Error(empty.At, "A return must have at least one measure; none was found.");
        if (!isCounted && measures.Count > 0)
            draft.Problems.Error(file.Find("measures")!.At, "A register must have no measures: it holds records and counts nothing.");
        return measures.ToImmutable();
    }

    private static string? NumberColumn(PolicyReader measure, string key, ImmutableArray<ReturnColumn> columns, PolicyDraft draft)
    {
        if (measure.OptionalWord(key) is not { } word)
            return null;
        var numbers = columns.Where(c => c.Type is ColumnType.Number).Select(c => c.Name).ToList();
        if (word.IsGiven && !numbers.Contains(word.Text))
            draft.Problems.Error(word.At, $"\"{key}\" must name a number column of the event layout; \"{word.Text}\" was found.{PolicyText.DidYouMean(word.Text, numbers)}");
        return word.Text;
    }
}
