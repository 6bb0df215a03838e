using System.Collections.Immutable;
using EqualityPipeline.Policy;
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
    public void Of_what_passes_no_gate_and_was_not_agreed_no_number_is_shown()
    {
        var figure = Assert.Single(Of([], [Shown], untold: "REC-02").Figures);

        Assert.Equal(FigureChange.Added, figure.Change);
        Assert.Null(figure.After!.Value ?? figure.After.ComparatorValue ?? figure.After.QValue ?? (double?)figure.After.Numerator);
    }

    /// <summary>How many people a consultation reached is protected, and a register may hold it as a value that somebody else worked out.</summary>
    [Fact]
    public void A_value_that_a_policy_reads_from_another_column_of_a_register_was_not_agreed()
    {
        var survey = Packs.Policy.FindIndicator("COH-01")!;
        var reached = survey with { Id = "COH-99", Recorded = survey.Recorded! with { Register = "consultation", Value = "reached" } };
        var bases = survey with { Recorded = survey.Recorded! with { Value = survey.Recorded.Base! } };
        MonitoringPolicy With(Indicator indicator) => Packs.Policy with { Indicators = [.. Packs.Policy.Indicators.Where(i => i.Id != indicator.Id), indicator] };

        Assert.Equal(["COH-99"], KeptProtection.ReadAnewIn(With(reached), Packs.Policy));
        Assert.Empty(KeptProtection.ReadAnewIn(With(survey), Packs.Policy));
        Assert.Empty(KeptProtection.ReadAnewIn(With(bases), Packs.Policy));
    }

    /// <summary>Records are counted when figures are made: a measure by a new id counts what another hides.</summary>
    [Fact]
    public void What_the_policy_in_force_protects_stays_protected_while_another_is_tried()
    {
        static MonitoringPolicy With(string returnType, Func<Measure, Measure> changed, params Measure[] more) => Packs.Policy with
        {
            ReturnTypes = [.. Packs.Policy.ReturnTypes.Select(r => r.Id == returnType ? r with { Measures = [.. r.Measures.Select(changed), .. more] } : r)],
        };
        static IEnumerable<string> OpenIn(MonitoringPolicy policy, string returnType) => policy.FindReturnType(returnType)!.Measures.Where(m => !m.NeedsProtection).Select(m => m.Id);
        var opened = With("recruitment", m => m with { Public = true });
        var asHours = With("recruitment", m => m with { Unit = MeasureUnit.Hours });
        var again = With("role-holders", m => m, new Measure("who", "Who", MeasureKind.Stock, Public: true));

        Assert.All([opened, asHours], policy => Assert.Empty(OpenIn(KeptProtection.In(policy, Packs.Policy), "recruitment")));
        Assert.All([opened, asHours], policy => Assert.Contains("protection of appointed of recruitment", PolicyDifference.Between(Packs.Policy, policy).Dropped));
        Assert.Empty(OpenIn(KeptProtection.In(again, Packs.Policy), "role-holders"));
        Assert.Equal(OpenIn(Packs.Policy, "population"), OpenIn(KeptProtection.In(opened, Packs.Policy), "population"));
        Assert.Empty(PolicyDifference.Between(opened, Packs.Policy).Dropped);
    }

    /// <summary>Met at six posts in ten and not at seven: who may ask for any share learns how many were trained.</summary>
    [Fact]
    public void Of_a_framework_that_asks_otherwise_of_training_no_score_is_told()
    {
        static MonitoringPolicy Asking(Func<EvidenceRule.Trained, EvidenceRule> otherwise) => Packs.Policy with
        {
            Frameworks = [.. Packs.Policy.Frameworks.Select(f => f.Id == "eflg-2009" ? f with { Criteria = [.. f.Criteria.Select(c => c.Rule is EvidenceRule.Trained t ? c with { Rule = otherwise(t) } : c)] } : f)],
        };
        var half = Asking(t => t with { AtLeast = 0.5 });

        Assert.Equal(["eflg-2009"], KeptProtection.JudgedAnewIn(half, Packs.Policy));
        Assert.EndsWith("No score is told of what asks otherwise how many posts were trained: eflg-2009.", BackTest.Of(Packs.Policy, half, new DateOnly(2011, 4, 10), []).Note, StringComparison.Ordinal);
        Assert.Empty(KeptProtection.JudgedAnewIn(Asking(t => t with { Roles = [.. t.Roles] }), Packs.Policy));
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

    private static BackTestedOrganisation Of(IEnumerable<PublishedFigure> now, IEnumerable<PublishedFigure> then, params string[]? untold)
        => BackTestedOrganisation.Between("northmoor", null, null, now, then, untold?.ToHashSet() ?? [], ImmutableArray<ChangedScore>.Empty);
}
