using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Tests.Publication.Attacking;

/// <summary>What the policy, which everybody may read, says of the counts of a return before any return is sent: which is at most which.</summary>
internal sealed class RulesOfReturns(MonitoringPolicy policy)
{
    /// <summary>Whether a count of the one is at most the same count of the other: by a rule between counts, also one that only warns, by the stages of a funnel, or because nobody is more than one full-time equivalent.</summary>
    /// <remarks>Rules hold attribute by attribute, so of a part with more conditions they hold too.</remarks>
    public bool IsAtMost(CountedPart part, CountedPart whole, ReportingMonth month)
        => part.Return == whole.Return && whole.Band is null && part.Measure != whole.Measure
            && whole.Where.All(w => part.Where.Any(p => p.Column == w.Column && p.Codes.All(w.Codes.Contains)))
            && policy.FindReturnType(part.Return)?.AsOf(month) is { } type && Larger(type, part.Measure).Contains(whole.Measure);

    /// <summary>Of hours or days, the most that one person can have, and the measures of those who have them.</summary>
    public (decimal Most, IReadOnlyList<string> People)? MostOfEach(CountedPart amount, ReportingMonth month)
    {
        if (policy.FindReturnType(amount.Return)?.AsOf(month) is not { Event: { } rows } type || type.FindMeasure(amount.Measure) is not { SumOf: { } column } measure)
            return null;
        var people = type.Measures.Where(m => m.SumOf is null && m.BucketOf is null && IsOfTheSame(m, measure)).Select(m => m.Id).ToList();
        return rows.Columns.FirstOrDefault(c => c.Name == column)?.Most is { } most ? (most, people) : null;
    }

    private static HashSet<string> Larger(ReturnType type, string measure)
    {
        var found = new HashSet<string> { measure };
        for (var before = 0; before < found.Count;)
        {
            before = found.Count;
            found.UnionWith(type.Rules.Where(r => found.Contains(r.Part)).Select(r => r.Whole).ToList());
            found.UnionWith(type.Funnel.Skip(1).Select((stage, at) => (stage, Before: type.Funnel[at])).Where(s => found.Contains(s.stage)).Select(s => s.Before).ToList());
            found.UnionWith(type.Measures.Where(m => m.SumOf is null && m.BucketOf is null && found.Any(f => IsOfAtMostOne(type, f, m))).Select(m => m.Id).ToList());
        }

        found.Remove(measure);
        return found;
    }

    private static bool IsOfAtMostOne(ReturnType type, string id, Measure whole)
        => type.FindMeasure(id) is { SumOf: { } column } measure && measure.Kind == whole.Kind
            && type.Event?.Columns.FirstOrDefault(c => c.Name == column)?.Most is <= 1
            && whole.Where.All(w => measure.Where.Any(m => m.Column == w.Column && m.Codes.All(w.Codes.Contains)));

    private static bool IsOfTheSame(Measure left, Measure right)
        => left.Kind == right.Kind && left.Where.Length == right.Where.Length
            && left.Where.All(w => right.Where.Any(o => o.Column == w.Column && o.Codes.ToHashSet().SetEquals(w.Codes)));
}
