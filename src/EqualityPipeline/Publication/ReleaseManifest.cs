using System.Collections.Immutable;
using EqualityPipeline.Frameworks;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Publication;

/// <summary>A release of one organisation: which submissions it rests on and which parts it is made of. No wall clock inside.</summary>
/// <param name="Id">Hash of everything else here, 32 hexadecimal digits.</param>
/// <param name="Previous">The working release it follows; null for the first.</param>
/// <param name="Submissions">Ids of the accepted submissions counted, sorted by slot.</param>
/// <param name="Parts">One a period, oldest first.</param>
public sealed record ReleaseManifest(
    string Id, string Organisation, DateOnly AsOf, string? Previous,
    ImmutableArray<CountedSubmission> Submissions, ImmutableArray<ReleasePart> Parts,
    ImmutableArray<FrameworkScore> FrameworkScores, ImmutableArray<CriterionResult> FrameworkCriteria);

/// <summary>A submission that holds its slot: the accepted return of one directorate, period and return type.</summary>
public sealed record CountedSubmission(string Period, string Directorate, string ReturnType, string SubmissionId);

/// <param name="PolicySlice">Hash of what the policy said of this period.</param>
/// <param name="Inputs">Hash of the submissions and the slice this part was computed from: equal inputs need no recomputation.</param>
/// <param name="ContentHash">SHA-256 of the part's bytes; its name in storage.</param>
/// <param name="Hidden">Figures with the marker c: how much was hidden is reported, never why.</param>
public sealed record ReleasePart(string Period, string PolicySlice, string Inputs, string ContentHash, int Figures, int Hidden);

/// <summary>Which release an edition shows.</summary>
/// <param name="MovedAt">When the pointer moved.</param>
/// <param name="MovedBy">The role or key that moved it.</param>
public sealed record ReleasePointer(string Organisation, Edition Edition, string Release, DateTimeOffset MovedAt, string MovedBy);

/// <summary>A release with its figures in hand.</summary>
/// <param name="Figures">By period, then in the order of <see cref="PublishedFigure.Id"/>.</param>
public sealed record Release(ReleaseManifest Manifest, ImmutableArray<PublishedFigure> Figures);
