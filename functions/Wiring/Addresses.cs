using EqualityPipeline.Returns;

namespace EqualityPipeline.Functions.Wiring;

internal static class Addresses
{
    public static string Receipt(SubmissionName name)
        => $"/api/returns/{name.Organisation}/{name.Directorate}/{name.Period}/{name.ReturnType}/receipt";

    public static string UnfiledReceipt(string submissionId) => $"/api/receipts/unfiled/{submissionId}";
}
