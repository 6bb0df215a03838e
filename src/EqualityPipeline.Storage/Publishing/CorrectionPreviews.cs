using System.Collections.Immutable;
using EqualityPipeline.Cells;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Returns;
using EqualityPipeline.Storage.Receiving;

namespace EqualityPipeline.Storage.Publishing;

/// <summary>Says before a return is counted what would be published otherwise: by the code that publishes, through the same gate, with nothing written.</summary>
public sealed class CorrectionPreviews(MonitoringPolicy policy, Publisher publisher, SubmissionRegister register, CellStore cells, TimeProvider clock)
{
    /// <param name="counted">The cells that the submission would be counted with.</param>
    public async Task<CorrectionPreview> OfAsync(SubmissionName name, string submissionId, ImmutableArray<Cell> counted, CancellationToken cancel)
    {
        var organisation = policy.FindOrganisation(name.Organisation)!;
        var candidate = new SubmissionCells(submissionId, name.Directorate, name.Period, name.ReturnType, counted);
        var (now, then) = await publisher.TryOutAsync(organisation, LondonTime.DayOf(clock.GetUtcNow()), candidate, cancel);
        var slot = await register.FindAsync(name, cancel);
        // A register has no cells to compare.
        var isRegister = policy.FindReturnType(name.ReturnType)!.AsOf(name.Period).Register is not null;
        var changes = !isRegister && slot?.CountedSubmission is { } before && before != submissionId
            ? ReturnChanges.Between(before, await cells.ReadAsync(slot, cancel), counted)
            : null;
        return CorrectionPreview.Between(now, then, submissionId, slot?.CountedSubmission, changes, organisation, policy);
    }
}
