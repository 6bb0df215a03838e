using EqualityPipeline.Returns;

namespace EqualityPipeline.Functions.Wiring;

internal static class Addresses
{
    /// <summary>Of this very submission: without its id the address shows the latest of the slot.</summary>
    public static string Receipt(SubmissionName name, string submissionId)
        => ReceiptAddresses.Of(name.Organisation, name.Directorate, name.Period, name.ReturnType, submissionId);

    public static string UnfiledReceipt(string submissionId) => ReceiptAddresses.Unfiled(submissionId);
}
