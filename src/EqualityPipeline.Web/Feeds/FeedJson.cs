using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EqualityPipeline.Periods;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Web.Feeds;

/// <summary>How every JSON answer beside the OData feed is written: camel case, states in kebab case, moments in UTC ending in Z.</summary>
public static class FeedJson
{
    private const string ContentType = "application/json; charset=utf-8";

    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower), new MomentConverter(), new MonthConverter() },
    };

    public static IResult Answer<T>(T content, int status = StatusCodes.Status200OK) => Written(content, status).With("Cache-Control", "no-cache");

    /// <summary>Answers 304 where the reader already holds this very content.</summary>
    /// <param name="entityTag">Strong, without its quotes.</param>
    public static IResult Answer<T>(HttpRequest request, T content, string entityTag)
        => EntityTag.Answer(request, entityTag, () => Written(content, StatusCodes.Status200OK));

    private static Answer Written<T>(T content, int status)
        => Web.Answer.Of(status, ContentType, JsonSerializer.SerializeToUtf8Bytes(content, Options));

    private sealed class MomentConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
            => writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture));
    }

    private sealed class MonthConverter : JsonConverter<ReportingMonth>
    {
        public override ReportingMonth Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => ReportingMonth.TryParse(reader.GetString(), out var month) ? month : throw new JsonException("A month is written as yyyy-MM.");

        public override void Write(Utf8JsonWriter writer, ReportingMonth value, JsonSerializerOptions options)
            => writer.WriteStringValue(value.ToString());
    }
}
