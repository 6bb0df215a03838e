using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>A kind of evidence that published figures give; it is set beside the others.</summary>
/// <param name="Indicators">Ids; how the clearest of them reads is how the channel reads.</param>
public sealed record EvidenceChannel(string Id, string Name, ImmutableArray<string> Indicators)
{
    /// <summary>A ratio between this and its inverse reads as even, however clear the difference: among hundreds of thousands of contacts every difference is clear. Null where the verdict alone speaks.</summary>
    public double? EvenWithin { get; init; }
}
