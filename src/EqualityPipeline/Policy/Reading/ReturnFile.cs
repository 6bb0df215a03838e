using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>Reads a return type of returns/, with what later reporting years changed in it.</summary>
internal static class ReturnFile
{
    private const string Later = "later";

    public static void Read(PolicyNode root, PolicyDraft draft)
    {
        if (ReadType(root.Only(key => key != Later), draft, isFirst: true) is not { } type)
            return;
        var editions = ImmutableArray.CreateBuilder<ReturnEdition>();
        var current = root.Only(key => key != Later);
        var before = type.InForce.From;
        foreach (var node in root.Child(Later)?.Items($"\"{Later}\"") ?? [])
        {
            if (EditionChanges.Read(node, current, draft) is not { } changes || ReadType(changes.Changed, draft, isFirst: false) is not { } changed)
                continue;
            if (changes.From <= before)
                draft.Problems.Error(node.At, $"Editions must follow one another; {changes.From} is not after {before}.");
            current = changes.Changed;
            before = changes.From ?? before;
            if (changes.From is { } from)
                editions.Add(new ReturnEdition(from, changes.Why, changed) { NotComparable = NotComparable(changes, changed, draft) });
        }
        draft.ReturnTypes.Add(type with { LaterEditions = editions.ToImmutable() });
    }

    private static ImmutableArray<string> NotComparable(EditionChanges changes, ReturnType type, PolicyDraft draft)
    {
        foreach (var word in changes.NotComparable)
            MeasuresOfReturn.Name(word, type.Id, type.Measures, draft);
        return [.. changes.NotComparable.Select(w => w.Text)];
    }

    /// <param name="isFirst">False for a later edition, which has ids that are defined already.</param>
    private static ReturnType? ReadType(PolicyNode root, PolicyDraft draft, bool isFirst)
    {
        if (root.Mapping(
            "a return", "id", "name", "purpose", "frequency", "scope", "from", "to", "retention-days", "measures", "funnel", "rules",
            "required-strands", "layouts") is not { } file)
            return null;
        var id = file.Word("id");
        if (isFirst)
            draft.Ids.Define(PolicySort.Return, id);
        var (eventLayout, tally, register) = ReadLayouts(file, draft);
        var counts = eventLayout is not null || tally is not null;
        var measures = MeasuresOfReturn.Read(file, id.Text, isCounted: counts, isFirst, eventLayout?.Layout.Columns ?? register?.Columns ?? [], draft);
        var (funnel, required) = (file.OptionalWords("funnel"), file.OptionalWords("required-strands"));
        foreach (var stage in funnel)
            MeasuresOfReturn.Name(stage, id.Text, measures, draft);
        draft.References.Names(PolicySort.Strand, required);
        if (eventLayout is not null)
            EventLayoutFile.CheckCounts(eventLayout, id.Text, hasFunnel: !funnel.IsEmpty, measures, draft);
        return new ReturnType
        {
            Id = id.Text, Name = file.Text("name"), Purpose = file.Text("purpose"),
            Frequency = file.OneOf("frequency", PolicyWords.Frequencies), Scope = file.OneOf("scope", PolicyWords.Scopes), InForce = file.Span(),
            Measures = measures, Funnel = [.. funnel.Select(s => s.Text)], Rules = ReadRules(file, id.Text, measures, hasTally: tally is not null, draft),
            Event = eventLayout?.Layout, Tally = tally, Register = register,
            RequiredStrands = [.. required.Select(s => s.Text)], RetentionDays = file.Number("retention-days", 1),
        };
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

    private static ImmutableArray<CountRule> ReadRules(
        PolicyReader file, string returnType, ImmutableArray<Measure> measures, bool hasTally, PolicyDraft draft)
    {
        var rules = ImmutableArray.CreateBuilder<CountRule>();
        foreach (var node in file.OptionalItems("rules"))
        {
            if (node.Mapping("a rule between counts", "part", "whole", "why", "warning") is not { } rule)
                continue;
            var (part, whole) = (rule.Word("part"), rule.Word("whole"));
            MeasuresOfReturn.Name(part, returnType, measures, draft);
            MeasuresOfReturn.Name(whole, returnType, measures, draft);
            if (part.IsGiven && part.Text == whole.Text)
                draft.Problems.Error(whole.At, $"A measure must not be a part of itself; \"{whole.Text}\" is both.");
            rules.Add(new CountRule(part.Text, whole.Text, rule.Text("why"), rule.OptionalFlag("warning")));
        }
        if (rules.Count > 0 && !hasTally)
            draft.Problems.Error(file.Find("rules")!.At, "Rules between counts must stand only in a return with a tally layout; this one has none.");
        return rules.ToImmutable();
    }
}
