using EqualityPipeline.Returns;
using EqualityPipeline.Tests.Policy;

namespace EqualityPipeline.Tests.Returns;

/// <summary>Runs when no other test does, because others measure memory.</summary>
[Collection(nameof(Alone))]
public class Too_many_combinations
{
    [Fact]
    public void A_column_of_running_numbers_is_told_before_memory_is_full()
    {
        // Race has 6 groups and gender 5 with the reserved ones, with 8 for the array 19 numbers for each pay: 5,000,000 hold 263,157 of them. Every row has a pay of its own.
        var type = SmallReturns.Staff.Replace("most: 100000", "most: 10000000", StringComparison.Ordinal);
        var rows = Enumerable.Range(100_000, 270_000).Select(i => $"lettings,in-post,1,1,{i},chinese,f\n");
        using var content = new StreamOfRows(rows.Prepend("service,status,grade,fte,hourly_pay_pence,ethnic_group,gender\n"));

        var result = SmallReturns.Send(Packs.Load(SmallReturns.Pack(type)), type, content);
        var finding = result.Only("R127");

        Assert.Equal(ReceiptStatus.Rejected, result.Status);
        Assert.Matches("^By row [0-9]+ the return has more different combinations of service, status, grade, hourly_pay_pence than can be counted in one return\\.$", finding.Message);
        Assert.True(finding.Count > 1);
    }
}

[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
