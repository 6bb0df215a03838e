using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>Reads the places of an organisation that are made up of wards or of one another.</summary>
internal static class AreasOfOrganisation
{
    public static ImmutableArray<Area> Read(PolicyReader entry, string organisation, IReadOnlyList<Ward> wards, PolicyDraft draft)
    {
        var areas = ImmutableArray.CreateBuilder<Area>();
        foreach (var node in entry.OptionalItems("areas"))
        {
            if (node.Mapping("an area", "id", "name", "level", "parts", "from", "to") is not { } reader)
                continue;
            var (id, parts) = (reader.Word("id"), reader.Words("parts"));
            var area = new Area(
                id.Text, reader.Text("name"), reader.OneOf("level", PolicyWords.AreaLevels), [.. parts.Select(p => p.Text)], reader.Span(mustStart: false));
            if (!areas.Any(a => a.Id == area.Id))
                draft.Ids.Define(PolicySort.PlaceArea, id, organisation);
            CheckId(id, area, areas, wards, draft);
            foreach (var part in parts)
                CheckPart(part, area, areas, wards, draft);
            areas.Add(area);
        }
        return areas.ToImmutable();
    }

    private static void CheckId(PolicyWord id, Area area, IEnumerable<Area> before, IReadOnlyList<Ward> wards, PolicyDraft draft)
    {
        OrganisationsFile.CheckPart(id, PolicySort.PlaceArea, draft);
        if (wards.Any(w => w.Id == id.Text))
            draft.Problems.Error(id.At, $"An area must not have the id of a ward; \"{id.Text}\" is one.");
        if (before.FirstOrDefault(a => a.Id == area.Id && a.InForce.Overlaps(area.InForce)) is not null)
            draft.Problems.Error(id.At, $"An area may change its parts from one month on, but not have two sets of them in one month; \"{id.Text}\" has.");
        if (before.FirstOrDefault(a => a.Id == area.Id && a.Level != area.Level) is not null)
            draft.Problems.Error(id.At, $"An area must keep its level; \"{id.Text}\" has two.");
    }

    /// <summary>A part stands before what it is part of and at a lower level, so that no place can be a part of itself.</summary>
    private static void CheckPart(PolicyWord part, Area area, IReadOnlyCollection<Area> before, IReadOnlyList<Ward> wards, PolicyDraft draft)
    {
        List<string> known = [.. wards.Select(w => w.Id), .. before.Select(a => a.Id).Distinct()];
        var parts = before.Where(a => a.Id == part.Text).ToList();
        if (!known.Contains(part.Text))
            draft.Problems.Error(part.At, $"A part of an area must be a ward, or an area that stands before it; \"{part.Text}\" is neither.{PolicyText.DidYouMean(part.Text, known)} There are: {PolicyText.List(known)}.");
        if (parts.Exists(p => p.Level >= area.Level))
            draft.Problems.Error(part.At, $"A part must be of a lower level than the area; \"{part.Text}\" is a {PolicyWords.AreaLevels.WordFor(parts[0].Level)} as \"{area.Id}\" is a {PolicyWords.AreaLevels.WordFor(area.Level)}.");
        if (parts.Count > 0 && !parts.Exists(p => p.InForce.Overlaps(area.InForce)))
            draft.Problems.Error(part.At, $"A part must exist while the area does; \"{part.Text}\" does not.");
        if (before.FirstOrDefault(a => a.Level == area.Level && a.Id != area.Id && a.Parts.Contains(part.Text) && a.InForce.Overlaps(area.InForce)) is { } other)
            draft.Problems.Error(part.At, $"A place must be part of one {PolicyWords.AreaLevels.WordFor(area.Level)} in one month; \"{part.Text}\" is of \"{other.Id}\" and \"{area.Id}\".");
    }
}
