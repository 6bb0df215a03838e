using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EqualityPipeline.Indicators;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Publication;

/// <summary>Of what finest counts of one period another is made, as a number by which a release knows the count of an earlier one again.</summary>
/// <remarks>
/// A count is made of those of the directorates, services and wards within its unit and of the categories within its group, told or not. What is as large as before and made of others is another count: a reader
/// is taken to know which of the finest counts a correction left as they were, and nobody can tell that two corrections leave a sum as it was. Nothing is lost by it: where the parts of a sum are known
/// to be the same, the sums of both releases give that away. Nobody at all is made of nothing.
/// </remarks>
/// <param name="toldOf">What the account of another organisation says that its count is made of; null where none does.</param>
internal sealed class FinestCounts(Organisation organisation, PeriodTally tally, Func<CountKey, int?> toldOf)
{
    private readonly Dictionary<CountedPart, ImmutableArray<Unit>> returned = [];
    private readonly Dictionary<(string Strand, string Group), ImmutableArray<string>> categories = [];
    private readonly Dictionary<CountKey, int> madeOf = [];

    /// <returns>The same number, in every release, for a count that is made of the same.</returns>
    public int Of(CountKey key)
    {
        if (madeOf.TryGetValue(key, out var known))
            return known;
        var groups = CategoriesOf(key.Strand, key.Group);
        return madeOf[key] = groups is [var only] && only == key.Group ? OfCategory(key) : Sum(groups.Select(group => Of(key with { Group = group })));
    }

    private int OfCategory(CountKey key)
        => toldOf(key) ?? unchecked(OfOne(key) + Sum(UnitsOf(key.Part).Where(unit => IsWithin(unit, key.Unit)).Select(unit => Of(key with { Unit = unit }))));

    private int OfOne(CountKey key)
    {
        if (tally.Find(key) is not (> 0 and var people))
            return 0;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{organisation.Id} {tally.Period} {key.Text} {people:0.######}")), hash);
        return BinaryPrimitives.ReadInt32LittleEndian(hash);
    }

    /// <summary>Whether a unit is the next within another.</summary>
    private bool IsWithin(Unit unit, Unit whole) => whole.Level switch
    {
        UnitLevel.Organisation => unit.Level is UnitLevel.Directorate or UnitLevel.Place,
        UnitLevel.Directorate => unit.Level == UnitLevel.Service && unit.Directorate == whole.Directorate,
        UnitLevel.Place => tally.Places.Areas.Any(a => a.Area == whole && a.Parts.Contains(unit)),
        _ => false,
    };

    private ImmutableArray<Unit> UnitsOf(CountedPart part)
        => returned.TryGetValue(part, out var known) ? known : returned[part] = [.. tally.UnitsReturned(part)];

    private ImmutableArray<string> CategoriesOf(string strand, string group)
    {
        if (categories.TryGetValue((strand, group), out var known))
            return known;
        var tree = tally.Trees.FirstOrDefault(t => t.Strand == strand);
        return categories[(strand, group)] = tree is null ? [group] : [.. Finest(tree, group)];
    }

    private static IEnumerable<string> Finest(GroupTree tree, string group)
        => tree.Sums.Where(s => s.Group == group).Select(s => s.Parts).FirstOrDefault() is { IsDefault: false } parts ? parts.SelectMany(p => Finest(tree, p)) : [group];

    private static int Sum(IEnumerable<int> parts) => parts.Aggregate(0, (all, part) => unchecked(all + part));
}
