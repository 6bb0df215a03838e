using System.Collections.Immutable;
using System.Runtime.InteropServices;
using EqualityPipeline.Cells;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Indicators;

/// <summary>The counts of one return in one month, all its directorates merged, by the groups as they were answered; sums of groups come later.</summary>
internal sealed class LeafCounts(ImmutableArray<PartUse> uses, PlaceTree places)
{
    private readonly ILookup<string, PartUse> byMeasure = uses.Where(u => u.Part.Band is null).ToLookup(u => u.Part.Measure, StringComparer.Ordinal);

    /// <summary>What is counted, and how far down.</summary>
    public ImmutableArray<PartUse> Uses => uses;

    public IEnumerable<CountedPart> Parts => uses.Select(u => u.Part);

    public PlaceTree Places => places;

    public Dictionary<CountKey, decimal> Counts { get; } = [];

    /// <summary>By bucket (pence, years): the weight of those in it.</summary>
    public Dictionary<CountKey, SortedDictionary<int, decimal>> Buckets { get; } = [];

    public HashSet<(CountedPart Part, Unit Unit)> Returned { get; } = [];

    /// <summary>By submission, who sent it and of which strands it tells each measure.</summary>
    public List<(string Directorate, ImmutableArray<(string Measure, string Strand)> Strands)> Told { get; } = [];

    /// <param name="countsResidents">False where another member has counted the same residents: then they are this member's, but not the partnership's.</param>
    public void Add(SubmissionCells submission, ReturnType type, bool countsResidents = true)
    {
        if (type.Register is null || submission.Records.IsDefaultOrEmpty)
        {
            Told.Add((submission.Directorate, [.. submission.Cells.Where(c => c.Group != StrandGroups.NotCollectedCode).Select(c => (c.Measure, c.Strand)).Distinct()]));
            AddCells(submission, submission.Directorate, submission.Cells, countsResidents);
            return;
        }

        foreach (var ofOne in submission.Records.GroupBy(r => RegisterCounts.DirectorateOf(type, r, submission.Directorate), StringComparer.Ordinal))
            AddCells(submission, ofOne.Key, RegisterCounts.Of(type, [.. ofOne]), countsResidents);
    }

    private void AddCells(SubmissionCells from, string directorate, ImmutableArray<Cell> cells, bool countsResidents)
    {
        foreach (var cell in cells)
        {
            foreach (var use in byMeasure[cell.Measure])
            {
                var isTaken = use.Part.Takes(cell.Attributes);
                foreach (var unit in from.Member is { } member ? MemberUnits(use, member, countsResidents) : Units(use, directorate, cell))
                {
                    // A part of which there is nothing is a zero wherever its measure was returned.
                    Returned.Add((use.Part, unit));
                    if (isTaken)
                        Count(new CountKey(use.Part, unit, cell.Strand, cell.Group), cell);
                }
            }
        }
    }

    private void Count(CountKey key, Cell cell)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(Counts, key, out _) += cell.Count;
        if (cell.Bucket is not { } bucket)
            return;
        if (!Buckets.TryGetValue(key, out var buckets))
            Buckets[key] = buckets = [];
        buckets[bucket] = buckets.GetValueOrDefault(bucket) + cell.Count;
    }

    /// <summary>A member stands within its partnership as a directorate does within its organisation.</summary>
    private static IEnumerable<Unit> MemberUnits(PartUse use, string member, bool countsResidents)
        => use.Measure.Public && !countsResidents ? [Unit.OfDirectorate(member)] : [Unit.Organisation, Unit.OfDirectorate(member)];

    private IEnumerable<Unit> Units(PartUse use, string directorate, Cell cell)
    {
        yield return Unit.Organisation;
        if (directorate != Organisation.Corporate && (use.ByDirectorate || use.ByService || use.IsBoundByDirectorate))
        {
            yield return Unit.OfDirectorate(directorate);
            if (use.ByService)
                yield return new Unit(directorate, cell.Service);
        }

        if (!use.ByPlace)
            yield break;
        foreach (var place in places.From(cell.Place))
            yield return place;
    }
}
