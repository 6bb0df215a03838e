using System.Collections.Immutable;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Storage.Receiving;

namespace EqualityPipeline.Storage.Publishing;

/// <summary>What the part of one month is computed from: equal inputs make an equal part, which then need not be made again.</summary>
internal sealed record PartInputs(ReportingMonth Month, string PolicySlice, ImmutableArray<SubmissionSlot> Slots)
{
    public string Hash => ContentHash.Of(
        [PolicySlice, .. Slots.Select(s => $"{s.Period}|{s.Directorate}|{s.ReturnType}|{s.CountedSubmission}")]);

    /// <summary>One for every month that an accepted return covers, oldest first.</summary>
    public static IEnumerable<PartInputs> Of(Organisation organisation, MonitoringPolicy policy, IReadOnlyList<SubmissionSlot> slots)
    {
        // A register has no cells, and a return that no indicator names moves no figure.
        var named = policy.Indicators.SelectMany(i => i.Earlier.Select(e => e.Definition).Append(i)).SelectMany(i => new[] { i.Count.Return, i.Of.Return }).ToHashSet(StringComparer.Ordinal);
        var counted = slots.Where(s => s.CountedSubmission is not null && named.Contains(s.ReturnType)
            && policy.FindReturnType(s.ReturnType)?.AsOf(s.Period).Register is null).ToList();
        return counted
            .Select(s => s.Period).Distinct().Order()
            .Select(month => new PartInputs(month, policy.SliceFor(organisation, month), [.. SlotsFor(month, policy.AsOf(month), counted)]));
    }

    private static IEnumerable<SubmissionSlot> SlotsFor(ReportingMonth month, MonitoringPolicy policy, List<SubmissionSlot> counted)
    {
        var latest = policy.Indicators
            .Where(i => i.InForce.Covers(month))
            .SelectMany(i => new[] { i.Count, i.Of })
            .Where(part => part.AsAt == AsAt.Latest)
            .GroupBy(part => part.Return, part => part.MaxAgeMonths, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Max(), StringComparer.Ordinal);
        var ofLatest = counted
            .Where(s => latest.TryGetValue(s.ReturnType, out var maxAge) && s.Period <= month && month.MonthsSince(s.Period) <= maxAge)
            .GroupBy(s => (s.Directorate, s.ReturnType))
            .Select(slotsOfOne => slotsOfOne.MaxBy(s => s.Period)!);
        return counted
            .Where(s => s.Period == month && !latest.ContainsKey(s.ReturnType))
            .Concat(ofLatest)
            .OrderBy(s => s.Period).ThenBy(s => s.Directorate, StringComparer.Ordinal).ThenBy(s => s.ReturnType, StringComparer.Ordinal);
    }
}
