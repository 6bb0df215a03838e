using System.Collections.Immutable;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Policy;

/// <summary>Reads sharing.yaml: what partners share with their partnership.</summary>
internal static class SharingFile
{
    public static void Read(PolicyNode root, PolicyDraft draft)
    {
        if (root.Mapping("the sharing protocol", "agreements") is not { } file)
            return;
        var agreements = new List<SharingAgreement>();
        foreach (var node in file.Items("agreements"))
        {
            if (ReadAgreement(node, draft) is not { } agreement)
                continue;
            if (agreements.Exists(a => a.Partner == agreement.Partner && a.Dataset == agreement.Dataset && a.InForce.Overlaps(agreement.InForce)))
                draft.Problems.Error(node.At, $"A partner must share a dataset by one agreement at a time; \"{agreement.Partner}\" has two of \"{agreement.Dataset}\" in one month.");
            agreements.Add(agreement);
        }

        draft.Sharing = new SharingProtocol([.. agreements]);
    }

    private static SharingAgreement? ReadAgreement(PolicyNode node, PolicyDraft draft)
    {
        if (node.Mapping("an agreement", "partner", "dataset", "detail", "place", "smallest-count", "purpose", "from", "expires") is not { } entry)
            return null;
        var (partner, dataset, smallest) = (entry.Word("partner"), entry.Word("dataset"), entry.Word("smallest-count"));
        var (from, expires) = (entry.Month("from"), entry.Month("expires"));
        if (from > expires)
            draft.Problems.Error(entry.Need("expires")!.At, $"\"expires\" must not be before \"from\"; {expires} comes before {from}.");
        var agreement = new SharingAgreement(
            partner.Text, dataset.Text, entry.OneOf("detail", PolicyWords.SharedDetails), entry.OneOf("place", PolicyWords.SharedPlaces),
            entry.Number("smallest-count", 1), entry.Text("purpose"), new MonthSpan(from, expires));
        draft.References.Name(PolicySort.Organisation, partner);
        draft.References.Later(() => Check(agreement, partner, dataset, smallest, draft));
        // An agreement without its dates would be one without an end.
        return from is null || expires is null ? null : agreement;
    }

    private static void Check(SharingAgreement agreement, PolicyWord partner, PolicyWord dataset, PolicyWord smallest, PolicyDraft draft)
    {
        var members = draft.Organisations.SelectMany(o => o.Members).Distinct(StringComparer.Ordinal).ToList();
        if (draft.Organisations.Exists(o => o.Id == partner.Text) && !members.Contains(partner.Text, StringComparer.Ordinal))
            draft.Problems.Error(partner.At, $"Who shares must be a member of a partnership; \"{partner.Text}\" is none. There are: {PolicyText.List(members)}.");
        if (dataset.IsGiven && draft.References.IsRead(PolicySort.Return) && draft.References.IsRead(PolicySort.Indicator)
            && draft.FindReturnType(dataset.Text) is null && draft.FindIndicator(dataset.Text) is null)
        {
            List<string> known = [.. draft.ReturnTypes.Select(r => r.Id), .. draft.Indicators.Select(i => i.Id)];
            draft.Problems.Error(dataset.At, $"\"dataset\" must be a return or an indicator; \"{dataset.Text}\" is neither.{PolicyText.DidYouMean(dataset.Text, known)}");
        }

        if (draft.Publication is { } rules && agreement.SmallestCount < rules.SmallestPublishedCount && smallest.IsGiven)
            draft.Problems.Error(smallest.At, $"\"smallest-count\" must be at least the policy's own, which is {rules.SmallestPublishedCount}; {agreement.SmallestCount} was found.");
    }
}
