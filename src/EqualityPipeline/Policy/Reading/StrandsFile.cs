using System.Collections.Immutable;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Policy;

/// <summary>Reads strands.yaml: strands, the sets that organisations adopt, and the answers that are no category.</summary>
internal static class StrandsFile
{
    public static void Read(PolicyNode root, PolicyDraft draft)
    {
        if (root.Mapping("the file of strands", "strands", "sets", "reserved-groups") is not { } file)
            return;
        foreach (var node in file.Items("strands"))
            ReadStrand(node, draft);
        foreach (var node in file.Items("sets"))
            ReadSet(node, draft);
        foreach (var node in file.Items("reserved-groups"))
            ReadReservedGroup(node, draft);
        CheckWords(draft);
        CheckReserved(file, StrandGroups.BlankCode, ReservedGroupBasis.Undeclared, "undeclared", draft);
        CheckReserved(file, StrandGroups.NotCollectedCode, ReservedGroupBasis.OutsideTotal, "outside-total", draft);
    }

    private static void ReadStrand(PolicyNode node, PolicyDraft draft)
    {
        if (node.Mapping("a strand", "id", "name", "column", "also-known-as", "code-lists") is not { } strand)
            return;
        var (id, name, column, alsoKnownAs) = (strand.Word("id"), strand.Word("name"), strand.Word("column"), strand.OptionalWords("also-known-as"));
        draft.Ids.Define(PolicySort.Strand, id);
        if (column.IsGiven && !column.Text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_'))
            draft.Problems.Error(column.At, $"\"column\" must be lower-case letters, digits and underscores; \"{column.Text}\" was found.");
        draft.StrandWords.Add((id.Text, [id, name, column, .. alsoKnownAs]));
        draft.Strands.Add(new Strand
        {
            Id = id.Text, Name = name.Text, Column = column.Text, AlsoKnownAs = [.. alsoKnownAs.Select(a => a.Text)],
            CodeLists = [.. ReadDatedLists(strand, draft)],
        });
    }

    private static List<DatedCodeList> ReadDatedLists(PolicyReader strand, PolicyDraft draft)
    {
        var lists = new List<DatedCodeList>();
        foreach (var node in strand.Items("code-lists"))
        {
            if (node.Mapping("a dated code list", "list", "from", "to", "question", "source") is not { } dated)
                continue;
            var list = dated.Word("list");
            draft.References.Name(PolicySort.CodeList, list);
            var one = new DatedCodeList(list.Text, dated.Span(mustStart: false)) { Question = dated.Text("question"), QuestionSource = dated.Text("source") };
            if (lists.Count > 0 && lists[^1] is var before && !(before.InForce.To < one.InForce.From))
                draft.Problems.Error(node.At, $"Code lists must follow one another without overlap; {Dated(one)} does not start after {Dated(before)} ends.");
            lists.Add(one);
        }
        if (lists.Count == 0 && strand.Find("code-lists") is { IsScalar: false } empty)
            draft.Problems.Error(empty.At, "A strand must have at least one code list; none was found.");
        return lists;
    }

    private static string Dated(DatedCodeList dated)
        => $"{dated.List} ({(dated.InForce.From is { } from ? $"from {from}" : "from the start")}, {(dated.InForce.To is { } to ? $"to {to}" : "without an end")})";

    private static void ReadSet(PolicyNode node, PolicyDraft draft)
    {
        if (node.Mapping("a strand set", "id", "name", "strands", "source") is not { } set)
            return;
        var (id, strands) = (set.Word("id"), set.Words("strands"));
        draft.Ids.Define(PolicySort.StrandSet, id);
        draft.References.Names(PolicySort.Strand, strands);
        draft.StrandSets.Add(new StrandSet(id.Text, set.Text("name"), [.. strands.Select(s => s.Text)], set.Text("source")));
    }

    private static void ReadReservedGroup(PolicyNode node, PolicyDraft draft)
    {
        if (node.Mapping("a reserved group", "code", "name", "counts-as", "also-known-as") is not { } group)
            return;
        var (code, name, alsoKnownAs) = (group.Word("code"), group.Word("name"), group.OptionalWords("also-known-as"));
        draft.Ids.Define(PolicySort.ReservedGroup, code);
        draft.ReservedWords.Add((code.Text, [code, name, .. alsoKnownAs]));
        draft.ReservedGroups.Add(new ReservedGroup(
            code.Text, name.Text, group.OneOf("counts-as", PolicyWords.Bases), [.. alsoKnownAs.Select(a => a.Text)]));
    }

    private static void CheckWords(PolicyDraft draft)
    {
        var strands = new PolicyLabels(draft.Problems);
        foreach (var (strand, words) in draft.StrandWords)
            strands.Add($"the strand {strand}", words);
        var groups = new PolicyLabels(draft.Problems);
        foreach (var (code, words) in draft.ReservedWords)
            groups.Add($"the reserved group {code}", words);
    }

    /// <summary>Readers of returns file an empty cell and a missing column under these, so they must be there.</summary>
    private static void CheckReserved(PolicyReader file, string code, ReservedGroupBasis basis, string word, PolicyDraft draft)
    {
        if (file.Find("reserved-groups") is not { } list)
            return;
        var group = draft.ReservedGroups.Find(g => g.Code == code);
        if (group is null)
            draft.Problems.Error(list.At, $"The reserved group \"{code}\" must be defined; it is missing.");
        else if (group.CountsAs != basis)
            draft.Problems.Error(draft.Ids.PlaceOf(PolicySort.ReservedGroup, code), $"The reserved group \"{code}\" must count as {word}.");
    }
}
