using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Tests.Policy;

namespace EqualityPipeline.Tests.Indicators;

public class The_page_of_indicators
{
    [Fact]
    public void Is_current()
    {
        var path = Path.Combine(Repository.Root, "docs", IndicatorPages.Path);
        var page = IndicatorPages.Page(Packs.Policy, new ReportingMonth(2011, 3));
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") == "1")
            File.WriteAllText(path, page);

        // When this fails, run the test with WRITE_DOCS=1 and commit the page.
        Assert.Equal(page, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Every_link_of_its_table_leads_to_a_heading()
    {
        var page = IndicatorPages.Page(Packs.Policy, new ReportingMonth(2011, 3));
        var headings = page.Split('\n').Where(l => l.StartsWith("## ", StringComparison.Ordinal))
            .Select(l => string.Concat(l[3..].ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-')).Replace(' ', '-')).ToHashSet(StringComparer.Ordinal);

        Assert.All(
            page.Split('\n').Where(l => l.StartsWith("| [", StringComparison.Ordinal)).Select(l => l.Split("(#")[1].Split(')')[0]),
            anchor => Assert.Contains(anchor, headings));
    }
}
