using System.Text;
using EqualityPipeline.Periods;
using EqualityPipeline.Returns;
using EqualityPipeline.SampleData;
using EqualityPipeline.Storage.Receiving;

namespace EqualityPipeline.Tests.Storage;

/// <summary>Registers of the sample on a real store: what was accepted is what is read, whenever the receiving was killed.</summary>
public sealed class Keeping_registers(SharedAzurite azurite)
{
    private const string Plan = "northmoor/corporate/2009-04/action-plan.csv";
    private const string LaterPlan = "northmoor/corporate/2010-04/action-plan.csv";
    private const string HousingPath = "northmoor/housing/2009-04/impact-assessments.csv";
    private const string LeisurePath = "northmoor/leisure/2009-04/impact-assessments.csv";

    private static readonly ReportingMonth April2009 = new(2009, 4);
    private static readonly Dictionary<string, byte[]> Sample = RegisterReturns.All().ToDictionary(f => f.Path, f => f.Bytes, StringComparer.Ordinal);

    [Fact]
    public async Task An_accepted_register_is_stored_beside_the_cells_and_read_as_it_was_checked()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);

        var submission = await pipeline.SendAsync(HousingPath, Sample[HousingPath]);

        var blobs = await PipelineUnderTest.BlobsAsync(pipeline.Storage.Cells);
        Assert.Equal([$"northmoor/2009-04/housing/impact-assessments/{submission}.parquet"], blobs.Keys);
        var slot = await pipeline.SlotAsync(Name(HousingPath));
        var read = await pipeline.Cells.ReadRecordsAsync(slot!, CancellationToken.None);
        var expected = ReturnCheck.Check(new MemoryStream(Sample[HousingPath]), Name(HousingPath), Policy.Packs.Policy, CancellationToken.None).Records;
        Assert.Equal(Lines(expected), Lines(read));
        Assert.Equal(3, (await pipeline.ReceiptAsync(Name(HousingPath), submission)).RowsCounted);
    }

    [Fact]
    public async Task The_latest_of_each_directorate_as_of_a_month_is_found()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        pipeline.Clock.SetForward(TimeSpan.FromDays(400));
        foreach (var path in new[] { Plan, LaterPlan, HousingPath, LeisurePath })
            await pipeline.SendAsync(path, Sample[path]);
        var registers = new AcceptedRegisters(pipeline.Register, pipeline.Cells);

        Assert.Equal(["corporate 2009-04 6"], await LatestAsync("action-plan", new ReportingMonth(2010, 3)));
        Assert.Equal(["corporate 2010-04 5"], await LatestAsync("action-plan", new ReportingMonth(2010, 4)));
        Assert.Equal(["housing 2009-04 3", "leisure 2009-04 2"], await LatestAsync("impact-assessments", new ReportingMonth(2010, 4)));
        Assert.Empty(await LatestAsync("impact-assessments", new ReportingMonth(2009, 3)));
        Assert.Empty(await LatestAsync("targets", new ReportingMonth(2010, 4)));

        async Task<IEnumerable<string>> LatestAsync(string type, ReportingMonth asOf)
            => (await registers.LatestAsync("northmoor", type, asOf, CancellationToken.None)).Select(r => $"{r.Directorate} {r.Period} {r.Records.Length}");
    }

    [Fact]
    public async Task A_register_that_is_refused_leaves_the_one_before_it()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        await pipeline.SendAsync(LeisurePath, Sample[LeisurePath]);
        await pipeline.SendAsync(LeisurePath.Replace(".csv", "-again.csv", StringComparison.Ordinal), Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Sample[LeisurePath]).Replace(",complete,", ",finished,", StringComparison.Ordinal)));

        var latest = Assert.Single(await new AcceptedRegisters(pipeline.Register, pipeline.Cells).LatestAsync("northmoor", "impact-assessments", April2009, CancellationToken.None));
        Assert.Equal(["EIA-LEI-01", "EIA-LEI-02"], latest.Records.Select(r => r.Find("assessment")));
    }

    [Fact]
    public async Task A_record_that_no_register_has_is_warned_of_once_those_that_could_have_it_were_accepted()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        const string Contracts = "northmoor/housing/2009-04/contracts.csv";
        var wrong = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Sample[Contracts]).Replace("EIA-HOU-02", "EIA-HOU-20", StringComparison.Ordinal));

        var before = await pipeline.SendAsync(Contracts, wrong);
        await pipeline.SendAsync(HousingPath, Sample[HousingPath]);
        var after = await pipeline.SendAsync(Contracts.Replace(".csv", "-again.csv", StringComparison.Ordinal), wrong);

        Assert.Empty((await pipeline.ReceiptAsync(Name(Contracts), before)).Findings);
        var finding = Assert.Single((await pipeline.ReceiptAsync(Name(Contracts), after)).Findings);
        Assert.Equal(("R172", "EIA-HOU-20"), (finding.Code, finding.Found));
    }

    [Fact]
    public async Task A_register_moves_the_figures_of_its_own_family_and_no_others()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite, FireReturns.Arrivals());
        foreach (var sent in FireReturns.Months(1))
            await pipeline.SendAsync(sent.Path, sent.Bytes);
        var without = await pipeline.PublishAsync(FireReturns.Organisation);
        await pipeline.SendAsync(
            "northmoor-fire/corporate/2009-04/role-holders.csv", "role,directorate,post,starts\ndiversity-leader,community-safety,Head of Prevention,2009-04-01\n"u8.ToArray());

        var with = (await pipeline.PublishAsync(FireReturns.Organisation))!.Parts.ToLookup(p => p.Family == "role-holders.holders");
        Assert.Equal(without!.Parts.Select(p => p.ContentHash), with[false].Select(p => p.ContentHash));
        Assert.Equal(2009, Assert.Single(with[true]).FinancialYear);
    }

    /// <summary>Killed at each request to storage and started again: the same blob, the same row and the same receipt as of an undisturbed run.</summary>
    [Fact]
    public async Task Receiving_one_that_was_killed_anywhere_ends_as_if_it_had_not_been()
    {
        var counter = new Kill((_, _) => false, afterTheAnswer: false);
        using var whole = await UploadedAsync();
        using (var counted = whole.Another(counter))
            await counted.ReceiveAsync(HousingPath);
        var expected = await LeftAsync(whole);

        for (var request = 1; request <= counter.Sent; request++)
        {
            using var pipeline = await UploadedAsync();
            using (var killed = pipeline.Another(Kill.At(request, afterTheAnswer: request % 2 == 0)))
                await Assert.ThrowsAsync<KilledException>(() => killed.ReceiveAsync(HousingPath));
            await pipeline.ReceiveAsync(HousingPath);

            Assert.Equal(expected, await LeftAsync(pipeline));
        }

        async Task<PipelineUnderTest> UploadedAsync()
        {
            var pipeline = await PipelineUnderTest.NewAsync(azurite, (_, _, _) => PipelineUnderTest.Start.AddDays(-1));
            await pipeline.UploadAsync(HousingPath, Sample[HousingPath]);
            return pipeline;
        }

        static async Task<IEnumerable<string>> LeftAsync(PipelineUnderTest pipeline)
            => (await PipelineUnderTest.BlobsAsync(pipeline.Storage.Cells)).Select(b => $"{b.Key} {b.Value}")
                .Concat(await PipelineUnderTest.RowsAsync(pipeline.Storage.Submissions, "LatestETag", "LatestStoredAt", "CountedETag", "CountedStoredAt"));
    }

    private static SubmissionName Name(string path)
        => path.Split('/') is [var organisation, var directorate, var period, var file]
            ? new SubmissionName(organisation, directorate, ReportingMonth.Parse(period), file[..^".csv".Length], path)
            : throw new FormatException(path);

    private static IEnumerable<string> Lines(IEnumerable<RegisterRecord> records)
        => records.Select(r => $"{r.Row} {string.Join('|', r.Texts.Select(t => $"{t.Key}={t.Value}"))}");
}
