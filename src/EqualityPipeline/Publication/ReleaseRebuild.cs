using System.Collections.Immutable;

namespace EqualityPipeline.Publication;

/// <summary>A release made again from what its manifest names, beside what is in storage.</summary>
/// <param name="Policy">Version of the policy it was made again under.</param>
/// <param name="Equal">Whether every byte of it agrees.</param>
/// <param name="Told">The same in words.</param>
/// <param name="RevisionsEqual">Whether the list of what it corrects comes out the same.</param>
/// <param name="ManifestEqual">Whether the release made again has the same id, its scores included.</param>
public sealed record ReleaseRebuild(
    string Organisation, string Release, string Policy, bool Equal, string Told, ImmutableArray<RebuiltPart> Parts, bool RevisionsEqual, bool ManifestEqual);

/// <param name="ContentHash">As the manifest names the part.</param>
/// <param name="Rebuilt">Hash of the part made again; null where it is no longer made.</param>
/// <param name="Stored">Hash of the bytes in storage; null where they are gone.</param>
/// <param name="AuditEqual">Whether the restricted account agrees in the same way.</param>
public sealed record RebuiltPart(string Family, int FinancialYear, int Quarter, string ContentHash, string? Rebuilt, string? Stored, bool AuditEqual)
{
    /// <summary>Null of a part that holds all that end in the quarter.</summary>
    public PartLengths? Lengths { get; init; }

    public int Share { get; init; }

    public bool Equal => Rebuilt == ContentHash && Stored == ContentHash && AuditEqual;
}
