using EqualityPipeline.Policy;

namespace EqualityPipeline.Publication;

/// <summary>Chooses which counts of a table to hide so that no small count can be worked out from what remains.</summary>
/// <remarks>
/// The problem is that of Fischetti and Salazar, Management Science 47, 2001: hide as little as possible so that for every sensitive count the range that agrees with all that is
/// shown is <see cref="NarrowestRange"/> wide. First every sensitive count is hidden; then each is given a proof, the cheapest first: a circuit of counts that are
/// hidden anyway, the linear programme of an attacker, a circuit for which more is hidden. Then every count that was hidden to protect another is shown again
/// where the proofs that rested on it can be had without it.
/// </remarks>
internal sealed class CountSuppression
{
    /// <summary>People: how wide the range that an attacker can derive for a sensitive count must be at least.</summary>
    public const int NarrowestRange = 3;

    /// <summary>The loss when any count is hidden, beside its own weight: of two choices that weigh the same, the one with fewer counts.</summary>
    public const int LossOfAnyCount = 5;

    // Counts that a programme takes in: some months of one measure.
    private const int MostInProgramme = 4000;

    // A circuit that loses more hides a total; then a programme is asked whether that can be had for less.
    private const int HeavyLoss = 1000;

    private const int MostCountsForProgrammes = 2000;

    // Tables this small are tried in several orders, and the least loss is kept.
    private const int MostCountsToTryAgain = 200;
    private const int Tries = 12;

    private readonly SumTable table;
    private readonly SuppressionRule rule;
    private readonly SumGraph graph;
    private readonly CircuitSearch circuits;
    private readonly SuppressionProofs proofs;
    private readonly bool[] isSensitive;
    private readonly List<int> protecting = [];
    private readonly List<int> exposed = [];
    private readonly List<MoveProgramme> programmes = [];

    private CountSuppression(SumTable table, SuppressionRule rule)
    {
        this.table = table;
        this.rule = rule;
        graph = new SumGraph(table);
        circuits = new CircuitSearch(graph);
        proofs = new SuppressionProofs(table.Counts.Count);
        isSensitive = [.. table.Counts.Select(c => c.Standing == Standing.KeptHidden || (c.Standing is not (Standing.Known or Standing.Untold) && rule.IsSmall(c.People)))];
    }

    private long Loss => protecting.Sum(count => (long)graph.Losses[count]);

    /// <summary>By the rule that hides from 1 to one less than a smallest count, and shows zeros.</summary>
    public static Suppression Hide(SumTable table, int smallestPublishedCount)
        => Hide(table, new SuppressionRule(smallestPublishedCount, ZerosDisclose: false, RoundTo: null));

    public static Suppression Hide(SumTable table, SuppressionRule rule)
    {
        var best = Run(table, rule, order: null);
        // A fixed seed: the same table hides the same counts.
        var order = new Random(1);
        for (var again = 1; again < Tries && table.Counts.Count <= MostCountsToTryAgain && best.protecting.Count > 1; again++)
        {
            var other = Run(table, rule, order);
            if ((other.exposed.Count, other.Loss).CompareTo((best.exposed.Count, best.Loss)) < 0)
                best = other;
        }

        return new Suppression([.. Enumerable.Range(0, table.Counts.Count).Select(best.FateOf)], [.. best.exposed.Order()]);
    }

    private static CountSuppression Run(SumTable table, SuppressionRule rule, Random? order)
    {
        var suppression = new CountSuppression(table, rule);
        suppression.HideWhatMustBeHidden();
        suppression.ProtectSensitiveCounts(order);
        suppression.ShowWhatIsNotNeeded();
        suppression.programmes.ForEach(p => p.Dispose());
        return suppression;
    }

    private Fate FateOf(int count)
    {
        var (people, _, isShown, standing) = table.Counts[count];
        if (standing == Standing.KeptHidden)
            return Fate.KeptHidden;
        if (standing != Standing.Untold && rule.IsSmall(people))
            return Fate.Small;
        return standing == Standing.KeptBack || (isShown && graph.IsUnknown[count]) ? Fate.Protecting : Fate.Shown;
    }

    private void HideWhatMustBeHidden()
    {
        for (var count = 0; count < isSensitive.Length; count++)
        {
            if (isSensitive[count] || table.Counts[count].Standing == Standing.KeptBack)
                graph.Hide(count);
        }
    }

    private void ProtectSensitiveCounts(Random? order)
    {
        int[] sensitive = [.. Enumerable.Range(0, isSensitive.Length).Where(count => isSensitive[count])];
        order?.Shuffle(sensitive);
        // What protects itself comes first, so that nothing is hidden for its sake.
        foreach (var count in sensitive)
            ProveByCircuit(count);
        foreach (var count in sensitive)
        {
            if (!proofs.Has(count) && !Prove(count, isHeavy: false))
                Protect(count);
        }

        // What was hidden for others since may protect these too.
        exposed.RemoveAll(c => Prove(c, isHeavy: true));
    }

    // In a large table programmes cost more than the few counts that they show again are worth.
    private bool Prove(int count, bool isHeavy) => ProveByCircuit(count) || ((isHeavy || table.Counts.Count <= MostCountsForProgrammes) && ProveByProgramme(count));

    private bool ProveByCircuit(int count)
    {
        if (proofs.Has(count))
            return true;
        if (circuits.Cheapest(count, NarrowestRange, mayHide: false) is not { } circuit)
            return false;
        Rest(circuit);
        return true;
    }

    /// <summary>A circuit is the proof of every sensitive count in it that has enough room there.</summary>
    private void Rest(Circuit circuit)
    {
        for (var i = 0; i < circuit.Counts.Length; i++)
        {
            var count = circuit.Counts[i];
            if (isSensitive[count] && !proofs.Has(count) && circuit.Room * Math.Abs(circuit.Times[i]) >= NarrowestRange - MoveProgramme.Negligible)
                proofs.Add(count, circuit.Counts);
        }
    }

    private bool ProveByProgramme(int count)
    {
        if (Cheapest(count) is not { Loss: 0 } moving)
            return false;
        Rest(moving);
        return true;
    }

    private Circuit? Cheapest(int count)
    {
        if (programmes.Find(p => p.Serves(count)) is not { } programme)
        {
            programme = MoveProgramme.Around(graph, count, MostInProgramme);
            programmes.Add(programme);
        }

        return programme.Moving(count, NarrowestRange);
    }

    private void Protect(int count)
    {
        var circuit = circuits.Cheapest(count, NarrowestRange, mayHide: true);
        if (circuit is not { Loss: < HeavyLoss } && Cheapest(count) is { } moving && (circuit is null || moving.Loss < circuit.Loss))
            circuit = moving;
        if (circuit is null)
        {
            exposed.Add(count);
            return;
        }

        Hide(circuit.Counts);
        Rest(circuit);
    }

    private void Hide(int[] counts)
    {
        foreach (var count in counts)
        {
            if (!graph.CanBeHidden(count))
                continue;
            graph.Hide(count);
            protecting.Add(count);
        }

        programmes.ForEach(p => p.Price(counts));
    }

    /// <summary>The heaviest first: what weighs least stays.</summary>
    private void ShowWhatIsNotNeeded()
    {
        foreach (var count in protecting.OrderByDescending(c => graph.Losses[c]).ThenByDescending(c => graph.People[c]).ThenBy(c => c).ToList())
        {
            graph.Show(count);
            programmes.ForEach(p => p.Price([count]));
            if (ProveAgain(proofs.RestingOn(count), graph.Losses[count] >= HeavyLoss))
                continue;
            graph.Hide(count);
            programmes.ForEach(p => p.Price([count]));
        }

        protecting.RemoveAll(count => !graph.IsUnknown[count]);
    }

    /// <returns>False where one cannot be proved; then all proofs are as they were.</returns>
    private bool ProveAgain(List<int> resting, bool isHeavy)
    {
        var before = resting.ConvertAll(count => (Count: count, Proof: proofs.Take(count)));
        if (resting.TrueForAll(c => Prove(c, isHeavy)))
            return true;
        foreach (var (count, proof) in before)
            proofs.Add(count, proof);
        return false;
    }
}
