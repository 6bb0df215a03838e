using EqualityPipeline.Registers;
using EqualityPipeline.Storage.Publishing;

namespace EqualityPipeline.Tests.Sample;

public class Reports_as_stored
{
    /// <summary>What a release keeps is read back as it was written: a page says what was worked out when the release was made.</summary>
    [Theory]
    [InlineData("northmoor")]
    [InlineData("westvale")]
    [InlineData("northmoor-police")]
    [InlineData("northmoor-together")]
    public void What_the_registers_say_is_read_back_as_it_was_written(string organisation)
    {
        var report = SampleReports.Of(organisation);
        var written = ReleaseJson.Write(report);

        var read = ReleaseJson.Read<RegisterReport>(BinaryData.FromBytes(written));

        Assert.Equal(written, ReleaseJson.Write(read));
        Assert.Equal(report.Meetings.Select(m => m.Id), read.Meetings.Select(m => m.Id));
        Assert.Equal(report.Region?.Levels.Select(l => (l.Authority, l.Survey, l.Moved)), read.Region?.Levels.Select(l => (l.Authority, l.Survey, l.Moved)));
        Assert.Equal(report.Evidence?.Rows.Select(r => (r.Group, r.IsConflict)), read.Evidence?.Rows.Select(r => (r.Group, r.IsConflict)));
    }
}
