using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>Reads audiences.yaml, after organisations.yaml.</summary>
internal static class AudiencesFile
{
    private const string Everyone = "all";

    public static void Read(PolicyNode root, PolicyDraft draft)
    {
        if (root.Mapping("the file of audiences", "audiences") is not { } file)
            return;
        foreach (var node in file.Items("audiences"))
        {
            if (node.Mapping("an audience", "id", "name", "purpose", "edition", "depth", "organisations", "headline-cap") is not { } audience)
                continue;
            var id = audience.Word("id");
            draft.Ids.Define(PolicySort.Audience, id);
            draft.Audiences.Add(new Audience(
                id.Text, audience.Text("name"), audience.Text("purpose"), audience.OneOf("edition", PolicyWords.Editions),
                audience.OneOf("depth", PolicyWords.Depths), ReadOrganisations(audience, draft), audience.Number("headline-cap", 1)));
        }
    }

    private static ImmutableArray<string> ReadOrganisations(PolicyReader audience, PolicyDraft draft)
    {
        if (audience.Find("organisations") is { IsScalar: true } && audience.Word("organisations") is { IsGiven: true } word)
        {
            if (word.Text == Everyone)
                return [.. draft.Organisations.Select(o => o.Id)];
            draft.Problems.Error(word.At, $"\"organisations\" must be \"{Everyone}\" or a list of ids; \"{word.Text}\" was found.");
            return [];
        }
        var words = audience.Words("organisations");
        draft.References.Names(PolicySort.Organisation, words);
        return [.. words.Select(w => w.Text)];
    }
}
