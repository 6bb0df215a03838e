using EqualityPipeline.Publication;
using Google.OrTools.LinearSolver;

namespace EqualityPipeline.Tests.Publication;

/// <summary>Works out by linear programming (GLOP) how far a reader can narrow a count: the second method beside the product's own proof.</summary>
internal sealed class LinearAttacker
{
    private const double MostPeople = 1_000_000;

    private readonly double[] people;
    private readonly bool[] isUnknown;
    private readonly List<(int Count, int Sign)[]> sums;
    private readonly List<int>[] sumsOf;
    private readonly Dictionary<int, Block> blockOf = [];

    /// <param name="people">The true counts, which agree with all sums.</param>
    /// <param name="sums">Whatever adds up to nothing: the whole less its parts.</param>
    public LinearAttacker(double[] people, bool[] isUnknown, List<(int Count, int Sign)[]> sums)
    {
        (this.people, this.isUnknown, this.sums) = (people, isUnknown, sums);
        sumsOf = [.. people.Select(_ => new List<int>())];
        for (var sum = 0; sum < sums.Count; sum++)
        {
            foreach (var (count, _) in sums[sum])
                sumsOf[count].Add(sum);
        }
    }

    public static LinearAttacker Of(SumTable table, Suppression suppression) => new(
        [.. table.Counts.Select(c => (double)c.People)],
        [.. table.Counts.Select((c, i) => c.Standing != Standing.Known && (suppression[i] || !c.IsShown))],
        [.. table.Sums.Select(s => s.Parts.Select(p => (p, -1)).Append((s.Whole, 1)).ToArray())]);

    /// <summary>How many unknown counts hang together with this one.</summary>
    public int BlockSize(int count) => BlockOf(count).Size;

    /// <returns>People between the least and the greatest value that agrees with all that is known.</returns>
    public double Range(int count) => isUnknown[count] ? BlockOf(count).Range(count) : 0;

    private Block BlockOf(int count)
    {
        if (blockOf.TryGetValue(count, out var block))
            return block;
        var together = new List<int> { count };
        var seen = new HashSet<int> { count };
        var bound = new HashSet<int>();
        for (var at = 0; at < together.Count; at++)
        {
            foreach (var member in sumsOf[together[at]].Where(bound.Add).SelectMany(sum => sums[sum]).Select(t => t.Count))
            {
                if (isUnknown[member] && seen.Add(member))
                    together.Add(member);
            }
        }

        block = new Block(this, together, bound);
        foreach (var member in together)
            blockOf[member] = block;
        return block;
    }

    private sealed class Block
    {
        private readonly Solver solver = Solver.CreateSolver("GLOP") ?? throw new InvalidOperationException("There is no solver.");
        private readonly Dictionary<int, Variable> variables;

        public Block(LinearAttacker attacker, List<int> counts, IEnumerable<int> sums)
        {
            variables = counts.ToDictionary(c => c, _ => solver.MakeNumVar(0, MostPeople, ""));
            foreach (var sum in sums)
            {
                var known = attacker.sums[sum].Where(t => !attacker.isUnknown[t.Count]).Sum(t => t.Sign * attacker.people[t.Count]);
                var constraint = solver.MakeConstraint(-known, -known);
                foreach (var (count, sign) in attacker.sums[sum].Where(t => attacker.isUnknown[t.Count]))
                    constraint.SetCoefficient(variables[count], constraint.GetCoefficient(variables[count]) + sign);
            }
        }

        public int Size => variables.Count;

        public double Range(int count) => Solve(count, maximise: true) - Solve(count, maximise: false);

        private double Solve(int count, bool maximise)
        {
            var objective = solver.Objective();
            objective.Clear();
            objective.SetCoefficient(variables[count], 1);
            objective.SetOptimizationDirection(maximise);
            var status = solver.Solve();
            return status == Solver.ResultStatus.OPTIMAL ? objective.Value() : throw new InvalidOperationException($"The solver says {status}.");
        }
    }
}
