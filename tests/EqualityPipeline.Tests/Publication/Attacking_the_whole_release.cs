using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Tests.Publication.Attacking;
using EqualityPipeline.Tests.Sample;

namespace EqualityPipeline.Tests.Publication;

/// <summary>Everything that the sample's release tells of people: every indicator, period, unit, part and group of it, at once.</summary>
public class Attacking_the_whole_release(ITestOutputHelper output)
{
    private const int NarrowestRange = 3;
    private const int WholeBlock = 500;
    private const int BoundedOfALargerBlock = 30;

    [Fact]
    public void An_attacker_who_reads_everything_cannot_narrow_a_small_count_to_fewer_than_three_people()
    {
        var leaks = new List<string>();
        var (small, bounded, largest, rules) = (0, 0, 0, 0);
        Parallel.ForEach(SampleRelease.Years.GroupBy(y => (y.Computed.Organisation.Id, Family: y.Computed.Family.Id)), ofOne =>
        {
            var attacker = Attacker([.. ofOne.Select(y => y.Computed)], ofOne.SelectMany(y => y.Published.Figures));
            Assert.Empty(attacker.Mistakes().Take(3));
            var chosen = attacker.ToBound(WholeBlock, BoundedOfALargerBlock);
            var found = attacker.Leaks(chosen, NarrowestRange).ToList();
            lock (leaks)
            {
                leaks.AddRange(found.Select(leak => $"{ofOne.Key}: {leak}"));
                small += attacker.Targets.Count;
                bounded += chosen.Count;
                rules += attacker.RulesLearnt;
                largest = Math.Max(largest, attacker.Targets.Select(t => attacker.Equations.BlockSize(t.Unknown)).DefaultIfEmpty(0).Max());
            }
        });

        output.WriteLine($"{small} small counts attacked by subtraction and elimination, {bounded} of them by linear programme; the largest block has {largest} unknowns. The policy's rules of returns give {rules} inequalities.");
        Assert.True(rules >= 1000, $"Only {rules} inequalities come from rules of returns.");
        Assert.True(small >= 3000, $"Only {small} small counts were attacked.");
        Assert.True(leaks.Count == 0, string.Join('\n', leaks));
    }

    /// <summary>What one family counts may be at most what another does: users are among those who could use the services, full-time equivalents at most the staff.</summary>
    [Fact]
    public void Families_that_a_rule_binds_give_no_more_away_together()
    {
        var leaks = new List<string>();
        foreach (var organisation in SampleRelease.Years.GroupBy(y => y.Computed.Organisation.Id))
        {
            foreach (var (one, other) in BoundByRules(organisation.Select(y => y.Computed.Family).DistinctBy(f => f.Id).ToList()))
            {
                var attacker = new FamilyAttacker(SampleRelease.Policy, organisation.Where(y => y.Computed.Family.Id == one || y.Computed.Family.Id == other)
                    .GroupBy(y => y.Computed.Family.Id).Select(f => new PublishedFamily([.. f.Select(y => y.Computed)], [.. f.SelectMany(y => y.Published.Figures)])));
                Assert.Empty(attacker.Mistakes().Take(3));
                var chosen = attacker.ToBound(WholeBlock, BoundedOfALargerBlock);
                output.WriteLine($"{organisation.Key}, {one} with {other}: {attacker.Targets.Count} small counts, {chosen.Count} by linear programme, {attacker.RulesLearnt} inequalities.");
                leaks.AddRange(attacker.Leaks(chosen, NarrowestRange).Select(leak => $"{organisation.Key}: {leak}"));
            }
        }

        Assert.True(leaks.Count == 0, string.Join('\n', leaks));
    }

    /// <summary>By hand from the policy: users at most potential users, who are in two families; full-time equivalents by pay at most staff in post.</summary>
    [Fact]
    public void Two_pairs_of_families_are_bound_by_rules()
        => Assert.Equal(
            [("population.users", "population.potential-users"), ("workforce.fte-by-pay", "employment-experience.cases")],
            BoundByRules(IndicatorFamily.Of(SampleRelease.Policy)).OrderBy(p => p.One, StringComparer.Ordinal));

    private static IEnumerable<(string One, string Other)> BoundByRules(IReadOnlyCollection<IndicatorFamily> families)
    {
        var rules = new RulesOfReturns(SampleRelease.Policy);
        var parts = families.ToDictionary(f => f.Id, f => PartUse.Of(SampleRelease.Policy, f, new ReportingMonth(2009, 4), new ReportingMonth(2011, 3)).Where(u => u.NeedsProtection).ToList());
        return from one in parts
               from other in parts
               where one.Key != other.Key && one.Value.Any(p => other.Value.Any(w => rules.IsAtMost(p.Part, w.Part, new ReportingMonth(2011, 3))))
               select (one.Key, other.Key);
    }

    /// <summary>An attacker who found nothing whatever is shown would prove nothing.</summary>
    [Theory]
    [InlineData("northmoor-fire", "recruitment.applied")]
    [InlineData("northmoor", "employment-experience.cases")]
    [InlineData("northmoor", "harassment-incidents.acted-on")]
    public void The_same_attacker_finds_a_small_count_as_soon_as_what_protects_it_is_shown(string organisation, string family)
    {
        var years = SampleRelease.Years.Where(y => y.Computed.Organisation.Id == organisation && y.Computed.Family.Id == family).ToList();
        var protecting = years
            .SelectMany(y => y.Computed.Periods.SelectMany(p => p.Figures.Select(f => (Figure: f, p.Tally))))
            .Where(f => f.Figure.Unit == Unit.Organisation && f.Figure.Indicator.Kind is IndicatorKind.Proportion or IndicatorKind.Rate && f.Figure.RestsOn.All(key => f.Tally.Find(key) is 0 or >= 5))
            .ToDictionary(f => string.Join('|', organisation, Unit.All, Unit.All, Unit.All, f.Figure.Period.Id, f.Figure.Indicator.Id, f.Figure.Strand, f.Figure.Group), f => f.Figure);
        var rows = years.SelectMany(y => y.Published.Figures).ToList();
        var shown = rows.Select(row => row.Marker?.StartsWith('c') == true && protecting.TryGetValue(row.Id, out var figure)
            ? row with { Marker = null, Numerator = figure.Numerator, Denominator = figure.Denominator }
            : row);

        var attacker = Attacker([.. years.Select(y => y.Computed)], shown);

        Assert.Empty(attacker.Mistakes().Take(3));
        Assert.NotEmpty(attacker.Leaks([], NarrowestRange));
    }

    private static FamilyAttacker Attacker(IReadOnlyCollection<YearFigures> years, IEnumerable<PublishedFigure> rows) => new(SampleRelease.Policy, new PublishedFamily(years, [.. rows]));
}
