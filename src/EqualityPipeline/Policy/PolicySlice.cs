using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Policy;

/// <summary>Writes down what a policy says of one organisation's figures in one month, and hashes it.</summary>
internal static class PolicySlice
{
    private const int Digits = 16;

    public static string HashFor(MonitoringPolicy policy, Organisation organisation, ReportingMonth month)
    {
        var text = new StringBuilder();
        Line("publication", policy.Publication.SmallestPublishedCount, policy.Publication.ShowZeros);
        foreach (var reserved in policy.ReservedGroups)
            Line("reserved", reserved.Code, reserved.CountsAs);
        foreach (var strand in policy.StrandsInForce(organisation, month))
        {
            var list = policy.CodeListFor(strand, month);
            Line("strand", strand.Id, list?.Id);
            foreach (var code in list?.Codes ?? [])
                Line("code", code.Id, code.IsRollUp, code.RollUp);
        }

        foreach (var type in policy.ReturnTypes.Where(r => r.InForce.Covers(month)))
        {
            foreach (var measure in type.Measures)
                Line("measure", type.Id, measure.Id, measure.Kind, measure.Public);
        }

        foreach (var indicator in policy.Indicators.Where(i => i.InForce.Covers(month)))
        {
            Line(
                "indicator", indicator.Id, indicator.Kind, indicator.Better, string.Join('+', indicator.By), indicator.Count, indicator.Of,
                indicator.Per, indicator.Compare, indicator.MinimumBase, indicator.Publish);
        }

        foreach (var directorate in organisation.Directorates)
            Line("directorate", directorate.Id, string.Join('+', directorate.Services.Select(s => s.Id)));
        foreach (var expected in organisation.Expected.Where(e => e.IsOwedFor(month)))
            Line("owed", expected.Return, string.Join('+', expected.Directorates));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..Digits];

        void Line(params object?[] words)
            => text.AppendJoin('|', words.Select(w => Convert.ToString(w, CultureInfo.InvariantCulture))).Append('\n');
    }
}
