using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Web.OData;

/// <summary>The read-only OData 4.0 feed that Power BI reads.</summary>
/// <param name="tokenKey">Signs the tokens of continued pages; at least 32 bytes, the same on every instance.</param>
/// <param name="publicAddress">Where readers reach the service, when a gateway stands before it; null to go by the request.</param>
public sealed class ODataFeed(ReadOnlyMemory<byte> tokenKey, Uri? publicAddress = null)
{
    private const int ShortestKey = 32;
    private const int RowsBetweenFlushes = 200;
    private const string Json = "application/json;odata.metadata=minimal;charset=utf-8";

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ReadOnlyMemory<byte> tokenKey = tokenKey.Length >= ShortestKey
        ? tokenKey
        : throw new ArgumentException($"The key that signs page tokens has at least {ShortestKey} bytes.", nameof(tokenKey));

    /// <param name="path">What follows <c>/api/odata/</c>, decoded; null or empty for the service document.</param>
    /// <param name="find">Finds what this reader may read.</param>
    public async Task<IResult> AnswerAsync(HttpRequest request, string? path, FindFeedSource find, CancellationToken cancel)
    {
        try
        {
            var address = FeedAddress.Of(request, publicAddress);
            switch (path?.Trim('/'))
            {
                case null or "":
                    FeedQuery.CheckNone(request);
                    return ServiceDocument(address);
                case "$metadata":
                    FeedQuery.CheckNone(request);
                    return Metadata(request);
                case "$batch" or "$all" or "$entity":
                    throw FeedProblem.NotServed($"{path} is not served.");
                case var asked:
                    return await RowsAsync(request, FeedPath.Parse(asked), address, find, cancel);
            }
        }
        catch (FeedProblem problem)
        {
            return Error(problem);
        }
    }

    private static Answer ServiceDocument(FeedAddress address) => Written(200, json =>
    {
        json.WriteString("@odata.context", address.Context());
        json.WriteStartArray("value");
        foreach (var set in EntitySets.Every)
        {
            json.WriteStartObject();
            json.WriteString("name", set.Name);
            json.WriteString("kind", "EntitySet");
            json.WriteString("url", set.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static Answer Metadata(HttpRequest request)
    {
        if (request.Query["$format"] is [{ } format] && !format.Contains("xml", StringComparison.OrdinalIgnoreCase))
            throw FeedProblem.BadFormat("The metadata is served as XML.");
        return OData(Answer.Of(200, "application/xml;charset=utf-8", FeedModel.Csdl.AsMemory()));
    }

    private async Task<Answer> RowsAsync(HttpRequest request, FeedPath path, FeedAddress address, FindFeedSource find, CancellationToken cancel)
    {
        var query = new FeedQuery(request, path.Set);
        var token = query.Token is { } text ? ReadToken(text, query, path) : null;
        var source = await find(token?.Releases ?? [], cancel)
            ?? throw FeedProblem.Gone("The release these pages come from is no longer kept. Start again from the first page.");
        if (path.Key is { } key)
            return OneRow(path.Set, key, query, source, address);
        if (path.CountOnly)
            return CountOnly(path.Set, query, source);

        var page = path.Set.Read(source, query.Page(token));
        return Rows(request, path.Set, query, token, source, page, address);
    }

    private SkipToken ReadToken(string text, FeedQuery query, FeedPath path)
    {
        var token = path is { Key: null, CountOnly: false } ? SkipToken.Read(tokenKey.Span, text) : null;
        return token?.Question == query.Question
            ? token
            : throw FeedProblem.Bad("$skiptoken is not one that this feed gave for this question. Follow @odata.nextLink as it is.");
    }

    private static Answer OneRow(EntitySet set, string key, FeedQuery query, FeedSource source, FeedAddress address)
    {
        if (query.Filter is not null || !query.Order.IsEmpty || query.Top is not null || query.Skip > 0 || query.Count)
            throw FeedProblem.Bad("One row by its key takes $select and no other option.");
        var write = set.Find(source, key, query.Selected)
            ?? throw FeedProblem.NotFound($"There is no row '{key}' in {set.Name}.");
        return Written(200, json =>
        {
            json.WriteString("@odata.context", address.Context($"{set.Name}{SelectedInContext(query)}/$entity"));
            write(json);
        });
    }

    private static Answer CountOnly(EntitySet set, FeedQuery query, FeedSource source)
    {
        var all = query.Page(null) with { Take = 0, Count = true };
        var count = set.Read(source, all).Count!.Value;
        return OData(Answer.Of(200, "text/plain;charset=utf-8", Encoding.ASCII.GetBytes(count.ToString(CultureInfo.InvariantCulture))));
    }

    private Answer Rows(
        HttpRequest request, EntitySet set, FeedQuery query, SkipToken? token, FeedSource source, FeedPage page, FeedAddress address)
    {
        var delivered = (token?.Delivered ?? 0) + page.Rows;
        string? next = null;
        if (!page.IsLast && page.LastId is { } lastId && !(delivered >= query.Top))
        {
            ImmutableArray<string> releases = [.. source.Releases.Select(r => r.Manifest.Id).Order(StringComparer.Ordinal)];
            next = address.Next(set, request, new SkipToken(query.Question, releases, delivered, lastId).Sign(tokenKey.Span));
        }

        var answer = OData(new Answer(200, Json, async (stream, cancel) =>
        {
            await using var json = new Utf8JsonWriter(stream, Writing);
            json.WriteStartObject();
            json.WriteString("@odata.context", address.Context(set.Name + SelectedInContext(query)));
            if (query.Count)
                json.WriteNumber("@odata.count", page.Count!.Value);
            json.WriteStartArray("value");
            for (var i = 0; i < page.Rows; i++)
            {
                page.WriteRow(json, i);
                if (i % RowsBetweenFlushes == RowsBetweenFlushes - 1)
                    await json.FlushAsync(cancel);
            }

            json.WriteEndArray();
            if (next is not null)
                json.WriteString("@odata.nextLink", next);
            json.WriteEndObject();
            await json.FlushAsync(cancel);
        }));
        return query.PreferredPageSize is { } size
            ? answer.With("Preference-Applied", string.Create(CultureInfo.InvariantCulture, $"odata.maxpagesize={size}"))
            : answer;
    }

    private static string SelectedInContext(FeedQuery query) => query.Selected.IsEmpty ? "" : $"({string.Join(',', query.Selected)})";

    private static Answer Error(FeedProblem problem) => Written(problem.Status, json =>
    {
        json.WriteStartObject("error");
        json.WriteString("code", problem.Code);
        json.WriteString("message", problem.Message);
        json.WriteEndObject();
    });

    private static Answer Written(int status, Action<Utf8JsonWriter> writeMembers)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Writing))
        {
            json.WriteStartObject();
            writeMembers(json);
            json.WriteEndObject();
        }

        return OData(Answer.Of(status, Json, bytes.ToArray()));
    }

    private static Answer OData(Answer answer) => answer.With("OData-Version", "4.0");
}
