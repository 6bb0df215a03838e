using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>Reads the indicators of one file of indicators/.</summary>
internal static class IndicatorFile
{
    private const int MostHeadlines = 20;

    public static void Read(PolicyNode root, PolicyDraft draft)
    {
        foreach (var node in root.Items("a file of indicators"))
            ReadIndicator(node, draft);
    }

    private static void ReadIndicator(PolicyNode node, PolicyDraft draft)
    {
        if (node.Mapping(
            "an indicator", "id", "name", "question", "level", "timing", "better", "kind", "by", "count", "of", "per", "unit", "compare",
            "minimum-base", "publish", "domain", "priority", "headline", "also-known-as", "source", "from", "to") is not { } entry)
            return;
        var id = entry.Word("id");
        draft.Ids.Define(PolicySort.Indicator, id);
        var kind = entry.OneOf("kind", PolicyWords.IndicatorKinds);
        var indicator = new Indicator
        {
            Id = id.Text, Name = entry.Text("name"), Question = entry.Text("question"),
            Level = entry.OneOf("level", PolicyWords.ChainLevels), Timing = entry.OneOf("timing", PolicyWords.Timings),
            Better = entry.OneOf("better", PolicyWords.Polarities), Kind = kind,
            By = [.. entry.OptionalWords("by").Select(word => PolicyWords.Breakdowns.Read(word, "\"by\"", draft.Problems)).Distinct()],
            Count = ReadPart(entry, "count", draft), Of = ReadPart(entry, "of", draft), Per = entry.Number("per", 1), Unit = entry.Text("unit"),
            Compare = ReadComparison(entry, kind, draft), MinimumBase = entry.Number("minimum-base", 1),
            Publish = entry.OneOf("publish", PolicyWords.PublishedPeriods), Domain = entry.Text("domain"),
            Priority = entry.OptionalWord("priority")?.Text, Headline = entry.Flag("headline"),
            AlsoKnownAs = [.. entry.OptionalWords("also-known-as").Select(a => a.Text)], Source = entry.Text("source"), InForce = entry.Span(),
        };
        draft.Indicators.Add(indicator);
        if (draft.Indicators.Count(i => i.Headline) == MostHeadlines + 1 && indicator.Headline)
            draft.Problems.Warning(entry.At, $"A policy should have at most {MostHeadlines} headline indicators; \"{id.Text}\" is one more.");
        draft.References.Later(() => CheckParts(entry, indicator, draft));
    }

    private static MeasureReference ReadPart(PolicyReader entry, string key, PolicyDraft draft)
    {
        if (entry.Need(key) is not { } node
            || node.Mapping($"\"{key}\" of an indicator", "return", "measure", "as-at", "max-age", "whole-organisation") is not { } part)
            return new MeasureReference(string.Empty, string.Empty, AsAt.SameMonth, 0, false);
        var (returnType, measure) = (part.Word("return"), part.Word("measure"));
        draft.References.Name(PolicySort.Return, returnType);
        draft.References.Name(PolicySort.Measure, measure, returnType.Text, PolicySort.Return);
        var asAt = part.OptionalOneOf("as-at", PolicyWords.AsAts, AsAt.SameMonth);
        if (asAt == AsAt.SameMonth && part.Find("max-age") is { } needless)
            draft.Problems.Error(needless.At, "\"max-age\" must stand beside \"as-at: latest\" only; here the counts are those of the same month.");
        return new MeasureReference(
            returnType.Text, measure.Text, asAt, asAt == AsAt.Latest ? part.Number("max-age", 1) : 0, part.OptionalFlag("whole-organisation"));
    }

    private static Comparison ReadComparison(PolicyReader entry, IndicatorKind kind, PolicyDraft draft)
    {
        if (entry.Need("compare") is not { } node || node.Mapping("\"compare\" of an indicator", "with", "direction") is not { } compare)
            return new Comparison(ComparatorKind.Rest, null, RatioDirection.GroupOverComparator);
        var direction = compare.OneOf("direction", PolicyWords.Directions);
        if (compare.Find("with") is { IsMapping: true } named)
        {
            var group = named.Mapping("\"with\" of a comparison", "group")?.Word("group") ?? new PolicyWord(string.Empty, named.At);
            draft.References.Later(() => CheckGroup(group, draft));
            CheckComparator(ComparatorKind.NamedGroup, named.At);
            return new Comparison(ComparatorKind.NamedGroup, group.Text, direction);
        }
        var with = compare.OneOf("with", PolicyWords.Comparators);
        CheckComparator(with, compare.Find("with")?.At ?? compare.At);
        return new Comparison(with, null, direction);

        void CheckComparator(ComparatorKind comparator, PolicyPlace at)
        {
            if ((comparator == ComparatorKind.Population) != (kind == IndicatorKind.RatioOfShares))
                draft.Problems.Error(at, "An indicator of kind ratio-of-shares must be compared with population, and no other kind may be.");
        }
    }

    private static void CheckGroup(PolicyWord group, PolicyDraft draft)
    {
        var known = draft.CodeLists.SelectMany(l => l.Codes).Select(c => c.Id).Distinct(StringComparer.Ordinal).ToList();
        if (group.IsGiven && draft.References.IsRead(PolicySort.Code) && !known.Contains(group.Text))
            draft.Problems.Error(group.At, $"The group compared with must be a code of some code list; \"{group.Text}\" is none.{PolicyText.DidYouMean(group.Text, known)}");
    }

    private static void CheckParts(PolicyReader entry, Indicator indicator, PolicyDraft draft)
    {
        if (entry.Find("of") is not { } of)
            return;
        if (indicator.Kind == IndicatorKind.RatioOfShares
            && draft.FindReturnType(indicator.Of.Return)?.FindMeasure(indicator.Of.Measure) is { Kind: not MeasureKind.Stock } measure)
            draft.Problems.Error(of.At, $"The base of a ratio-of-shares must be a measure of kind stock; \"{measure.Id}\" is none.");
        if (indicator.Kind == IndicatorKind.Proportion && indicator.Count.Return != indicator.Of.Return
            && draft.FindReturnType(indicator.Count.Return) is not null && draft.FindReturnType(indicator.Of.Return) is not null)
            draft.Problems.Error(of.At, $"A proportion must count people of its base, so both must be of one return; \"{indicator.Count.Return}\" and \"{indicator.Of.Return}\" were found.");
    }
}
