using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using EqualityPipeline.Periods;
using EqualityPipeline.Publication;
using EqualityPipeline.SampleData;
using EqualityPipeline.Storage;

namespace EqualityPipeline.Tests.Storage;

/// <summary>April to September 2009, two quarters: what a run after a change reads and writes, and what it leaves.</summary>
public sealed class Publishing_what_changed(SharedAzurite azurite)
{
    private const string Fire = FireReturns.Organisation;

    private static readonly SampleReturn September = FireReturns.Risen(new ReportingMonth(2009, 9), times: 2);
    private static readonly SampleReturn May = FireReturns.Risen(new ReportingMonth(2009, 5), times: 2);

    [Fact]
    public async Task A_run_after_a_change_reads_the_cells_of_that_month_and_writes_the_parts_of_that_quarter()
    {
        using var pipeline = await PublishedAsync();
        await pipeline.SendAsync(September.Path, September.Bytes);
        var requests = new Requests();
        using var night = pipeline.Another(requests);

        var after = await night.PublishAsync(Fire);

        Assert.Equal(["2009-09"], requests.Of("GET", Places.Cells).Where(IsOfTakeUp).Select(path => path.Split('/')[1]).Distinct());
        Assert.DoesNotContain(requests.Of("GET", Places.Releases), path => path.Contains("/parts/", StringComparison.Ordinal));
        var written = requests.Of("PUT", Places.Releases).Where(path => path.Contains("/parts/", StringComparison.Ordinal)).ToList();
        var part = Assert.Single(after!.Parts, p => written.Contains(Places.ReleasePart(Fire, p.ContentHash)));
        Assert.Equal((2009, 2, PartLengths.MonthsAndQuarter), (part.FinancialYear, part.Quarter, part.Lengths));
        Assert.Single(written);
    }

    [Fact]
    public async Task A_run_after_no_change_reads_neither_cells_of_counts_nor_figures()
    {
        using var pipeline = await PublishedAsync();
        var requests = new Requests();
        using var night = pipeline.Another(requests);

        await night.PublishAsync(Fire);

        Assert.DoesNotContain(requests.Of("GET", Places.Cells), IsOfTakeUp);
        Assert.DoesNotContain(requests.Of("GET", Places.Releases), path => path.Contains("/parts/", StringComparison.Ordinal));
        Assert.Empty(requests.Of("PUT", Places.Releases));
    }

    [Fact]
    public async Task What_one_run_keeps_for_the_next_may_be_deleted_or_spoilt()
    {
        using var kept = await PublishedAsync();
        using var deleted = await PublishedAsync();
        using var spoilt = await PublishedAsync();
        await foreach (var blob in deleted.Storage.Workings.GetBlobsAsync())
            await deleted.Storage.Workings.DeleteBlobAsync(blob.Name);
        await foreach (var blob in spoilt.Storage.Workings.GetBlobsAsync())
            await SpoilAsync(spoilt.Storage.Workings.GetBlobClient(blob.Name));

        var releases = new List<ReleaseManifest>();
        foreach (var pipeline in new[] { kept, deleted, spoilt })
        {
            await pipeline.SendAsync(September.Path, September.Bytes);
            releases.Add((await pipeline.PublishAsync(Fire))!);
        }

        Assert.Equal(releases[0].Id, releases[1].Id);
        Assert.Equal(releases[0].Id, releases[2].Id);
    }

    [Fact]
    public async Task Each_release_of_a_chain_of_corrections_is_what_its_inputs_make_of_it_whatever_was_kept()
    {
        using var pipeline = await PublishedAsync();
        var chain = new List<ReleaseManifest>();
        foreach (var correction in new[] { September, May })
        {
            await pipeline.SendAsync(correction.Path, correction.Bytes);
            chain.Add((await pipeline.PublishAsync(Fire))!);
        }

        // Nothing that a run keeps is looked at: it would prove itself.
        await foreach (var blob in pipeline.Storage.Workings.GetBlobsAsync())
            await pipeline.Storage.Workings.DeleteBlobAsync(blob.Name);
        foreach (var release in chain)
        {
            var rebuilt = (await pipeline.Rebuilds.OfAsync(Fire, release.Id, CancellationToken.None))!;
            Assert.True(rebuilt.Equal, rebuilt.Told);
            Assert.True(rebuilt.ManifestEqual);
        }

        Assert.Empty(await PipelineUnderTest.BlobsAsync(pipeline.Storage.Workings));
        // What was reused was not what changed.
        Assert.NotEqual(PartOf(chain[0], 1), PartOf(chain[1], 1));
        Assert.Equal(PartOf(chain[0], 2), PartOf(chain[1], 2));

        static string PartOf(ReleaseManifest release, int quarter) => release.Parts.First(p => p.Family == "population.potential-users" && p.Quarter == quarter).ContentHash;
    }

    private async Task<PipelineUnderTest> PublishedAsync()
    {
        var pipeline = await PipelineUnderTest.NewAsync(azurite, FireReturns.Arrivals(September, May));
        foreach (var sent in FireReturns.Months(6))
            await pipeline.SendAsync(sent.Path, sent.Bytes);
        await pipeline.PublishAsync(Fire);
        return pipeline;
    }

    private static bool IsOfTakeUp(string path) => path.Contains("/service-take-up/", StringComparison.Ordinal) || path.Contains("/recruitment/", StringComparison.Ordinal);

    private static async Task SpoilAsync(BlobClient blob)
    {
        var bytes = (await blob.DownloadContentAsync()).Value.Content.ToArray();
        bytes[bytes.Length / 2] ^= 1;
        await blob.UploadAsync(BinaryData.FromBytes(bytes), overwrite: true);
    }

    /// <summary>Notes what is asked of storage.</summary>
    private sealed class Requests : HttpPipelineSynchronousPolicy
    {
        private readonly List<(string Method, string Path)> all = [];

        /// <summary>Paths within a container.</summary>
        public IReadOnlyList<string> Of(string method, string container)
        {
            lock (all)
            {
                return
                [
                    .. all.Where(r => r.Method == method).Select(r => r.Path.Split('/', StringSplitOptions.RemoveEmptyEntries))
                        .Where(segments => segments.Length > 2 && segments[1].EndsWith(container, StringComparison.Ordinal))
                        .Select(segments => string.Join('/', segments.Skip(2))),
                ];
            }
        }

        public override void OnSendingRequest(HttpMessage message)
        {
            lock (all)
            {
                all.Add((message.Request.Method.Method, Uri.UnescapeDataString(message.Request.Uri.Path)));
            }
        }
    }
}
