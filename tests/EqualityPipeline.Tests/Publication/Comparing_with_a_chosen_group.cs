using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Tests.Sample;

namespace EqualityPipeline.Tests.Publication;

/// <summary>Which group is the best, or the largest, says of every other that it is not, and so narrows a count that is hidden.</summary>
public class Comparing_with_a_chosen_group
{
    private static readonly Organisation Fire = SampleRelease.Organisation("northmoor-fire");

    [Theory]
    [InlineData(ComparatorKind.Best)]
    [InlineData(ComparatorKind.Largest)]
    public void Says_who_it_is_only_where_all_that_it_was_chosen_among_are_shown(ComparatorKind with)
    {
        var policy = SampleRelease.Policy with
        {
            Indicators = [.. SampleRelease.Policy.Indicators.Select(i => i.Count.Return == "recruitment" ? i with { Compare = i.Compare with { With = with, NamedGroup = null } } : i)],
        };
        var recruited = SampleRelease.Returns.Where(r => r.Name.Organisation == Fire.Id && r.Name.ReturnType == "recruitment" && r.IsAccepted).Select(r => r.Cells).ToList();
        var among = WholePublication.Of(policy, Fire, recruited).SelectMany(y => y.Published.Figures)
            .Where(f => policy.FindStrand(f.Strand) is { } strand && policy.CodeListFor(strand, SampleRelease.Returns[0].Name.Period)?.Find(f.Group) is not null)
            .GroupBy(f => (f.Directorate, f.Service, f.Period, f.Indicator, f.Strand, IsHeading: IsHeading(policy, f)))
            .ToLookup(g => g.Any(f => Markers.Has(f.Marker, 'c')));

        Assert.Contains(among[true].SelectMany(g => g), f => f.Value is not null);
        Assert.Empty(among[true].SelectMany(g => g).Where(f => f.Comparator is not null || f.MarkerReason?.Contains("this is the group compared with", StringComparison.Ordinal) == true).Select(f => f.Id));
        Assert.Contains(among[false].SelectMany(g => g), f => f.Comparator is not null);
    }

    private static bool IsHeading(MonitoringPolicy policy, PublishedFigure figure)
        => policy.CodeListFor(policy.FindStrand(figure.Strand)!, SampleRelease.Returns[0].Name.Period)!.Find(figure.Group) is { RollUp: null };
}
