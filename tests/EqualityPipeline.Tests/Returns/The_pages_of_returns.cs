using EqualityPipeline.Returns;
using EqualityPipeline.Tests.Policy;

namespace EqualityPipeline.Tests.Returns;

public class The_pages_of_returns
{
    private static readonly string Docs = Path.Combine(Repository.Root, "docs");

    [Fact]
    public void Are_current_and_there_are_no_others()
    {
        var pages = ReturnPages.All(Packs.Policy);
        var folder = Path.Combine(Docs, "returns");
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") == "1")
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
            Directory.CreateDirectory(folder);
            foreach (var (path, text) in pages)
                File.WriteAllText(Path.Combine(Docs, path), text);
        }

        // When this fails, run the test with WRITE_DOCS=1 and commit the pages.
        Assert.Equal(pages.Keys.Where(p => p.StartsWith("returns/", StringComparison.Ordinal)), Directory.EnumerateFiles(folder).Select(f => $"returns/{Path.GetFileName(f)}").Order(StringComparer.Ordinal));
        Assert.All(pages, page => Assert.Equal(page.Value, File.ReadAllText(Path.Combine(Docs, page.Key)).ReplaceLineEndings("\n")));
    }
}
