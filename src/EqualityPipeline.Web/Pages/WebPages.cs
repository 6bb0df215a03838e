using System.Text;
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

    /// <summary>Nothing but the service's own stylesheet may be loaded, and nothing may run.</summary>
    private const string ContentSecurityPolicy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly ServiceProvider NoServices = new ServiceCollection().BuildServiceProvider();

    private static readonly byte[] Css = ReadStylesheet();

    public static Task<IResult> BriefingAsync(BriefingModel model) => RenderAsync<BriefingPage>(200, "Model", model);

    public static Task<IResult> FiguresAsync(FiguresModel model) => RenderAsync<FiguresPage>(200, "Model", model);

    /// <param name="frame">Null where not even the organisations are known.</param>
    public static Task<IResult> NotFoundAsync(PageFrame? frame) => RenderAsync<NotFoundPage>(404, "Frame", frame);

    public static IResult Stylesheet() => Answer.Of(200, "text/css; charset=utf-8", Css).With("Cache-Control", "public, max-age=3600");

    private static async Task<IResult> RenderAsync<TPage>(int status, string parameter, object? content) where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(NoServices, NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { [parameter] = content });
            return (await renderer.RenderComponentAsync<TPage>(parameters)).ToHtmlString();
        });
        return Answer.Of(status, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(html))
            .With("Content-Security-Policy", ContentSecurityPolicy)
            .With("Referrer-Policy", "no-referrer")
            .With("Cache-Control", "no-cache");
    }

    private static byte[] ReadStylesheet()
    {
        using var stream = typeof(WebPages).Assembly.GetManifestResourceStream("site.css")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
