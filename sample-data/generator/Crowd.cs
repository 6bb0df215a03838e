namespace EqualityPipeline.SampleData;

/// <summary>People of one service in one month, counted anew by each strand; every strand adds up to the same total.</summary>
/// <param name="Stage">The furthest stage of recruitment they reached, or <c>users</c>.</param>
/// <param name="CountByStrand">By strand id: counts in the order of the strand's groups.</param>
public sealed record Crowd(string Service, string Stage, int Total, IReadOnlyDictionary<string, int[]> CountByStrand);
