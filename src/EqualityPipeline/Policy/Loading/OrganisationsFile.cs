using System.Collections.Immutable;
using System.Globalization;

namespace EqualityPipeline.Policy.Loading;

/// <summary>Reads <c>organisations.yaml</c>.</summary>
internal static class OrganisationsFile
{
    // The first segment of an address that is no organisation, and words that stand for something else in a key.
    private const string Corporate = EqualityPipeline.Policy.Organisation.Corporate;

    private static readonly string[] Reserved = ["api", "admin", "runtime", "assets", "upload", Corporate, "all", "unspecified", "_unfiled", "_feed"];

    public static ImmutableArray<Organisation> Read(PolicyMap file, PolicyReferences references)
        => file.Maps("organisations", map => One(map, references));

    private static Organisation One(PolicyMap map, PolicyReferences references)
    {
        var id = references.Declare("organisation", map.Id("id"), map);
        if (Reserved.Contains(id))
            map.Error("id", $"\"{id}\" is reserved and cannot be an organisation.");
        var organisation = new Organisation
        {
            Id = id,
            Name = map.Text("name"),
            Kind = map.Word<OrganisationKind>("kind"),
            Partnership = map.OptionalText("partnership"),
            StrandSets = map.Maps("strand-sets", s =>
            {
                var adopted = new AdoptedStrandSet(s.Id("set"), s.Month("from"));
                references.Need("strand set", adopted.Set, s, "set");
                return adopted;
            }),
            Directorates = map.Maps("directorates", d => Directorate(d, id, references)),
            Wards = map.OptionalMaps("wards", w => new Ward(references.Declare($"ward of {id}", w.Id("id"), w), w.Text("name"))),
            Expected = [],
        };
        for (var later = 1; later < organisation.StrandSets.Length; later++)
        {
            if (organisation.StrandSets[later].From <= organisation.StrandSets[later - 1].From)
                map.Error("strand-sets", "Strand sets must be listed oldest first, each from a later month: their dates overlap.");
        }

        return organisation with { Expected = map.Maps("expects", e => Expected(e, organisation, references)) };
    }

    private static Directorate Directorate(PolicyMap map, string organisation, PolicyReferences references)
    {
        var id = references.Declare($"directorate of {organisation}", map.Id("id"), map);
        if (id is Corporate or "all")
            map.Error("id", $"\"{id}\" is reserved and cannot be a directorate.");
        return new Directorate(
            id, map.Text("name"),
            map.Maps("services", s => new Service(references.Declare($"service of {organisation}/{id}", s.Id("id"), s), s.Text("name"))));
    }

    private static ExpectedReturn Expected(PolicyMap map, Organisation organisation, PolicyReferences references)
    {
        var @return = map.Id("return");
        references.Need("return", @return, map, "return");
        var isAll = map.IsText("directorates");
        if (isAll && map.Text("directorates") is var word && word != "all")
            map.Error("directorates", $"\"directorates\" must be all or a list, and is \"{word}\".");
        var directorates = isAll ? [.. organisation.Directorates.Select(d => d.Id)] : map.Texts("directorates");
        foreach (var directorate in directorates.Where(d => d != Corporate && organisation.FindDirectorate(d) is null))
            map.Error("directorates", $"\"{directorate}\" is not a directorate of {organisation.Id}.");
        var months = map.OptionalTexts("months").Select(text =>
        {
            if (int.TryParse(text, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12)
                return month;
            map.Error("months", $"\"months\" must list numbers from 1 to 12, and holds \"{text}\".");
            return 1;
        });
        return new ExpectedReturn(@return, directorates, new(map.OptionalMonth("from"), map.OptionalMonth("to")), [.. months], map.Whole("due-day", 1, 31));
    }
}
