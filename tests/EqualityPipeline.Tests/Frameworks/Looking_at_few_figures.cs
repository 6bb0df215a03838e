using System.Text.Json;
using EqualityPipeline.Frameworks;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Tests.Sample;

namespace EqualityPipeline.Tests.Frameworks;

/// <summary>Of everything that is published the rules look at a small part, and say the same.</summary>
public sealed class Looking_at_few_figures
{
    private const string Northmoor = "northmoor";

    public static TheoryData<string> Frameworks => [.. SampleRelease.Policy.Frameworks.Select(f => f.Id)];

    [Theory]
    [MemberData(nameof(Frameworks))]
    public void A_framework_is_scored_the_same_from_what_is_looked_at_as_from_every_month_quarter_and_year(string framework)
    {
        var evidence = SampleRelease.Evidence(Northmoor, SampleRelease.AsOf);
        var all = SampleRelease.Published
            .Where(f => f.Organisation == Northmoor && FigurePeriod.Parse(f.Period) is var period && period.Kind != PeriodKind.Rolling12 && period.LastMonth <= evidence.LastMonth)
            .ToList();
        var few = FrameworkInputs.LookedAtAmong(SampleRelease.Policy, all).ToList();

        Assert.InRange(few.Count, 1, all.Count / 5);
        Assert.Equal(Assessed(evidence with { Figures = [.. all] }), Assessed(evidence with { Figures = [.. few] }));

        string Assessed(FrameworkEvidence of) => JsonSerializer.Serialize(FrameworkAssessment.Assess(
            SampleRelease.Policy.Frameworks.Single(f => f.Id == framework), SampleRelease.Organisation(Northmoor), of, SampleRelease.Policy));
    }

    [Fact]
    public void Without_the_services_a_rule_that_asks_which_of_them_are_monitored_says_otherwise()
    {
        var evidence = SampleRelease.Evidence(Northmoor, SampleRelease.AsOf);
        var coverage = Assert.IsType<EvidenceRule.MappingCoverage>(
            SampleRelease.Policy.Frameworks.Single(f => f.Id == "eflg-2009").Criteria.Select(c => c.Rule).First(r => r is EvidenceRule.MappingCoverage));
        var services = FrameworkInputs.LookedAtAmong(SampleRelease.Policy, evidence.Figures).Where(f => f.Service != Unit.All).ToList();

        Assert.NotEmpty(services);
        Assert.All(services, f => Assert.Equal(coverage.Indicator, f.Indicator));
        // One group speaks for a strand.
        Assert.Equal(services.Count, services.DistinctBy(f => (f.Directorate, f.Service, f.Strand, f.Period)).Count());
        var met = Criteria(evidence);
        Assert.NotEqual(met, Criteria(evidence with { Figures = [.. evidence.Figures.Where(f => f.Service == Unit.All)] }));

        string Criteria(FrameworkEvidence of) => JsonSerializer.Serialize(FrameworkAssessment.Assess(
            SampleRelease.Policy.Frameworks.Single(f => f.Id == "eflg-2009"), SampleRelease.Organisation(Northmoor), of, SampleRelease.Policy).Criteria);
    }
}
