using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Storage.Publishing;
using EqualityPipeline.Tests.Sample;

namespace EqualityPipeline.Tests.Storage;

/// <summary>The counts of a month, written by one run and read by the next.</summary>
public sealed class Keeping_merged_counts
{
    /// <summary>Those of the sample that have all there is: people, parts of people, pay by the penny, places.</summary>
    public static TheoryData<string> Returns => new("service-take-up", "workforce", "harassment-incidents", "inputs");

    [Theory]
    [MemberData(nameof(Returns))]
    public void What_is_read_is_what_was_written_in_the_same_order(string returnType)
    {
        var (written, read) = (Leaves(returnType), NoLeaves(returnType));
        Assert.NotEmpty(written.Counts);

        Assert.True(LeafCountsFile.TryFill(read, LeafCountsFile.Write(written)));

        // As texts, so that 1.50 is not taken for 1.5.
        Assert.Equal(written.Counts.Select(c => $"{c.Key.Text} {c.Value}"), read.Counts.Select(c => $"{c.Key.Text} {c.Value}"));
        Assert.Equal(written.Returned, read.Returned);
        Assert.NotEmpty(written.Told);
        Assert.Equal(written.Told.Select(t => $"{t.Directorate} {string.Join(' ', t.Strands)}"), read.Told.Select(t => $"{t.Directorate} {string.Join(' ', t.Strands)}"));
        Assert.Equal(
            written.Buckets.Select(b => $"{b.Key.Text} {string.Join(' ', b.Value.Select(w => $"{w.Key}:{w.Value}"))}"),
            read.Buckets.Select(b => $"{b.Key.Text} {string.Join(' ', b.Value.Select(w => $"{w.Key}:{w.Value}"))}"));
    }

    [Fact]
    public void Pay_is_kept_by_the_penny() => Assert.NotEmpty(Leaves("workforce").Buckets);

    [Fact]
    public void A_byte_that_was_changed_is_noticed_wherever_it_is_and_nothing_is_filled_in()
    {
        var bytes = LeafCountsFile.Write(Leaves("inputs"));
        for (var at = 0; at < bytes.Length; at++)
        {
            bytes[at] ^= 1;
            var read = NoLeaves("inputs");
            Assert.False(LeafCountsFile.TryFill(read, bytes));
            Assert.Empty(read.Returned);
            bytes[at] ^= 1;
        }

        Assert.False(LeafCountsFile.TryFill(NoLeaves("inputs"), bytes.AsMemory(0, bytes.Length - 1)));
        Assert.False(LeafCountsFile.TryFill(NoLeaves("inputs"), ReadOnlyMemory<byte>.Empty));
    }

    private static LeafCounts Leaves(string returnType) => Counts(returnType).Leaves(returnType, MonthOf(returnType));

    private static LeafCounts NoLeaves(string returnType) => Counts(returnType).NoLeaves(returnType, MonthOf(returnType));

    /// <summary>The last that was sent.</summary>
    private static ReportingMonth MonthOf(string returnType) => Accepted(returnType).Max(r => r.Name.Period);

    private static ReturnedCounts Counts(string returnType) => new(
        SampleRelease.Policy, SampleRelease.Organisation("northmoor"), IndicatorFamily.Of(SampleRelease.Policy).First(f => f.Counts(returnType)),
        Accepted(returnType).Select(r => r.Cells));

    private static IEnumerable<ReceivedReturn> Accepted(string returnType)
        => SampleRelease.Returns.Where(r => r.Name.Organisation == "northmoor" && r.Name.ReturnType == returnType && r.IsAccepted);
}
