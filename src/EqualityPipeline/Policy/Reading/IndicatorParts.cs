using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>Reads what an indicator counts, of what, and what with it is compared.</summary>
internal static class IndicatorParts
{
    private static readonly IndicatorKind[] OfPayAlone = [IndicatorKind.Median, IndicatorKind.MeanGap, IndicatorKind.MedianGap, IndicatorKind.BandShare];

    public static MeasureReference ReadCount(PolicyReader entry, IndicatorKind kind, PolicyDraft draft)
    {
        if (kind is not IndicatorKind.Recorded)
            return entry.Need("count") is { } node ? ReadPart(node, "count", draft) : MeasureReference.None;
        Forbid(entry, "count", kind, draft);
        return MeasureReference.None;
    }

    /// <summary>A mean has a base where it is an amount for each of it, and none where it is of a distribution of pay; that is checked once every return is read.</summary>
    public static MeasureReference ReadBase(PolicyReader entry, IndicatorKind kind, PolicyDraft draft)
    {
        if (kind is IndicatorKind.Recorded || OfPayAlone.Contains(kind))
            Forbid(entry, "of", kind, draft);
        else if ((kind is IndicatorKind.Mean ? entry.Find("of") : entry.Need("of")) is { } node)
            return ReadPart(node, "of", draft);
        return MeasureReference.None;
    }

    public static PayBand? ReadBand(PolicyReader entry, IndicatorKind kind, PolicyDraft draft)
    {
        if (kind is not IndicatorKind.BandShare)
        {
            Forbid(entry, "band", kind, draft);
            return null;
        }
        if (entry.Need("band") is not { } node || node.Mapping("a band of the pay", "quarter", "top-percent") is not { } band)
            return null;
        if (band.Find("quarter") is null == band.Find("top-percent") is null)
            draft.Problems.Error(band.At, "A band of the pay must be a \"quarter\" or a \"top-percent\", and not both.");
        return new PayBand(
            band.Find("quarter") is null ? null : band.Number("quarter", 1, 4), band.Find("top-percent") is null ? null : band.Number("top-percent", 1, 50));
    }

    public static RecordedValue? ReadRecorded(PolicyReader entry, IndicatorKind kind, PolicyDraft draft)
    {
        if (kind is not IndicatorKind.Recorded)
        {
            Forbid(entry, "recorded", kind, draft);
            return null;
        }
        if (entry.Need("recorded") is not { } node
            || node.Mapping("a recorded value", "register", "match", "value", "lower", "upper", "base", "to", "max-age") is not { } recorded)
            return null;
        var register = recorded.Word("register");
        draft.References.Name(PolicySort.Return, register);
        var match = recorded.Need("match") is { } matched ? ReadConditions(matched, "\"match\"") : [];
        var (value, lower, upper, people) = (recorded.Word("value"), recorded.OptionalWord("lower"), recorded.OptionalWord("upper"), recorded.OptionalWord("base"));
        var to = recorded.OptionalWord("to");
        draft.References.Later(() => IndicatorChecks.CheckRecorded(register, match, new[] { value, lower, upper, people }.OfType<PolicyWord>(), to, draft));
        return new RecordedValue(
            register.Text, Conditions(match), value.Text, lower?.Text, upper?.Text, people?.Text, recorded.Number("max-age", 1), to?.Text);
    }

    public static Comparison ReadComparison(PolicyReader entry, IndicatorKind kind, PolicyDraft draft)
    {
        if (entry.Need("compare") is not { } node || node.Mapping("\"compare\" of an indicator", "with", "direction") is not { } compare)
            return new Comparison(ComparatorKind.None, null, RatioDirection.GroupOverComparator);
        if (compare.Find("with") is { IsMapping: true } named)
        {
            var group = named.Mapping("\"with\" of a comparison", "group")?.Word("group") ?? new PolicyWord(string.Empty, named.At);
            draft.References.Later(() => IndicatorChecks.CheckGroup(group, draft));
            CheckComparator(ComparatorKind.NamedGroup, named.At);
            return new Comparison(ComparatorKind.NamedGroup, group.Text, compare.OneOf("direction", PolicyWords.Directions));
        }
        var with = compare.OneOf("with", PolicyWords.Comparators);
        CheckComparator(with, compare.Find("with")?.At ?? compare.At);
        if (with is not ComparatorKind.None)
            return new Comparison(with, null, compare.OneOf("direction", PolicyWords.Directions));
        if (compare.Find("direction") is { } needless)
            draft.Problems.Error(needless.At, "\"direction\" must not stand beside \"with: none\": there is no ratio.");
        return new Comparison(ComparatorKind.None, null, RatioDirection.GroupOverComparator);

        void CheckComparator(ComparatorKind comparator, PolicyPlace at)
        {
            if (comparator == ComparatorKind.Population ? kind is not (IndicatorKind.RatioOfShares or IndicatorKind.BandShare) : kind == IndicatorKind.RatioOfShares)
                draft.Problems.Error(at, "An indicator of kind ratio-of-shares must be compared with population, and of the other kinds only band-share may be.");
            // A share of a band beside the part of the others who are in it would be two different things.
            if (kind == IndicatorKind.BandShare && comparator is not (ComparatorKind.Population or ComparatorKind.None))
                draft.Problems.Error(at, "An indicator of kind band-share must be compared with population, everyone whatever their pay, or with none.");
            if (comparator == ComparatorKind.None && kind is IndicatorKind.MeanGap or IndicatorKind.MedianGap)
                draft.Problems.Error(at, $"An indicator of kind {PolicyWords.IndicatorKinds.WordFor(kind)} must be compared with something: the gap is to it.");
        }
    }

    private static MeasureReference ReadPart(PolicyNode node, string key, PolicyDraft draft)
    {
        if (node.Mapping($"\"{key}\" of an indicator", "return", "measure", "where", "as-at", "max-age", "whole-organisation") is not { } part)
            return MeasureReference.None;
        var (returnType, measure) = (part.Word("return"), part.Word("measure"));
        draft.References.Name(PolicySort.Return, returnType);
        draft.References.Name(PolicySort.Measure, measure, returnType.Text, PolicySort.Return);
        var asAt = part.OptionalOneOf("as-at", PolicyWords.AsAts, AsAt.SameMonth);
        if (asAt == AsAt.SameMonth && part.Find("max-age") is { } needless)
            draft.Problems.Error(needless.At, "\"max-age\" must stand beside \"as-at: latest\" only; here the counts are those of the same month.");
        var where = part.Find("where") is { } narrowed ? ReadConditions(narrowed, "\"where\"") : [];
        draft.References.Later(() => IndicatorChecks.CheckWhere(returnType, where, draft));
        return new MeasureReference(
            returnType.Text, measure.Text, asAt, asAt == AsAt.Latest ? part.Number("max-age", 1) : 0, part.OptionalFlag("whole-organisation"))
        {
            Where = Conditions(where),
        };
    }

    /// <summary>As <c>{ column: [code, …] }</c> or <c>{ column: code }</c>; which columns there are is known once every return is read.</summary>
    private static ImmutableArray<(PolicyWord Column, ImmutableArray<PolicyWord> Codes)> ReadConditions(PolicyNode node, string what)
        => node.Mapping(what, [.. node.Keys]) is not { } mapping ? [] :
        [
            .. node.Keys.Select(key => (Key: key, Codes: mapping.Find(key)!)).Select(c => (
                new PolicyWord(c.Key, c.Codes.At),
                c.Codes.IsScalar
                    ? ImmutableArray.Create(c.Codes.Word($"\"{c.Key}\""))
                    : [.. c.Codes.Items($"\"{c.Key}\"").Select(code => code.Word("a code"))])),
        ];

    private static ImmutableArray<ColumnCondition> Conditions(ImmutableArray<(PolicyWord Column, ImmutableArray<PolicyWord> Codes)> read)
        => read.IsEmpty ? [] : [.. read.OrderBy(c => c.Column.Text, StringComparer.Ordinal).Select(c => new ColumnCondition(c.Column.Text, [.. c.Codes.Select(w => w.Text)]))];

    private static void Forbid(PolicyReader entry, string key, IndicatorKind kind, PolicyDraft draft)
    {
        if (entry.Find(key) is { } needless)
            draft.Problems.Error(needless.At, $"An indicator of kind {PolicyWords.IndicatorKinds.WordFor(kind)} must have no \"{key}\".");
    }
}
