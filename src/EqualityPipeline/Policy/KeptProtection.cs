using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>What a policy in force protects stays protected while another one is tried: nobody has agreed yet to tell it, and the gate goes by the policy.</summary>
public static class KeptProtection
{
    /// <summary>The policy that is tried, with every measure protected that the one in force does not itself leave open.</summary>
    /// <remarks>Also a measure by a new id: records of a register are counted when figures are made, and it may count what another id hides.</remarks>
    public static MonitoringPolicy In(MonitoringPolicy then, MonitoringPolicy now)
    {
        ArgumentNullException.ThrowIfNull(then);
        ArgumentNullException.ThrowIfNull(now);
        var open = now.ReturnTypes.SelectMany(Open).ToHashSet();
        return then with { ReturnTypes = [.. then.ReturnTypes.Select(Protected)] };

        ReturnType Protected(ReturnType type) => type with
        {
            Measures = [.. type.Measures.Select(m => m.NeedsProtection || open.Contains((type.Id, m.Id)) ? m : m with { Public = false, Unit = MeasureUnit.Cases })],
            LaterEditions = [.. type.LaterEditions.Select(e => e with { Type = Protected(e.Type) })],
        };
    }

    /// <summary>In words the measures that the policy in force protects and the other one would not.</summary>
    public static IEnumerable<string> LostIn(MonitoringPolicy then, MonitoringPolicy now)
    {
        ArgumentNullException.ThrowIfNull(then);
        ArgumentNullException.ThrowIfNull(now);
        var isProtected = now.ReturnTypes.SelectMany(Editions, (type, edition) => (type.Id, edition)).SelectMany(e => e.edition.Measures.Where(m => m.NeedsProtection), (e, m) => (e.Id, m.Id)).ToHashSet();
        return then.ReturnTypes.SelectMany(Editions, (type, edition) => (type.Id, edition)).SelectMany(e => e.edition.Measures.Where(m => !m.NeedsProtection), (e, m) => (e.Id, m.Id))
            .Where(isProtected.Contains).Distinct().Select(m => $"protection of {m.Item2} of {m.Item1}");
    }

    /// <summary>Indicators whose values pass no gate, for a register holds them, and which the policy in force reads from no such register and column.</summary>
    public static ImmutableHashSet<string> ReadAnewIn(MonitoringPolicy then, MonitoringPolicy now)
    {
        ArgumentNullException.ThrowIfNull(then);
        ArgumentNullException.ThrowIfNull(now);
        var read = now.Indicators.SelectMany(Recorded).SelectMany(NumbersOf).ToHashSet();
        return [.. then.Indicators.Where(i => Recorded(i).SelectMany(NumbersOf).Any(n => !read.Contains(n))).Select(i => i.Id)];

        static IEnumerable<RecordedValue> Recorded(Indicator indicator) => indicator.Earlier.Select(e => e.Definition).Prepend(indicator).Select(i => i.Recorded).OfType<RecordedValue>();

        static IEnumerable<(string, string)> NumbersOf(RecordedValue value)
            => new[] { value.Value, value.Lower, value.Upper, value.Base }.OfType<string>().Select(column => (value.Register, column));
    }

    /// <summary>Frameworks that ask of the training of posts otherwise than the policy in force: how large a share may be asked for until it is not met would tell how many were trained.</summary>
    public static ImmutableHashSet<string> JudgedAnewIn(MonitoringPolicy then, MonitoringPolicy now)
    {
        ArgumentNullException.ThrowIfNull(then);
        ArgumentNullException.ThrowIfNull(now);
        var asked = now.Frameworks.SelectMany(Asked).ToHashSet();
        return [.. then.Frameworks.Where(f => Asked(f).Any(a => !asked.Contains(a))).Select(f => f.Id)];

        static IEnumerable<(string, int, double)> Asked(Framework framework)
            => framework.Criteria.Select(c => c.Rule).OfType<EvidenceRule.Trained>().Select(t => (string.Join(',', t.Roles.Order(StringComparer.Ordinal)), t.MaxAgeMonths, t.AtLeast));
    }

    private static IEnumerable<(string Return, string Measure)> Open(ReturnType type)
        => Editions(type).SelectMany(e => e.Measures).GroupBy(m => m.Id, StringComparer.Ordinal).Where(m => m.All(one => !one.NeedsProtection)).Select(m => (type.Id, m.Key));

    private static IEnumerable<ReturnType> Editions(ReturnType type) => type.LaterEditions.Select(e => e.Type).Prepend(type);
}
