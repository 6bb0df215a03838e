using System.Collections.Immutable;
using EqualityPipeline.Explaining;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Tests.Sample;

namespace EqualityPipeline.Tests.Explaining;

public class Explaining_the_sample
{
    private static readonly MonitoringPolicy Policy = SampleRelease.Policy;

    /// <summary>Of every indicator, kind of period, level, kind of group and marker the last that is shown.</summary>
    [Fact]
    public void Every_kind_of_figure_comes_out_again_as_published()
    {
        var kinds = new HashSet<IndicatorKind>();
        var unequal = new List<string>();
        foreach (var ofOne in SampleRelease.Years.GroupBy(y => y.Computed.Organisation))
        {
            var submissions = SampleRelease.Returns.Where(r => r.Name.Organisation == ofOne.Key.Id && r.IsAccepted)
                .GroupBy(r => r.Slot).Select(slot => slot.MaxBy(r => r.ArrivedAt)!.Cells).ToList();
            var figures = ofOne.SelectMany(y => y.Published.Figures).Where(f => !Markers.Has(f.Marker, 'c'))
                .GroupBy(f => (f.Indicator, f.PeriodType, FigureId.Of(f).Unit.Level, f.Strand == Unit.All, f.Group == GroupTree.Total, f.Marker))
                .Select(g => g.Last());
            foreach (var figure in figures)
            {
                var sources = FigureSources.Find(Policy, FigureId.Of(figure))!;
                var again = Recomputation.Of(Policy, ofOne.Key, sources, figure, submissions);
                kinds.Add(sources.Indicator.Kind);
                if (!again.Equal)
                    unequal.Add($"{figure.Id}: {string.Join(", ", again.Differing)}");
            }
        }

        Assert.Empty(unequal);
        Assert.Superset(new HashSet<IndicatorKind> { IndicatorKind.Proportion, IndicatorKind.Rate, IndicatorKind.RatioOfShares }, kinds);
    }
}
