using System.Net;
using System.Text.RegularExpressions;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Registers;
using EqualityPipeline.Tests.Policy;
using EqualityPipeline.Tests.Registers;
using EqualityPipeline.Web.OData;
using EqualityPipeline.Web.Pages;
using EqualityPipeline.Web.RegisterPages;

namespace EqualityPipeline.Tests.Web;

/// <summary>A release with registers, under the partnership's own policy, as pages and feeds show it.</summary>
internal sealed partial class RegisterPagesSample
{
    private RegisterPagesSample(Release release) => Release = release;

    public static Organisation Northmoor => Packs.Policy.FindOrganisation("northmoor")!;

    public Release Release { get; }

    public PageFrame Frame => PageFrame.For(Packs.Policy.Organisations, Northmoor, Release, Edition.Approved, RegisterSample.Today, demonstrationClock: true);

    public FeedReader Feed => new(new FeedSource(Packs.Policy, [Release], [], [], Edition.Approved, WebSample.Clock));

    public static RegisterPagesSample Of(IEnumerable<AcceptedRegister> registers, params IReadOnlyList<PublishedFigure> figures)
        => new(WebSample.Release("northmoor", 'a', figures) with { Registers = RegisterReport.Of(RegisterSample.Inputs(registers, figures)) });

    public Task<string> TextAsync(Func<MonitoringPolicy, Organisation, Release?, PageFrame, RegisterPageModel> page) => TextAsync(page(Packs.Policy, Northmoor, Release, Frame));

    /// <summary>What the page says: without its tags, blanks as one.</summary>
    public static async Task<string> TextAsync(RegisterPageModel model) => Readable((await HttpAnswers.ExecuteAsync(_ => WebPages.RegisterAsync(model))).Text);

    private static string Readable(string html) => WebUtility.HtmlDecode(Spaces().Replace(Tags().Replace(html, " "), " "));

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
