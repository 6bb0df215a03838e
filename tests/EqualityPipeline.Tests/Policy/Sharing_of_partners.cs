using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Tests.Policy;

public class Sharing_of_partners
{
    private static readonly ReportingMonth March2010 = new(2010, 3);

    private static readonly SharingProtocol Protocol = new(
    [
        new SharingAgreement(
            "fire", "recruitment", SharedDetail.Headings, SharedPlace.Organisation, 10, "A test.", new MonthSpan(new ReportingMonth(2009, 4), March2010)),
        new SharingAgreement(
            "fire", "TAK-01", SharedDetail.Categories, SharedPlace.Wards, 5, "A test.", new MonthSpan(new ReportingMonth(2009, 4), March2010)),
    ]);

    [Theory]
    [InlineData("fire", "REC-01", "recruitment", "headings", "organisation", "2010-03", true)]
    [InlineData("fire", "REC-01", "recruitment", "total", "organisation", "2009-04", true)]
    [InlineData("fire", "REC-01", "recruitment", "categories", "organisation", "2010-03", false)]
    [InlineData("fire", "REC-01", "recruitment", "total", "wards", "2010-03", false)]
    [InlineData("fire", "REC-01", "recruitment", "total", "organisation", "2010-04", false)]
    [InlineData("fire", "REC-01", "recruitment", "total", "organisation", "2009-03", false)]
    [InlineData("police", "REC-01", "recruitment", "total", "organisation", "2010-03", false)]
    [InlineData("fire", "TAK-01", "service-take-up", "categories", "wards", "2010-03", true)]
    [InlineData("fire", "TAK-02", "service-take-up", "total", "organisation", "2010-03", false)]
    public void What_no_agreement_allows_is_not_shared(string partner, string indicator, string returned, string detail, string place, string month, bool isAllowed)
    {
        var of = ReportingMonth.Parse(month);
        var asked = Packs.Policy.FindIndicator("REC-01")! with { Id = indicator };

        Assert.Equal(isAllowed, Protocol.Allows(partner, asked, returned, Enum.Parse<SharedDetail>(detail, true), Enum.Parse<SharedPlace>(place, true), of) is not null);
    }

    [Theory]
    [InlineData("partner: westvale, dataset: population", "partner: eastvale, dataset: population", "There is no organisation \"eastvale\".")]
    [InlineData("partner: westvale, dataset: population", "partner: northmoor-together, dataset: population", "Who shares must be a member of a partnership; \"northmoor-together\" is none.")]
    [InlineData("partner: westvale, dataset: population", "partner: westvale, dataset: populations", "\"dataset\" must be a return or an indicator; \"populations\" is neither. Did you mean \"population\"?")]
    [InlineData("partner: westvale, dataset: population", "partner: westvale, dataset: recruitment", "A partner must share a dataset by one agreement at a time; \"westvale\" has two of \"recruitment\" in one month.")]
    [InlineData("smallest-count: 5, from: 2009-04, expires: 2010-03", "smallest-count: 4, from: 2009-04, expires: 2010-03", "\"smallest-count\" must be at least the policy's own, which is 5; 4 was found.")]
    [InlineData("from: 2009-04, expires: 2010-03", "from: 2009-04, expires: 2009-03", "\"expires\" must not be before \"from\"; 2009-03 comes before 2009-04.")]
    [InlineData("from: 2009-04, expires: 2010-03", "from: 2009-04", "\"expires\" is missing: an agreement must have it.")]
    [InlineData("detail: headings", "detail: roll-ups", "\"detail\" must be one of total, headings, categories; \"roll-ups\" was found.")]
    public void A_fault_of_the_protocol_is_said(string found, string instead, string message)
        => Assert.Contains(Load("sharing.yaml", found, instead).Errors, e => e.File == "sharing.yaml" && e.Message.StartsWith(message, StringComparison.Ordinal));

    [Theory]
    [InlineData("members: [northmoor, westvale, ", "members: [northmoor, ", "\"westvale\" names the partnership \"northmoor-together\" and must be one of its members.")]
    [InlineData("members: [northmoor, ", "members: [northmoor-together, northmoor, ", "A member must send returns; \"northmoor-together\" is a partnership.")]
    [InlineData("members: [northmoor, ", "wards: []\n    members: [northmoor, ", "A partnership must not have \"wards\": it sends no returns and is told as a whole.")]
    [InlineData("    kind: police\n    partnership: northmoor-together\n    residents-of: northmoor\n", "    kind: police\n    partnership: northmoor-together\n    residents-of: northmoor-fire\n", "\"residents-of\" must name another organisation, which counts residents of its own; \"northmoor-fire\" was found.")]
    [InlineData("    kind: county\n", "    kind: county\n    members: [northmoor]\n", "Only a partnership must have \"members\".")]
    public void A_fault_of_a_partnership_is_said(string found, string instead, string message)
        => Assert.Contains(Load("organisations.yaml", found, instead).Errors, e => e.File == "organisations.yaml" && e.Message == message);

    [Fact]
    public void The_slice_of_the_partnership_changes_with_what_is_shared_and_that_of_a_member_does_not()
    {
        var changed = Load("sharing.yaml", "detail: headings", "detail: categories").Policy!;
        string Slice(MonitoringPolicy policy, string organisation) => policy.SliceFor(policy.FindOrganisation(organisation)!, March2010);

        Assert.NotEqual(Slice(Packs.Policy, "northmoor-together"), Slice(changed, "northmoor-together"));
        Assert.Equal(Slice(Packs.Policy, "northmoor-police"), Slice(changed, "northmoor-police"));
    }

    private static PolicyLoad Load(string file, string found, string instead) => PolicyPack.Load(Packs.Change(Packs.Committed, file, found, instead));
}
