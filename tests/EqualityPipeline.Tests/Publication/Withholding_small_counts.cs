using System.Collections.Immutable;
using CsCheck;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Tests.Publication;

public class Withholding_small_counts
{
    private const int SmallestPublishedCount = 5;

    [Fact]
    public void A_lone_small_count_takes_the_next_smallest_with_it()
    {
        Assert.Equal(
            ["White British 40", "Pakistani withheld", "Chinese withheld", "all 60"],
            Publish("White British 40", "Pakistani 17", "Chinese 3"));
    }

    [Fact]
    public void Two_counts_of_one_take_a_third_with_them()
    {
        // 58 - 56 gives away that the two are 2 together: each would be within 0 and 2.
        Assert.Equal(
            ["White British 40", "Pakistani withheld", "Chinese withheld", "Arab withheld", "all 58"],
            Publish("White British 40", "Pakistani 16", "Chinese 1", "Arab 1"));
    }

    [Fact]
    public void Two_counts_that_are_three_together_protect_each_other()
    {
        // Each is within 0 and 3.
        Assert.Equal(
            ["White British 40", "Pakistani 16", "Chinese withheld", "Arab withheld", "all 59"],
            Publish("White British 40", "Pakistani 16", "Chinese 2", "Arab 1"));
    }

    [Fact]
    public void Two_small_counts_that_are_many_together_protect_each_other()
    {
        Assert.Equal(
            ["White British 40", "Pakistani 17", "Chinese withheld", "Arab withheld", "all 65"],
            Publish("White British 40", "Pakistani 17", "Chinese 4", "Arab 4"));
    }

    [Fact]
    public void A_zero_is_shown_and_is_not_chosen_to_protect()
    {
        Assert.Equal(
            ["White British 40", "Pakistani withheld", "Chinese withheld", "Arab 0", "all 60"],
            Publish("White British 40", "Pakistani 17", "Chinese 3", "Arab 0"));
    }

    [Fact]
    public void Nothing_is_withheld_where_nothing_is_small()
    {
        Assert.Equal(["White British 40", "Pakistani 5", "all 45"], Publish("White British 40", "Pakistani 5"));
    }

    [Fact]
    public void A_small_remainder_of_a_proportion_withholds_the_count()
    {
        // 18 of 20 appointed would give away that 2 were not.
        var table = new SumTable();
        var appointed = table.Add(18, 0, isShown: true);
        var shortlisted = table.Add(20, 1, isShown: true);
        var others = table.Add(2, 0, isShown: false);
        table.AddSum(shortlisted, [appointed, others]);

        var hidden = CountSuppression.Hide(table, SmallestPublishedCount);

        Assert.Equal([Fate.Protecting, Fate.Shown, Fate.Small], hidden.Fates);
    }

    [Fact]
    public void A_part_of_a_whole_that_nobody_shows_but_anybody_can_work_out_is_not_hidden_alone()
    {
        // 109 appointed less 100 who declared leaves 9 undeclared; less 6 who preferred not to say, the 3 unknown.
        var table = new SumTable();
        var all = table.Add(109, 4, isShown: true);
        var declared = table.Add(100, 3, isShown: true);
        var undeclared = table.Add(9, 3, isShown: false);
        var preferNotToSay = table.Add(6, 0, isShown: true);
        var unknown = table.Add(3, 0, isShown: true);
        table.AddSum(all, [declared, undeclared]);
        table.AddSum(undeclared, [preferNotToSay, unknown]);

        var hidden = CountSuppression.Hide(table, SmallestPublishedCount);

        Assert.True(hidden[unknown]);
        Assert.True(hidden[preferNotToSay]);
    }

    [Fact]
    public void A_count_hidden_in_one_directorate_cannot_be_had_from_the_others()
    {
        var table = Grid([[3, 30, 12], [20, 9, 40], [15, 25, 8]], out var cells);

        var hidden = CountSuppression.Hide(table, SmallestPublishedCount);

        Assert.True(hidden[cells[0][0]]);
        var (least, greatest) = Attacker.Bounds(table, hidden)[cells[0][0]];
        Assert.True(greatest - least >= CountSuppression.NarrowestRange, $"An attacker gets {least} to {greatest}.");
    }

    [Fact]
    public void No_small_count_of_any_table_can_be_worked_out()
    {
        var counts = Gen.Int[0, 9].Array[3].Array[2];
        counts.Sample(
            grid =>
            {
                var table = Grid(grid, out _);
                var hidden = CountSuppression.Hide(table, SmallestPublishedCount);
                // With the grand total hidden nothing bounds the table from above, and the attacker below would try for ever.
                if (hidden[table.Counts.Count - 1] || hidden.Number(Fate.Small) == 0)
                    return;
                var bounds = Attacker.Bounds(table, hidden);
                for (var count = 0; count < table.Counts.Count; count++)
                {
                    var people = table.Counts[count].People;
                    if (people is 0 or >= SmallestPublishedCount)
                        continue;
                    Assert.True(hidden[count]);
                    Assert.True(bounds[count].Greatest - bounds[count].Least >= CountSuppression.NarrowestRange);
                }
            },
            iter: 300, threads: 1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_group_that_is_everybody_is_hidden_only_where_zeros_disclose(bool zerosDisclose)
    {
        var table = new SumTable();
        var appointed = table.Add(20, 0, isShown: true);
        var shortlisted = table.Add(20, 1, isShown: true);
        table.AddSum(shortlisted, [appointed, table.Add(0, 0, isShown: false)]);

        var hidden = CountSuppression.Hide(table, new SuppressionRule(SmallestPublishedCount, zerosDisclose, RoundTo: null));

        // The zero may be 0 to 3 only if at least one of the others is hidden; one is enough.
        Assert.Equal(zerosDisclose ? Fate.Small : Fate.Shown, hidden.Fates[2]);
        Assert.Equal(zerosDisclose ? 1 : 0, hidden.Number(Fate.Protecting));
    }

    [Fact]
    public void What_is_known_already_is_not_hidden_to_protect_another()
    {
        var table = new SumTable();
        var chinese = table.Add(3, 0, isShown: true);
        var pakistani = table.Add(17, 0, isShown: true, Standing.Known);
        var white = table.Add(40, 0, isShown: true);
        table.AddSum(table.Add(60, 1, isShown: true, Standing.Known), [chinese, pakistani, white]);

        Assert.Equal([Fate.Small, Fate.Shown, Fate.Protecting, Fate.Shown], CountSuppression.Hide(table, SmallestPublishedCount).Fates);
    }

    [Fact]
    public void What_was_hidden_stays_hidden_and_is_protected_like_a_small_count()
    {
        var table = new SumTable();
        var chinese = table.Add(12, 0, isShown: true, Standing.KeptHidden);
        var pakistani = table.Add(17, 0, isShown: true);
        table.AddSum(table.Add(29, 1, isShown: true), [chinese, pakistani]);

        Assert.Equal([Fate.KeptHidden, Fate.Protecting, Fate.Shown], CountSuppression.Hide(table, SmallestPublishedCount).Fates);
    }

    [Fact]
    public void A_small_count_that_all_the_rest_gives_away_is_named_as_exposed()
    {
        var table = new SumTable();
        var chinese = table.Add(3, 0, isShown: true);
        var pakistani = table.Add(17, 0, isShown: true, Standing.Known);
        table.AddSum(table.Add(20, 1, isShown: true, Standing.Known), [chinese, pakistani]);

        var suppression = CountSuppression.Hide(table, SmallestPublishedCount);

        Assert.Equal([chinese], suppression.Exposed);
        Assert.Equal([Fate.Small, Fate.Shown, Fate.Shown], suppression.Fates);
    }

    [Fact]
    public void The_same_table_hides_the_same_counts()
    {
        Gen.Int[0, 30].Array[4].Array[4].Sample(
            grid =>
            {
                Assert.Equal(
                    CountSuppression.Hide(Grid(grid, out _), SmallestPublishedCount).Fates,
                    CountSuppression.Hide(Grid(grid, out _), SmallestPublishedCount).Fates);
            },
            iter: 100);
    }

    private static string[] Publish(params string[] groups)
    {
        var table = new SumTable();
        var named = groups.Select(g => (Name: g[..g.LastIndexOf(' ')], Count: int.Parse(g[(g.LastIndexOf(' ') + 1)..]))).ToList();
        var parts = named.Select(g => table.Add(g.Count, 0, isShown: true)).ToImmutableArray();
        var all = table.Add(named.Sum(g => g.Count), 1, isShown: true);
        table.AddSum(all, parts);

        var hidden = CountSuppression.Hide(table, SmallestPublishedCount);
        return
        [
            .. named.Append(("all", named.Sum(g => g.Count))).Select((g, i) => hidden[i] ? $"{g.Item1} withheld" : $"{g.Item1} {g.Item2}"),
        ];
    }

    /// <summary>Groups by directorates with both totals and the grand total, all shown.</summary>
    private static SumTable Grid(int[][] rows, out int[][] cells)
    {
        var table = new SumTable();
        var numbers = rows.Select(row => row.Select(count => table.Add(count, 0, isShown: true)).ToArray()).ToArray();
        var ofRows = rows.Select(row => table.Add(row.Sum(), 1, isShown: true)).ToArray();
        var ofColumns = Enumerable.Range(0, rows[0].Length).Select(c => table.Add(rows.Sum(row => row[c]), 1, isShown: true)).ToArray();
        var all = table.Add(rows.Sum(row => row.Sum()), 2, isShown: true);
        for (var row = 0; row < rows.Length; row++)
            table.AddSum(ofRows[row], [.. numbers[row]]);
        for (var column = 0; column < ofColumns.Length; column++)
            table.AddSum(ofColumns[column], [.. numbers.Select(row => row[column])]);
        table.AddSum(all, [.. ofRows]);
        table.AddSum(all, [.. ofColumns]);
        cells = numbers;
        return table;
    }
}
