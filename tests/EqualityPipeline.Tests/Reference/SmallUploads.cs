using System.Text;
using System.Text.Json;
using EqualityPipeline.Policy;
using EqualityPipeline.Tests.Storage;

namespace EqualityPipeline.Tests.Reference;

/// <summary>A few returns of one organisation from upload to feed.</summary>
internal static class SmallUploads
{
    public const string Organisation = "calder";

    public const string Population = """
        strand,group,measure,count
        race,white-british,population,40000
        race,asian-indian,population,12000
        disability,disabled,population,8000
        disability,not-disabled,population,44000
        gender,female,population,27000
        gender,male,population,25000
        """;

    public static async Task<PipelineUnderTest> SentAsync(SharedAzurite azurite, params (string Path, string Csv)[] returns)
    {
        var pipeline = await PipelineUnderTest.NewAsync(azurite, policy: ReferencePolicy.Policy);
        foreach (var (path, csv) in returns.Prepend(("corporate/2009-04/population", Population)))
            await SendAsync(pipeline, path, csv);
        return pipeline;
    }

    public static Task SendAsync(PipelineUnderTest pipeline, string path, string csv)
        => UploadedReferenceCases.CountedAsync(pipeline, $"{Organisation}/{path}.csv", Encoding.UTF8.GetBytes(csv));

    /// <summary>Publishes, approves and reads back.</summary>
    public static async Task<IReadOnlyDictionary<string, JsonElement>> ReleasedAsync(PipelineUnderTest pipeline)
    {
        await pipeline.PublishAsync(Organisation);
        await pipeline.Approval.ApproveAsync(Organisation, "test", CancellationToken.None);
        return await UploadedReferenceCases.RowsAsync(pipeline, Edition.Approved);
    }

    public static JsonElement Of(this IReadOnlyDictionary<string, JsonElement> rows, string indicator, string strand, string group)
        => rows[$"{Organisation}|all|all|all|2009-04|{indicator}|{strand}|{group}"];

    public static double? Number(this JsonElement row, string column)
        => row.GetProperty(column) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    public static string? Text(this JsonElement row, string column) => row.GetProperty(column).GetString();
}
