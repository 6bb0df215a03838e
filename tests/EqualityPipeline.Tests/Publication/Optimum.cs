using EqualityPipeline.Publication;
using Google.OrTools.LinearSolver;

namespace EqualityPipeline.Tests.Publication;

/// <summary>The least loss at which every sensitive count keeps its room, by mixed integer programming (SCIP).</summary>
/// <remarks>
/// Fischetti and Salazar, Management Science 47, 2001: the master chooses what to hide; an attacker's programme for each sensitive count gives, from its reduced costs, an inequality
/// that every safe choice satisfies and this one does not; until none is found. The master's loss never exceeds the optimum, so that it may be stopped early.
/// </remarks>
internal static class Optimum
{
    private const int MostRounds = 400;

    /// <param name="lossOf">Of hiding a count, 0 or more.</param>
    /// <param name="isSensitive">Hidden in any case.</param>
    /// <returns>The least loss, sensitive counts included; where it was stopped early, something less.</returns>
    public static double Loss(SumTable table, Func<int, double> lossOf, Func<int, bool> isSensitive, int range)
    {
        using var master = Solver.CreateSolver("SCIP") ?? throw new InvalidOperationException("There is no solver.");
        var counts = Enumerable.Range(0, table.Counts.Count).ToArray();
        var hides = counts.Select(c => master.MakeIntVar(IsHiddenAnyway(c) ? 1 : 0, table.Counts[c].Standing == Standing.Known ? 0 : 1, "")).ToArray();
        foreach (var count in counts)
            master.Objective().SetCoefficient(hides[count], table.Counts[count].IsShown ? lossOf(count) : 0);
        master.Objective().SetMinimization();
        for (var round = 0; ; round++)
        {
            if (master.Solve() != Solver.ResultStatus.OPTIMAL)
                throw new InvalidOperationException("Nothing is safe.");
            var isHidden = hides.Select(h => h.SolutionValue() > 0.5).ToArray();
            var least = master.Objective().Value();
            var cuts = counts.Where(isSensitive).Select(c => Cut(table, isHidden, c, range)).OfType<double[]>().ToList();
            if (cuts.Count == 0 || round == MostRounds)
                return least;
            foreach (var cut in cuts)
            {
                var constraint = master.MakeConstraint(range, double.PositiveInfinity);
                foreach (var count in counts.Where(c => cut[c] > 0))
                    constraint.SetCoefficient(hides[count], cut[count]);
            }
        }

        bool IsHiddenAnyway(int count) => isSensitive(count) || !table.Counts[count].IsShown;
    }

    /// <returns>What each count must lend at most, so that together it is the range; null where the range is wide enough.</returns>
    private static double[]? Cut(SumTable table, bool[] isHidden, int sensitive, int range)
    {
        using var attacker = Solver.CreateSolver("GLOP") ?? throw new InvalidOperationException("There is no solver.");
        var (up, down) = (Moves(), Moves());
        attacker.Objective().SetCoefficient(up[sensitive], 1);
        attacker.Objective().SetCoefficient(down[sensitive], -1);
        attacker.Objective().SetMaximization();
        if (attacker.Solve() != Solver.ResultStatus.OPTIMAL)
            throw new InvalidOperationException("The attacker's programme has no end.");
        if (attacker.Objective().Value() >= range - 1e-6)
            return null;
        return [.. table.Counts.Select((c, i) => Math.Min(range, Lent(up[i], (double)c.People) + Lent(down[i], (double)c.People)))];

        Variable[] Moves()
        {
            var moves = table.Counts.Select((c, i) => attacker.MakeNumVar(isHidden[i] ? -(double)c.People : 0, isHidden[i] ? Most : 0, "")).ToArray();
            foreach (var sum in table.Sums)
            {
                var constraint = attacker.MakeConstraint(0, 0);
                constraint.SetCoefficient(moves[sum.Whole], 1);
                foreach (var part in sum.Parts)
                    constraint.SetCoefficient(moves[part], -1);
            }

            return moves;
        }

        static double Lent(Variable move, double people)
            => move.ReducedCost() is var cost && cost > 1e-9 ? cost * Most : cost < -1e-9 ? -cost * people : 0;
    }

    private const double Most = 1_000;
}
