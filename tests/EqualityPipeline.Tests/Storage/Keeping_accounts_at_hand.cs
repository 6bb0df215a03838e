using EqualityPipeline.Publication;
using EqualityPipeline.Storage;
using EqualityPipeline.Storage.Publishing;

namespace EqualityPipeline.Tests.Storage;

/// <summary>An account of what was hidden, as a night reads it.</summary>
public sealed class Keeping_accounts_at_hand(SharedAzurite azurite)
{
    private static readonly DisclosureAudit Account = new(
    [
        new("2010-04", "take-up.users|all|all|all|race|white", 40, CountFate.Shown),
        new("2010-04", "take-up.users|all|all|all|race|chinese", 3, CountFate.Small),
        new("2010-05", "take-up.users|all|all|all|race|white", 40.25m, CountFate.Protecting),
        new("2010-05", "take-up.users|all|all|all|race|chinese", 0, CountFate.NotTold),
    ])
    {
        Past = [new("2010-05", "take-up.users|all|all|all|race|chinese", 5_000_000_000, CountFate.KeptHidden), new("2010-04", "workforce.staff|all|all|all|all|all", 12, CountFate.Exposed)],
        Sums = [new(0, [1, 5]), new(2, [])],
    };

    [Fact]
    public void What_is_read_is_what_was_written()
    {
        var read = AccountFile.Read(AccountFile.Write(Account))!;

        Assert.Equal(Account.Counts, read.Counts);
        Assert.Equal(Account.Past, read.Past);
        Assert.Equal(Account.Sums.Select(InWords), read.Sums.Select(InWords));
    }

    [Fact]
    public void A_byte_that_was_changed_is_noticed_wherever_it_is()
    {
        var bytes = AccountFile.Write(Account);
        for (var at = 0; at < bytes.Length; at++)
        {
            bytes[at] ^= 1;
            Assert.Null(AccountFile.Read(bytes));
            bytes[at] ^= 1;
        }
    }

    [Fact]
    public async Task An_account_that_is_missing_is_not_made_up_for_by_what_was_kept_of_it()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        var accounts = new AccountsAtHand(pipeline.ReleaseStore, pipeline.ReleaseStore.Workings, isKept: true);
        var hash = await accounts.KeepAsync("northmoor", Account, CancellationToken.None);
        Assert.Equal(Account.Counts, (await accounts.ReadAsync("northmoor", hash, CancellationToken.None)).Counts);

        await pipeline.Storage.Disclosure.DeleteBlobAsync(Places.DisclosureAudit("northmoor", hash));

        await Assert.ThrowsAsync<InvalidDataException>(() => accounts.ReadAsync("northmoor", hash, CancellationToken.None));
    }

    private static string InWords(AuditedSum sum) => $"{sum.Whole}: {string.Join(' ', sum.Parts)}";
}
