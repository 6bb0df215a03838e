using System.Collections.Immutable;

namespace EqualityPipeline.Registers.Region;

/// <summary>What holds an authority back, what was given against it, and who has overcome the same.</summary>
/// <param name="Support">Given to it against this barrier; none is a gap in the programme.</param>
/// <param name="Peers">Authorities that say they beat it, by name.</param>
public sealed record BarrierMatch(string Authority, string Name, string Barrier, ImmutableArray<GivenSupport> Support, ImmutableArray<Peer> Peers)
{
    internal static ImmutableArray<BarrierMatch> Of(ImmutableArray<AuthorityLevel> levels, ImmutableArray<GivenSupport> support)
    {
        var peers = levels.Where(l => l is { SuccessBeat: not null, Success: not null }).ToLookup(l => l.SuccessBeat!, StringComparer.Ordinal);
        return
        [
            .. levels
                .OrderBy(l => l.Name, StringComparer.Ordinal)
                .SelectMany(l => l.Barriers, (l, barrier) => new BarrierMatch(
                    l.Authority, l.Name, barrier,
                    [.. support.Where(s => s.Authority == l.Authority && s.Barriers.Contains(barrier))],
                    [.. peers[barrier].Where(p => p.Authority != l.Authority).OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => new Peer(p.Authority, p.Name, p.Success!))])),
        ];
    }
}

/// <param name="Success">What helped, in its own words.</param>
public sealed record Peer(string Authority, string Name, string Success);

/// <summary>Support of the programme. How many people took part is not told.</summary>
/// <param name="Result">A code of the list <c>support-result</c>; null where it was not judged yet.</param>
public sealed record GivenSupport(
    string Support, string Authority, string Name, string Kind, ImmutableArray<string> Barriers, string Scheme, DateOnly Starts, DateOnly Ends, string? Result, DateOnly? Evaluated)
{
    internal static ImmutableArray<GivenSupport> All(RegisterInputs inputs) =>
    [
        .. inputs.Registers.RecordsOf(RegionReport.SupportRegister)
            .Select(r => new GivenSupport(
                r.Find("support")!, r.Find("authority")!, r.Find("authority_name")!, r.Find("kind")!, [.. r.FindSeveral("barriers")], r.Find("scheme")!,
                r.FindDay("starts")!.Value, r.FindDay("ends")!.Value, r.Find("result"), r.FindDay("evaluated")))
            .Where(s => s.Starts <= inputs.AsOf)
            .OrderBy(s => s.Starts).ThenBy(s => s.Support, StringComparer.Ordinal),
    ];
}
