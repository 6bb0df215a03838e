using System.Text.Json;

namespace EqualityPipeline.LocalHost;

/// <summary>What the data folder says of its Azurite: the ports it uses, and its process while it runs.</summary>
/// <param name="ProcessId">Null when it was stopped cleanly.</param>
internal sealed record AzuriteRecord(int? ProcessId, AzuritePorts Ports)
{
    private static string FileIn(string dataFolder) => Path.Combine(dataFolder, "azurite.json");

    /// <returns>Null when there is none, or it cannot be read.</returns>
    public static AzuriteRecord? Read(string dataFolder)
    {
        try
        {
            return JsonSerializer.Deserialize<Content>(File.ReadAllText(FileIn(dataFolder))) is { Blob: > 0, Queue: > 0, Table: > 0 } content
                ? new(content.ProcessId, new(content.Blob, content.Queue, content.Table))
                : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public void Write(string dataFolder)
    {
        var half = FileIn(dataFolder) + ".new";
        File.WriteAllText(half, JsonSerializer.Serialize(new Content(ProcessId, Ports.Blob, Ports.Queue, Ports.Table)) + "\n");
        File.Move(half, FileIn(dataFolder), overwrite: true);
    }

    private sealed record Content(int? ProcessId, int Blob, int Queue, int Table);
}
