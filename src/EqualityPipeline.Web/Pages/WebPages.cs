using System.Text;
using EqualityPipeline.Returns;
using EqualityPipeline.Web.RegisterPages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace EqualityPipeline.Web.Pages;

/// <summary>The pages people read: rendered on the server, without script, and whole without it.</summary>
public static class WebPages
{
    public const string StylesheetAddress = "/assets/site.css";
    public const string UploadScriptAddress = "/assets/upload.js";

    /// <summary>Nothing but the service's own stylesheet may be loaded, and nothing may run.</summary>
    private const string ContentSecurityPolicy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The upload page sends a form to the service itself, and its script shows how far that has come.</summary>
    private const string UploadSecurityPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static readonly ServiceProvider NoServices = new ServiceCollection().BuildServiceProvider();

    private static readonly byte[] Css = [.. Resource("site.css"), .. Encoding.UTF8.GetBytes(ReceiptPage.ContentStyle)];

    private static readonly byte[] UploadScript = Resource("upload.js");

    public static Task<IResult> BriefingAsync(BriefingModel model) => RenderAsync<BriefingPage>(200, "Model", model);

    public static Task<IResult> FiguresAsync(FiguresModel model) => RenderAsync<FiguresPage>(200, "Model", model);

    public static Task<IResult> UploadAsync(UploadModel model, int status = StatusCodes.Status200OK) => RenderAsync<UploadPage>(status, "Model", model, UploadSecurityPolicy);

    public static Task<IResult> ReceiptAsync(ReceiptModel model) => RenderAsync<ReceiptView>(200, "Model", model, caching: "no-store");

    public static Task<IResult> WaitingAsync(WaitingModel model) => RenderAsync<WaitingPage>(404, "Model", model);

    public static Task<IResult> FindingsAsync(PageFrame frame) => RenderAsync<FindingsPage>(200, "Frame", frame);

    public static Task<IResult> CoverageAsync(CoverageModel model) => RenderAsync<CoveragePage>(200, "Model", model);

    public static Task<IResult> ScorecardAsync(ScorecardModel model) => RenderAsync<ScorecardPage>(200, "Model", model);

    public static Task<IResult> TriangulationAsync(TriangulationModel model) => RenderAsync<TriangulationPage>(200, "Model", model);

    public static Task<IResult> RegionAsync(RegionModel model) => RenderAsync<RegionPage>(200, "Model", model);

    public static Task<IResult> AudiencesAsync(AudiencesModel model) => RenderAsync<AudiencesPage>(200, "Model", model);

    public static Task<IResult> PackAsync(PackModel model) => RenderAsync<PackPage>(200, "Model", model);

    public static Task<IResult> CommitteeReportAsync(CommitteeReportModel model) => RenderAsync<CommitteeReportPage>(200, "Model", model);

    public static IResult CommitteeReportText(CommitteeReportModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Answer.Of(200, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(model.Text)).With("Cache-Control", "no-cache");
    }

    public static Task<IResult> QuestionsAsync(QuestionsModel model) => RenderAsync<QuestionsPage>(200, "Model", model);

    public static Task<IResult> ChainAsync(ChainModel model) => RenderAsync<ChainPage>(200, "Model", model);

    public static Task<IResult> RegisterAsync(RegisterPageModel model) => RenderAsync<RegisterPage>(200, "Model", model);
    public static Task<IResult> FrameworkAsync(FrameworkBoardModel model) => RenderAsync<FrameworkBoardPage>(200, "Model", model);

    public static Task<IResult> CriterionAsync(CriterionModel model) => RenderAsync<CriterionPage>(200, "Model", model);

    public static Task<IResult> LabelsAsync(LabelsModel model, int status = StatusCodes.Status200OK)
        => RenderAsync<LabelsPage>(status, "Model", model, UploadSecurityPolicy, caching: "no-store");

    public static Task<IResult> GuideAsync(GuideModel model) => RenderAsync<GuidePage>(200, "Model", model);

    /// <param name="frame">Null where not even the organisations are known.</param>
    public static Task<IResult> NotFoundAsync(PageFrame? frame) => RenderAsync<NotFoundPage>(404, "Frame", frame);

    public static IResult Stylesheet() => Answer.Of(200, "text/css; charset=utf-8", Css).With("Cache-Control", "public, max-age=3600");

    public static IResult Script() => Answer.Of(200, "text/javascript; charset=utf-8", UploadScript).With("Cache-Control", "public, max-age=3600");

    private static async Task<IResult> RenderAsync<TPage>(int status, string parameter, object? content, string securityPolicy = ContentSecurityPolicy, string caching = "no-cache")
        where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(NoServices, NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { [parameter] = content });
            return (await renderer.RenderComponentAsync<TPage>(parameters)).ToHtmlString();
        });
        return Answer.Of(status, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(html))
            .With("Content-Security-Policy", securityPolicy)
            // A form says where it comes from, to this service alone.
            .With("Referrer-Policy", securityPolicy == UploadSecurityPolicy ? "same-origin" : "no-referrer")
            .With("Cache-Control", caching);
    }

    private static byte[] Resource(string name)
    {
        using var stream = typeof(WebPages).Assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
