using System.Collections.Immutable;
using EqualityPipeline.Cells;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Publication;
using EqualityPipeline.Tests.Publication.Attacking;
using EqualityPipeline.Tests.Sample;

namespace EqualityPipeline.Tests.Publication;

/// <summary>Hours of training (EMP-09) and the share of those trained (TAK-05) of three directorates in one quarter, by age alone.</summary>
public class Telling_who_declared
{
    private const int NarrowestRange = 3;

    private static readonly string[] Ages = ["25-34", "16-24", "65-74"];

    [Fact]
    public void The_declaration_rate_of_an_amount_for_each_is_of_people()
    {
        var adultCare = Hours(Publish(("adult-care", [200, 40, 30, 20])), "adult-care");

        // 270 of 290 people declared; of their 2,800 hours it would be 2,700.
        Assert.Equal((2800m, 290m), (adultCare.Numerator, adultCare.Denominator));
        Assert.Equal(270 / 290.0, adultCare.DeclarationRate!.Value, 1e-12);
    }

    /// <summary>
    /// All groups of the whole are shown: 430 declared. Of adult care 270 did, so that 160 did in the two others, of 83 and 80. That all of leisure's 800 hours are of people who declared
    /// would say that its 80 did, that housing's are 80 too, and that 3 there did not.
    /// </summary>
    [Fact]
    public void Where_three_are_undeclared_no_rate_says_of_another_directorate_that_nobody_is()
    {
        var published = Publish(("adult-care", [200, 40, 30, 20]), ("housing", [40, 20, 20, 3]), ("leisure", [40, 20, 20, 0]));

        Assert.Equal(430m, new[] { "25-64", "under-25", "65-plus" }.Sum(group => Hours(published, Unit.All, group).Denominator!.Value));
        Assert.Equal((815m, 83m, null), Told(Hours(published, "housing")));
        Assert.Equal((800m, 80m, null), Told(Hours(published, "leisure")));

        static (decimal?, decimal?, double?) Told(PublishedFigure row) => (row.Numerator, row.Denominator, row.DeclarationRate);
    }

    /// <summary>
    /// Of 67 in housing and 65 in leisure 60 each are 25 to 64, and 9 of the two together are younger or older: at most 5 of leisure and 7 of housing, so that housing's are 4 to 7. Who takes it that
    /// the declared of leisure are no fewer than its 65 knows that they are 4.
    /// </summary>
    [Fact]
    public void An_attacker_does_not_know_of_a_directorate_without_undeclared_that_it_has_none()
    {
        var year = Publish(("adult-care", [200, 40, 30, 20]), ("housing", [60, 3, 1, 3]), ("leisure", [60, 4, 1, 0]));
        var attacker = new FamilyAttacker(SampleRelease.Policy, new PublishedFamily([year.Computed], year.Published.Figures));

        var others = attacker.Targets.Single(t => t.Name.Contains("2009-Q4 workforce.trained not 25-64", StringComparison.Ordinal) && t.Name.Contains("housing", StringComparison.Ordinal));

        Assert.Empty(attacker.Mistakes());
        Assert.Equal(4, others.People);
        Assert.Empty(attacker.Leaks(attacker.Targets, NarrowestRange));
    }

    private static PublishedFigure Hours((YearFigures Computed, PublishedYear Published) year, string directorate, string group = GroupTree.Total)
        => year.Published.Figures.Single(f => f is { Period: "2009-Q4", Indicator: "EMP-09", Strand: "age" } && f.Directorate == directorate && f.Group == group);

    /// <param name="trained">People of 25 to 64, under 25, over 64, and those whose age is unknown.</param>
    private static (YearFigures Computed, PublishedYear Published) Publish(params (string Directorate, int[] Trained)[] trained)
    {
        var (policy, organisation, march) = (SampleRelease.Policy, SampleRelease.Organisation("northmoor"), new ReportingMonth(2010, 3));
        // All staff of the council, who are public.
        var staff = new SubmissionCells("staff", "corporate", march, "population", [.. Ages.Select(age => Of("staff", age, 1000))]);
        return WholePublication.Of(policy, organisation, [staff, .. trained.Select(t => new SubmissionCells(t.Directorate, t.Directorate, march, "workforce", Cells(t.Trained)))])
            .Single(y => y.Computed.Family.Indicators.Any(i => i.Id == "EMP-09"));
    }

    /// <summary>Everybody had ten hours, but the unknown five.</summary>
    private static ImmutableArray<Cell> Cells(int[] trained) =>
    [
        .. Ages.Append("unknown").Zip(trained).SelectMany(g => new[] { Of("trained", g.First, g.Second), Of("training-hours", g.First, g.Second * (g.First == "unknown" ? 5 : 10)) }),
    ];

    private static Cell Of(string measure, string age, int count) => new(Cell.Unspecified, Cell.Unspecified, measure, string.Empty, "age", age, null, count);
}
