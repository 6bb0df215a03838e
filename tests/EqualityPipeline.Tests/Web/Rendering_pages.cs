using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using EqualityPipeline.Policy;
using EqualityPipeline.Web.Pages;

namespace EqualityPipeline.Tests.Web;

public partial class Rendering_pages
{
    [Fact]
    public async Task The_briefing_says_its_key_sentences_without_script()
    {
        var page = await HttpAnswers.ExecuteAsync(_ => WebPages.BriefingAsync(PageSample.Briefing));
        var text = Readable(page.Text);

        Assert.Equal((200, "text/html; charset=utf-8"), (page.Status, page.ContentType));
        Assert.Contains("Forum briefing: Northmoor City Council", text, StringComparison.Ordinal);
        Assert.Contains("▼ Act Appointed from shortlisted, Asian or Asian British (race): 12.0%, clearly worse than 20.0% for everyone else (n: 12 of 100).", text, StringComparison.Ordinal);
        Assert.Contains("Demonstration: the organisations and every figure are invented, and today is taken to be 10 April 2011.", text, StringComparison.Ordinal);
        Assert.Contains("hidden: few people are in this group, or the figure would give such a group away; hidden does not mean zero", text, StringComparison.Ordinal);
        Assert.Contains("How this was calculated", text, StringComparison.Ordinal);
        Assert.Contains("The Forum is asked to agree who explains the gap", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_notice_is_for_demonstrations_only()
    {
        var page = await HttpAnswers.ExecuteAsync(
            _ => WebPages.BriefingAsync(PageSample.Briefing with { Frame = PageSample.Frame with { DemonstrationClock = false } }));

        Assert.DoesNotContain("Demonstration", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_indicator_without_a_base_is_said_to_be_out_of_nothing()
    {
        var gap = WebSample.Policy.FindIndicator("TAK-01")! with { Of = MeasureReference.None };

        var about = FiguresModel.From(WebSample.Policy, PageSample.Northmoor, gap, PageSample.Release, PageSample.Frame).About[0];

        Assert.StartsWith("Counted: ", about, StringComparison.Ordinal);
        Assert.DoesNotContain("Out of", about, StringComparison.Ordinal);
        Assert.EndsWith($". Shown: {gap.Unit}.", about, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_figures_of_an_indicator_stand_by_strand_with_all_their_limits()
    {
        var model = FiguresModel.From(WebSample.Policy, PageSample.Northmoor, WebSample.Policy.FindIndicator("TAK-01")!, PageSample.Release, PageSample.Frame);
        var text = Readable((await HttpAnswers.ExecuteAsync(_ => WebPages.FiguresAsync(model))).Text);

        Assert.Equal(["Everyone", "Race", "Gender"], model.Strands.Select(s => s.Strand));
        Assert.Contains("Asian or Asian British □ Missing: not available no figure not available: not collected", text, StringComparison.Ordinal);
        Assert.Contains(
            "Male ▼ Act: clearly worse 40.9 900 of 22,000 30.7 to 51.1 60.8 for everyone else 0.40",
            text, StringComparison.Ordinal);
        Assert.Contains("Nothing is said of a difference on a base under 20.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_from_policy_and_alerts_is_escaped()
    {
        var fire = WebSample.Policy.Organisations[1];
        var briefing = BriefingModel.From(
            WebSample.Policy, fire, null, PageSample.Frame, [], [PageSample.Alert with { Organisation = fire.Id, Message = "<script>alert(1)</script> & more" }]);

        var html = (await HttpAnswers.ExecuteAsync(_ => WebPages.BriefingAsync(briefing))).Text;

        Assert.Contains("Northmoor Fire &amp; Rescue &lt;Service&gt;", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; more", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_but_the_own_stylesheet_is_loaded()
    {
        var page = await HttpAnswers.ExecuteAsync(_ => WebPages.BriefingAsync(PageSample.Briefing));
        var css = await HttpAnswers.ExecuteAsync(_ => Task.FromResult(WebPages.Stylesheet()));

        Assert.StartsWith("default-src 'none'; style-src 'self';", page.Headers.ContentSecurityPolicy, StringComparison.Ordinal);
        Assert.Equal(["/assets/site.css"], Loaded().Matches(page.Text).Select(m => m.Groups["address"].Value));
        Assert.DoesNotContain("style=", page.Text, StringComparison.Ordinal);
        Assert.Equal("text/css; charset=utf-8", css.ContentType);
        Assert.DoesNotContain("url(", css.Text, StringComparison.Ordinal);
        Assert.True(page.Body.Length + css.Body.Length < 100_000);
    }

    [Fact]
    public async Task A_page_has_its_language_landmarks_and_headings_and_every_table_a_caption_and_scopes()
    {
        var html = (await HttpAnswers.ExecuteAsync(_ => WebPages.BriefingAsync(PageSample.Briefing))).Text;

        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en-GB\">", html, StringComparison.Ordinal);
        Assert.Contains("<a class=\"skip\" href=\"#main\">", html, StringComparison.Ordinal);
        var page = Parsed(html);
        Assert.All(new[] { "header", "nav", "main", "footer", "h1", "title" }, name => Assert.Single(page.Descendants(name)));
        Assert.All(page.Descendants("table"), table => Assert.Single(table.Elements("caption")));
        Assert.All(page.Descendants("th"), header => Assert.NotNull(header.Attribute("scope")));
        Assert.All(page.Descendants("section"), section => Assert.Contains(
            page.Descendants("h2"), heading => heading.Attribute("id")?.Value == section.Attribute("aria-labelledby")?.Value));
        var ids = page.Descendants().Attributes("id").Select(a => a.Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.Equal("Northmoor City Council", Assert.Single(page.Descendants("a"), a => a.Attribute("aria-current") is not null).Value);
    }

    [Fact]
    public async Task A_missing_page_says_so_in_words_and_leads_on()
    {
        var page = await HttpAnswers.ExecuteAsync(_ => WebPages.NotFoundAsync(PageSample.Frame with { Current = null }));

        Assert.Equal(404, page.Status);
        Assert.Contains("There is no page at this address", page.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"/northmoor-fire\"", page.Text, StringComparison.Ordinal);
        Assert.Equal(404, (await HttpAnswers.ExecuteAsync(_ => WebPages.NotFoundAsync(null))).Status);
    }

    /// <summary>The text of a page as it is read aloud: tags gone, white space one.</summary>
    private static string Readable(string html)
        => White().Replace(System.Net.WebUtility.HtmlDecode(Tags().Replace(html, " ")), " ").Replace(" :", ":", StringComparison.Ordinal);

    private static XElement Parsed(string html)
    {
        var xml = new StringBuilder(html).Replace("<!DOCTYPE html>", "").Replace("&middot;", "·");
        return XElement.Parse(Void().Replace(xml.ToString(), "<${tag}${rest}/>"));
    }

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex White();

    [GeneratedRegex("<(?<tag>meta|link)(?<rest>[^>]*[^/>])>", RegexOptions.None, 1000)]
    private static partial Regex Void();

    [GeneratedRegex("<(?:link|img|script|iframe)[^>]*(?:href|src)=\"(?<address>[^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Loaded();
}
