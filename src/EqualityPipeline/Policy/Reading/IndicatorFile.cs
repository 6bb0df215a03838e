using System.Collections.Immutable;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Policy;

/// <summary>Reads the indicators of one file of indicators/.</summary>
internal static class IndicatorFile
{
    public static void Read(PolicyNode root, PolicyDraft draft)
    {
        foreach (var node in root.Items("a file of indicators"))
        {
            ReadIndicator(node.IsMapping ? node.Only(key => key != IndicatorChanges.Key) : node, draft, from: null);
            foreach (var (from, changed) in IndicatorChanges.Of(node, draft))
                ReadIndicator(changed, draft, from);
        }
    }

    /// <param name="from">The month from which this is how an indicator read before is defined; null for its first definition.</param>
    private static void ReadIndicator(PolicyNode node, PolicyDraft draft, ReportingMonth? from)
    {
        if (node.Mapping(
            "an indicator", "id", "name", "question", "level", "timing", "better", "kind", "by", "strands", "count", "of", "band", "recorded", "per", "unit",
            "compare", "minimum-base", "publish", "domain", "priority", "critical-outcome", "tags", "headline", "also-known-as", "source", "from", "to",
            "breaks", "example", IndicatorChanges.Key) is not { } entry)
            return;
        var id = entry.Word("id");
        if (from is null)
            draft.Ids.Define(PolicySort.Indicator, id);
        var kind = entry.OneOf("kind", PolicyWords.IndicatorKinds);
        var (strands, priority, critical) = (entry.OptionalWords("strands"), entry.OptionalWord("priority"), entry.OptionalWord("critical-outcome"));
        draft.References.Names(PolicySort.Strand, strands);
        Name(priority, "priority", draft);
        Name(critical, "critical-outcome", draft);
        var indicator = new Indicator
        {
            Id = id.Text, Name = entry.Text("name"), Question = entry.Text("question"),
            Level = entry.OneOf("level", PolicyWords.ChainLevels), Timing = entry.OneOf("timing", PolicyWords.Timings),
            Better = entry.OneOf("better", PolicyWords.Polarities), Kind = kind,
            By = [.. entry.OptionalWords("by").Select(word => PolicyWords.Breakdowns.Read(word, "\"by\"", draft.Problems)).Distinct()],
            Strands = [.. strands.Select(s => s.Text)],
            Count = IndicatorParts.ReadCount(entry, kind, draft), Of = IndicatorParts.ReadBase(entry, kind, draft),
            Band = IndicatorParts.ReadBand(entry, kind, draft), Recorded = IndicatorParts.ReadRecorded(entry, kind, draft),
            Per = entry.Number("per", 1), Unit = entry.Text("unit"),
            Compare = IndicatorParts.ReadComparison(entry, kind, draft), MinimumBase = entry.Number("minimum-base", 1),
            Publish = entry.OneOf("publish", PolicyWords.PublishedPeriods), Domain = entry.Text("domain"),
            Priority = priority?.Text, CriticalOutcome = critical?.Text, Tags = [.. entry.OptionalWords("tags").Select(t => t.Text)],
            Headline = entry.Flag("headline"),
            AlsoKnownAs = [.. entry.OptionalWords("also-known-as").Select(a => a.Text)], Source = entry.Text("source"), InForce = entry.Span(),
            Breaks = ReadBreaks(entry, draft), Example = ExampleOfIndicator.Read(entry, kind, draft),
        };
        if (from is not { } month)
            draft.Indicators.Add(indicator);
        else if (draft.Indicators[^1] is var before && before.InForce.From < month && !(before.InForce.To < month))
            draft.Indicators[^1] = indicator with { Earlier = before.Earlier.Add(new EarlierDefinition(month.Plus(-1), before with { Earlier = [] })) };
        else
            draft.Problems.Error(node.At, $"A change of an indicator must be in force after its first month and before its last; {month} is not.");
        if (indicator.Headline && from is null)
            draft.Headlines.Add(new PolicyWord(id.Text, entry.At));
        draft.References.Later(() => IndicatorChecks.Check(entry, indicator, draft));
    }

    /// <summary>The ten priorities and the four outcomes are code lists of the pack.</summary>
    private static void Name(PolicyWord? word, string list, PolicyDraft draft)
    {
        if (word is not { } code)
            return;
        draft.CodeListsOfColumns.Add(list);
        draft.References.Name(PolicySort.CodeList, code with { Text = list });
        draft.References.Name(PolicySort.Code, code, list, PolicySort.CodeList);
    }

    private static ImmutableArray<ComparabilityBreak> ReadBreaks(PolicyReader entry, PolicyDraft draft)
    {
        var breaks = ImmutableArray.CreateBuilder<ComparabilityBreak>();
        foreach (var node in entry.OptionalItems("breaks"))
        {
            if (node.Mapping("a break", "month", "why") is not { } one || one.Month("month") is not { } month)
                continue;
            if (breaks.Count > 0 && month <= breaks[^1].From)
                draft.Problems.Error(node.At, $"Breaks must be listed oldest first; {month} is not after {breaks[^1].From}.");
            breaks.Add(new ComparabilityBreak(month, one.Text("why")));
        }
        return breaks.ToImmutable();
    }
}
