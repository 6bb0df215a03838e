using System.Collections.Immutable;
using EqualityPipeline.Cells;
using EqualityPipeline.Indicators;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Tests.Sample;

namespace EqualityPipeline.Tests.Publication;

/// <summary>Mean hourly pay of the sample's city, published again after some more people were entered in the last return of a directorate, each paid 43.21 pounds an hour.</summary>
public class Holding_back_mean_pay
{
    private const decimal Pence = 4321;
    private const string MeanPay = "PAY-16";
    private const int Year = 2010;

    private static readonly ImmutableArray<SubmissionCells> Returned = [.. SampleRelease.Held("northmoor").Where(s => s.ReturnType == "workforce")];

    [Fact]
    public void Two_means_and_their_counts_are_the_pay_of_one_who_was_left_out()
    {
        var (before, after) = (Everyone(Publish(Returned, DisclosureAudit.None)), Everyone(Publish(WithMore(1), DisclosureAudit.None)));

        Assert.Equal(before.Denominator + 1, after.Denominator);
        Assert.Equal((double)Pence, (double)after.Denominator!.Value * after.Value!.Value - (double)before.Denominator!.Value * before.Value!.Value, 1e-3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_mean_is_held_back_where_fewer_were_added_than_may_be_told(int people)
    {
        var first = Publish(Returned, DisclosureAudit.None);
        var corrected = Publish(WithMore(people), first.Audit);

        Assert.Equal("c", Everyone(corrected).Marker);
        Assert.Null(Everyone(corrected).Value);
        // The middle of the list is told, and so is the mean of those whose pay is as it was.
        Assert.NotNull(corrected.Figures.Single(f => f.Id == Everyone(corrected).Id.Replace(MeanPay, "PAY-15", StringComparison.Ordinal)).Value);
        Assert.NotEmpty(MeansOf(first, "customer-services"));
        Assert.Equal(MeansOf(first, "customer-services"), MeansOf(corrected, "customer-services"));

        static IEnumerable<PublishedFigure> MeansOf(PublishedYear of, string directorate) => of.Figures.Where(f => f.Indicator == MeanPay && f.Directorate == directorate && f.Value is not null);
    }

    [Fact]
    public void A_gap_of_means_is_held_back_with_them()
    {
        var first = Publish(Returned, DisclosureAudit.None);
        var corrected = Publish(WithMore(1), first.Audit);

        Assert.NotNull(Gap(first).Value);
        Assert.Equal("c", Gap(corrected).Marker);

        static PublishedFigure Gap(PublishedYear of) => of.Figures.First(f => f.Indicator == "PAY-01" && f is { Directorate: Unit.All, Group: "female" });
    }

    [Fact]
    public void It_is_told_again_when_enough_were_added_since_it_was_told_or_all_is_as_it_was()
    {
        var first = Publish(Returned, DisclosureAudit.None);
        var second = Publish(WithMore(3), first.Audit);

        Assert.Equal("c", Everyone(Publish(WithMore(4), second.Audit)).Marker);
        Assert.NotNull(Everyone(Publish(WithMore(5), second.Audit)).Value);
        Assert.Equal(Everyone(first), Everyone(Publish(Returned, second.Audit)));
    }

    [Fact]
    public void What_was_settled_is_settled_again_from_the_account()
    {
        var second = Publish(WithMore(1), Publish(Returned, DisclosureAudit.None).Audit);

        Assert.Equal(second.Figures, DisclosureControl.PublishAgain(Compute(WithMore(1)), second.Audit, DisclosureAudit.None).Figures);
    }

    private static PublishedFigure Everyone(PublishedYear of)
        => of.Figures.Single(f => f is { Indicator: MeanPay, Directorate: Unit.All, Place: Unit.All, Strand: Unit.All, Group: GroupTree.Total });

    private static PublishedYear Publish(ImmutableArray<SubmissionCells> submissions, DisclosureAudit before)
        => DisclosureControl.Publish(Compute(submissions), new DisclosureHistory(before, DisclosureAudit.None));

    private static YearFigures Compute(ImmutableArray<SubmissionCells> submissions)
    {
        var (policy, city) = (SampleRelease.Policy, SampleRelease.Organisation("northmoor"));
        var year = FamilyYear.Of(policy, city, submissions.Select(s => (s.ReturnType, s.Period))).Single(y => y.FinancialYear == Year && y.Family.Indicators.Any(i => i.Id == MeanPay));
        return FigureCalculator.Compute(policy, city, year.Family, Year, new ReturnedCounts(policy, city, year.Family, submissions), year.Covered);
    }

    /// <summary>In every strand of the directorate of the most people more of the largest group, in the last month of the year that it sent.</summary>
    private static ImmutableArray<SubmissionCells> WithMore(int people)
    {
        var corrected = Returned.Where(s => s.Period.FinancialYear == Year && s.Directorate == "adult-care").MaxBy(s => s.Period)!;
        return [.. Returned.Select(s => s == corrected ? s with { Cells = [.. s.Cells, .. More(s.Cells, people)] } : s)];
    }

    private static IEnumerable<Cell> More(ImmutableArray<Cell> cells, int people) => cells.Where(c => c.Measure is "staff" or "staff-by-pay" or "fte-by-pay")
        .GroupBy(c => (c.Measure, c.Strand))
        .Select(ofStrand => ofStrand.GroupBy(c => c.Group).MaxBy(g => g.Sum(c => c.Count))!.First())
        .Select(c => c with { Count = people, Bucket = c.Bucket is null ? null : (int)Pence });
}
