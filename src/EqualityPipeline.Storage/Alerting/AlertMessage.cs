using System.Globalization;
using System.Text.Json;
using EqualityPipeline.Drift;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Storage.Alerting;

/// <summary>A message to a channel (an alert, a notice or a digest): published figures and words, nothing else.</summary>
/// <param name="Id">The same for the same matter, so that a receiver can tell a repeated delivery.</param>
public sealed record AlertMessage(string Id, string Json)
{
    public static AlertMessage For(DriftAlert alert) => new(alert.Id, JsonSerializer.Serialize(
        new
        {
            Kind = "alert",
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

    public static AlertMessage For(ReturnNotice notice) => new(notice.Id, JsonSerializer.Serialize(
        new { Kind = "notice", notice.Id, notice.Organisation, notice.Directorate, notice.To, notice.Message, notice.Receipt }, JsonSerializerOptions.Web));

    public static AlertMessage For(ReminderDigest digest) => new(digest.Id, JsonSerializer.Serialize(
        new
        {
            Kind = "digest",
            digest.Id,
            digest.Organisation,
            digest.Directorate,
            digest.To,
            digest.Message,
            Returns = digest.Returns.Select(r => new { r.ReturnType, Period = r.Period.ToString(), r.State, Due = r.Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }),
        },
        JsonSerializerOptions.Web));
}
