using EqualityPipeline.Periods;
using EqualityPipeline.Publication;
using EqualityPipeline.Returns;
using EqualityPipeline.Storage.Receiving;

namespace EqualityPipeline.Storage.Publishing;

/// <summary>Slots as they would be with a submission counted that the register may not hold.</summary>
internal static class CountedSlots
{
    /// <param name="standing">The slot as it is now; null where there is none.</param>
    public static SubmissionSlot Of(string organisation, CountedSubmission counted, SubmissionSlot? standing = null)
    {
        var upload = new Upload("", default, default, default);
        var slot = standing ?? new SubmissionSlot
        {
            Organisation = organisation, Directorate = counted.Directorate, Period = ReportingMonth.Parse(counted.Period), ReturnType = counted.ReturnType,
            LatestUpload = upload, LatestSubmission = counted.SubmissionId, LatestStatus = ReceiptStatus.Accepted,
        };
        return slot with { CountedUpload = upload, CountedSubmission = counted.SubmissionId };
    }
}
