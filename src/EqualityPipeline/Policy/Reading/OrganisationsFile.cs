using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>Reads organisations.yaml: who sends returns, of which directorates, services and places, and what they owe.</summary>
internal static class OrganisationsFile
{
    /// <summary>Taken by addresses of the service and by folders of storage.</summary>
    private static readonly string[] ReservedIds =
        ["api", "admin", "runtime", "assets", "upload", Organisation.Corporate, Indicators.Unit.All, Cells.Cell.Unspecified, "_unfiled", "_feed"];

    /// <summary>Stand for a whole, or for nothing named, in the figures.</summary>
    private static readonly string[] ReservedParts = [Organisation.Corporate, Indicators.Unit.All, Cells.Cell.Unspecified];

    public static void Read(PolicyNode root, PolicyDraft draft)
    {
        if (root.Mapping("the file of organisations", "organisations") is not { } file)
            return;
        foreach (var node in file.Items("organisations"))
            ReadOrganisation(node, draft);
        if (draft.Organisations.Count == 0 && file.Find("organisations") is { IsScalar: false, IsMapping: false } empty)
            draft.Problems.Error(empty.At, "A policy must have at least one organisation; none was found.");
    }

    private static void ReadOrganisation(PolicyNode node, PolicyDraft draft)
    {
        if (node.Mapping(
            "an organisation", "id", "name", "kind", "partnership", "strand-sets", "members", "residents-of", "directorates", "wards", "areas", "expects",
            "exemptions", "frameworks") is not { } entry)
            return;
        var id = entry.Word("id");
        draft.Ids.Define(PolicySort.Organisation, id);
        if (ReservedIds.Contains(id.Text))
            draft.Problems.Error(id.At, $"The id of an organisation must not be one the service uses itself ({PolicyText.List(ReservedIds)}); \"{id.Text}\" was found.");
        var kind = entry.OneOf("kind", PolicyWords.OrganisationKinds);
        if (kind == OrganisationKind.Partnership)
        {
            draft.Organisations.Add(PartnershipsOfPolicy.Read(entry, id, ReadStrandSets(entry, draft), draft));
            return;
        }

        if (entry.Find("members") is { } members)
            draft.Problems.Error(members.At, "Only a partnership must have \"members\".");
        var residentsOf = entry.OptionalWord("residents-of");
        if (residentsOf is { } of)
            PartnershipsOfPolicy.CheckResidents(id, of, draft);
        var directorates = ReadDirectorates(entry, id.Text, draft);
        ImmutableArray<Ward> wards = [.. ReadParts(entry.OptionalItems("wards"), "a ward", PolicySort.Ward, id.Text, draft).Select(w => new Ward(w.Id, w.Name))];
        draft.Organisations.Add(new Organisation
        {
            Id = id.Text, Name = entry.Text("name"), Kind = kind, ResidentsOf = residentsOf?.Text,
            Partnership = entry.OptionalWord("partnership")?.Text, StrandSets = ReadStrandSets(entry, draft), Directorates = directorates,
            Wards = wards, Areas = AreasOfOrganisation.Read(entry, id.Text, wards, draft),
            Expected = ExpectedReturns.Read(entry, id.Text, directorates, draft),
            Exemptions = ExpectedReturns.ReadExemptions(entry, id.Text, directorates, draft),
            Frameworks = AdoptedFrameworks.Read(entry, draft),
        });
    }

    private static ImmutableArray<AdoptedStrandSet> ReadStrandSets(PolicyReader entry, PolicyDraft draft)
    {
        var sets = ImmutableArray.CreateBuilder<AdoptedStrandSet>();
        var nodes = entry.Items("strand-sets");
        foreach (var node in nodes)
        {
            if (node.Mapping("an adopted strand set", "set", "from") is not { } adopted)
                continue;
            var set = adopted.Word("set");
            draft.References.Name(PolicySort.StrandSet, set);
            if (adopted.Month("from") is not { } from)
                continue;
            if (sets.Count > 0 && from <= sets[^1].From)
                draft.Problems.Error(node.At, $"Strand sets must be listed oldest first, each from a later month; {set.Text} (from {from}) comes after {sets[^1].Set} (from {sets[^1].From}).");
            sets.Add(new AdoptedStrandSet(set.Text, from));
        }
        if (nodes.Count == 0 && entry.Find("strand-sets") is { IsScalar: false, IsMapping: false } empty)
            draft.Problems.Error(empty.At, "An organisation must have adopted at least one strand set; none was found.");
        return sets.ToImmutable();
    }

    private static ImmutableArray<Directorate> ReadDirectorates(PolicyReader entry, string organisation, PolicyDraft draft)
    {
        var directorates = ImmutableArray.CreateBuilder<Directorate>();
        foreach (var node in entry.Items("directorates"))
        {
            if (node.Mapping("a directorate", "id", "name", "services") is not { } directorate)
                continue;
            var id = directorate.Word("id");
            draft.Ids.Define(PolicySort.Directorate, id, organisation);
            CheckPart(id, PolicySort.Directorate, draft);
            directorates.Add(new Directorate(id.Text, directorate.Text("name"), ReadServices(directorate, $"{organisation}/{id.Text}", draft)));
        }
        if (directorates.Count == 0 && entry.Find("directorates") is { IsScalar: false, IsMapping: false } empty)
            draft.Problems.Error(empty.At, "An organisation must have at least one directorate; none was found.");
        return directorates.ToImmutable();
    }

    private static ImmutableArray<Service> ReadServices(PolicyReader directorate, string within, PolicyDraft draft)
    {
        var services = ImmutableArray.CreateBuilder<Service>();
        var labels = new PolicyLabels(draft.Problems);
        foreach (var node in directorate.Items("services"))
        {
            if (node.Mapping("a service", "id", "name", "why", "monitored-from") is not { } service)
                continue;
            var (id, name) = ReadPart(service, PolicySort.Service, within, labels, draft);
            services.Add(new Service(id, name) { Why = service.Text("why"), MonitoredFrom = service.Month("monitored-from") });
        }
        return services.ToImmutable();
    }

    private static List<(string Id, string Name)> ReadParts(
        IReadOnlyList<PolicyNode> nodes, string what, PolicySort sort, string within, PolicyDraft draft)
    {
        var parts = new List<(string Id, string Name)>();
        var labels = new PolicyLabels(draft.Problems);
        foreach (var node in nodes)
        {
            if (node.Mapping(what, "id", "name") is { } part)
                parts.Add(ReadPart(part, sort, within, labels, draft));
        }
        return parts;
    }

    private static (string Id, string Name) ReadPart(PolicyReader part, PolicySort sort, string within, PolicyLabels labels, PolicyDraft draft)
    {
        var (id, name) = (part.Word("id"), part.Word("name"));
        draft.Ids.Define(sort, id, within);
        CheckPart(id, sort, draft);
        labels.Add($"the {sort.Name} {id.Text}", [id, name]);
        return (id.Text, name.Text);
    }

    public static void CheckPart(PolicyWord id, PolicySort sort, PolicyDraft draft)
    {
        if (ReservedParts.Contains(id.Text))
            draft.Problems.Error(id.At, $"The id of a {sort.Name} must not be {PolicyText.List(ReservedParts)}, which have meanings of their own; \"{id.Text}\" was found.");
    }
}
