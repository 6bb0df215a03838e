using System.Collections.Immutable;
using System.Globalization;

namespace EqualityPipeline.Policy;

/// <summary>Reads the returns that an organisation owes.</summary>
internal static class ExpectedReturns
{
    private const string EveryDirectorate = "all";

    public static ImmutableArray<ExpectedReturn> Read(
        PolicyReader organisation, string organisationId, ImmutableArray<Directorate> known, PolicyDraft draft)
    {
        var expected = ImmutableArray.CreateBuilder<ExpectedReturn>();
        foreach (var node in organisation.Items("expects"))
        {
            if (node.Mapping("an expected return", "return", "directorates", "from", "to", "months", "due-day") is not { } entry)
                continue;
            var returnType = entry.Word("return");
            draft.References.Name(PolicySort.Return, returnType);
            var directorates = ReadDirectorates(entry, organisationId, known, draft);
            var one = new ExpectedReturn(
                returnType.Text, directorates, entry.Span(mustStart: false), ReadMonths(entry, draft), entry.Number("due-day", 1, 31));
            CheckOnce(one, expected, entry.At, draft);
            expected.Add(one);
            draft.References.Later(() => CheckScope(one, entry, draft));
        }
        return expected.ToImmutable();
    }

    public static ImmutableArray<Exemption> ReadExemptions(
        PolicyReader organisation, string organisationId, ImmutableArray<Directorate> known, PolicyDraft draft)
    {
        var exemptions = ImmutableArray.CreateBuilder<Exemption>();
        foreach (var node in organisation.OptionalItems("exemptions"))
        {
            if (node.Mapping("an exemption", "return", "directorates", "from", "to", "reason") is not { } entry)
                continue;
            var returnType = entry.Word("return");
            draft.References.Name(PolicySort.Return, returnType);
            // Without its last month an exemption would never expire.
            entry.Need("to");
            exemptions.Add(new Exemption(returnType.Text, ReadDirectorates(entry, organisationId, known, draft), entry.Span(), entry.Text("reason")));
        }
        return exemptions.ToImmutable();
    }

    private static ImmutableArray<string> ReadDirectorates(
        PolicyReader entry, string organisation, ImmutableArray<Directorate> known, PolicyDraft draft)
    {
        if (entry.Find("directorates") is { IsScalar: true } && entry.Word("directorates") is { IsGiven: true } word)
        {
            if (word.Text == EveryDirectorate)
                return [.. known.Select(d => d.Id)];
            draft.Problems.Error(word.At, $"\"directorates\" must be \"{EveryDirectorate}\" or a list of ids; \"{word.Text}\" was found.");
            return [];
        }
        var words = entry.Words("directorates");
        foreach (var directorate in words.Where(d => d.Text != Organisation.Corporate))
            draft.References.Name(PolicySort.Directorate, directorate, organisation, PolicySort.Organisation);
        return [.. words.Select(d => d.Text)];
    }

    private static ImmutableArray<int> ReadMonths(PolicyReader entry, PolicyDraft draft)
    {
        var months = ImmutableArray.CreateBuilder<int>();
        foreach (var word in entry.OptionalWords("months"))
        {
            if (int.TryParse(word.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12)
                months.Add(month);
            else
                draft.Problems.Error(word.At, $"\"months\" must be calendar months from 1 to 12; \"{word.Text}\" was found.");
        }
        return months.ToImmutable();
    }

    private static void CheckOnce(ExpectedReturn one, IEnumerable<ExpectedReturn> before, PolicyPlace at, PolicyDraft draft)
    {
        var twice = before
            .Where(e => e.Return == one.Return && e.InForce.Overlaps(one.InForce))
            .SelectMany(e => e.Directorates.Intersect(one.Directorates, StringComparer.Ordinal))
            .FirstOrDefault();
        if (twice is not null)
            draft.Problems.Error(at, $"A return must be expected once of a directorate at a time; \"{one.Return}\" of \"{twice}\" is expected again here.");
    }

    private static void CheckScope(ExpectedReturn one, PolicyReader entry, PolicyDraft draft)
    {
        if (draft.FindReturnType(one.Return) is not { } type || one.Directorates.IsEmpty)
            return;
        var at = entry.Find("directorates")!.At;
        if (type.Scope == ReturnScope.Organisation && !one.Directorates.SequenceEqual([Organisation.Corporate]))
            draft.Problems.Error(at, $"A return of organisation scope must be expected of [{Organisation.Corporate}]; \"{one.Return}\" is expected of {PolicyText.List(one.Directorates)}.");
        if (type.Scope == ReturnScope.Directorate && one.Directorates.Contains(Organisation.Corporate))
            draft.Problems.Error(at, $"A return of directorate scope must be expected of directorates; \"{one.Return}\" is expected of {Organisation.Corporate}.");
    }
}
