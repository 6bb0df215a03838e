using EqualityPipeline.Publication;
using EqualityPipeline.Storage.Parquet;

namespace EqualityPipeline.Tests.Parquet;

public class Accounts_as_parquet
{
    [Fact]
    public async Task Counts_past_counts_and_what_binds_them_are_read_back_as_they_were()
    {
        var account = new DisclosureAudit([Count("all", 12, CountFate.Shown) with { MadeOf = -17 }, Count("women", 3, CountFate.Small), Count("men", 9, CountFate.Protecting)])
        {
            Past = [Count("all", 13.5m, CountFate.Shown), Count("men", 10.5m, CountFate.KeptHidden)],
            // The first two are sums of one whole in two ways; the last is of the release before.
            Sums = [new AuditedSum(0, [1, 2]), new AuditedSum(0, [2, 1]), new AuditedSum(3, [1, 4])],
        };

        using var stream = new MemoryStream(await AuditTable.WriteAsync(account, TestContext.Current.CancellationToken));
        var read = await AuditTable.ReadAsync(stream, TestContext.Current.CancellationToken);

        Assert.Equal(account.Counts, read.Counts);
        Assert.Equal(account.Past, read.Past);
        Assert.Equal(account.Sums.Select(s => (s.Whole, string.Join(' ', s.Parts))), read.Sums.Select(s => (s.Whole, string.Join(' ', s.Parts))));
    }

    private static AuditedCount Count(string group, decimal people, CountFate fate) => new("2009-04", $"service-take-up.users|all|all|all|gender|{group}", people, fate);
}
