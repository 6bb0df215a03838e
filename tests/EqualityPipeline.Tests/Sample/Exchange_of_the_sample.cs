using EqualityPipeline.Exchange;
using EqualityPipeline.Publication;
using EqualityPipeline.Web.Feeds;

namespace EqualityPipeline.Tests.Sample;

/// <summary>What every partner of the sample shares, packed and opened again.</summary>
public class Exchange_of_the_sample
{
    [Theory]
    [InlineData("northmoor")]
    [InlineData("westvale")]
    [InlineData("northmoor-police")]
    [InlineData("northmoor-fire")]
    public async Task A_package_of_the_sample_keeps_its_own_rules(string organisation)
    {
        var partner = SampleRelease.Organisation(organisation);
        var release = new Release(
            new ReleaseManifest(new string('a', 32), organisation, SampleRelease.AsOf, null, [], [], [], []), [.. SampleRelease.Published.Where(f => f.Organisation == organisation)]);

        var zip = (await ExchangeFeed.PackAsync(SampleRelease.Policy, partner, release, CancellationToken.None))!;
        var package = ExchangePackage.Open(new MemoryStream(zip)).Package!;
        var check = ExchangeCheck.Of(SampleRelease.Policy, partner, package);

        Assert.Empty(check.Problems);
        Assert.True(check.CanBePooled);
        Assert.Equal(SharedFigures.Of(SampleRelease.Policy, partner, release.Figures).Length, check.Rows);
        Assert.InRange(check.Rows, 100, release.Figures.Length - 1);
    }

    /// <summary>The police authority did not renew the agreement on recruitment after March 2010, and shares take-up by headings.</summary>
    [Fact]
    public void The_police_share_no_recruitment_after_March_2010_and_no_categories()
    {
        var shared = SharedFigures.Of(SampleRelease.Policy, SampleRelease.Organisation("northmoor-police"), SampleRelease.Published.Where(f => f.Organisation == "northmoor-police"));

        Assert.Equal(new DateOnly(2010, 3, 31), shared.Where(f => f.Indicator == "REC-02").Max(f => f.PeriodEnd));
        Assert.Equal(new DateOnly(2011, 3, 31), shared.Where(f => f.Indicator == "TAK-01").Max(f => f.PeriodEnd));
        Assert.DoesNotContain(shared, f => f is { Indicator: "TAK-01", Group: "asian-pakistani" });
        Assert.Contains(shared, f => f is { Indicator: "TAK-01", Group: "asian" });
    }
}
