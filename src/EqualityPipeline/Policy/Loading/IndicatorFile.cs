using EqualityPipeline.Statistics;

namespace EqualityPipeline.Policy.Loading;

/// <summary>Reads one entry of a file of <c>indicators/</c>.</summary>
internal static class IndicatorFile
{
    private const int LargestPer = 1_000_000;
    private const int LongestAge = 240;

    public static Indicator Read(PolicyMap map, PolicyReferences references)
    {
        var indicator = new Indicator
        {
            Id = references.Declare("indicator", map.Id("id", mayHaveCapitals: true), map),
            Name = map.Text("name"),
            Question = map.Text("question"),
            Level = map.Word<ChainLevel>("level"),
            Timing = map.Word<Timing>("timing"),
            Better = map.Word<Polarity>("better"),
            Kind = map.Word<IndicatorKind>("kind"),
            By = [.. map.OptionalTexts("by").Select(by => Breakdown(by, map)).Distinct()],
            Count = Measure(map, "count", references),
            Of = Measure(map, "of", references),
            Per = map.Whole("per", 1, LargestPer),
            Unit = map.Text("unit"),
            Compare = Comparison(map, references),
            MinimumBase = map.Whole("minimum-base", 1, int.MaxValue),
            Publish = map.Word<PublishedPeriod>("publish"),
            Domain = map.Text("domain"),
            Priority = map.OptionalText("priority"),
            Headline = map.YesNo("headline"),
            AlsoKnownAs = map.OptionalTexts("also-known-as"),
            Source = map.Text("source"),
            InForce = map.Span(mustStart: true),
        };
        if (indicator.Kind == IndicatorKind.RatioOfShares != (indicator.Compare.With == ComparatorKind.Population))
            map.Error("compare", "A ratio of shares is compared with the population, and nothing else is.");
        return indicator;
    }

    private static Breakdown Breakdown(string by, PolicyMap map)
    {
        switch (by)
        {
            case "directorate": return Policy.Breakdown.Directorate;
            case "service": return Policy.Breakdown.Service;
            default:
                map.Error("by", $"\"by\" must list directorate or service, and holds \"{by}\".");
                return default;
        }
    }

    private static MeasureReference Measure(PolicyMap parent, string key, PolicyReferences references)
    {
        if (parent.Map(key) is not { } map)
            return new MeasureReference("", "", AsAt.SameMonth, 0, false);
        var @return = map.Id("return");
        var measure = map.Id("measure");
        if (references.Need("return", @return, map, "return"))
            references.Need($"measure of {@return}", measure, map, "measure");
        var asAt = map.Word("as-at", AsAt.SameMonth);
        var reference = new MeasureReference(
            @return, measure, asAt,
            asAt == AsAt.Latest ? map.Whole("max-age", 1, LongestAge) : map.OptionalWhole("max-age", 1, LongestAge) ?? 0,
            map.OptionalYesNo("whole-organisation") ?? false);
        map.Finish();
        return reference;
    }

    private static Comparison Comparison(PolicyMap parent, PolicyReferences references)
    {
        if (parent.Map("compare") is not { } map)
            return new Comparison(ComparatorKind.Rest, null, RatioDirection.GroupOverComparator);
        Comparison comparison;
        if (map.Has("with") && !map.IsText("with") && map.OptionalMap("with") is { } named)
        {
            var group = named.Id("group");
            references.Need("group", group, named, "group");
            named.Finish();
            comparison = new Comparison(ComparatorKind.NamedGroup, group, map.Word<RatioDirection>("direction"));
        }
        else
        {
            var with = map.Word<ComparatorKind>("with");
            if (with == ComparatorKind.NamedGroup)
                map.Error("with", "A named group is written as { group: its code }.");
            comparison = new Comparison(with, null, map.Word<RatioDirection>("direction"));
        }

        map.Finish();
        return comparison;
    }
}
