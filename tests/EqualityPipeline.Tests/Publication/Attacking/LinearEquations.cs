using Google.OrTools.LinearSolver;

namespace EqualityPipeline.Tests.Publication.Attacking;

/// <summary>What an attacker knows of numbers that are not negative: sums of them. Solves what can be solved, and bounds the rest.</summary>
internal sealed class LinearEquations
{
    private const double MostPeople = 1_000_000;

    private readonly List<double?> known = [];
    private readonly List<Equation> equations = [];
    private readonly Dictionary<int, Block> blockOf = [];

    public int Add()
    {
        known.Add(null);
        return known.Count - 1;
    }

    public void Learn(double sum, params IReadOnlyList<(int Unknown, double Times)> terms)
        => equations.Add(new Equation([.. terms.GroupBy(t => t.Unknown).Select(t => (t.Key, t.Sum(x => x.Times))).Where(t => t.Item2 != 0)], sum));

    /// <summary>Equations that the truth does not satisfy: none, or the attacker is mistaken.</summary>
    public IEnumerable<(IReadOnlyList<(int Unknown, double Times)> Terms, double Sum)> Mistakes(Func<int, double> truth)
        => equations
            .Where(e => Math.Abs(e.Terms.Sum(t => t.Times * truth(t.Unknown)) - e.Sum) > 1e-4 * Math.Max(1, Math.Abs(e.Sum)))
            .Select(e => ((IReadOnlyList<(int, double)>)e.Terms, e.Sum));

    /// <summary>Solves every equation with one unknown left until there is none, and parts the others into blocks that hang together.</summary>
    public void Solve()
    {
        var of = new List<int>[known.Count];
        for (var e = 0; e < equations.Count; e++)
        {
            foreach (var (unknown, _) in equations[e].Terms)
                (of[unknown] ??= []).Add(e);
        }

        var open = new Queue<int>(Enumerable.Range(0, equations.Count));
        while (open.TryDequeue(out var at))
        {
            var left = equations[at].Terms.Where(t => known[t.Unknown] is null).Take(2).ToList();
            if (left.Count == 0)
                continue;
            // Numbers that are not negative and add up to nothing are nothing.
            if (left.Count > 1 && !(Math.Abs(Rest(equations[at])) < 1e-9 && equations[at].Terms.Where(t => known[t.Unknown] is null).All(t => t.Times > 0)))
                continue;
            var solved = left.Count == 1 ? left : [.. equations[at].Terms.Where(t => known[t.Unknown] is null)];
            foreach (var (unknown, times) in solved)
            {
                known[unknown] = left.Count == 1 ? Rest(equations[at]) / times : 0;
                foreach (var next in of[unknown])
                    open.Enqueue(next);
                if (left.Count == 1)
                    break;
            }
        }

        Part();
    }

    public double? Find(int unknown) => known[unknown];

    /// <summary>How many unknowns hang together with this one; 0 where nothing is known of it.</summary>
    public int BlockSize(int unknown) => blockOf.TryGetValue(unknown, out var block) ? block.Size : 0;

    /// <summary>Whether all equations together leave one value to it, whatever else may be negative.</summary>
    public bool IsDetermined(int unknown) => blockOf.TryGetValue(unknown, out var block) && block.IsDetermined(unknown);

    /// <returns>The least and the greatest that it can be.</returns>
    public (double Least, double Greatest) Bounds(int unknown)
        => known[unknown] is { } number ? (number, number)
            : blockOf.TryGetValue(unknown, out var block) ? block.Bounds(unknown)
            : (0, MostPeople);

    private double Rest(Equation equation) => equation.Sum - equation.Terms.Sum(t => t.Times * (known[t.Unknown] ?? 0));

    private void Part()
    {
        var leader = Enumerable.Range(0, known.Count).ToArray();
        int Find(int x)
        {
            while (leader[x] != x)
                x = leader[x] = leader[leader[x]];
            return x;
        }

        var open = equations
            .Select(e => new Equation([.. e.Terms.Where(t => known[t.Unknown] is null)], Rest(e)))
            .Where(e => e.Terms.Length > 0)
            .ToList();
        foreach (var equation in open)
        {
            foreach (var (unknown, _) in equation.Terms)
                leader[Find(unknown)] = Find(equation.Terms[0].Unknown);
        }

        foreach (var ofOne in open.GroupBy(e => Find(e.Terms[0].Unknown)))
        {
            var block = new Block([.. ofOne]);
            foreach (var unknown in block.Unknowns)
                blockOf[unknown] = block;
        }
    }

    private sealed record Equation((int Unknown, double Times)[] Terms, double Sum);

    private sealed class Block
    {
        private readonly Equation[] equations;
        private readonly Dictionary<int, int> placeOf;
        private readonly Dictionary<int, Variable> variables = [];
        private readonly Lazy<double[]> direction;
        private Solver? solver;

        public Block(Equation[] equations)
        {
            this.equations = equations;
            placeOf = equations.SelectMany(e => e.Terms).Select(t => t.Unknown).Distinct().Select((unknown, place) => (unknown, place)).ToDictionary(u => u.unknown, u => u.place);
            direction = new Lazy<double[]>(FreeDirection);
        }

        public IEnumerable<int> Unknowns => placeOf.Keys;

        public int Size => placeOf.Count;

        public bool IsDetermined(int unknown) => Math.Abs(direction.Value[placeOf[unknown]]) < 1e-5;

        /// <summary>A random direction in which all unknowns may move while every equation holds: what does not move in it is determined.</summary>
        /// <remarks>The projection of a random vector onto the null space, by conjugate gradients on the normal equations (CGLS).</remarks>
        private double[] FreeDirection()
        {
            var random = new Random(2011);
            var rows = equations.Select(e =>
            {
                var norm = Math.Sqrt(e.Terms.Sum(t => t.Times * t.Times));
                return e.Terms.Select(t => (Place: placeOf[t.Unknown], Times: t.Times / norm)).ToArray();
            }).ToArray();
            var wanted = Enumerable.Range(0, Size).Select(_ => random.NextDouble() + 0.5).ToArray();

            // Least squares: the part of the random vector that the equations span is Aᵀy with A Aᵀ y = A wanted.
            double[] Across(double[] x) => [.. rows.Select(r => r.Sum(t => t.Times * x[t.Place]))];
            double[] Back(double[] y)
            {
                var x = new double[Size];
                for (var r = 0; r < rows.Length; r++)
                {
                    foreach (var (place, times) in rows[r])
                        x[place] += times * y[r];
                }

                return x;
            }

            var left = wanted;
            var residual = Across(left);
            var step = residual;
            var size = Dot(residual, residual);
            for (var round = 0; round < 20_000 && size > 1e-20; round++)
            {
                var back = Back(step);
                var along = Dot(back, back);
                if (along == 0)
                    break;
                var by = size / along;
                left = [.. left.Select((x, i) => x - by * back[i])];
                residual = Across(left);
                var next = Dot(residual, residual);
                var turn = next / size;
                step = [.. residual.Select((r, i) => r + turn * step[i])];
                size = next;
            }

            return left;

            static double Dot(double[] a, double[] b)
            {
                var sum = 0.0;
                for (var i = 0; i < a.Length; i++)
                    sum += a[i] * b[i];
                return sum;
            }
        }

        public (double Least, double Greatest) Bounds(int unknown)
        {
            solver ??= Build("GLOP");
            return (Reach(unknown, maximise: false), Reach(unknown, maximise: true));
        }

        private Solver Build(string with)
        {
            variables.Clear();
            var made = Solver.CreateSolver(with) ?? throw new InvalidOperationException("There is no solver.");
            foreach (var equation in equations)
            {
                // Shares and rates are rounded to doubles: a whole person is far from a millionth of one.
                var room = 1e-6 * Math.Max(1, equation.Terms.Max(t => Math.Abs(t.Times)));
                var constraint = made.MakeConstraint(equation.Sum - room, equation.Sum + room);
                foreach (var (of, times) in equation.Terms)
                {
                    if (!variables.TryGetValue(of, out var variable))
                        variables[of] = variable = made.MakeNumVar(0, MostPeople, "");
                    constraint.SetCoefficient(variable, times);
                }
            }

            return made;
        }

        private double Reach(int unknown, bool maximise)
        {
            var status = Status(unknown, maximise);
            if (status != Solver.ResultStatus.OPTIMAL)
            {
                // Rounded shares beside counts are badly scaled for one simplex or the other; which of them gives up differs.
                solver = Build("CLP");
                status = Status(unknown, maximise);
            }

            return status == Solver.ResultStatus.OPTIMAL ? solver!.Objective().Value() : throw new InvalidOperationException($"The solver says {status}.");
        }

        private Solver.ResultStatus Status(int unknown, bool maximise)
        {
            var objective = solver!.Objective();
            objective.Clear();
            objective.SetCoefficient(variables[unknown], 1);
            objective.SetOptimizationDirection(maximise);
            return solver.Solve();
        }
    }
}
