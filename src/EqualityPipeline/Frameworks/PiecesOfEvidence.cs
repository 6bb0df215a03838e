using static EqualityPipeline.Frameworks.RuleWords;

namespace EqualityPipeline.Frameworks;

/// <summary>One thing that evidence is looked for of.</summary>
/// <param name="Name">As the evidence names what is missing.</param>
/// <param name="Made">The day of its newest evidence; null where it has none.</param>
internal readonly record struct Piece(string Name, DateOnly? Made);

/// <summary>Evidence that comes in pieces, each of its own age: so many of so many are there, and when the next one drops out is known.</summary>
/// <param name="MaxAgeMonths">A piece counts until it is so old.</param>
/// <param name="AtLeast">Share of the pieces that must be there.</param>
internal sealed record PiecesOfEvidence(IReadOnlyList<Piece> All, int MaxAgeMonths, double AtLeast, DateOnly AsOf)
{
    private IEnumerable<Piece> Known => All.Where(p => p.Made <= AsOf);

    public IReadOnlyList<Piece> Counted => [.. Known.Where(p => EvidenceAge.Of(p.Made!.Value, MaxAgeMonths, AsOf) != EvidenceState.Stale)];

    public IReadOnlyList<string> Missing => [.. All.Except(Known).Select(p => p.Name)];

    public IReadOnlyList<string> TooOld => [.. Known.Except(Counted).Select(p => p.Name)];

    public int Needed => Math.Max(1, (int)Math.Ceiling((AtLeast * All.Count) - 1e-9));

    /// <param name="found">The evidence in words, before what is missing is named.</param>
    /// <param name="isNamed">False where not even the names of what is missing may be told.</param>
    /// <param name="nothing">Instead of it, where there is nothing that evidence could be looked for of: a share of nothing is no figure.</param>
    public EvidenceRuling Ruling(string found, bool isNamed = true, string nothing = "There is nothing here of which this could be asked.")
    {
        if (All.Count == 0)
            return new EvidenceRuling(false, EvidenceState.Missing, nothing);
        var counted = Counted.OrderByDescending(p => p.Made).ToList();
        var isMet = counted.Count >= Needed;
        var (missing, tooOld) = (Missing, TooOld);
        var words = isNamed
            ? $"{found}{(missing.Count == 0 ? "" : $" Missing: {Some(missing)}.")}{(tooOld.Count == 0 ? "" : $" Too old: {Some(tooOld)}.")}"
            : found;
        // The criterion falls with the piece that is the last one needed, counted from the newest.
        var last = isMet ? counted[Needed - 1].Made : null;
        return new EvidenceRuling(isMet, StateOf(counted, isMet, last), words)
        {
            NewestOn = Known.Max(p => p.Made),
            StaleOn = last is { } made ? EvidenceAge.StaleOn(made, MaxAgeMonths) : null,
            Progress = (double)counted.Count / All.Count,
            Needed = (double)Needed / All.Count,
        };
    }

    private EvidenceState StateOf(List<Piece> counted, bool isMet, DateOnly? last)
    {
        if (isMet)
            return EvidenceAge.Of(last!.Value, MaxAgeMonths, AsOf);
        var known = Known.Count();
        if (known == 0)
            return EvidenceState.Missing;
        return known >= Needed || counted.Count == 0 ? EvidenceState.Stale : EvidenceAge.Of(counted[0].Made!.Value, MaxAgeMonths, AsOf);
    }
}
