using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>Reads a return type of returns/.</summary>
internal static class ReturnFile
{
    public static void Read(PolicyNode root, PolicyDraft draft)
    {
        if (root.Mapping(
            "a return", "id", "name", "purpose", "frequency", "scope", "from", "to", "retention-days", "measures", "funnel",
            "required-strands", "layouts") is not { } file)
            return;
        var id = file.Word("id");
        draft.Ids.Define(PolicySort.Return, id);
        var measures = ReadMeasures(file, id.Text, draft);
        var (funnel, required) = (file.OptionalWords("funnel"), file.OptionalWords("required-strands"));
        foreach (var stage in funnel)
            draft.References.Name(PolicySort.Measure, stage, id.Text, PolicySort.Return);
        draft.References.Names(PolicySort.Strand, required);
        var (eventLayout, tally) = ReadLayouts(file, id.Text, hasFunnel: !funnel.IsEmpty, draft);
        draft.ReturnTypes.Add(new ReturnType
        {
            Id = id.Text, Name = file.Text("name"), Purpose = file.Text("purpose"),
            Frequency = file.OneOf("frequency", PolicyWords.Frequencies), Scope = file.OneOf("scope", PolicyWords.Scopes), InForce = file.Span(),
            Measures = measures, Funnel = [.. funnel.Select(s => s.Text)], Event = eventLayout, Tally = tally,
            RequiredStrands = [.. required.Select(s => s.Text)], RetentionDays = file.Number("retention-days", 1),
        });
    }

    private static ImmutableArray<Measure> ReadMeasures(PolicyReader file, string returnType, PolicyDraft draft)
    {
        var measures = ImmutableArray.CreateBuilder<Measure>();
        var labels = new PolicyLabels(draft.Problems);
        foreach (var node in file.Items("measures"))
        {
            if (node.Mapping("a measure", "id", "name", "kind", "public") is not { } measure)
                continue;
            var (id, name) = (measure.Word("id"), measure.Word("name"));
            draft.Ids.Define(PolicySort.Measure, id, returnType);
            labels.Add($"the measure {id.Text}", [id, name]);
            measures.Add(new Measure(id.Text, name.Text, measure.OneOf("kind", PolicyWords.MeasureKinds), measure.Flag("public")));
        }
        if (measures.Count == 0 && file.Find("measures") is { IsScalar: false, IsMapping: false } empty)
            draft.Problems.Error(empty.At, "A return must have at least one measure; none was found.");
        return measures.ToImmutable();
    }

    private static (EventLayout? Event, TallyLayout? Tally) ReadLayouts(PolicyReader file, string returnType, bool hasFunnel, PolicyDraft draft)
    {
        if (file.Need("layouts") is not { } node || node.Mapping("the layouts of a return", "event", "tally") is not { } layouts)
            return (null, null);
        if (layouts.Find("event") is null && layouts.Find("tally") is null)
            draft.Problems.Error(layouts.At, "A return must have at least one layout, event or tally; none was found.");
        return (
            layouts.Find("event") is { } eventNode ? ReadEvent(eventNode, returnType, hasFunnel, draft) : null,
            layouts.Find("tally")?.Mapping("the tally layout", "service", "place") is { } tally
                ? new TallyLayout(tally.Flag("service"), tally.Flag("place"))
                : null);
    }

    private static EventLayout? ReadEvent(PolicyNode node, string returnType, bool hasFunnel, PolicyDraft draft)
    {
        if (node.Mapping("the event layout", "counts", "columns") is not { } layout)
            return null;
        var columns = new List<(EventColumn Column, PolicyPlace At)>();
        var words = new List<(string Column, ImmutableArray<PolicyWord> Words)>();
        foreach (var entry in layout.Items("columns"))
        {
            if (entry.Mapping("a column", "name", "type", "required", "also-known-as") is not { } column)
                continue;
            var (name, alsoKnownAs) = (column.Word("name"), column.OptionalWords("also-known-as"));
            words.Add((name.Text, [name, .. alsoKnownAs]));
            columns.Add((
                new EventColumn(name.Text, column.OneOf("type", PolicyWords.ColumnTypes), column.Flag("required"), [.. alsoKnownAs.Select(a => a.Text)]),
                column.At));
        }
        draft.References.Later(() => CheckHeaders(words, draft));

        foreach (var (column, at) in columns.GroupBy(c => c.Column.Type).SelectMany(same => same.Skip(1)))
            draft.Problems.Error(at, $"An event layout must have one column of each type; \"{column.Name}\" is a second one of its type.");
        var counts = layout.OptionalWord("counts");
        if (counts is { } measure)
            draft.References.Name(PolicySort.Measure, measure, returnType, PolicySort.Return);
        var stage = columns.Find(c => c.Column.Type == EventColumnType.Stage);
        if (stage.Column is null && counts is null)
            draft.Problems.Error(layout.At, "An event layout must say which measure a row counts (\"counts\") or have a column of type stage; neither was found.");
        if (stage.Column is not null && counts is not null)
            draft.Problems.Error(layout.At, "An event layout must have \"counts\" or a column of type stage; both were found.");
        if (stage.Column is not null && !hasFunnel)
            draft.Problems.Error(stage.At, $"A return with a column of type stage must have a \"funnel\" of measures; \"{stage.Column.Name}\" has none to go by.");
        return new EventLayout([.. columns.Select(c => c.Column)], counts?.Text);
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
