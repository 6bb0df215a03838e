using EqualityPipeline.Periods;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Web.Pages;

/// <summary>Addresses of what a sender needs; none of them ever holds a key.</summary>
public static class UploadAddresses
{
    public const string UploadPage = "/upload";
    public const string Findings = "/upload/findings";

    /// <summary>Who sends and for which month, as parameters of an address; empty where no sender is chosen.</summary>
    public static string Choice(string? organisation, string? directorate, ReportingMonth month)
        => organisation is null ? $"period={month}" : $"organisation={organisation}&directorate={directorate}&period={month}";

    public static string Upload(string returnType, string choice) => $"{UploadPage}?{choice}&returnType={returnType}";

    public static string Guide(string returnType, string choice, ReturnLayout? layout = null)
        => $"{UploadPage}/guide/{returnType}?{choice}{LayoutOf(layout)}";

    /// <param name="extension">csv or xlsx.</param>
    public static string Form(string returnType, string extension, string choice, ReturnLayout? layout = null)
        => $"/api/templates/{returnType}.{extension}?{choice}{LayoutOf(layout)}";

    private static string LayoutOf(ReturnLayout? layout) => layout is { } given ? $"&layout={FormWords.IdOf(given)}" : "";
}
