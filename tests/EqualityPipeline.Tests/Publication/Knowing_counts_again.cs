using System.Collections.Immutable;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Tests.Publication;

/// <summary>A whole of two parts, told by an earlier release and stated again with the same whole: 10 = 4 + 6 and 10 = 3 + 7.</summary>
public class Knowing_counts_again
{
    [Fact]
    public void A_sum_of_the_release_before_is_presumed_to_be_as_it_was()
        => Assert.Equal("a=4 b=6", Past(now: [("a", 3, Standing.New), ("b", 7, Standing.New)], isLast: true));

    [Fact]
    public void A_sum_of_which_a_part_was_told_to_have_changed_is_another_though_it_is_as_large()
        => Assert.Equal("a=4 b=6 whole=10", Past(now: [("a", 3, Standing.Known), ("b", 7, Standing.New)], isLast: true));

    /// <summary>The account keeps no sum of which everything was told.</summary>
    [Fact]
    public void A_sum_that_was_told_with_all_its_parts_is_another_where_one_of_them_is_told_to_have_changed()
        => Assert.Equal("a=4 b=6 whole=10", Past(now: [("a", 3, Standing.Known), ("b", 7, Standing.KeptHidden)], isLast: true, isAllTold: true));

    [Fact]
    public void A_total_of_partners_of_which_one_has_changed_is_another_also_where_that_one_is_hidden()
    {
        Assert.Equal("a=4 b=6 whole=10", Past(now: [("a", 3, Standing.KeptHidden), ("b", 7, Standing.KeptHidden)], isLast: true, isPooled: true));
        Assert.Equal("a=4 b=6", Past(now: [("a", 3, Standing.KeptHidden), ("b", 7, Standing.KeptHidden)], isLast: true));
    }

    [Fact]
    public void A_sum_that_comes_back_of_other_parts_is_another()
        => Assert.Equal("a=4 b=6 whole=10", Past(now: [("a", 3, Standing.New), ("b", 7, Standing.New)], isLast: false));

    [Fact]
    public void A_sum_that_comes_back_of_the_same_parts_is_the_same()
        => Assert.Equal("", Past(now: [("a", 4, Standing.New), ("b", 6, Standing.New)], isLast: false));

    [Fact]
    public void A_sum_of_parts_with_other_names_is_presumed_to_be_the_same()
        => Assert.Equal("a=4 b=6", Past(now: [("c", 3, Standing.New), ("d", 7, Standing.New)], isLast: false));

    [Fact]
    public void What_is_left_of_a_count_that_comes_back_without_another_is_another()
        => Assert.Equal("a=4 whole without a=6 whole=10", Past(now: [("a", 3, Standing.New), ("whole without a", 7, Standing.New)], isLast: false, rest: "whole without a"));

    /// <returns>What joined the table beside its own three counts.</returns>
    private static string Past(ImmutableArray<(string Name, int People, Standing Standing)> now, bool isLast, string rest = "b", bool isAllTold = false, bool isPooled = false)
    {
        var table = new SumTable();
        var names = new List<(string Period, string Key, int Number)> { ("", "whole", table.Add(10, 0, isShown: true)) };
        foreach (var (name, people, standing) in now)
            names.Add(("", name, table.Add(people, 0, isShown: true, standing)));
        table.AddSum(0, [1, 2]);
        // It is not the sum of its rest that tells a whole again, but that of its groups or units: here it has changed.
        if (rest != "b")
        {
            names.AddRange([("", "c", table.Add(2, 0, isShown: true)), ("", "d", table.Add(8, 0, isShown: true))]);
            table.AddSum(0, [3, 4]);
        }

        ImmutableArray<AuditedCount> told = [new("", "whole", 10, CountFate.Protecting), new("", "a", 4, CountFate.Shown), new("", rest, 6, CountFate.Protecting)];
        ImmutableArray<AuditedSum> sums = [new AuditedSum(0, [1, 2])];
        if (rest != "b")
        {
            told = [.. told, new("", "c", 1, CountFate.Small), new("", "d", 9, CountFate.Protecting)];
            sums = [.. sums, new AuditedSum(0, [3, 4])];
        }

        if (isAllTold)
            (told, sums) = ([.. told.Select(t => t with { Fate = CountFate.Shown })], []);

        var first = table.Counts.Count;
        var laid = PastCounts.LayOver(table, names, isLast ? new DisclosureAudit(told) { Sums = sums } : DisclosureAudit.None with { Past = told, Sums = sums }, isPooled);
        var hidden = new Suppression([.. table.Counts.Select(_ => Fate.Protecting)], []);
        var past = laid.Audit(hidden).Past.Where(p => p.Key is not ("c" or "d") && !names.Exists(n => n.Key == p.Key && table.Counts[n.Number].People == p.People && n.Number < first && p.Key != "whole"));
        return string.Join(' ', past.Select(p => $"{p.Key}={p.People}").Order(StringComparer.Ordinal));
    }
}
