using System.Collections.Immutable;

namespace EqualityPipeline.Policy.Loading;

/// <summary>Reads one file of <c>returns/</c>.</summary>
internal static class ReturnFile
{
    private const int LongestRetention = 36_500;

    public static ReturnType Read(PolicyMap map, PolicyReferences references)
    {
        var id = references.Declare("return", map.Id("id"), map);
        var measures = map.Maps("measures", m => new Measure(
            references.Declare($"measure of {id}", m.Id("id"), m), m.Text("name"), m.Word<MeasureKind>("kind"), m.OptionalYesNo("public") ?? false));
        var type = new ReturnType
        {
            Id = id,
            Name = map.Text("name"),
            Purpose = map.Text("purpose"),
            Frequency = map.Word<Frequency>("frequency"),
            Scope = map.Word("scope", ReturnScope.Directorate),
            InForce = map.Span(mustStart: true),
            Measures = measures,
            Funnel = map.OptionalTexts("funnel"),
            RequiredStrands = map.Texts("required-strands"),
            RetentionDays = map.Whole("retention-days", 1, LongestRetention),
            Event = null,
            Tally = null,
        };
        if (map.Map("layouts") is { } layouts)
        {
            type = type with { Event = Event(layouts, references, id), Tally = Tally(layouts) };
            layouts.Finish();
            if (type.Event is null && type.Tally is null)
                map.Error("layouts", "A return must have an event layout, a tally layout or both.");
        }

        foreach (var strand in type.RequiredStrands)
            references.Need("strand", strand, map, "required-strands");
        foreach (var stage in type.Funnel)
            references.Need($"measure of {id}", stage, map, "funnel");
        var hasStage = type.Event?.Columns.Any(c => c.Type == EventColumnType.Stage) == true;
        if (hasStage && type.Funnel.IsEmpty)
            map.Error("layouts", "A column of type stage needs a funnel: list its stages, widest first.");
        if (type.Event is { Counts: null } && !hasStage)
            map.Error("layouts", "An event layout must say with \"counts\" what measure a row counts, or have a column of type stage.");
        return type;
    }

    private static EventLayout? Event(PolicyMap layouts, PolicyReferences references, string returnType)
    {
        if (layouts.OptionalMap("event") is not { } map)
            return null;
        var counts = map.OptionalText("counts");
        if (counts is not null)
            references.Need($"measure of {returnType}", counts, map, "counts");
        var layout = new EventLayout(
            map.Maps("columns", c => new EventColumn(c.Text("name"), c.Word<EventColumnType>("type"), c.YesNo("required"), c.OptionalTexts("also-known-as"))),
            counts);
        map.Finish();
        return layout;
    }

    private static TallyLayout? Tally(PolicyMap layouts)
    {
        if (layouts.OptionalMap("tally") is not { } map)
            return null;
        var layout = new TallyLayout(map.YesNo("service"), map.YesNo("place"));
        map.Finish();
        return layout;
    }
}
