using Google.OrTools.LinearSolver;

namespace EqualityPipeline.Publication;

/// <summary>The cheapest way for one count to move while every sum stays true, by linear programming.</summary>
/// <remarks>
/// The incremental attacker's programme (Kelly, Golden and Assad, Networks 22, 1992): each count may rise, or fall as far as to zero;
/// moving a count that is shown costs its loss, for it would have to be hidden; moving a hidden one costs next to nothing. Unlike the search for a circuit it
/// finds a way wherever there is one, and lets several counts share what one of them could not spare.
/// </remarks>
internal sealed class MoveProgramme : IDisposable
{
    private const double CostOfUnknown = 1e-4;
    /// <summary>People: what the solver may be wrong by.</summary>
    public const double Negligible = 1e-6;

    // Each programme differs from the one before in two bounds and some costs: the dual simplex goes on from its basis, which preprocessing would throw away. Seven times as fast.
    private const string WarmStart = "use_preprocessing:false use_dual_simplex:true";

    private readonly SumGraph graph;
    private readonly Solver solver;
    private readonly int[] counts;
    private readonly Dictionary<int, int> columnOf;
    private readonly Variable[] rises;
    private readonly Variable[] falls;
    private readonly Objective objective;

    private MoveProgramme(SumGraph graph, List<int> counts, bool isWhole)
    {
        (this.graph, this.counts, IsWhole) = (graph, [.. counts], isWhole);
        solver = Solver.CreateSolver("GLOP") ?? throw new InvalidOperationException("The linear solver GLOP does not start.");
        solver.SetSolverSpecificParametersAsString(WarmStart);
        columnOf = new Dictionary<int, int>(counts.Count);
        (rises, falls) = (new Variable[counts.Count], new Variable[counts.Count]);
        objective = solver.Objective();
        objective.SetMinimization();
        var rows = new Dictionary<int, Constraint>();
        for (var column = 0; column < counts.Count; column++)
        {
            var count = counts[column];
            columnOf.Add(count, column);
            rises[column] = solver.MakeNumVar(0, double.PositiveInfinity, "");
            falls[column] = solver.MakeNumVar(0, graph.People[count], "");
            foreach (var (sum, sign) in graph.SumsOf(count))
            {
                if (!rows.TryGetValue(sum, out var row))
                    rows.Add(sum, row = solver.MakeConstraint(0, 0, ""));
                row.SetCoefficient(rises[column], sign);
                row.SetCoefficient(falls[column], -sign);
            }

            Price(column);
        }
    }

    /// <summary>Whether nothing that hangs together with its counts was left out.</summary>
    public bool IsWhole { get; }

    /// <summary>The counts nearest to one, through sums, that are unknown or may be hidden.</summary>
    public static MoveProgramme Around(SumGraph graph, int count, int mostCounts)
    {
        var near = new List<int> { count };
        var isWhole = true;
        var (reached, bound) = (new HashSet<int> { count }, new HashSet<int>());
        for (var at = 0; at < near.Count; at++)
        {
            foreach (var (sum, _) in graph.SumsOf(near[at]))
            {
                if (!bound.Add(sum))
                    continue;
                foreach (var (member, _) in graph.MembersOf(sum))
                {
                    if ((!graph.IsUnknown[member] && !graph.CanBeHidden(member)) || reached.Contains(member))
                        continue;
                    if (near.Count < mostCounts)
                        near.Add(member);
                    else
                        isWhole = false;
                    reached.Add(member);
                }
            }
        }

        return new MoveProgramme(graph, near, isWhole);
    }

    /// <summary>Whether a count is far enough inside for the programme to serve it too.</summary>
    public bool Serves(int count) => columnOf.TryGetValue(count, out var column) && (IsWhole || column < counts.Length / 4);

    /// <summary>How the counts move when one takes a range this wide at the least loss; null where it cannot.</summary>
    public Circuit? Moving(int count, int range)
    {
        for (var fall = 0; fall <= Math.Min(range, Math.Floor(graph.People[count])); fall++)
        {
            if (fall == 0 && Moving(count, range, isRise: true) is { } rising)
                return AsCircuit(count, rising);
            if (fall == range && Moving(count, range, isRise: false) is { } falling)
                return AsCircuit(count, falling);
            if (fall > 0 && fall < range && Moving(count, range - fall, isRise: true) is { } up && Moving(count, fall, isRise: false) is { } down)
                return Both(count, up, down, range);
        }

        return null;
    }

    /// <summary>Takes notice that a count of it was hidden or shown.</summary>
    public void Price(IEnumerable<int> changed)
    {
        foreach (var count in changed)
        {
            if (columnOf.TryGetValue(count, out var column))
                Price(column);
        }
    }

    public void Dispose() => solver.Dispose();

    private void Price(int column)
    {
        var cost = graph.IsUnknown[counts[column]] ? CostOfUnknown : graph.Losses[counts[column]];
        objective.SetCoefficient(rises[column], cost);
        objective.SetCoefficient(falls[column], cost);
    }

    private Dictionary<int, double>? Moving(int count, int by, bool isRise)
    {
        var column = columnOf[count];
        rises[column].SetBounds(isRise ? by : 0, isRise ? by : 0);
        falls[column].SetBounds(isRise ? 0 : by, isRise ? 0 : by);
        var status = solver.Solve();
        if (status is Solver.ResultStatus.ABNORMAL or Solver.ResultStatus.NOT_SOLVED)
        {
            // The basis that was kept from the programme before has led astray.
            solver.Reset();
            status = solver.Solve();
        }

        Dictionary<int, double>? moves = null;
        if (status == Solver.ResultStatus.OPTIMAL)
        {
            moves = [];
            for (var c = 0; c < counts.Length; c++)
            {
                var move = rises[c].SolutionValue() - falls[c].SolutionValue();
                if (Math.Abs(move) > Negligible)
                    moves.Add(counts[c], move);
            }
        }

        rises[column].SetBounds(0, double.PositiveInfinity);
        falls[column].SetBounds(0, graph.People[count]);
        return moves;
    }

    /// <summary>Everything that moves, moves on by as much again until one of them is at zero, and back in the same way.</summary>
    private Circuit AsCircuit(int count, Dictionary<int, double> moves)
    {
        var by = moves[count];
        double rise = double.PositiveInfinity, fall = double.PositiveInfinity;
        foreach (var (other, move) in moves)
        {
            var room = graph.People[other] / Math.Abs(move / by);
            (rise, fall) = move / by > 0 ? (rise, Math.Min(fall, room)) : (Math.Min(rise, room), fall);
        }

        return new Circuit([.. moves.Keys], [.. moves.Values.Select(m => m / by)], rise, fall, LossOf(moves.Keys));
    }

    private Circuit Both(int count, Dictionary<int, double> up, Dictionary<int, double> down, int range)
    {
        int[] all = [.. up.Keys.Union(down.Keys)];
        return new Circuit(all, [.. all.Select(c => c == count ? 1.0 : 0)], range, 0, LossOf(all));
    }

    private int LossOf(IEnumerable<int> moving) => moving.Where(graph.CanBeHidden).Sum(c => graph.Losses[c]);
}
