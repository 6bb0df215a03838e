using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;
using EqualityPipeline.Storage.Receiving;
using EqualityPipeline.Web.Feeds;
using EqualityPipeline.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>Reads the register, and of each directorate and return the latest counted cells: never the whole history.</summary>
public sealed class CoverageAnswers(
    MonitoringPolicy policy, SubmissionRegister register, CellStore cells, ReceiptStore receipts, TimeProvider clock, Presentation presentation)
{
    private DateOnly Today => LondonTime.DayOf(clock.GetUtcNow());

    public async Task<IResult> FeedAsync(string organisation, CancellationToken cancel)
        => policy.FindOrganisation(organisation) is { } known
            ? FeedJson.Answer(await MapAsync(known, cancel))
            : Told.NotFound("There is no organisation of that id.");

    public async Task<IResult> PageAsync(string organisation, CancellationToken cancel)
        => policy.FindOrganisation(organisation) is { } known
            ? await WebPages.CoverageAsync(new CoverageModel(Frame(known), known, await MapAsync(known, cancel)))
            : await WebPages.NotFoundAsync(Frame(null));

    private async Task<CoverageMap> MapAsync(Organisation organisation, CancellationToken cancel)
    {
        var until = ReportingMonth.Of(Today).Plus(-1);
        var slots = await register.OfOrganisationAsync(organisation.Id, cancel);
        var latest = ImmutableArray.CreateBuilder<LatestReturn>();
        foreach (var same in slots.Where(s => s.CountedSubmission is not null && s.Period <= until).GroupBy(s => (s.Directorate, s.ReturnType)))
        {
            var newest = same.MaxBy(s => s.Period)!;
            if (policy.FindReturnType(newest.ReturnType) is not { } type || type.Register is not null)
                continue;
            // What was asked is read from the latest return with rows: that there was nothing to report in a month must not be told of what is published for longer.
            var answered = CoverageMap.TellsServicesEveryMonth(policy, type.AsOf(until)) ? newest : same.Where(s => !s.CountedIsNil).MaxBy(s => s.Period) ?? newest;
            var name = new SubmissionName(newest.Organisation, newest.Directorate, newest.Period, newest.ReturnType, newest.CountedUpload!.Path);
            var receipt = await receipts.FindAsync(name, newest.CountedSubmission!, cancel);
            latest.Add(new LatestReturn(
                newest.Directorate, newest.ReturnType, newest.Period,
                new SubmissionCells(answered.CountedSubmission!, answered.Directorate, answered.Period, answered.ReturnType, await cells.ReadAsync(answered, cancel)),
                receipt?.Receipt.RowsRead ?? 0));
        }

        return CoverageMap.For(policy, organisation, until, [.. slots.Select(s => s.ToRegisterEntry())], latest.ToImmutable());
    }

    private PageFrame Frame(Organisation? current) => PageFrame.For(policy.Organisations, current, null, Edition.Approved, Today, presentation.IsDemonstration);
}
