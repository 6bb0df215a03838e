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
        var (eventLayout, tally, register) = ReadLayouts(file, draft);
        var counts = eventLayout is not null || tally is not null;
        var measures = MeasuresOfReturn.Read(file, id.Text, isCounted: counts, eventLayout?.Layout.Columns ?? [], draft);
        var (funnel, required) = (file.OptionalWords("funnel"), file.OptionalWords("required-strands"));
        foreach (var stage in funnel)
            draft.References.Name(PolicySort.Measure, stage, id.Text, PolicySort.Return);
        draft.References.Names(PolicySort.Strand, required);
        if (eventLayout is not null)
            EventLayoutFile.CheckCounts(eventLayout, id.Text, hasFunnel: !funnel.IsEmpty, measures, draft);
        draft.ReturnTypes.Add(new ReturnType
        {
            Id = id.Text, Name = file.Text("name"), Purpose = file.Text("purpose"),
            Frequency = file.OneOf("frequency", PolicyWords.Frequencies), Scope = file.OneOf("scope", PolicyWords.Scopes), InForce = file.Span(),
            Measures = measures, Funnel = [.. funnel.Select(s => s.Text)], Event = eventLayout?.Layout, Tally = tally, Register = register,
            RequiredStrands = [.. required.Select(s => s.Text)], RetentionDays = file.Number("retention-days", 1),
        });
    }

    private static (ReadEventLayout? Event, TallyLayout? Tally, RegisterLayout? Register) ReadLayouts(PolicyReader file, PolicyDraft draft)
    {
        if (file.Need("layouts") is not { } node || node.Mapping("the layouts of a return", "event", "tally", "register") is not { } layouts)
            return (null, null, null);
        var (eventNode, tallyNode, registerNode) = (layouts.Find("event"), layouts.Find("tally"), layouts.Find("register"));
        if (eventNode is null && tallyNode is null && registerNode is null)
            draft.Problems.Error(layouts.At, "A return must have at least one layout, event, tally or register; none was found.");
        if (registerNode is not null && (eventNode is not null || tallyNode is not null))
            draft.Problems.Error(registerNode.At, "A return of the register layout must have no other; it was found beside another.");
        return (
            eventNode is null ? null : EventLayoutFile.Read(eventNode, draft),
            tallyNode is null ? null : TallyLayoutFile.Read(tallyNode, draft),
            registerNode is null ? null : RegisterLayoutFile.Read(registerNode, draft));
    }
}
