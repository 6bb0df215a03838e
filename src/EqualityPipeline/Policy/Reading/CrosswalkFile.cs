using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>Reads crosswalk.yaml.</summary>
internal static class CrosswalkFile
{
    public static void Read(PolicyNode root, PolicyDraft draft)
    {
        if (root.Mapping("the crosswalk", "sets", "measures", "steps") is not { } file)
            return;
        var sets = file.Items("sets").Select(node => ReadSet(node, draft)).OfType<MeasureSet>().ToImmutableArray();
        var measures = file.Items("measures").Select(node => ReadMeasure(node, draft)).OfType<OutsideMeasure>().ToImmutableArray();
        var steps = file.Items("steps").Select(node => ReadStep(node, measures, draft)).OfType<CrosswalkStep>().ToImmutableArray();
        draft.Crosswalk = new Crosswalk(sets, measures, steps);
    }

    private static MeasureSet? ReadSet(PolicyNode node, PolicyDraft draft)
    {
        if (node.Mapping("a set of measures", "id", "name", "from", "to", "source") is not { } set)
            return null;
        var id = set.Word("id");
        draft.Ids.Define(PolicySort.MeasureSet, id);
        return new MeasureSet(id.Text, set.Text("name"), set.Span(mustStart: false), set.Text("source"));
    }

    private static OutsideMeasure? ReadMeasure(PolicyNode node, PolicyDraft draft)
    {
        if (node.Mapping("a measure of a set", "set", "code", "name") is not { } measure)
            return null;
        var (set, code) = (measure.Word("set"), measure.Word("code"));
        draft.References.Name(PolicySort.MeasureSet, set);
        if (draft.OutsideMeasures.TryGetValue(code.Text, out var first))
            draft.Problems.Error(code.At, $"The measure \"{code.Text}\" is already defined at {first}; a code must be used once.");
        else
            draft.OutsideMeasures.Add(code.Text, code.At);
        return new OutsideMeasure(set.Text, code.Text, measure.Text("name"));
    }

    private static CrosswalkStep? ReadStep(PolicyNode node, ImmutableArray<OutsideMeasure> measures, PolicyDraft draft)
    {
        if (node.Mapping("a step of the crosswalk", "from", "to", "equivalence", "break", "why", "read") is not { } step)
            return null;
        var (from, to, equivalence) = (step.Word("from"), step.Word("to"), step.OneOf("equivalence", PolicyWords.Equivalences));
        foreach (var end in new[] { from, to })
            draft.References.Later(() => CheckEnd(end, measures, draft));
        var broken = step.OptionalMonth("break");
        if (equivalence is Equivalence.Broken && step.Find("break") is null)
            draft.Problems.Error(step.At, "A broken series must say since when, with \"break\".");
        if (equivalence is Equivalence.Same && step.Find("break") is { } needless)
            draft.Problems.Error(needless.At, "A measure that goes on the same must have no \"break\".");
        return new CrosswalkStep(from.Text, to.Text, equivalence, broken, step.Text("why")) { Reading = ReadReading(step, draft) };
    }

    private static CrosswalkReading? ReadReading(PolicyReader step, PolicyDraft draft)
    {
        if (step.Find("read") is not { } node || node.Mapping("\"read\" of a step", "strand", "group", "of") is not { } reading)
            return null;
        var (strand, group) = (reading.Word("strand"), reading.Word("group"));
        draft.References.Name(PolicySort.Strand, strand);
        draft.References.Later(() => ComparabilityFile.CheckGroup(strand, group, draft));
        return new CrosswalkReading(strand.Text, group.Text, reading.OneOf("of", PolicyWords.Readings));
    }

    private static void CheckEnd(PolicyWord end, ImmutableArray<OutsideMeasure> measures, PolicyDraft draft)
    {
        List<string> known = [.. measures.Select(m => m.Code), .. draft.Ids.All(PolicySort.Indicator)];
        if (end.IsGiven && draft.References.IsRead(PolicySort.Indicator) && !known.Contains(end.Text))
            draft.Problems.Error(end.At, $"A step must name a measure of a set, or an indicator; \"{end.Text}\" is neither.{PolicyText.DidYouMean(end.Text, known)}");
    }
}
