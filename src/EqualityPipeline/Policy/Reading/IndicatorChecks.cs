using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>Checks an indicator against the returns and lists that it names, once all of them are read.</summary>
internal static class IndicatorChecks
{
    public static void Check(PolicyReader entry, Indicator indicator, PolicyDraft draft)
    {
        var (count, of) = (draft.FindReturnType(indicator.Count.Return), draft.FindReturnType(indicator.Of.Return));
        if (entry.Find("of") is { } ofNode)
            CheckBase(indicator, count, of, ofNode.At, draft);
        if (count?.FindMeasure(indicator.Count.Measure) is { } measure)
            CheckPay(entry, indicator, measure, draft);
        var counted = count ?? draft.FindReturnType(indicator.Recorded?.Register ?? string.Empty);
        if (counted is not null && entry.Find("by") is { } by)
            CheckBreakdowns(indicator, counted, by.At, draft);
    }

    public static void CheckHeadlines(PolicyDraft draft)
    {
        var budget = draft.Publication?.HeadlineBudget ?? PublicationRules.UsualHeadlineBudget;
        if (draft.Headlines.Count > budget)
            draft.Problems.Warning(draft.Headlines[budget].At, $"A policy should have at most {budget} headline indicators; \"{draft.Headlines[budget].Text}\" is one more.");
    }

    public static void CheckGroup(PolicyWord group, PolicyDraft draft)
    {
        var known = draft.CodeLists.SelectMany(l => l.Codes).Select(c => c.Id).Distinct(StringComparer.Ordinal).ToList();
        if (group.IsGiven && draft.References.IsRead(PolicySort.Code) && !known.Contains(group.Text))
            draft.Problems.Error(group.At, $"The group compared with must be a code of some code list; \"{group.Text}\" is none.{PolicyText.DidYouMean(group.Text, known)}");
    }

    /// <summary>Counts are kept apart by attributes alone, and by categories of them: what else a row says is gone with the row.</summary>
    public static void CheckWhere(PolicyWord returnType, ImmutableArray<(PolicyWord Column, ImmutableArray<PolicyWord> Codes)> where, PolicyDraft draft)
    {
        if (draft.FindReturnType(returnType.Text) is not { } type)
            return;
        var attributes = type.Attributes.ToList();
        foreach (var (column, codes) in where)
        {
            List<string> known = [.. attributes.Select(a => a.Name)];
            if (attributes.Find(a => a.Name == column.Text) is not { } attribute)
                draft.Problems.Error(column.At, $"Counts of the return \"{type.Id}\" are not kept apart by \"{column.Text}\".{PolicyText.DidYouMean(column.Text, known)} They are by: {(known.Count == 0 ? "nothing" : PolicyText.List(known))}.");
            else
                CheckCodes(codes, attribute.CodeList, draft);
        }
    }

    public static void CheckRecorded(
        PolicyWord register, ImmutableArray<(PolicyWord Column, ImmutableArray<PolicyWord> Codes)> match, IEnumerable<PolicyWord> numbers, PolicyWord? to, PolicyDraft draft)
    {
        if (draft.FindReturnType(register.Text) is not { } type)
            return;
        if (type.Register is not { } layout)
        {
            draft.Problems.Error(register.At, $"A recorded value must stand in a register; the return \"{type.Id}\" is none.");
            return;
        }
        List<string> known = [.. layout.Columns.Select(c => c.Name)];
        foreach (var (column, codes) in match)
        {
            if (layout.FindColumn(column.Text) is not { } found)
                draft.Problems.Error(column.At, $"The register has no column \"{column.Text}\".{PolicyText.DidYouMean(column.Text, known)}");
            else if (found is not { Type: ColumnType.Category or ColumnType.Id or ColumnType.Text, TakesSeveral: false })
                draft.Problems.Error(column.At, $"\"match\" must name columns of the type category, id or text that take one value; \"{column.Text}\" is none.");
            else
                CheckCodes(codes, found.CodeList, draft);
        }
        foreach (var number in numbers.Where(n => n.IsGiven && layout.FindColumn(n.Text)?.Type is not ColumnType.Number))
            draft.Problems.Error(number.At, $"A recorded value must stand in a number column of the register; \"{number.Text}\" is none.");
        if (to is { IsGiven: true } end && layout.FindColumn(end.Text)?.Type is not (ColumnType.Month or ColumnType.Date))
            draft.Problems.Error(end.At, $"\"to\" must name a column of the register that is a month or a date; \"{end.Text}\" is none.");
    }

    private static void CheckCodes(ImmutableArray<PolicyWord> codes, string? list, PolicyDraft draft)
    {
        if (draft.CodeLists.Find(l => l.Id == list) is not { } found)
            return;
        List<string> known = [.. found.Details.Select(c => c.Id)];
        foreach (var code in codes.Where(c => c.IsGiven && !known.Contains(c.Text)))
        {
            draft.Problems.Error(code.At, found.Find(code.Text) is null
                ? $"The code list \"{list}\" has no code \"{code.Text}\".{PolicyText.DidYouMean(code.Text, known)} There are: {PolicyText.List(known)}."
                : $"Counts are kept by categories; \"{code.Text}\" is a heading. Name the categories under it.");
        }
    }

    private static void CheckBase(Indicator indicator, ReturnType? count, ReturnType? of, PolicyPlace at, PolicyDraft draft)
    {
        if (indicator.Kind == IndicatorKind.RatioOfShares && of?.FindMeasure(indicator.Of.Measure) is { Kind: not MeasureKind.Stock } measure)
            draft.Problems.Error(at, $"The base of a ratio-of-shares must be a measure of kind stock; \"{measure.Id}\" is none.");
        if (indicator.Kind == IndicatorKind.Proportion && count is not null && of is not null && count != of)
            draft.Problems.Error(at, $"A proportion must count people of its base, so both must be of one return; \"{count.Id}\" and \"{of.Id}\" were found.");
    }

    private static void CheckPay(PolicyReader entry, Indicator indicator, Measure measure, PolicyDraft draft)
    {
        var at = entry.Find("count")?.At ?? entry.At;
        var kind = PolicyWords.IndicatorKinds.WordFor(indicator.Kind);
        switch (indicator.Kind)
        {
            case IndicatorKind.Median or IndicatorKind.MeanGap or IndicatorKind.MedianGap or IndicatorKind.BandShare when measure.BucketOf is null:
                draft.Problems.Error(at, $"An indicator of kind {kind} must be of a measure with \"bucket-of\"; \"{measure.Id}\" has none.");
                break;
            case IndicatorKind.Mean when measure.BucketOf is null && indicator.Of.IsNone:
                draft.Problems.Error(entry.At, "\"of\" is missing: a mean is an amount for each of it, or is of a measure with \"bucket-of\".");
                break;
            case IndicatorKind.Mean when measure.BucketOf is not null && !indicator.Of.IsNone:
                draft.Problems.Error(at, $"A mean of a measure with \"bucket-of\" must have no \"of\"; \"{measure.Id}\" has buckets.");
                break;
            case IndicatorKind.Proportion or IndicatorKind.Rate or IndicatorKind.RatioOfShares when measure.BucketOf is not null:
                draft.Problems.Error(at, $"An indicator of kind {kind} must be of a measure without \"bucket-of\"; \"{measure.Id}\" has buckets.");
                break;
        }
    }

    private static void CheckBreakdowns(Indicator indicator, ReturnType type, PolicyPlace at, PolicyDraft draft)
    {
        foreach (var by in indicator.By)
        {
            var isKnown = by switch
            {
                Breakdown.Directorate => type.Scope is ReturnScope.Directorate || Has(ColumnType.Directorate),
                Breakdown.Service => type.Tally?.HasService == true || Has(ColumnType.Service),
                _ => type.Tally?.HasPlace == true || Has(ColumnType.Place),
            };
            if (!isKnown)
                draft.Problems.Error(at, $"The return \"{type.Id}\" does not say the {PolicyWords.Breakdowns.WordFor(by)}, so that nothing can be told by it.");
        }

        bool Has(ColumnType column) => (type.Event?.Columns ?? type.Register?.Columns ?? []).Any(c => c.Type == column && !c.TakesSeveral);
    }
}
