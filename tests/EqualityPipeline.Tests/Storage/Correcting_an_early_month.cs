using Azure;
using EqualityPipeline.Periods;
using EqualityPipeline.Publication;
using EqualityPipeline.Returns;
using EqualityPipeline.SampleData;
using EqualityPipeline.Storage;
using EqualityPipeline.Storage.Receiving;
using EqualityPipeline.Tests.Policy;

namespace EqualityPipeline.Tests.Storage;

/// <summary>Two council years of the fire service's take-up: what a run makes again after a return of the first of them was replaced.</summary>
public sealed class Correcting_an_early_month(SharedAzurite azurite)
{
    private const string Fire = FireReturns.Organisation;
    private const string TakeUp = "population.potential-users";

    private static readonly DateOnly AsOf = new(2011, 4, 10);

    [Theory]
    // Its quarter, its year and the twelve months to March 2010: those to April begin with May.
    [InlineData("2009-04", "2009 Q1, 2009 year, 2009 twelve months of Q4")]
    // Twelve months to March 2010, and to any month up to September 2010, hold October.
    [InlineData("2009-10", "2009 Q3, 2009 year, 2009 twelve months of Q4, 2010 twelve months of Q1, 2010 twelve months of Q2")]
    // Those to February 2011 too.
    [InlineData("2010-03", "2009 Q4, 2009 year, 2009 twelve months of Q4, 2010 twelve months of Q1, 2010 twelve months of Q2, 2010 twelve months of Q3, 2010 twelve months of Q4")]
    [InlineData("2011-03", "2010 Q4, 2010 year, 2010 twelve months of Q4")]
    public async Task A_replaced_return_makes_again_the_parts_of_which_a_period_holds_its_month_and_settles_its_own_year_alone(string month, string parts)
    {
        using var pipeline = await ReceivedAsync();
        var before = (await pipeline.PublishAsync(Fire, AsOf))!;
        var accounts = await PipelineUnderTest.BlobsAsync(pipeline.Storage.Disclosure);
        await ReceiveAsync(pipeline, FireReturns.Risen(ReportingMonth.Parse(month), times: 2));

        var after = (await pipeline.PublishAsync(Fire, AsOf))!;

        var standing = before.Parts.Select(p => p.ContentHash).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(parts, string.Join(", ", after.Parts.Where(p => !standing.Contains(p.ContentHash)).Select(InWords)));
        Assert.Single((await PipelineUnderTest.BlobsAsync(pipeline.Storage.Disclosure)).Keys.Except(accounts.Keys));
        Assert.Equal(ReportingMonth.Parse(month).FinancialYear, Assert.Single(AccountsOf(after).Except(AccountsOf(before))).Year);
        await AssertIsWhatItsInputsMakeAsync(pipeline, after);
    }

    /// <summary>Night after night, on releases that each built on the one before.</summary>
    [Fact]
    public async Task A_chain_of_corrections_of_early_and_late_months_is_made_again_byte_for_byte()
    {
        using var pipeline = await ReceivedAsync();
        await pipeline.PublishAsync(Fire, AsOf);
        var chain = new List<ReleaseManifest>();
        foreach (var (month, times) in new[] { ("2009-04", 2), ("2011-03", 2), ("2009-10", 3), ("2009-04", 3) })
        {
            await ReceiveAsync(pipeline, FireReturns.Risen(ReportingMonth.Parse(month), times));
            chain.Add((await pipeline.PublishAsync(Fire, AsOf))!);
        }

        Assert.Equal(4, chain.Select(r => r.Id).Distinct().Count());
        foreach (var release in chain)
            await AssertIsWhatItsInputsMakeAsync(pipeline, release);
    }

    private static async Task AssertIsWhatItsInputsMakeAsync(PipelineUnderTest pipeline, ReleaseManifest release)
    {
        var rebuilt = (await pipeline.Rebuilds.OfAsync(Fire, release.Id, CancellationToken.None))!;
        Assert.True(rebuilt.Equal, rebuilt.Told);
        Assert.True(rebuilt.ManifestEqual);
    }

    private static IEnumerable<(int Year, string Account)> AccountsOf(ReleaseManifest release)
        => release.Parts.Where(p => p.Family == TakeUp).Select(p => (p.FinancialYear, p.AuditHash)).Distinct();

    private static string InWords(ReleasePart part) => part.Lengths switch
    {
        PartLengths.Year => $"{part.FinancialYear} year",
        PartLengths.TwelveMonths => $"{part.FinancialYear} twelve months of Q{part.Quarter}",
        _ => $"{part.FinancialYear} Q{part.Quarter}",
    };

    private async Task<PipelineUnderTest> ReceivedAsync()
    {
        var pipeline = await PipelineUnderTest.NewAsync(azurite);
        foreach (var sent in SampleReturns.All().Where(r => r.Path.StartsWith(Fire + "/", StringComparison.Ordinal) && Path.GetFileName(r.Path) is "service-take-up.csv" or "population.csv"))
            await ReceiveAsync(pipeline, sent);
        return pipeline;
    }

    /// <summary>Keeps what the intake keeps of an accepted return: years of uploads would take a test too long.</summary>
    private static async Task ReceiveAsync(PipelineUnderTest pipeline, SampleReturn sent)
    {
        var name = SubmissionNames.Read(sent.Path, Packs.Policy, new ReportingMonth(2011, 4)).Name!;
        using var content = new MemoryStream(sent.Bytes);
        var accepted = ReturnCheck.Check(content, name, Packs.Policy, CheckBasis.Empty with { IsConfirmed = true });
        Assert.True(accepted.Status is ReceiptStatus.Accepted or ReceiptStatus.AcceptedWithWarnings, $"{name} is {accepted.Status}");
        var id = PipelineUnderTest.Id(sent.Path, sent.Bytes);
        await pipeline.Cells.WriteAsync(name, id, accepted, Packs.Policy.FindReturnType(name.ReturnType)!.AsOf(name.Period).Register, CancellationToken.None);
        var upload = new Upload(name.Path, new ETag(id), sent.ArrivedAt, sent.ArrivedAt);
        var slot = await pipeline.Register.FindAsync(name, CancellationToken.None) ?? new SubmissionSlot
        {
            Organisation = Fire, Directorate = name.Directorate, Period = name.Period, ReturnType = name.ReturnType,
            LatestUpload = upload, LatestSubmission = id, LatestStatus = accepted.Status, FirstAcceptedAt = sent.ArrivedAt,
        };
        Assert.True(await pipeline.Register.TryWriteAsync(slot with { LatestUpload = upload, LatestSubmission = id, CountedUpload = upload, CountedSubmission = id }, CancellationToken.None));
    }
}
