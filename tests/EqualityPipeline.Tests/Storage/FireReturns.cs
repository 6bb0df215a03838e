using System.Text;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;
using EqualityPipeline.SampleData;
using EqualityPipeline.Storage.Receiving;
using EqualityPipeline.Tests.Policy;

namespace EqualityPipeline.Tests.Storage;

/// <summary>The sample's fire and rescue service in its first months, small enough to run often.</summary>
internal static class FireReturns
{
    public const string Organisation = "northmoor-fire";
    public const string TakeUpPath = "northmoor-fire/community-safety/2009-04/service-take-up.csv";
    public const string TakeUpCorrectedPath = "northmoor-fire/community-safety/2009-04/service-take-up-corrected.csv";

    private static readonly IReadOnlyList<SampleReturn> EverSent = [.. SampleReturns.All().Where(r => r.Path.StartsWith(Organisation + "/", StringComparison.Ordinal))];

    private static readonly IReadOnlyList<SampleReturn> All =
        [.. EverSent.Where(r => r.ArrivedAt < PipelineUnderTest.Start)];

    /// <summary>April 2009: one row of its events is one person.</summary>
    public static byte[] TakeUp { get; } = All.Single(r => r.Path == TakeUpPath).Bytes;

    /// <summary>The same return without its last person.</summary>
    public static byte[] TakeUpOneFewer { get; } = Encoding.UTF8.GetBytes(string.Concat(Lines(TakeUp)[..^1]));

    /// <summary>A return that nobody can read as one.</summary>
    public static byte[] Unusable { get; } = "this,is,no,return\n1,2,3,4\n"u8.ToArray();

    public static int People(byte[] events) => Lines(events).Length - 1;

    public static SubmissionName TakeUpName(string path = TakeUpPath)
        => new(Organisation, "community-safety", new ReportingMonth(2009, 4), "service-take-up", path);

    /// <summary>Everything sent for the first months, April 2009 on, in the order of arrival.</summary>
    public static IReadOnlyList<SampleReturn> Months(int months)
        => [.. All.Where(r => SampleCalendar.IndexOf(MonthOf(r.Path)) < months)];

    /// <summary>A correction of a month's take-up in which everyone is there several times: a sudden rise.</summary>
    public static SampleReturn Risen(ReportingMonth month, int times)
    {
        var first = EverSent.Single(r => r.Path == $"{Organisation}/community-safety/{month}/service-take-up.csv");
        var lines = Lines(first.Bytes);
        var risen = lines[0] + string.Concat(Enumerable.Repeat(string.Concat(lines[1..]), times));
        return new SampleReturn(first.Path.Replace(".csv", "-corrected.csv", StringComparison.Ordinal), Encoding.UTF8.GetBytes(risen), first.ArrivedAt.AddDays(3));
    }

    /// <summary>When each was sent, as its manifest says; anything else three days after the sample's last return.</summary>
    public static ArrivalTime Arrivals(params IEnumerable<SampleReturn> more)
    {
        var arrivals = All.Concat(more).ToDictionary(r => PipelineUnderTest.Id(r.Path, r.Bytes), r => r.ArrivedAt);
        return (path, sha256, _) => arrivals.TryGetValue(SubmissionIds.WithoutKey.For(path, sha256), out var at) ? at : PipelineUnderTest.Start.AddDays(-1);
    }

    /// <summary>The committed policy, with alerts that need no more than five months.</summary>
    public static MonitoringPolicy PolicyOfFiveMonths { get; } = Packs.Policy with
    {
        AlertRules = [.. Packs.Policy.AlertRules.Select(rule => rule with { MinimumPoints = 5 })],
    };

    private static ReportingMonth MonthOf(string path) => ReportingMonth.Parse(path.Split('/')[2]);

    private static string[] Lines(byte[] csv)
        => [.. Encoding.UTF8.GetString(csv).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line + "\n")];
}
