using EqualityPipeline.Indicators;
using EqualityPipeline.Publication;
using EqualityPipeline.Storage.Publishing;
using EqualityPipeline.Tests.Policy;

namespace EqualityPipeline.Tests.Storage;

public class Accounts_of_earlier_releases
{
    private static readonly PartAccount OfRecruitment = new("recruitment.applied", 2009, "a");
    private static readonly PartAccount OfAFamilyThatIsNoMore = new("recruitment.advertised", 2009, "b");

    [Theory]
    [InlineData("recruitment.applied", 2009, "a b")]
    // It has no account of its own: its indicators may have been in any family of the year.
    [InlineData("population.potential-users", 2009, "a b")]
    [InlineData("recruitment.applied", 2010, "")]
    public void A_part_is_built_on_its_own_and_on_those_in_which_its_indicators_may_have_been(string family, int year, string expected)
        => Assert.Equal(expected, string.Join(' ', Earlier().For(IndicatorFamily.Of(Packs.Policy).Single(f => f.Id == family), year).Select(a => a.AuditHash)));

    [Fact]
    public void Those_of_parts_that_a_release_has_no_more_are_handed_on()
        => Assert.Equal([OfAFamilyThatIsNoMore], Earlier().NotOf([new ReleasePart(OfRecruitment.Family, 2009, 1, "", "", "", "c", [])])!.Value);

    [Fact]
    public void Of_another_family_s_account_only_what_is_of_the_measures_is_borne_in_mind()
    {
        var account = new DisclosureAudit([Count("recruitment.applied", 9), Count("recruitment.applied[stage=1]", 4), Count("workforce.staff", 7)])
        {
            Past = [Count("recruitment.applied", 5)],
            Sums = [new AuditedSum(0, [1, 3]), new AuditedSum(2, [1])],
        };

        var told = DisclosureAudit.Together([DisclosureAudit.None with { Past = [Count("recruitment.shortlisted", 1)] }, account.Of(new HashSet<string> { "recruitment.applied" })]);

        Assert.Equal([9, 4], told.Counts.Select(c => c.People));
        Assert.Equal([1, 5], told.Past.Select(c => c.People));
        var sum = Assert.Single(told.Sums);
        Assert.Equal((0, "1 3"), (sum.Whole, string.Join(' ', sum.Parts)));
    }

    private static EarlierAccounts Earlier() => new(Packs.Policy, new ReleaseManifest("", "", default, null, [], [new ReleasePart(OfRecruitment.Family, 2009, 1, "", "", "", "a", [])], [], [])
    {
        Remembered = [OfAFamilyThatIsNoMore],
    });

    private static AuditedCount Count(string part, decimal people) => new("2009-Q1", $"{part}|all|all|all|gender|female", people, CountFate.Small);
}
