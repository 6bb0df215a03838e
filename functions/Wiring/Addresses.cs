using EqualityPipeline.Returns;
using EqualityPipeline.Web.Feeds;

namespace EqualityPipeline.Functions.Wiring;

internal static class Addresses
{
    /// <summary>Of this very submission: without its id the address shows the latest of the slot.</summary>
    public static string Receipt(SubmissionName name, string submissionId)
        => $"{ReturnsFeed.ReceiptAddress(name.Organisation, name.Directorate, name.Period, name.ReturnType)}?submission={submissionId}";

    public static string UnfiledReceipt(string submissionId) => $"/api/receipts/unfiled/{submissionId}";
}
