using EqualityPipeline.Periods;

namespace EqualityPipeline.Returns;

/// <summary>Where receipts are shown; messages and answers point there.</summary>
public static class ReceiptAddresses
{
    /// <summary>Of the latest submission of its slot.</summary>
    public static string Of(string organisation, string directorate, ReportingMonth period, string returnType)
        => $"/api/returns/{organisation}/{directorate}/{period}/{returnType}/receipt";

    /// <summary>Of this very submission.</summary>
    public static string Of(string organisation, string directorate, ReportingMonth period, string returnType, string submissionId)
        => $"{Of(organisation, directorate, period, returnType)}?submission={submissionId}";

    public static string Unfiled(string submissionId) => $"/api/receipts/unfiled/{submissionId}";
}
