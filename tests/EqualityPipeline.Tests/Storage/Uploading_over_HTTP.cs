using EqualityPipeline.Functions.Wiring;
using EqualityPipeline.Returns;
using EqualityPipeline.Tests.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace EqualityPipeline.Tests.Storage;

public sealed class Uploading_over_HTTP(SharedAzurite azurite)
{
    [Theory]
    [InlineData("northmoor-fire", "community-safety", "2009-04", "service-take-up.csv")]
    [InlineData("Northmoor-Fire", "community-safety", "2009-04", "service take-up.csv")]
    [InlineData("northmoor-fire", "community-safety", "2009-04", "消防 #1?%2e.csv")]
    public async Task What_storage_can_hold_is_stored_under_its_name_and_receipted(string organisation, string directorate, string period, string file)
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);

        var (status, _) = await PutAsync(pipeline, organisation, directorate, period, file);

        var path = $"{organisation}/{directorate}/{period}/{file}";
        Assert.Equal(StatusCodes.Status202Accepted, status);
        Assert.Equal([path], (await PipelineUnderTest.BlobsAsync(pipeline.Storage.Returns)).Keys);
        await pipeline.ReceiveAsync(path);
        Assert.Equal(2, (await PipelineUnderTest.BlobsAsync(pipeline.Storage.Receipts)).Count);
    }

    [Theory]
    [InlineData("..", "..", "receipts", "x.csv", "R302")]
    [InlineData("..\\..\\receipts", "northmoor-fire", "2009-04", "x.csv", "R302")]
    [InlineData("northmoor-fire", "..\\..\\..\\cells", "2009-04", "x.csv", "R302")]
    [InlineData("northmoor-fire", ".", "2009-04", "service-take-up.csv", "R302")]
    [InlineData("northmoor-fire", "community-safety", "2009-04", "service-take-up.csv.", "R302")]
    [InlineData("northmoor-fire", "community-safety", "2009-04", "service-take-up\0.csv", "R303")]
    [InlineData("northmoor-fire", "community-safety", "2009-04", "1024", "R304")]
    public async Task What_it_cannot_or_what_leads_elsewhere_is_answered_with_its_receipt_and_stored_nowhere(
        string organisation, string directorate, string period, string file, string code)
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);

        var (status, body) = await PutAsync(pipeline, organisation, directorate, period, file == "1024" ? new string('n', 1_024) + ".csv" : file);

        Assert.Equal(StatusCodes.Status400BadRequest, status);
        Assert.Equal(code, Assert.Single(ReceiptJson.Read(body).Findings).Code);
        foreach (var container in new[] { pipeline.Storage.Returns, pipeline.Storage.Receipts, pipeline.Storage.Cells })
            Assert.Empty(await PipelineUnderTest.BlobsAsync(container));
    }

    private static async Task<(int Status, byte[] Body)> PutAsync(PipelineUnderTest pipeline, string organisation, string directorate, string period, string file)
    {
        using var answer = new MemoryStream();
        using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services };
        context.Request.Body = new MemoryStream(FireReturns.TakeUp);
        context.Response.Body = answer;
        var uploads = new ReturnUploads(pipeline.Storage, Packs.Policy, SubmissionIds.WithoutKey, pipeline.Clock);
        await (await uploads.TakeAsync(context.Request, organisation, directorate, period, file, CancellationToken.None)).ExecuteAsync(context);
        return (context.Response.StatusCode, answer.ToArray());
    }
}
