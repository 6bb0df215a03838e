using System.Collections.Immutable;
using EqualityPipeline.Cells;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Indicators;

/// <summary>How the places of an organisation lay within one another in a month: wards in localities, these in cities and sub-regions.</summary>
public sealed class PlaceTree
{
    private readonly Dictionary<string, ImmutableArray<Unit>> above = new(StringComparer.Ordinal);

    public PlaceTree(Organisation organisation, ReportingMonth month)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        var areas = organisation.Areas.Where(a => a.InForce.Covers(month)).OrderBy(a => a.Level).ThenBy(a => a.Id, StringComparer.Ordinal).ToList();
        Areas = [.. areas.Select(a => (Unit.OfPlace(a.Id), a.Parts.Select(Unit.OfPlace).ToImmutableArray()))];
        Wards = [.. organisation.Wards.Select(w => Unit.OfPlace(w.Id))];
        foreach (var ward in organisation.Wards)
        {
            var chain = new List<string> { ward.Id };
            foreach (var area in areas)
            {
                if (area.Parts.Any(chain.Contains))
                    chain.Add(area.Id);
            }

            above[ward.Id] = [.. chain.Select(Unit.OfPlace)];
        }

        above[Cell.Unspecified] = [Unspecified];
    }

    /// <summary>Stands for people whose ward is not known: not shown, but what remains when the wards are taken from the whole.</summary>
    public static Unit Unspecified { get; } = Unit.OfPlace(Cell.Unspecified);

    public ImmutableArray<Unit> Wards { get; }

    /// <summary>The parts of an area before the areas that it is a part of.</summary>
    public ImmutableArray<(Unit Area, ImmutableArray<Unit> Parts)> Areas { get; }

    public IEnumerable<Unit> All => Wards.Concat(Areas.Select(a => a.Area));

    /// <summary>The ward and what it lies in; of a ward that is not the organisation's, itself alone.</summary>
    public ImmutableArray<Unit> From(string ward) => above.TryGetValue(ward, out var chain) ? chain : [Unit.OfPlace(ward)];
}
