namespace EqualityPipeline.Frameworks;

/// <summary>Where an organisation stands in one area of a framework, or over all of it.</summary>
/// <param name="Area">Area id; <c>all</c> for the overall score, which is its weakest area.</param>
/// <param name="Level">Rank of the level reached; 0 where none is.</param>
/// <param name="LevelName">"None yet" at level 0.</param>
/// <param name="Basis">computed.</param>
/// <param name="Weakest">The criterion that holds the score at this level; null at the highest level.</param>
public sealed record FrameworkScore(
    string Organisation, string Framework, string Area, DateOnly AsOf, int Level, string LevelName, string Basis, string? Weakest,
    DateOnly? ExpiresOn, int? TargetLevel, DateOnly? TargetDate);

/// <param name="Evidence">What the criterion rests on, in words with its numbers.</param>
/// <param name="EvidenceState"><c>fresh</c> or <c>missing</c>.</param>
/// <param name="Owner">The role that owes the evidence.</param>
public sealed record CriterionResult(
    string Organisation, string Framework, string Area, int Level, string Criterion, bool Met,
    string Evidence, string EvidenceState, string Owner, DateOnly? Due);
