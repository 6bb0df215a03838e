using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>Reads groups.yaml: groups of people beyond the categories of one strand.</summary>
internal static class GroupsFile
{
    public static void Read(PolicyNode root, PolicyDraft draft)
    {
        if (root.Mapping("the file of declared groups", "groups") is not { } file)
            return;
        var labels = new PolicyLabels(draft.Problems);
        foreach (var node in file.Items("groups"))
        {
            if (node.Mapping("a declared group", "id", "name", "why", "from", "minimum-size", "all-of") is not { } group)
                continue;
            var (id, name) = (group.Word("id"), group.Word("name"));
            draft.Ids.Define(PolicySort.DeclaredGroup, id);
            labels.Add($"the declared group {id.Text}", [id, name]);
            draft.References.Later(() =>
            {
                if (id.Text == Indicators.GroupTree.Total || draft.Ids.IsDefined(PolicySort.Strand, id.Text))
                    draft.Problems.Error(id.At, $"The id of a declared group must not be that of a strand, or \"all\"; \"{id.Text}\" was found.");
            });
            var parts = group.Items("all-of").Select(part => ReadPart(part, draft)).OfType<GroupPart>().ToImmutableArray();
            if (parts.IsEmpty && group.Find("all-of") is { IsScalar: false, IsMapping: false } empty)
                draft.Problems.Error(empty.At, "A declared group must have at least one part; none was found.");
            foreach (var again in parts.GroupBy(p => p.Strand).Where(same => same.Count() > 1))
                draft.Problems.Error(group.Find("all-of")!.At, $"A declared group must name each strand once; \"{again.Key}\" was found again.");
            draft.DeclaredGroups.Add(new DeclaredGroup(
                id.Text, name.Text, group.Text("why"), group.Month("from") ?? default, group.Number("minimum-size", 1), parts));
        }
    }

    private static GroupPart? ReadPart(PolicyNode node, PolicyDraft draft)
    {
        if (node.Mapping("a part of a declared group", "strand", "groups") is not { } part)
            return null;
        var (strand, groups) = (part.Word("strand"), part.Words("groups"));
        draft.References.Name(PolicySort.Strand, strand);
        draft.References.Later(() => CheckCodes(strand, groups, draft));
        return new GroupPart(strand.Text, [.. groups.Select(g => g.Text)]);
    }

    /// <summary>A code must be in one of the strand's lists; in a month whose list has none of them the group is not counted.</summary>
    private static void CheckCodes(PolicyWord strand, ImmutableArray<PolicyWord> groups, PolicyDraft draft)
    {
        if (draft.Strands.Find(s => s.Id == strand.Text) is not { } found || !draft.References.IsRead(PolicySort.CodeList))
            return;
        List<string> known = [.. found.CodeLists.SelectMany(d => draft.CodeLists.Find(l => l.Id == d.List)?.Codes ?? []).Select(c => c.Id).Distinct()];
        foreach (var word in groups.Where(w => w.IsGiven && !known.Contains(w.Text)))
            draft.Problems.Error(word.At, $"No list of the strand \"{strand.Text}\" has the group \"{word.Text}\".{PolicyText.DidYouMean(word.Text, known)} There are: {PolicyText.List(known)}.");
    }
}
