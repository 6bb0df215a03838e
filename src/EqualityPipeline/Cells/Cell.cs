namespace EqualityPipeline.Cells;

/// <summary>An additive count of one submission; organisation, directorate, period and return type are the submission's.</summary>
/// <param name="Service">Service id, or <see cref="Unspecified"/>.</param>
/// <param name="Place">Ward id, or <see cref="Unspecified"/>.</param>
/// <param name="Attributes">Declared filters as <c>name=code;name=code</c> sorted by name; empty where there are none.</param>
/// <param name="Group">A code of the strand's list or of a reserved group; never a roll-up, never <c>all</c>.</param>
/// <param name="Bucket">Pay in pence or age in years, where the measure has buckets.</param>
public sealed record Cell(
    string Service, string Place, string Measure, string Attributes, string Strand, string Group, int? Bucket, decimal Count)
{
    /// <summary>Stands for a service or place that the return did not give.</summary>
    public const string Unspecified = "unspecified";
}
