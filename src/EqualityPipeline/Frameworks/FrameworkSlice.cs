using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Frameworks;

/// <summary>What the policy says of a framework, as one text with one hash: a score is kept with it, so that a change of the rules is told from a change of the evidence.</summary>
internal static class FrameworkSlice
{
    public static string HashOf(Framework framework, AdoptedFramework? adopted)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"framework {framework.Id} areas {string.Join(',', framework.Areas.Select(a => a.Id))}");
        foreach (var level in framework.Levels)
            text.AppendLine(CultureInfo.InvariantCulture, $"level {level.Rank} {level.Id}");
        foreach (var migration in framework.Migrations)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"migration {migration.From} {migration.On:yyyy-MM-dd} {migration.LapsesOn:yyyy-MM-dd} {string.Join(',', migration.Levels.Select(l => $"{l.From}>{l.To}"))}");
        }
        foreach (var criterion in framework.Criteria)
        {
            var rule = criterion.Rule is null ? "-" : EvidenceRuleText.Of(criterion.Rule);
            var judgement = criterion.Judgement is { } j ? string.Create(CultureInfo.InvariantCulture, $"{j.MaxAgeMonths} {string.Join(',', j.By)}") : "-";
            text.AppendLine(CultureInfo.InvariantCulture, $"criterion {criterion.Id} {criterion.Area} {criterion.Level} {rule} judged {judgement}");
        }
        if (adopted is not null)
            text.AppendLine(CultureInfo.InvariantCulture, $"adopted {string.Join(',', adopted.Areas)} {adopted.TargetLevel} {adopted.TargetDate:yyyy-MM-dd} {adopted.HardDate:yyyy-MM-dd}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Replace("\r", "").ToString())))[..16];
    }
}
