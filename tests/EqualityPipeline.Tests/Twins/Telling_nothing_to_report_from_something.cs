using System.Text;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Tests.Twins;

/// <summary>Applicants are told by the quarter: in how many of its months there were any must not be told, for three months are three of a count that is hidden as 1 to 4.</summary>
public class Telling_nothing_to_report_from_something(SharedAzurite azurite)
{
    /// <summary>Two people apply in April and nobody in May, or one each month: of the page and the feed of coverage both are the same.</summary>
    [Fact]
    public async Task Nobody_can_who_reads_what_came_back()
    {
        var one = await CoverageAsync(april: Applied(2), may: NilReturn.Content);
        var other = await CoverageAsync(april: Applied(1), may: Applied(1));

        Assert.All(one, a => Assert.Equal(200, a.Status));
        Assert.Contains("\"strand\":\"race\",\"state\":\"returned\"", Encoding.UTF8.GetString(one[1].Body), StringComparison.Ordinal);
        Assert.Empty(new Renaming().Differences(one, other).Select(d => d.What));
    }

    private async Task<List<Answer>> CoverageAsync(string april, string may)
    {
        var noon = new DateTimeOffset(2009, 6, 10, 12, 0, 0, TimeSpan.Zero);
        await using var running = await RunningTwin.StartAsync(azurite, noon, (_, _, _) => noon.AddDays(-6));
        await running.ReceiveAsync(new[] { ("2009-04", april), ("2009-05", may) }.Select(m => ($"northmoor/housing/{m.Item1}/recruitment.csv", Encoding.UTF8.GetBytes(m.Item2))));
        return [await running.AskAsync("/northmoor/coverage"), await running.AskAsync("/api/coverage/northmoor")];
    }

    private static string Applied(int people) => $"service,strand,group,measure,count\nlettings,race,white-british,applied,{people}\nlettings,gender,female,applied,{people}\nlettings,disability,not-disabled,applied,{people}\n";
}
