using System.Text.RegularExpressions;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Tests.Returns;

public class The_catalogue_of_findings
{
    private static readonly string Root = Repository.Root;

    [Fact]
    public void Its_page_is_current()
    {
        var page = Path.Combine(Root, "docs", "findings.md");
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") == "1")
            File.WriteAllText(page, FindingCatalogue.Markdown());

        // When this fails, run the test with WRITE_DOCS=1 and commit the page.
        Assert.Equal(FindingCatalogue.Markdown(), File.ReadAllText(page).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Every_code_in_the_source_is_in_it_and_every_one_in_it_is_used_and_tested()
    {
        string[] Codes(string folder, Func<string, bool> wanted) => [.. Directory
            .EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(wanted)
            .SelectMany(f => Regex.Matches(File.ReadAllText(f), "\"R[0-9]{3}", RegexOptions.NonBacktracking).Select(m => m.Value[1..]))
            .Distinct()
            .Order(StringComparer.Ordinal)];

        var catalogued = FindingCatalogue.All.Select(k => k.Code).ToArray();

        Assert.Equal(catalogued.Order(StringComparer.Ordinal), catalogued.Distinct());
        Assert.Equal(catalogued, Codes(Path.Combine(Root, "src", "EqualityPipeline", "Returns"), f => !f.EndsWith("FindingCatalogue.cs", StringComparison.Ordinal)));
        Assert.Empty(catalogued.Except(Codes(Path.Combine(Root, "tests", "EqualityPipeline.Tests", "Returns"), _ => true)));
    }
}
