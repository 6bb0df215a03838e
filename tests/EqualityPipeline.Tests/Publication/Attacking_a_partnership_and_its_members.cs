using System.Globalization;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Tests.Publication.Attacking;
using EqualityPipeline.Tests.Sample;

namespace EqualityPipeline.Tests.Publication;

/// <summary>Everything that the sample's partnership and all of its members tell of people, read together.</summary>
public class Attacking_a_partnership_and_its_members(ITestOutputHelper output)
{
    private const int NarrowestRange = 3;
    private const int WholeBlock = 500;
    private const int BoundedOfLargerBlocks = 12;

    [Fact]
    public void Whoever_reads_all_of_them_cannot_narrow_a_small_count_to_fewer_than_three_people()
    {
        var (small, bounded, largest) = (0, 0, 0);
        foreach (var family in Families)
        {
            var attacker = Attacker(family, Pooled(family));
            // An attacker who is mistaken would find nothing, or too much: the true counts satisfy all that he knows.
            Assert.Empty(attacker.Mistakes().Take(3));
            var chosen = attacker.ToBound(WholeBlock, BoundedOfLargerBlocks);
            Assert.Empty(attacker.Leaks(chosen, NarrowestRange));
            small += attacker.Targets.Count;
            bounded += chosen.Count;
            largest = Math.Max(largest, attacker.Targets.Max(t => attacker.Equations.BlockSize(t.Unknown)));
        }

        output.WriteLine($"{small} small counts attacked by subtraction and elimination, {bounded} of them by linear programme; the largest block has {largest} unknowns.");
        Assert.True(small >= 2000, $"Only {small} small counts were attacked.");
    }

    /// <summary>The partnership's rows bind what its members hide: without them an attacker has more room.</summary>
    [Fact]
    public void The_releases_read_together_are_bound_by_the_totals()
    {
        const string family = "recruitment.applied";
        var apart = Attacker(family, null);
        var together = Attacker(family, Pooled(family));

        Assert.Contains(apart.Targets, t => Room(together, t) < Room(apart, t) - 0.5);

        static double Room(FamilyAttacker attacker, Target target)
        {
            var (least, greatest) = attacker.Equations.Bounds(attacker.Targets.Single(t => (t.Name, t.People) == (target.Name, target.People)).Unknown);
            return greatest - least;
        }
    }

    [Theory]
    [InlineData("population.potential-users")]
    [InlineData("recruitment.applied")]
    public void The_same_attacker_finds_a_member_s_small_count_as_soon_as_the_partnership_shows_what_protects_it(string family)
    {
        var pooled = Pooled(family);
        // Every total that the partnership hides.
        var truth = pooled.Years.SelectMany(y => y.Periods.SelectMany(p => p.Figures))
            .ToDictionary(f => $"{pooled.Organisation.Id}|all|all|all|{f.Period.Id}|{f.Indicator.Id}|{f.Strand}|{f.Group}");
        var shown = pooled.Rows.Select(row => row.Marker?.StartsWith('c') == true && truth.TryGetValue(row.Id, out var figure)
            ? row with { Marker = null, Numerator = figure.Numerator, Denominator = figure.Denominator }
            : row);

        var attacker = Attacker(family, pooled with { Rows = [.. shown] });

        Assert.Empty(attacker.Mistakes().Take(3));
        Assert.Contains(attacker.Leaks([], NarrowestRange), leak => !leak.Target.Name.StartsWith(pooled.Organisation.Id, StringComparison.Ordinal));
    }

    /// <summary>What the joint hiding costs: see decision 53.</summary>
    [Fact]
    public void Eight_in_ten_of_the_partnership_s_headline_figures_by_strand_are_readable_at_their_publishable_period()
    {
        var told = SampleRelease.PooledYears.SelectMany(y => y.Published.Figures)
            .Where(f => f.Strand != Unit.All && (f.Marker is null || f.Marker[0] is not ('x' or 'z')) && IsToldAtItsLength(f))
            .ToList();
        foreach (var ofOne in told.GroupBy(f => f.Indicator))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ofOne.Key}: {Readable(ofOne):P1} of {ofOne.Count()} rows readable"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"All: {Readable(told):P1} of {told.Count} rows readable."));

        Assert.True(Readable(told) >= 0.8);

        static double Readable(IEnumerable<PublishedFigure> rows) => rows.Average(r => r.Marker?.StartsWith('c') == true ? 0.0 : 1);

        static bool IsToldAtItsLength(PublishedFigure row)
        {
            var period = FigurePeriod.Parse(row.Period);
            var indicator = SampleRelease.Policy.FindIndicator(row.Indicator)!.AsOf(period.LastMonth);
            return indicator.Headline && period.Kind == (PeriodKind)indicator.Publish;
        }
    }

    private static IEnumerable<string> Families => SampleRelease.PooledYears.Select(y => y.Computed.Family.Id).Distinct();

    private static PublishedFamily Pooled(string family) => Of(SampleRelease.PooledYears.Where(y => y.Computed.Family.Id == family));

    private static PublishedFamily Of(IEnumerable<(YearFigures Computed, PublishedYear Published)> years)
        => new([.. years.Select(y => y.Computed)], [.. years.SelectMany(y => y.Published.Figures)]);

    private static FamilyAttacker Attacker(string family, PublishedFamily? pooled) => new(
        SampleRelease.Policy,
        [
            .. SampleRelease.Years.Where(y => y.Computed.Family.Id == family && SampleRelease.Partnership.Members.Contains(y.Computed.Organisation.Id))
                .GroupBy(y => y.Computed.Organisation.Id).Select(Of),
            .. pooled is null ? [] : new[] { pooled },
        ]);
}
