using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>Reads comparability.yaml: groups that mean other people since a list of categories changed.</summary>
internal static class ComparabilityFile
{
    public static void Read(PolicyNode root, PolicyDraft draft)
    {
        if (root.Mapping("the file of comparability", "groups") is not { } file)
            return;
        foreach (var node in file.Items("groups"))
        {
            if (node.Mapping("a changed group", "strand", "group", "from", "why") is not { } changed)
                continue;
            var (strand, group) = (changed.Word("strand"), changed.Word("group"));
            draft.References.Name(PolicySort.Strand, strand);
            draft.References.Later(() => CheckGroup(strand, group, draft));
            if (changed.Month("from") is not { } from)
                continue;
            draft.ChangedGroups.Add(new ChangedGroup(strand.Text, group.Text, new ComparabilityBreak(from, changed.Text("why"))));
            draft.References.Later(() =>
            {
                if (draft.Strands.Find(s => s.Id == strand.Text) is { } found && !found.CodeLists.Any(d => d.InForce.From == from))
                    draft.Problems.Error(changed.At, $"A group changes with its list; no list of the strand \"{strand.Text}\" comes into force in {from}.");
            });
        }
    }

    public static void CheckGroup(PolicyWord strand, PolicyWord group, PolicyDraft draft)
    {
        if (draft.Strands.Find(s => s.Id == strand.Text) is not { } found || !draft.References.IsRead(PolicySort.CodeList))
            return;
        List<string> known = [.. found.CodeLists.SelectMany(d => draft.CodeLists.Find(l => l.Id == d.List)?.Codes ?? []).Select(c => c.Id).Distinct()];
        if (group.IsGiven && !known.Contains(group.Text))
            draft.Problems.Error(group.At, $"No list of the strand \"{strand.Text}\" has the group \"{group.Text}\".{PolicyText.DidYouMean(group.Text, known)} There are: {PolicyText.List(known)}.");
    }

    /// <summary>A group that is new, that moved to another heading or whose members changed must say what that does to its figures.</summary>
    public static void WarnOfSilentChanges(PolicyDraft draft)
    {
        var at = new PolicyPlace(PolicyFiles.Comparability, 1);
        foreach (var strand in draft.Strands)
        {
            foreach (var (before, after) in strand.CodeLists.Zip(strand.CodeLists.Skip(1)))
            {
                if (draft.CodeLists.Find(l => l.Id == before.List) is not { } old || draft.CodeLists.Find(l => l.Id == after.List) is not { } next)
                    continue;
                List<string> silent = [.. next.Codes.Where(c => IsChanged(c, old, next)).Select(c => c.Id)
                    .Where(c => !draft.ChangedGroups.Exists(g => g.Strand == strand.Id && g.Group == c && g.Break.From == after.InForce.From))];
                if (silent.Count > 0)
                    draft.Problems.Warning(at, $"The list {next.Id} changes groups of the strand \"{strand.Id}\" without a word on how their figures compare with earlier ones: {PolicyText.List(silent)}.");
            }
        }
    }

    private static bool IsChanged(Code code, CodeList before, CodeList after)
        => before.Find(code.Id) is not { } old || old.RollUp != code.RollUp || (code.IsRollUp && !Members(code.Id, before).SetEquals(Members(code.Id, after)));

    private static ImmutableHashSet<string> Members(string heading, CodeList list) => [.. list.Details.Where(c => c.RollUp == heading).Select(c => c.Id)];
}
