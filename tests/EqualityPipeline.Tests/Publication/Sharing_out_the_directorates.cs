using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Tests.Sample;

namespace EqualityPipeline.Tests.Publication;

/// <summary>The sample's city with each of its five directorates three times, which makes two shares of them.</summary>
public sealed class Sharing_out_the_directorates
{
    private const int Times = 3;

    private static readonly Organisation City = Tripled(SampleRelease.Organisation("northmoor"));

    private static readonly ImmutableArray<SubmissionCells> Submissions =
    [
        .. SampleRelease.Returns.Where(r => r.IsAccepted && r.Name.Organisation == "northmoor").GroupBy(r => r.Slot).Select(r => r.MaxBy(x => x.ArrivedAt)!.Cells)
            .SelectMany(s => s.Directorate == Organisation.Corporate
                ? [s]
                : Enumerable.Range(1, Times).Select(n => s with { Directorate = $"{s.Directorate}-{n}", SubmissionId = $"{s.SubmissionId} {n}" })),
    ];

    [Theory]
    [InlineData(5, 0)]
    [InlineData(11, 0)]
    [InlineData(12, 2)]
    [InlineData(25, 4)]
    public void Each_share_is_of_six_directorates_or_more_and_one_share_alone_is_none(int directorates, int shares)
    {
        var organisation = City with { Directorates = [.. Enumerable.Range(1, directorates).Select(n => new Directorate($"d{n}", $"D {n}", []))] };

        var made = new DirectorateShares(organisation, isTold: true);

        Assert.Equal(shares, made.Number);
        Assert.All(organisation.Directorates.GroupBy(d => made.Of(d.Id)), share => Assert.True(share.Count() >= 6 || shares == 0));
        Assert.Equal(0, made.Of(Unit.All));
    }

    [Theory]
    [InlineData("service-take-up")]
    [InlineData("recruitment")]
    public void The_parts_hold_each_figure_of_the_year_once(string returnType)
    {
        var published = Publish(returnType, Submissions);

        var byPart = published.Parts.Select(p => (Part: p, Figures: published.FiguresOf(p))).ToList();

        Assert.Equal([0, 1, 2], byPart.Select(p => p.Part.Share).Distinct().Order());
        Assert.Equal(published.Figures, byPart.SelectMany(p => p.Figures).OrderBy(f => f.Id, StringComparer.Ordinal));
        Assert.All(byPart.Where(p => p.Part.Share > 0), p => Assert.All(p.Figures, f => Assert.NotEqual(Unit.All, f.Directorate)));
    }

    /// <summary>What a night relies on: a part of which neither a return nor what was settled is another is the same in every figure.</summary>
    [Theory]
    [InlineData("service-take-up", true)]
    [InlineData("service-take-up", false)]
    [InlineData("recruitment", true)]
    [InlineData("recruitment", false)]
    public void A_return_of_one_directorate_moves_no_figure_of_another_share_of_which_the_gate_has_settled_the_same(string returnType, bool isWithdrawn)
    {
        const string Changed = "housing-1";
        var before = Publish(returnType, Submissions);
        var after = Publish(returnType, [.. Submissions.Select(s => s.ReturnType == returnType && s.Directorate == Changed && s.Period == new ReportingMonth(2010, 5)
            ? s with { Cells = isWithdrawn ? [] : [.. s.Cells.Select(c => c with { Count = c.Count * 2 })] }
            : s).Where(s => !s.Cells.IsEmpty || !s.Records.IsEmpty)], before.Audit);

        var standing = before.Parts.Where(p => !after.RestsOn(p, Changed) && before.SettledOf(p) == after.SettledOf(p)).ToList();

        Assert.NotEmpty(standing);
        // Also of the changed month: what is told of the organisation is another, and of the bases that the directorates' figures rest on it is not.
        Assert.Contains(standing, p => p is { Share: > 0, Quarter: 1, Lengths: PartLengths.MonthsAndQuarter });
        Assert.All(standing, p => Assert.Equal(before.FiguresOf(p), after.FiguresOf(p)));
        Assert.NotEqual(before.Figures, after.Figures);
    }

    private static PublishedYear Publish(string returnType, ImmutableArray<SubmissionCells> submissions, DisclosureAudit? told = null)
    {
        var before = DisclosureAudit.None;
        foreach (var year in FamilyYear.Of(SampleRelease.Policy, City, submissions.Select(s => (s.ReturnType, s.Period))).Where(y => y.Family.Counts(returnType)).OrderBy(y => y.FinancialYear))
        {
            var counts = new ReturnedCounts(SampleRelease.Policy, City, year.Family, submissions.Where(s => year.IsMovedBy(s.ReturnType, s.Period)));
            var published = DisclosureControl.Publish(
                FigureCalculator.Compute(SampleRelease.Policy, City, year.Family, year.FinancialYear, counts, year.Covered), new DisclosureHistory(year.FinancialYear == 2010 ? told ?? DisclosureAudit.None : DisclosureAudit.None, before));
            if (year.FinancialYear == 2010)
                return published;
            before = published.Audit;
        }

        throw new InvalidOperationException($"No family counts {returnType} in 2010.");
    }

    private static Organisation Tripled(Organisation city) => city with
    {
        Directorates = [.. city.Directorates.SelectMany(d => Enumerable.Range(1, Times).Select(n => d with { Id = $"{d.Id}-{n}" }))],
        Expected =
        [
            .. city.Expected.Select(e => e with
            {
                Directorates = [.. e.Directorates.SelectMany(d => d == Organisation.Corporate ? [d] : Enumerable.Range(1, Times).Select(n => $"{d}-{n}"))],
            }),
        ],
        Exemptions = [],
    };
}
