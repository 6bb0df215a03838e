using System.Text.Json;
using EqualityPipeline.Drift;

namespace EqualityPipeline.Storage.Alerting;

/// <summary>A message to a channel: published figures and words, nothing else.</summary>
/// <param name="Id">The same for the same alert, so that a receiver can tell a repeated delivery.</param>
public sealed record AlertMessage(string Id, string Json)
{
    public static AlertMessage For(DriftAlert alert) => new(alert.Id, JsonSerializer.Serialize(
        new
        {
            alert.Id,
            alert.Organisation,
            alert.Indicator,
            alert.Strand,
            alert.Group,
            alert.Rule,
            Period = alert.Period.ToString(),
            alert.Owner,
            alert.Message,
            alert.Point,
            alert.Mean,
            alert.Lower,
            alert.Upper,
        },
        JsonSerializerOptions.Web));
}
