using System.Text.Json;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;
using EqualityPipeline.Tests.Reference;
using EqualityPipeline.Tests.Storage;
using EqualityPipeline.Tests.Web;
using EqualityPipeline.Web.OData;

namespace EqualityPipeline.Tests.Reference;

/// <summary>The reference cases from upload to feed, once for every test that reads them.</summary>
public sealed class UploadedReferenceCases(SharedAzurite azurite) : IAsyncLifetime
{
    /// <summary>Every row of <c>Figures</c>, by its id.</summary>
    public IReadOnlyDictionary<string, JsonElement> Rows { get; private set; } = new Dictionary<string, JsonElement>();

    public async ValueTask InitializeAsync()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite, policy: ReferencePolicy.Policy);
        foreach (var (path, bytes) in ReferenceReturns.All())
            await CountedAsync(pipeline, path, bytes);
        foreach (var organisation in ReferenceReturns.All().Select(r => r.Path.Split('/')[0]).Distinct())
        {
            await pipeline.PublishAsync(organisation);
            await pipeline.Approval.ApproveAsync(organisation, "test", CancellationToken.None);
        }

        Rows = await RowsAsync(pipeline, Edition.Approved);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Sends a return and, where a comparison with other months holds it, confirms it.</summary>
    internal static async Task CountedAsync(PipelineUnderTest pipeline, string path, byte[] bytes)
    {
        var submission = await pipeline.SendAsync(path, bytes);
        var name = SubmissionNames.Read(path, ReferencePolicy.Policy, new(2009, 10)).Name!;
        if ((await pipeline.ReceiptAsync(name, submission)).Status == ReceiptStatus.Held)
            await pipeline.Life.ConfirmAsync(name, "As counted.", "test", CancellationToken.None);
        var receipt = await pipeline.ReceiptAsync(name, submission);
        Assert.True(
            receipt.Status is ReceiptStatus.Accepted or ReceiptStatus.AcceptedWithWarnings,
            $"{path} is {receipt.Status}: {string.Join(" ", receipt.Findings.Select(f => f.Message))}");
    }

    internal static async Task<IReadOnlyDictionary<string, JsonElement>> RowsAsync(PipelineUnderTest pipeline, Edition edition)
    {
        var releases = await pipeline.Releases.CurrentAsync(edition, CancellationToken.None);
        var feed = new FeedReader(new FeedSource(ReferencePolicy.Policy, releases, [], [], edition, PipelineUnderTest.Start));
        var rows = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        for (string? next = "Figures"; next is not null;)
        {
            var page = await feed.GetAsync(next);
            Assert.Equal(200, page.Status);
            foreach (var row in page.Json.GetProperty("value").EnumerateArray())
                rows.Add(row.GetProperty("Id").GetString()!, row);
            next = page.NextLink;
        }

        return rows;
    }
}
