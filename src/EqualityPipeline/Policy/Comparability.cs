using EqualityPipeline.Periods;

namespace EqualityPipeline.Policy;

/// <summary>From a month on, figures cannot be set beside those before it without a warning.</summary>
/// <param name="Why">In plain English.</param>
public sealed record ComparabilityBreak(ReportingMonth From, string Why);

/// <summary>A group of a strand that means other people since a list of categories changed.</summary>
public sealed record ChangedGroup(string Strand, string Group, ComparabilityBreak Break);

/// <summary>A category of a former list that the list in force since a month has not: whom it counted is counted, in a total over both or under the later list, as another.</summary>
/// <param name="CountsAs">A category of the later list.</param>
public sealed record FormerCode(string Strand, string Code, string CountsAs, ReportingMonth From);
