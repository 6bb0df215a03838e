using System.Collections.Immutable;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Indicators.Chains;

/// <summary>What the four-level chain of a policy leaves open in one month: from the policy alone, without a figure.</summary>
/// <param name="Unled">Outcomes and impacts that nothing is said to bring about.</param>
/// <param name="LeadingNowhere">Inputs and outputs that are said to bring about nothing.</param>
/// <param name="MissingLevels">Priorities with the levels at which no indicator speaks of them.</param>
/// <param name="ClaimedTwice">Indicators of two levels that are the same measure.</param>
/// <param name="Processes">How many of the indicators are of inputs and outputs.</param>
/// <param name="Indicators">How many there are.</param>
public sealed record ChainReport(
    ReportingMonth Month, ImmutableArray<string> Unled, ImmutableArray<string> LeadingNowhere, ImmutableArray<MissingLevels> MissingLevels,
    ImmutableArray<ClaimedTwice> ClaimedTwice, int Processes, int Indicators)
{
    /// <summary>Of all indicators in [0, 1]; null where there are none.</summary>
    public double? ProcessShare => Indicators == 0 ? null : (double)Processes / Indicators;

    public static ChainReport Of(MonitoringPolicy policy, ReportingMonth month)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var inForce = policy.Indicators.Where(i => i.InForce.Covers(month)).OrderBy(i => i.Id, StringComparer.Ordinal).ToList();
        var ids = inForce.Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        var links = policy.Chain.Links.Where(l => ids.Contains(l.From) && ids.Contains(l.To)).ToList();
        return new ChainReport(
            month,
            [.. inForce.Where(i => !IsProcess(i) && !links.Exists(l => l.To == i.Id)).Select(i => i.Id)],
            [.. inForce.Where(i => IsProcess(i) && !links.Exists(l => l.From == i.Id)).Select(i => i.Id)],
            [.. Priorities(policy).Select(p => MissingOf(p, inForce)).Where(m => !m.Levels.IsEmpty)],
            [.. inForce.SelectMany((one, at) => inForce.Skip(at + 1).Where(other => IsSameMeasure(one, other)).Select(other => new ClaimedTwice(one.Id, one.Level, other.Id, other.Level)))],
            inForce.Count(IsProcess), inForce.Count);
    }

    /// <summary>One report a month: how the share of process measures goes is read off them.</summary>
    public static ImmutableArray<ChainReport> Over(MonitoringPolicy policy, ReportingMonth from, ReportingMonth to)
        => [.. Enumerable.Range(0, to.MonthsSince(from) + 1).Select(months => Of(policy, from.Plus(months)))];

    private static bool IsProcess(Indicator indicator) => indicator.Level is ChainLevel.Input or ChainLevel.Output;

    /// <summary>The ten, where the policy lists them; otherwise those that its indicators name.</summary>
    private static IEnumerable<string> Priorities(MonitoringPolicy policy)
        => policy.CodeLists.TryGetValue("priority", out var list)
            ? list.Details.Select(c => c.Id)
            : policy.Indicators.Select(i => i.Priority).OfType<string>().Distinct().Order(StringComparer.Ordinal);

    private static MissingLevels MissingOf(string priority, List<Indicator> inForce)
        => new(priority, [.. Enum.GetValues<ChainLevel>().Where(level => !inForce.Exists(i => i.Priority == priority && i.Level == level))]);

    /// <summary>The same arithmetic on the same counts, for whomever and however published.</summary>
    private static bool IsSameMeasure(Indicator one, Indicator other)
        => one.Level != other.Level && one.Kind == other.Kind && one.Band == other.Band && IsSame(one.Count, other.Count) && IsSame(one.Of, other.Of)
            && IsSame(one.Recorded, other.Recorded);

    private static bool IsSame(MeasureReference one, MeasureReference other)
        => one.Return == other.Return && one.Measure == other.Measure && IsSame(one.Where, other.Where);

    private static bool IsSame(RecordedValue? one, RecordedValue? other)
        => one is null || other is null ? one is null && other is null : one.Register == other.Register && one.Value == other.Value && IsSame(one.Match, other.Match);

    private static bool IsSame(ImmutableArray<ColumnCondition> one, ImmutableArray<ColumnCondition> other)
        => one.Length == other.Length && one.Zip(other).All(pair => pair.First.Column == pair.Second.Column && pair.First.Codes.Order(StringComparer.Ordinal).SequenceEqual(pair.Second.Codes.Order(StringComparer.Ordinal)));
}

public sealed record MissingLevels(string Priority, ImmutableArray<ChainLevel> Levels);

public sealed record ClaimedTwice(string Indicator, ChainLevel Level, string Other, ChainLevel OtherLevel);
