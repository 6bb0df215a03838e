using System.Collections.Immutable;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Indicators;

/// <summary>Indicators that share counts of people, so that what is hidden of one bears on the others. Families share none, and are published apart.</summary>
/// <param name="Id">The first of its measures in the order of the alphabet, with the return before it.</param>
/// <param name="Indicators">In the policy's order, whether or not in force in a month.</param>
/// <param name="Returns">Every return whose cells or records it rests on, sorted.</param>
public sealed record IndicatorFamily(string Id, ImmutableArray<Indicator> Indicators, ImmutableArray<string> Returns)
{
    /// <summary>The families of a policy, sorted by id.</summary>
    public static ImmutableArray<IndicatorFamily> Of(MonitoringPolicy policy)
    {
        var leader = new Dictionary<string, string>(StringComparer.Ordinal);
        string Find(string id)
        {
            while (leader[id] != id)
                id = leader[id];
            return id;
        }

        void Join(string left, string right)
        {
            var (a, b) = (Find(left), Find(right));
            // The name of a family must not depend on the order of the indicators.
            if (string.CompareOrdinal(a, b) < 0)
                leader[b] = a;
            else
                leader[a] = b;
        }

        var bound = policy.Indicators.ToDictionary(i => i, i => Definitions(i).SelectMany(d => Bound(policy, d)).Distinct(StringComparer.Ordinal).ToList());
        foreach (var id in bound.Values.SelectMany(r => r))
            leader.TryAdd(id, id);
        foreach (var (part, whole) in Nested(policy).Where(n => leader.ContainsKey(n.Part) && leader.ContainsKey(n.Whole)))
            Join(part, whole);
        foreach (var returns in bound.Values)
        {
            foreach (var other in returns.Skip(1))
                Join(returns[0], other);
        }

        return
        [
            .. policy.Indicators
                .GroupBy(i => Find(bound[i][0]), StringComparer.Ordinal)
                .OrderBy(f => f.Key, StringComparer.Ordinal)
                .Select(f => new IndicatorFamily(
                    f.Key, [.. f], [.. f.SelectMany(Definitions).SelectMany(ReturnsOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])),
        ];
    }

    /// <summary>Whether a return holds what an indicator of the family counts or tells, and not only what it is compared with.</summary>
    public bool Counts(string returnType) => Indicators.SelectMany(Definitions).Any(i => (i.Recorded?.Register ?? i.Count.Return) == returnType);

    /// <summary>What its indicators count, or counted: each <c>return.measure</c>.</summary>
    public IReadOnlySet<string> Measures => Indicators.SelectMany(Definitions).SelectMany(PartsOf).Select(p => $"{p.Return}.{p.Measure}").ToHashSet(StringComparer.Ordinal);

    /// <summary>The parts of an indicator that are counts.</summary>
    public static IEnumerable<MeasureReference> PartsOf(Indicator indicator)
    {
        if (!indicator.Count.IsNone)
            yield return indicator.Count;
        if (!indicator.Of.IsNone)
            yield return indicator.Of;
    }

    /// <summary>As it is and as it was: what was published under another definition is bound to what it counted then.</summary>
    private static IEnumerable<Indicator> Definitions(Indicator indicator) => indicator.Earlier.Select(e => e.Definition).Prepend(indicator);

    private static IEnumerable<string> ReturnsOf(Indicator indicator)
        => PartsOf(indicator).Select(p => p.Return).Concat(indicator.Recorded is { } recorded ? [recorded.Register] : []);

    /// <summary>The measures whose counts need protection; where none does, the return, so that every indicator is in a family.</summary>
    private static IEnumerable<string> Bound(MonitoringPolicy policy, Indicator indicator)
    {
        var sensitive = PartsOf(indicator).Where(p => !IsPublic(policy, p)).Select(p => $"{p.Return}.{p.Measure}").Distinct(StringComparer.Ordinal).ToList();
        return sensitive.Count > 0 ? sensitive : ReturnsOf(indicator).Take(1);
    }

    /// <summary>Measures of one return that count some of whom another one counts: what both show gives away the rest.</summary>
    private static IEnumerable<(string Part, string Whole)> Nested(MonitoringPolicy policy)
        => from type in policy.ReturnTypes
           from part in type.Measures
           from whole in type.Measures
           where part.IsWithin(whole)
           select ($"{type.Id}.{part.Id}", $"{type.Id}.{whole.Id}");

    private static bool IsPublic(MonitoringPolicy policy, MeasureReference part)
    {
        var type = policy.FindReturnType(part.Return);
        var measure = type?.FindMeasure(part.Measure) ?? type?.LaterEditions.Select(e => e.Type.FindMeasure(part.Measure)).FirstOrDefault(m => m is not null);
        return measure is { Public: true };
    }
}
