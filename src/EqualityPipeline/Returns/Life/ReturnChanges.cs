using System.Collections.Immutable;
using EqualityPipeline.Cells;

namespace EqualityPipeline.Returns;

/// <summary>What a return says otherwise than the accepted one whose place it takes. The counts are the sender's own.</summary>
/// <param name="Against">The submission it is compared with.</param>
/// <param name="Totals">Where a total changed, by service and measure.</param>
/// <param name="StrandsAdded">Strands that people are now divided by and were not before.</param>
public sealed record ReturnChanges(
    string Against, ImmutableArray<ChangedTotal> Totals, ImmutableArray<string> StrandsAdded, ImmutableArray<string> StrandsLost)
{
    public static ReturnChanges Between(string against, ImmutableArray<Cell> before, ImmutableArray<Cell> after)
    {
        var (totalsBefore, totalsAfter) = (Totalled(before), Totalled(after));
        var (strandsBefore, strandsAfter) = (Strands(before), Strands(after));
        return new ReturnChanges(
            against,
            [
                .. totalsBefore.Keys.Union(totalsAfter.Keys)
                    .Select(key => new ChangedTotal(key.Service, key.Measure, totalsBefore.GetValueOrDefault(key), totalsAfter.GetValueOrDefault(key)))
                    .Where(total => total.Before != total.After)
                    .OrderBy(total => total.Service, StringComparer.Ordinal).ThenBy(total => total.Measure, StringComparer.Ordinal),
            ],
            [.. strandsAfter.Except(strandsBefore).Order(StringComparer.Ordinal)],
            [.. strandsBefore.Except(strandsAfter).Order(StringComparer.Ordinal)]);
    }

    public bool IsEmpty => Totals.IsEmpty && StrandsAdded.IsEmpty && StrandsLost.IsEmpty;

    /// <summary>Every strand divides the same people; where their totals differ, the fullest is the nearest to everyone.</summary>
    private static Dictionary<(string Service, string Measure), decimal> Totalled(ImmutableArray<Cell> cells)
        => cells
            .GroupBy(cell => (cell.Service, cell.Measure))
            .ToDictionary(of => of.Key, of => of.GroupBy(cell => cell.Strand).Max(strand => strand.Sum(cell => cell.Count)));

    private static HashSet<string> Strands(ImmutableArray<Cell> cells)
        => cells.Where(cell => cell.Group != StrandGroups.NotCollectedCode && cell.Count > 0).Select(cell => cell.Strand).ToHashSet(StringComparer.Ordinal);
}

/// <param name="Service">Service id; <see cref="Cell.Unspecified"/> where the return names none.</param>
/// <param name="Before">0 where there was none.</param>
public sealed record ChangedTotal(string Service, string Measure, decimal Before, decimal After);
