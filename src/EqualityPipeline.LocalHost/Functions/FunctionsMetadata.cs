using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EqualityPipeline.LocalHost;

/// <summary>What an assembly's functions declare, as text to commit: a change to a trigger then shows in review.</summary>
public static class FunctionsMetadata
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <returns>JSON, sorted by name, "\n" line ends, the same bytes on every machine.</returns>
    public static string Of(Assembly functions)
    {
        ArgumentNullException.ThrowIfNull(functions);
        return Of(functions.GetTypes());
    }

    public static string Of(IEnumerable<Type> functionClasses) =>
        new JsonArray([.. FunctionMethod.In(functionClasses).Select(Describe)]).ToJsonString(Layout) + "\n";

    private static JsonNode Describe(FunctionMethod function)
    {
        var entry = new JsonObject { ["name"] = function.Name };
        switch (function.Trigger)
        {
            case BlobTriggerAttribute blob:
                entry["trigger"] = "blob";
                entry["path"] = blob.BlobPath;
                entry["connection"] = function.ConnectionKey;
                entry["source"] = blob.Source.ToString();
                break;
            case QueueTriggerAttribute queue:
                entry["trigger"] = "queue";
                entry["queue"] = queue.QueueName;
                entry["connection"] = function.ConnectionKey;
                break;
            case TimerTriggerAttribute timer:
                entry["trigger"] = "timer";
                entry["schedule"] = timer.Schedule;
                entry["runOnStartup"] = timer.RunOnStartup;
                entry["useMonitor"] = timer.UseMonitor;
                break;
            case HttpTriggerAttribute http:
                entry["trigger"] = "http";
                entry["route"] = http.Route ?? function.Name;
                entry["methods"] = new JsonArray([.. MethodsOf(http).Select(method => JsonValue.Create(method))]);
                entry["auth"] = http.AuthLevel.ToString();
                break;
        }

        return entry;
    }

    /// <summary>Upper case, sorted; empty means every method.</summary>
    internal static IReadOnlyList<string> MethodsOf(HttpTriggerAttribute http) =>
        [.. (http.Methods ?? []).Select(method => method.ToUpperInvariant()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
