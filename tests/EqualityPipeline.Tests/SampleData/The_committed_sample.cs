using System.Text;
using EqualityPipeline.SampleData;

namespace EqualityPipeline.Tests.SampleData;

public class The_committed_sample
{
    private const long LargestSample = 6_000_000;

    private static readonly List<SampleReturn> Generated = [.. SampleReturns.All()];

    [Fact]
    public void Is_byte_for_byte_what_the_generator_writes()
    {
        foreach (var file in Generated)
        {
            var committed = File.ReadAllBytes(Path.Combine([SampleFolder.Returns, .. file.Path.Split('/')]));
            Assert.True(file.Bytes.AsSpan().SequenceEqual(committed), $"{file.Path} differs; run the generator.");
        }

        Assert.Equal(Encoding.UTF8.GetString(SampleReturns.Arrivals(Generated)), File.ReadAllText(Path.Combine(SampleFolder.Sample, "arrivals.csv")));
    }

    [Fact]
    public void Has_no_file_that_the_generator_does_not_write()
    {
        var committed = Directory.EnumerateFiles(SampleFolder.Returns, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(SampleFolder.Returns, file).Replace(Path.DirectorySeparatorChar, '/'));

        Assert.Equal(Generated.Select(file => file.Path).Order(StringComparer.Ordinal), committed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Is_the_same_when_it_is_made_again()
        => Assert.Equal(Generated.Select(file => Convert.ToHexString(file.Bytes)), SampleReturns.All().Select(file => Convert.ToHexString(file.Bytes)));

    [Fact]
    public void Stays_small() => Assert.InRange(Generated.Sum(file => (long)file.Bytes.Length), 1, LargestSample);

    [Fact]
    public void Is_plain_text_with_line_feeds_and_no_byte_order_mark()
        => Assert.All(Generated, file => Assert.True(file.Bytes[0] != 0xEF && !file.Bytes.Contains((byte)'\r') && file.Bytes[^1] == '\n', file.Path));

    [Fact]
    public void Arrives_in_order_and_before_the_demonstration_day()
    {
        Assert.Equal(SampleFolder.Arrivals.OrderBy(arrival => arrival.Value).ThenBy(arrival => arrival.Key, StringComparer.Ordinal), SampleFolder.Arrivals);
        Assert.True(SampleFolder.Arrivals[^1].Value < new DateTimeOffset(2011, 4, 6, 0, 0, 0, TimeSpan.Zero));
    }
}
