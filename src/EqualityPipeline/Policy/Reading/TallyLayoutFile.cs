namespace EqualityPipeline.Policy;

/// <summary>Reads a tally layout: one row per count.</summary>
internal static class TallyLayoutFile
{
    public static TallyLayout? Read(PolicyNode node, PolicyDraft draft)
    {
        if (node.Mapping("the tally layout", "service", "place", "attributes", "strands") is not { } tally)
            return null;
        var attributes = ReturnColumns.Read(tally.OptionalItems("attributes"), "the tally layout", [ColumnType.Category], draft);
        draft.References.Later(() => ReturnColumns.CheckCombinations(attributes.Select(a => a.Column), tally.At, draft));
        return new TallyLayout(tally.Flag("service"), tally.Flag("place"))
        {
            Attributes = [.. attributes.Select(a => a.Column with { IsAttribute = true })],
            HasStrands = tally.Find("strands") is null || tally.Flag("strands"),
        };
    }
}
