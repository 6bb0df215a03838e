using System.Collections.Immutable;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Frameworks;

/// <summary>What the levels would be if something were done. The evidence is taken as it is, and only what is named is added to it.</summary>
/// <param name="Done">The actions and criteria that were named.</param>
/// <param name="NowMet">Criteria that would be met and are not.</param>
/// <param name="Levels">The overall level, then one an area.</param>
/// <param name="StillUnmet">What would still stand before the next level of the whole.</param>
public sealed record WhatIf(
    string Organisation, string Framework, ImmutableArray<string> Done, ImmutableArray<string> NowMet, ImmutableArray<LevelIf> Levels, ImmutableArray<string> StillUnmet, string Words)
{
    /// <param name="criteria">Of one organisation and this framework, as a release has them.</param>
    /// <param name="done">Ids of criteria, or of actions that are to meet a criterion.</param>
    /// <returns>Null, with what is unknown among them, where one is neither.</returns>
    public static (WhatIf? Answer, ImmutableArray<string> Unknown) Of(
        Framework framework, IReadOnlyCollection<CriterionResult> criteria, IReadOnlyCollection<string> done, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(framework);
        ArgumentNullException.ThrowIfNull(criteria);
        ArgumentNullException.ThrowIfNull(done);
        ImmutableArray<string> unknown = [.. done.Where(id => !criteria.Any(c => IsMetBy(c, id)))];
        if (!unknown.IsEmpty || criteria.Count == 0)
            return (null, unknown);
        var then = criteria.Select(c => done.Any(id => IsMetBy(c, id)) ? c with { Met = true } : c).ToList();
        var before = ComputedScores.Of(framework, criteria, asOf);
        var after = ComputedScores.Of(framework, then, asOf).ToDictionary(s => s.Area, StringComparer.Ordinal);
        ImmutableArray<LevelIf> levels =
        [
            .. before.Select(s => new LevelIf(s.Area, s.Level, s.LevelName, after[s.Area].Level, after[s.Area].LevelName, after[s.Area].Weakest)),
        ];
        ImmutableArray<string> nowMet = [.. then.Where(c => c.Met).Select(c => c.Criterion).Except(criteria.Where(c => c.Met).Select(c => c.Criterion), StringComparer.Ordinal)];
        ImmutableArray<string> still = [.. then.Where(c => !c.Met && c.Level <= levels[0].Then + 1).OrderBy(c => c.Level).ThenBy(c => c.Criterion, StringComparer.Ordinal).Select(c => c.Criterion)];
        return (new WhatIf(criteria.First().Organisation, framework.Id, [.. done], nowMet, levels, still, InWords(framework, levels, nowMet, still)), []);
    }

    private static bool IsMetBy(CriterionResult criterion, string id)
        => criterion.Criterion == id || (criterion.Actions?.Split("; ").Contains(id, StringComparer.Ordinal) ?? false);

    private static string InWords(Framework framework, ImmutableArray<LevelIf> levels, ImmutableArray<string> nowMet, ImmutableArray<string> still)
    {
        var moved = levels.Where(l => l.Then != l.Now).ToList();
        var first = nowMet.IsEmpty ? "Nothing would change: what was named is met already." : $"{string.Join(", ", nowMet)} would be met.";
        var second = moved.Count == 0
            ? nowMet.IsEmpty ? "" : " No level would move."
            : " " + string.Join(" ", moved.Select(l => $"{Name(l.Area)} would go from {l.NowName} to {l.ThenName}."));
        var third = still.IsEmpty ? "" : $" Before the next level of the whole there would still be: {RuleWords.Some(still)}.";
        return first + second + third;

        string Name(string area) => area == FrameworkScore.Whole ? "The whole" : framework.Areas.First(a => a.Id == area).Name;
    }
}

public sealed record LevelIf(string Area, int Now, string NowName, int Then, string ThenName, string? Weakest);
