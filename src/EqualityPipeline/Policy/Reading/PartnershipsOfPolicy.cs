using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>Reads an organisation that is made of others: it has members, and neither directorates nor returns of its own.</summary>
internal static class PartnershipsOfPolicy
{
    public static Organisation Read(PolicyReader entry, PolicyWord id, ImmutableArray<AdoptedStrandSet> strandSets, PolicyDraft draft)
    {
        var members = entry.Words("members");
        draft.References.Names(PolicySort.Organisation, members);
        foreach (var key in new[] { "partnership", "residents-of", "directorates", "wards", "areas", "expects", "exemptions" })
        {
            if (entry.Find(key) is { } own)
                draft.Problems.Error(own.At, $"A partnership must not have \"{key}\": it sends no returns and is told as a whole.");
        }

        draft.References.Later(() =>
        {
            foreach (var member in members)
                CheckMember(id.Text, member, draft);
            foreach (var other in draft.Organisations.Where(o => o.Partnership == id.Text && members.All(m => m.Text != o.Id)))
                draft.Problems.Error(id.At, $"\"{other.Id}\" names the partnership \"{id.Text}\" and must be one of its members.");
        });
        return new Organisation
        {
            Id = id.Text, Name = entry.Text("name"), Kind = OrganisationKind.Partnership, Partnership = null, StrandSets = strandSets,
            Members = [.. members.Select(m => m.Text)], Directorates = [], Wards = [], Expected = [],
        };
    }

    /// <summary>Whose residents an organisation serves: one that counts its own.</summary>
    public static void CheckResidents(PolicyWord id, PolicyWord residentsOf, PolicyDraft draft)
    {
        draft.References.Name(PolicySort.Organisation, residentsOf);
        draft.References.Later(() =>
        {
            if (residentsOf.Text == id.Text || draft.Organisations.Exists(o => o.Id == residentsOf.Text && (o.IsPartnership || o.ResidentsOf is not null)))
                draft.Problems.Error(residentsOf.At, $"\"residents-of\" must name another organisation, which counts residents of its own; \"{residentsOf.Text}\" was found.");
        });
    }

    private static void CheckMember(string partnership, PolicyWord member, PolicyDraft draft)
    {
        if (draft.Organisations.Find(o => o.Id == member.Text) is not { } found)
            return;
        if (found.IsPartnership)
            draft.Problems.Error(member.At, $"A member must send returns; \"{member.Text}\" is a partnership.");
        else if (found.Partnership != partnership)
            draft.Problems.Error(member.At, $"A member must name its partnership; \"{member.Text}\" names {(found.Partnership is { } other ? $"\"{other}\"" : "none")} and not \"{partnership}\".");
    }
}
