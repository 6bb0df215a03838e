using System.Text.Json;
using System.Text.Json.Serialization;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Storage.Publishing;

/// <summary>Manifests and pointers as JSON; the same manifest is the same bytes.</summary>
internal static class ReleaseJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    public static T Read<T>(BinaryData json)
        => JsonSerializer.Deserialize<T>(json.ToMemory().Span, Options) ?? throw new InvalidDataException($"The stored {typeof(T).Name} is empty.");
}
