using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Tests.Sample;

namespace EqualityPipeline.Tests.Publication;

public class Accounts_with_one_name_twice
{
    [Fact]
    public void Hand_on_both_counts_and_the_sums_that_bind_them()
    {
        var table = new SumTable();
        int[] counts = [table.Add(30, 1, isShown: true), table.Add(3, 1, isShown: true), table.Add(27, 1, isShown: true)];
        table.AddSum(counts[0], [counts[1], counts[2]]);
        var rule = SampleRelease.Policy.Publication.Suppression;

        var account = PastCounts.LayOver(table, [new("2009-Q1", "whole", counts[0], 1), new("2009-Q1", "part", counts[1], 2), new("2009-Q1", "part", counts[2], 3)], DisclosureAudit.None)
            .Audit(CountSuppression.Hide(table, rule));

        Assert.Equal(["part 3", "part (2) 27", "whole 30"], account.Counts.Select(c => $"{c.Key} {c.People:0}"));
        Assert.Single(account.Sums);
    }
}
