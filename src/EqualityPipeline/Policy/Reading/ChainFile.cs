using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>Reads chain.yaml.</summary>
internal static class ChainFile
{
    private const int MostMonths = 60;

    public static void Read(PolicyNode root, PolicyDraft draft)
    {
        if (root.Mapping("the chain", "links", "leads", "cohesion") is not { } file)
            return;
        draft.Chain = new IndicatorChain(
            [.. file.Items("links").Select(node => ReadLink(node, draft)).OfType<ChainLink>()],
            [
                .. file.OptionalItems("leads").Select(node => ReadPair(node, "lead", "lag", isCohesion: false, draft)).OfType<LeadLagPair>(),
                .. file.OptionalItems("cohesion").Select(node => ReadPair(node, "equality", "cohesion", isCohesion: true, draft)).OfType<LeadLagPair>(),
            ]);
        foreach (var again in draft.Chain.Links.GroupBy(l => (l.From, l.To)).Where(same => same.Count() > 1))
            draft.Problems.Error(file.Find("links")!.At, $"The link from {again.Key.From} to {again.Key.To} must stand once; it was found again.");
    }

    private static ChainLink? ReadLink(PolicyNode node, PolicyDraft draft)
    {
        if (node.Mapping("a link of the chain", "from", "to", "why") is not { } link)
            return null;
        var (from, to) = (link.Word("from"), link.Word("to"));
        draft.References.Names(PolicySort.Indicator, [from, to]);
        draft.References.Later(() => CheckLevels(from, to, draft));
        return new ChainLink(from.Text, to.Text, link.Text("why"));
    }

    private static void CheckLevels(PolicyWord from, PolicyWord to, PolicyDraft draft)
    {
        if (draft.FindIndicator(from.Text) is { } lower && draft.FindIndicator(to.Text) is { } upper && lower.Level >= upper.Level)
            draft.Problems.Error(to.At, $"A link must lead to a level above; {from.Text} is an {PolicyWords.ChainLevels.WordFor(lower.Level)} and {to.Text} an {PolicyWords.ChainLevels.WordFor(upper.Level)}.");
    }

    private static LeadLagPair? ReadPair(PolicyNode node, string lead, string lag, bool isCohesion, PolicyDraft draft)
    {
        if (node.Mapping("a pair of the chain", lead, lag, "months", "why") is not { } pair)
            return null;
        var (first, second) = (pair.Word(lead), pair.Word(lag));
        draft.References.Names(PolicySort.Indicator, [first, second]);
        if (first.IsGiven && first.Text == second.Text)
            draft.Problems.Error(second.At, $"An indicator must not be paired with itself; {second.Text} is.");
        return new LeadLagPair(first.Text, second.Text, pair.Number("months", 1, MostMonths), pair.Text("why"), isCohesion);
    }
}
