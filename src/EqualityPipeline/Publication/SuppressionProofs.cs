namespace EqualityPipeline.Publication;

/// <summary>By which counts it is proved that a sensitive count cannot be narrowed: as long as none of them is shown, the proof holds, whatever else is hidden or shown.</summary>
internal sealed class SuppressionProofs(int countNumber)
{
    private readonly int[]?[] proofOf = new int[countNumber][];
    private readonly List<(int Sensitive, int[] Proof)>?[] restingOn = new List<(int, int[])>?[countNumber];

    public bool Has(int sensitive) => proofOf[sensitive] is not null;

    public void Add(int sensitive, int[] moving)
    {
        proofOf[sensitive] = moving;
        foreach (var count in moving)
            (restingOn[count] ??= []).Add((sensitive, moving));
    }

    /// <summary>Takes a proof away.</summary>
    public int[] Take(int sensitive)
    {
        var proof = proofOf[sensitive] ?? throw new InvalidOperationException("There is no proof.");
        proofOf[sensitive] = null;
        return proof;
    }

    /// <summary>The sensitive counts whose proofs a count takes part in.</summary>
    public List<int> RestingOn(int count)
        => restingOn[count] is { } all
            ? all.Where(r => ReferenceEquals(proofOf[r.Sensitive], r.Proof)).Select(r => r.Sensitive).Distinct().Order().ToList()
            : [];
}
