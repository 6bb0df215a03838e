using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>Reads what a return counts.</summary>
internal static class MeasuresOfReturn
{
    /// <summary>Checks that the edition of the return has the measure; ids alone would not tell, for they are those of all editions.</summary>
    public static void Name(PolicyWord word, string returnType, ImmutableArray<Measure> measures, PolicyDraft draft)
        => draft.References.Later(() =>
        {
            List<string> known = [.. measures.Select(m => m.Id)];
            if (word.IsGiven && !known.Contains(word.Text))
                draft.Problems.Error(word.At, $"The return \"{returnType}\" has no measure \"{word.Text}\".{PolicyText.DidYouMean(word.Text, known)} There are: {PolicyText.List(known)}.");
        });

    /// <param name="isCounted">False for a register, which need not count its records.</param>
    /// <param name="columns">Of the event layout or the register, which measures may name.</param>
    public static ImmutableArray<Measure> Read(PolicyReader file, string returnType, bool isCounted, bool isFirst, ImmutableArray<ReturnColumn> columns, PolicyDraft draft)
    {
        var measures = ImmutableArray.CreateBuilder<Measure>();
        var labels = new PolicyLabels(draft.Problems);
        foreach (var node in isCounted ? file.Items("measures") : file.OptionalItems("measures"))
        {
            if (node.Mapping("a measure", "id", "name", "kind", "public", "unit", "sum-of", "bucket-of", "where", "filled", "blank") is not { } measure)
                continue;
            var (id, name) = (measure.Word("id"), measure.Word("name"));
            if (isFirst || !draft.Ids.IsDefined(PolicySort.Measure, id.Text, returnType))
                draft.Ids.Define(PolicySort.Measure, id, returnType);
            labels.Add($"the measure {id.Text}", [id, name]);
            var unit = measure.OptionalOneOf("unit", PolicyWords.MeasureUnits, MeasureUnit.People);
            var (summed, bucketed) = (NumberColumn(measure, "sum-of", columns, draft), NumberColumn(measure, "bucket-of", columns, draft));
            CheckNumbers(measure, unit, summed, bucketed, draft);
            measures.Add(new Measure(id.Text, name.Text, measure.OneOf("kind", PolicyWords.MeasureKinds), measure.Flag("public"))
            {
                Unit = unit, SumOf = summed?.Name, BucketOf = bucketed?.Name,
                Where = ColumnConditions.Read(measure, "where", columns, draft),
                Filled = ColumnsOfRegister(measure, "filled", isCounted, columns, draft), Blank = ColumnsOfRegister(measure, "blank", isCounted, columns, draft),
            });
            if (!isCounted)
                CheckOfRegister(measure, measures[^1], columns, draft);
        }
        if (isCounted && measures.Count == 0 && file.Find("measures") is { IsScalar: false, IsMapping: false } empty)
            draft.Problems.Error(empty.At, "A return must have at least one measure; none was found.");
        return measures.ToImmutable();
    }

    private static void CheckNumbers(PolicyReader measure, MeasureUnit unit, ReturnColumn? summed, ReturnColumn? bucketed, PolicyDraft draft)
    {
        if (summed?.Decimals > unit.Decimals())
            draft.Problems.Error(measure.At, $"A measure must take the decimals of what it sums; {PolicyWords.MeasureUnits.WordFor(unit)} take {unit.Decimals()} and \"{summed.Name}\" has {summed.Decimals}.");
        if (bucketed?.Decimals > 0)
            draft.Problems.Error(measure.At, $"A bucket must be a whole number; \"{bucketed.Name}\" has decimals.");
    }

    /// <summary>Records say what is known now, so that what they count is a stock; which of them are counted is told by columns of one value.</summary>
    private static void CheckOfRegister(PolicyReader measure, Measure read, ImmutableArray<ReturnColumn> columns, PolicyDraft draft)
    {
        if (read.Kind is not MeasureKind.Stock)
            draft.Problems.Error(measure.At, $"A measure of a register must be of kind stock: its records say what is known now; \"{read.Id}\" is not.");
        if (measure.Find("bucket-of") is { } bucket)
            draft.Problems.Error(bucket.At, "A measure of a register must have no \"bucket-of\".");
        foreach (var column in read.Where.Select(w => w.Column).Where(name => columns.First(c => c.Name == name).TakesSeveral))
            draft.Problems.Error(measure.At, $"\"where\" must name columns that take one value; \"{column}\" takes several.");
    }

    private static ImmutableArray<string> ColumnsOfRegister(PolicyReader measure, string key, bool isCounted, ImmutableArray<ReturnColumn> columns, PolicyDraft draft)
    {
        if (isCounted && measure.Find(key) is { } needless)
            draft.Problems.Error(needless.At, $"\"{key}\" must stand only in a measure of a register.");
        List<string> known = [.. columns.Select(c => c.Name)];
        var words = measure.OptionalWords(key);
        foreach (var word in words.Where(w => !isCounted && !known.Contains(w.Text)))
            draft.Problems.Error(word.At, $"The register has no column \"{word.Text}\".{PolicyText.DidYouMean(word.Text, known)}");
        return [.. words.Select(w => w.Text)];
    }

    private static ReturnColumn? NumberColumn(PolicyReader measure, string key, ImmutableArray<ReturnColumn> columns, PolicyDraft draft)
    {
        if (measure.OptionalWord(key) is not { } word)
            return null;
        var numbers = columns.Where(c => c.Type is ColumnType.Number).ToList();
        var found = numbers.Find(c => c.Name == word.Text);
        if (word.IsGiven && found is null)
            draft.Problems.Error(word.At, $"\"{key}\" must name a number column; \"{word.Text}\" was found.{PolicyText.DidYouMean(word.Text, [.. numbers.Select(c => c.Name)])}");
        return found;
    }
}
