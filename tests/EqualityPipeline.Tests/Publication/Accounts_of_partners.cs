using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Tests.Sample;

namespace EqualityPipeline.Tests.Publication;

public class Accounts_of_partners
{
    private static readonly Organisation Partnership = SampleRelease.Partnership;
    private static readonly Organisation Westvale = SampleRelease.Organisation("westvale");
    private static readonly Organisation Northmoor = SampleRelease.Organisation("northmoor");

    [Theory]
    [InlineData("all", "~northmoor-together:all")]
    [InlineData("westvale", "all")]
    [InlineData("northmoor", "~northmoor:all")]
    [InlineData("~westvale:housing", "housing")]
    [InlineData("~northmoor:housing", "~northmoor:housing")]
    public void A_member_finds_its_own_counts_in_the_partnership_s_account_by_its_own_names(string told, string read)
        => Assert.Equal(read, Read(Westvale, Partnership, told));

    [Theory]
    [InlineData("all", "~northmoor:all")]
    [InlineData("housing", "~northmoor:housing")]
    [InlineData("~northmoor-together:all", "~northmoor-together:all")]
    [InlineData("~westvale:all", "all")]
    public void A_member_takes_no_count_of_another_s_for_its_own(string told, string read)
        => Assert.Equal(read, Read(Westvale, Northmoor, told));

    [Theory]
    [InlineData("all", "westvale")]
    [InlineData("housing", "~westvale:housing")]
    [InlineData("~northmoor-together:all", "all")]
    [InlineData("~northmoor:all", "northmoor")]
    public void The_partnership_finds_its_totals_and_its_members_in_their_accounts(string told, string read)
        => Assert.Equal(read, Read(Partnership, Westvale, told));

    [Fact]
    public void What_no_sum_binds_is_left_out_but_for_the_whole_organisation()
    {
        var account = new DisclosureAudit([Count("all", 9), Count("housing", 7), Count("libraries", 2), Count("adult-services", 5)]) { Sums = [new AuditedSum(1, [2, 3])] };

        var seen = SharedAccounts.AsSeenBy(Partnership, Westvale, account);

        Assert.Equal([9, 7, 2, 5], seen.Counts.Select(c => c.People));
        Assert.Equal([9m], SharedAccounts.AsSeenBy(Partnership, Westvale, account with { Sums = [] }).Counts.Select(c => c.People));
    }

    private static string Read(Organisation reader, Organisation teller, string directorate)
    {
        var account = new DisclosureAudit([Count(directorate, 3), Count(directorate, 2), Count(directorate, 1)]) { Sums = [new AuditedSum(0, [1, 2])] };
        var key = SharedAccounts.AsSeenBy(reader, teller, account).Counts[0].Key.Split('|');
        Assert.Equal("return.measure all all race asian", string.Join(' ', key.Where((_, i) => i != 1)));
        return key[1];
    }

    private static AuditedCount Count(string directorate, decimal people) => new("2010-04", $"return.measure|{directorate}|all|all|race|asian", people, CountFate.Protecting);
}
