using System.Collections.Immutable;
using EqualityPipeline.Publication;
using EqualityPipeline.Tests.Policy;

namespace EqualityPipeline.Tests.Publication;

public class Back_tests
{
    private static readonly PublishedFigure Shown = new()
    {
        Organisation = "northmoor", Directorate = "all", Service = "all", Place = "all", Period = "2010-04", PeriodType = "month",
        PeriodStart = new DateOnly(2010, 4, 1), PeriodEnd = new DateOnly(2010, 4, 30), Indicator = "REC-02", Strand = "gender", Group = "female",
        Numerator = 30, Denominator = 100, Value = 0.3, Comparator = "rest", ComparatorValue = 0.25, QValue = 0.04, Verdict = "clearly better",
    };

    private static readonly PublishedFigure Hidden = Shown with
    {
        Numerator = null, Denominator = null, Value = null, Comparator = null, ComparatorValue = null, QValue = null, Verdict = null, Marker = "c", MarkerReason = "confidential",
    };

    [Fact]
    public void Where_one_side_is_hidden_neither_shows_a_number()
    {
        foreach (var (now, then) in new[] { (Shown, Hidden), (Hidden, Shown) })
        {
            var figure = Assert.Single(Of([now], [then]).Figures);

            Assert.Equal((now.Marker, then.Marker), (figure.Before!.Marker, figure.After!.Marker));
            Assert.All([figure.Before, figure.After], side => Assert.Null(side.Value ?? side.ComparatorValue ?? side.QValue ?? (double?)side.Numerator));
        }

        Assert.Empty(Of([Hidden], [Hidden with { Marker = "c,r" }]).Figures);
    }

    [Fact]
    public void A_figure_that_was_only_computed_again_has_not_moved()
        => Assert.Empty(Of([Shown], [Shown with { Marker = "r", MarkerReason = null }]).Figures);

    [Fact]
    public void What_moves_is_told_from_what_is_only_adjusted_for_others_tested_beside_it()
    {
        var tested = Of([Shown], [Shown with { QValue = 0.05 }]);
        var judged = Of([Shown], [Shown with { QValue = 0.06, Verdict = "possible" }]);
        var compared = Of([Shown], [Shown with { Comparator = "male" }]);

        Assert.Equal((0, 1), (tested.Moved, tested.Adjusted));
        Assert.Equal((1, 0), (judged.Moved, judged.Adjusted));
        Assert.Equal((1, 0), (compared.Moved, compared.Adjusted));
        Assert.Equal((1, 0), (Of([], [Shown]).Added, Of([], [Shown]).Gone));
        Assert.Equal((0, 1), (Of([Shown], []).Added, Of([Shown], []).Gone));
    }

    [Fact]
    public void What_moves_of_any_organisation_is_listed_before_what_is_only_adjusted()
    {
        var many = Enumerable.Range(0, 700).Select(n => Shown with { Place = $"ward-{n:D3}" }).ToList();
        var first = Of(many, many.Select(f => f with { QValue = 0.05 }));
        var second = Of([Shown with { Organisation = "westvale" }], [Shown with { Organisation = "westvale", Value = 0.2 }]);

        var report = BackTest.Of(Packs.Policy, Packs.Policy, new DateOnly(2011, 4, 10), [first, second]);

        Assert.Equal((1, 700), (report.Moved, report.Adjusted));
        Assert.Equal([499, 1], report.Organisations.Select(o => o.Figures.Length));
    }

    private static BackTestedOrganisation Of(IEnumerable<PublishedFigure> now, IEnumerable<PublishedFigure> then)
        => BackTestedOrganisation.Between("northmoor", null, null, now, then, ImmutableArray<ChangedScore>.Empty);
}
