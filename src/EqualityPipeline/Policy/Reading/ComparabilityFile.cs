using System.Collections.Immutable;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Policy;

/// <summary>Reads comparability.yaml: groups that mean other people since a list of categories changed.</summary>
internal static class ComparabilityFile
{
    public static void Read(PolicyNode root, PolicyDraft draft)
    {
        if (root.Mapping("the file of comparability", "groups", "former-codes") is not { } file)
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

        foreach (var node in file.OptionalItems("former-codes"))
        {
            if (node.Mapping("a former code", "strand", "code", "counts-as", "from") is not { } former)
                continue;
            var (strand, code, countsAs) = (former.Word("strand"), former.Word("code"), former.Word("counts-as"));
            draft.References.Name(PolicySort.Strand, strand);
            draft.References.Later(() => CheckGroup(strand, code, draft));
            if (former.Month("from") is not { } from)
                continue;
            draft.FormerCodes.Add(new FormerCode(strand.Text, code.Text, countsAs.Text, from));
            draft.References.Later(() => CheckFormer(strand, code, countsAs, from, draft));
        }
    }

    private static void CheckFormer(PolicyWord strand, PolicyWord code, PolicyWord countsAs, ReportingMonth from, PolicyDraft draft)
    {
        if (draft.Strands.Find(s => s.Id == strand.Text) is not { } found || !draft.References.IsRead(PolicySort.CodeList))
            return;
        if (draft.CodeLists.Find(l => l.Id == found.CodeLists.FirstOrDefault(d => d.InForce.From == from)?.List) is not { } list)
            draft.Problems.Error(code.At, $"A code is former since another list; no list of the strand \"{strand.Text}\" comes into force in {from}.");
        else if (list.Find(code.Text) is not null)
            draft.Problems.Error(code.At, $"\"{code.Text}\" is in the list {list.Id} as well, and counts as itself.");
        else if (list.Find(countsAs.Text) is not { IsRollUp: false })
            draft.Problems.Error(countsAs.At, $"A former code must count as a category of the list {list.Id}; \"{countsAs.Text}\" is none.{PolicyText.DidYouMean(countsAs.Text, [.. list.Details.Select(c => c.Id)])}");
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
                List<string> lost = [.. old.Details.Select(c => c.Id).Where(c => next.Find(c) is null && !draft.FormerCodes.Exists(f => f.Strand == strand.Id && f.Code == c && f.From == after.InForce.From))];
                if (lost.Count > 0)
                    draft.Problems.Warning(at, $"The list {next.Id} has no more these categories of the strand \"{strand.Id}\", and \"former-codes\" does not say what they count as: {PolicyText.List(lost)}. Who is counted as one is in no total over both lists.");
                if (silent.Count > 0)
                    draft.Problems.Warning(at, $"The list {next.Id} changes groups of the strand \"{strand.Id}\" without a word on how their figures compare with earlier ones: {PolicyText.List(silent)}.");
            }
        }
    }

    private static bool IsChanged(Code code, CodeList before, CodeList after)
        => before.Find(code.Id) is not { } old || old.RollUp != code.RollUp || (code.IsRollUp && !Members(code.Id, before).SetEquals(Members(code.Id, after)));

    private static ImmutableHashSet<string> Members(string heading, CodeList list) => [.. list.Details.Where(c => c.RollUp == heading).Select(c => c.Id)];
}
