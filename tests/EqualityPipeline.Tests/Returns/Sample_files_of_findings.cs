using EqualityPipeline.Returns;

namespace EqualityPipeline.Tests.Returns;

public class Sample_files_of_findings
{
    public static TheoryData<string> Codes { get; } = [.. SampleFinding.Codes];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_gets_the_sentences_that_lie_beside_it(string code)
    {
        var sample = new SampleFinding(code);
        var receipts = sample.Receipts();
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") == "1")
            File.WriteAllText(sample.ReceiptFile, receipts);

        // When the sentence was changed on purpose, run the test with WRITE_DOCS=1, read the file and commit it.
        Assert.Equal(File.ReadAllText(sample.ReceiptFile), receipts);
        Assert.Contains("\n  ", receipts, StringComparison.Ordinal);
    }

    [Fact]
    public void There_are_some_for_every_finding()
        => Assert.Equal(FindingCatalogue.All.Select(k => k.Code), SampleFinding.Codes);
}
