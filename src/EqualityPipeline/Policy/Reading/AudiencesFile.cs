using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>Reads audiences.yaml, after organisations.yaml.</summary>
internal static class AudiencesFile
{
    private const string Everyone = "all";
    private const string EachService = "each-service";

    /// <summary>The code list whose codes say which body met.</summary>
    private const string Forums = "forum";

    /// <summary>Words: fewer do not hold a headline and what is left out.</summary>
    private const int ShortestPack = 100;

    public static void Read(PolicyNode root, PolicyDraft draft)
    {
        if (root.Mapping("the file of audiences", "audiences", "report") is not { } file)
            return;
        foreach (var node in file.Items("audiences"))
        {
            if (node.Mapping(
                "an audience", "id", "name", "purpose", "edition", "depth", "organisations", "headline-cap", "length-cap", "meets", "forum", "parts", "source") is not { } audience)
                continue;
            var id = audience.Word("id");
            draft.Ids.Define(PolicySort.Audience, id);
            var isEachService = audience.Find("parts") is { IsScalar: true };
            draft.Audiences.Add(new Audience(
                id.Text, audience.Text("name"), audience.Text("purpose"), audience.OneOf("edition", PolicyWords.Editions),
                audience.OneOf("depth", PolicyWords.Depths), ReadOrganisations(audience, draft), audience.Number("headline-cap", 1))
            {
                LengthCap = audience.Number("length-cap", ShortestPack),
                Meets = audience.OneOf("meets", PolicyWords.MeetingCycles),
                Forum = ReadForum(audience, draft),
                IsEachService = isEachService && ReadEachService(audience, draft),
                Parts = isEachService ? [] : ReadParts(audience, id.Text, draft),
                Source = audience.Text("source"),
            });
        }
        if (file.Find("report") is { } report)
            draft.Reports = ReadReport(report);
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

    private static string? ReadForum(PolicyReader audience, PolicyDraft draft)
    {
        if (audience.OptionalWord("forum") is not { IsGiven: true } forum)
            return null;
        draft.References.Name(PolicySort.Code, forum, Forums);
        return forum.Text;
    }

    private static bool ReadEachService(PolicyReader audience, PolicyDraft draft)
    {
        var word = audience.Word("parts");
        if (word.Text == EachService)
            return true;
        draft.Problems.Error(word.At, $"\"parts\" must be \"{EachService}\" or a list of portfolios or remits; \"{word.Text}\" was found.");
        return false;
    }

    private static ImmutableArray<AudiencePart> ReadParts(PolicyReader audience, string id, PolicyDraft draft)
    {
        var parts = ImmutableArray.CreateBuilder<AudiencePart>();
        foreach (var node in audience.OptionalItems("parts"))
        {
            if (node.Mapping("a part of an audience", "id", "name", "directorates", "services", "strand") is not { } part)
                continue;
            var word = part.Word("id");
            draft.Ids.Define(PolicySort.AudiencePart, word, id);
            var (directorates, services) = (part.OptionalWords("directorates"), part.OptionalWords("services"));
            var strand = part.OptionalWord("strand");
            if (strand is { IsGiven: true } named)
                draft.References.Name(PolicySort.Strand, named);
            if (directorates.IsEmpty && services.IsEmpty && strand is null)
                draft.Problems.Error(part.At, "A part of an audience must name directorates or services, or a strand: without them it is about nothing.");
            CheckKnown(directorates, "directorate", draft, o => o.Directorates.Select(d => d.Id));
            CheckKnown(services, "service", draft, o => o.Directorates.SelectMany(d => d.Services).Select(s => s.Id));
            parts.Add(new AudiencePart(word.Text, part.Text("name"), [.. directorates.Select(d => d.Text)], [.. services.Select(s => s.Text)]) { Strand = strand?.Text });
        }
        return parts.ToImmutable();
    }

    /// <summary>Directorates and services belong to organisations; a portfolio may name those of several.</summary>
    private static void CheckKnown(ImmutableArray<PolicyWord> words, string what, PolicyDraft draft, Func<Organisation, IEnumerable<string>> idsOf)
    {
        if (!draft.References.IsRead(PolicySort.Organisation))
            return;
        var known = draft.Organisations.SelectMany(idsOf).Distinct(StringComparer.Ordinal).ToList();
        foreach (var word in words.Where(w => !known.Contains(w.Text)))
            draft.Problems.Error(word.At, $"No organisation has a {what} \"{word.Text}\".{PolicyText.DidYouMean(word.Text, known)} There are: {PolicyText.List(known)}.");
    }

    private static ReportTexts ReadReport(PolicyNode node)
    {
        var legal = ImmutableArray.CreateBuilder<DatedText>();
        foreach (var text in node.Mapping("the text of reports", "legal")?.Items("legal") ?? [])
        {
            if (text.Mapping("a legal text", "text", "from", "to") is { } dated)
                legal.Add(new DatedText(dated.Span(), dated.Text("text")));
        }
        return new ReportTexts(legal.ToImmutable());
    }
}
