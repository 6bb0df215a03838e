using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>What is expected to bring about what: inputs, outputs, outcomes and impact, and what moves before what.</summary>
public sealed record IndicatorChain(ImmutableArray<ChainLink> Links, ImmutableArray<LeadLagPair> Pairs)
{
    public static IndicatorChain None { get; } = new([], []);
}

/// <summary>One indicator is expected to bring about another of a level above it.</summary>
/// <param name="Why">How, in plain English.</param>
public sealed record ChainLink(string From, string To, string Why);

/// <summary>One indicator is expected to move before another; whether it does is an association and no proof.</summary>
/// <param name="Months">After which the other is expected to follow.</param>
/// <param name="IsCohesion">True where the first is of equality and the second of how people get on together.</param>
public sealed record LeadLagPair(string Lead, string Lag, int Months, string Why, bool IsCohesion);
