using EqualityPipeline.Statistics;

namespace EqualityPipeline.Tests.Statistics;

public class The_page_of_statistics
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs/statistics.md"));

    [Fact]
    public void Names_every_statistic()
        => Assert.DoesNotContain(
            typeof(Wilson).Assembly.GetExportedTypes().Where(type => type.Namespace!.StartsWith("EqualityPipeline.Statistics", StringComparison.Ordinal)),
            type => type is { IsAbstract: true, IsSealed: true } && type != typeof(NormalQuantile) && !Page.Contains($"`{type.Name}`", StringComparison.Ordinal));
}
