using System.Collections.Immutable;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Policy;

/// <summary>What one reporting year changed in a return type: whole keys replaced, and entries of its lists added, changed or removed.</summary>
/// <param name="Changed">The return as it is from then on; every node stands where it was written, so that a fault in it is told there.</param>
/// <param name="NotComparable">Measures that answer another question from then on.</param>
internal sealed record EditionChanges(ReportingMonth? From, string Why, PolicyNode Changed, ImmutableArray<PolicyWord> NotComparable)
{
    private static readonly string[] Replaced = ["name", "purpose", "frequency", "retention-days", "funnel", "rules", "required-strands", "layouts"];

    public static EditionChanges? Read(PolicyNode node, PolicyNode before, PolicyDraft draft)
    {
        if (node.Mapping("a later edition of a return", ["from", "why", .. Replaced, "measures", "columns", "further-strands", "attributes", "not-comparable"]) is not { } edition)
            return null;
        var changed = before.With(node.Only(Replaced.Contains));
        if (edition.Find("measures") is { } measures)
            changed = changed.With("measures", List(changed.Child("measures"), measures, "measure", "id", draft));
        if (edition.Find("columns") is { } columns)
        {
            var layout = changed.Child("layouts")?.Child("register") is null ? "event" : "register";
            changed = Layout(changed, layout, "columns", columns, list => List(list, columns, "column", "name", draft), draft);
        }
        if (edition.Find("attributes") is { } attributes)
            changed = Layout(changed, "tally", "attributes", attributes, list => List(list, attributes, "column", "name", draft), draft);
        if (edition.Find("further-strands") is { } further)
            changed = Layout(changed, "event", "further-strands", further, _ => further, draft);
        return new EditionChanges(edition.Month("from"), edition.Text("why"), changed, edition.OptionalWords("not-comparable"));
    }

    /// <summary>The return with another list in one of its layouts.</summary>
    private static PolicyNode Layout(
        PolicyNode type, string layout, string key, PolicyNode change, Func<PolicyNode?, PolicyNode> changeList, PolicyDraft draft)
    {
        if (type.Child("layouts") is { } layouts && layouts.Child(layout) is { IsMapping: true } found)
            return type.With("layouts", layouts.With(layout, found.With(key, changeList(found.Child(key)))));
        draft.Problems.Error(change.At, $"\"{key}\" must change a layout that the return has; there is no {layout} layout.");
        return type;
    }

    private static PolicyNode List(PolicyNode? before, PolicyNode change, string what, string key, PolicyDraft draft)
    {
        if (change.Mapping($"a change of {what}s", "add", "change", "remove") is not { } changes)
            return before ?? change.With([]);
        var entries = (before?.Children ?? []).ToList();
        foreach (var word in changes.OptionalWords("remove"))
        {
            if (Find(word) is { } removed)
                entries.Remove(removed);
        }
        foreach (var other in changes.OptionalItems("change"))
        {
            if (NameOf(other) is { } word && Find(word) is { } found)
                entries[entries.IndexOf(found)] = found.With(other);
        }
        foreach (var added in changes.OptionalItems("add"))
        {
            if (NameOf(added) is { } word && Names().Contains(word.Text))
                draft.Problems.Error(word.At, $"The {what} \"{word.Text}\" is there already; it must be changed and not added.");
            else
                entries.Add(added);
        }
        return (before ?? change).With(entries);

        List<string> Names() => [.. entries.Select(e => e.Child(key)).OfType<PolicyNode>().Where(n => n.IsScalar).Select(n => n.Word(key).Text)];

        PolicyWord? NameOf(PolicyNode entry) => entry.Mapping($"a {what}", [.. entry.Keys]) is { } reader && entry.Child(key) is not null ? reader.Word(key) : Nameless(entry);

        PolicyWord? Nameless(PolicyNode entry)
        {
            if (entry.IsMapping)
                draft.Problems.Error(entry.At, $"\"{key}\" is missing: a {what} must have it.");
            return null;
        }

        PolicyNode? Find(PolicyWord word)
        {
            var found = entries.Find(e => e.Child(key) is { IsScalar: true } name && name.Word(key).Text == word.Text);
            if (found is null)
                draft.Problems.Error(word.At, $"There is no {what} \"{word.Text}\" in the edition before.{PolicyText.DidYouMean(word.Text, Names())} There are: {PolicyText.List(Names())}.");
            return found;
        }
    }
}
