using EqualityPipeline.Indicators;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using Google.OrTools.LinearSolver;

namespace EqualityPipeline.Tests.Publication;

/// <summary>A count that a reader of a release can name.</summary>
/// <param name="Base">Empty for a count of the measure itself; otherwise the count is that of the base without the measure's outcome.</param>
internal readonly record struct NamedCount(string Measure, string Base, Unit Unit, string Strand, string Group);

/// <summary>
/// Works out from the published rows of one organisation and month, the code lists and common sense alone how far each count could lie: a second
/// method beside the product's own, with a solver of its own.
/// </summary>
/// <remarks>
/// Common sense: no count is negative; categories add up to headings, headings to those who declared, these and the undeclared to all, services to
/// directorates, directorates to the organisation; nobody is appointed who was not shortlisted; whoever is asked about one strand is asked about all.
/// </remarks>
internal sealed class ReleaseAttacker
{
    public const string Declared = "(declared)";
    public const string Undeclared = "(undeclared)";

    private const double MostPeople = 1_000_000;

    private readonly MonitoringPolicy policy;
    private readonly List<(Strand Strand, CodeList List)> strands;
    private readonly IReadOnlyList<PublishedFigure> rows;
    private readonly IReadOnlyDictionary<(string Strand, string Group), decimal> residents;
    private readonly Dictionary<NamedCount, int> numberOf = [];
    private readonly List<double?> known = [];
    private readonly List<Equation> equations = [];
    private readonly Dictionary<int, Component> componentOf = [];

    /// <param name="rows">Every published row of one organisation and month.</param>
    /// <param name="residents">The census, which everybody knows.</param>
    public ReleaseAttacker(
        MonitoringPolicy policy, IEnumerable<(Strand Strand, CodeList List)> strands, IReadOnlyList<PublishedFigure> rows,
        IReadOnlyDictionary<(string Strand, string Group), decimal> residents)
    {
        (this.policy, this.strands, this.rows, this.residents) = (policy, [.. strands], rows, residents);
        foreach (var measure in new[] { "users", "applied", "shortlisted", "appointed" })
            AddSums(measure);
        foreach (var indicator in policy.Indicators.Where(i => i.Kind == IndicatorKind.Proportion))
            AddComplements(indicator.Count.Measure, indicator.Of.Measure);
        foreach (var row in rows)
            Read(row, policy.FindIndicator(row.Indicator)!);
        Subtract();
        FindComponents();
    }

    public IEnumerable<NamedCount> Counts => numberOf.Keys;

    /// <summary>The equations that the true counts do not satisfy: none, or the attacker is mistaken.</summary>
    public IEnumerable<string> Mistakes(Func<NamedCount, decimal> truth)
    {
        var names = numberOf.ToDictionary(n => n.Value, n => n.Key);
        return equations
            .Where(e => Math.Abs(e.Terms.Sum(t => t.Times * (double)truth(names[t.Count])) - e.Sum) > 1e-6)
            .Select(e => string.Join(" + ", e.Terms.Select(t => $"{t.Times} {names[t.Count]}")) + $" = {e.Sum}");
    }

    public bool IsKnown(NamedCount count) => known[numberOf[count]] is not null;

    /// <returns>The least and the greatest that a count can be while all that is published stays true.</returns>
    public (double Least, double Greatest) Bounds(NamedCount count)
    {
        var number = numberOf[count];
        if (known[number] is { } people)
            return (people, people);
        return componentOf.TryGetValue(number, out var component) ? component.Bounds(number) : (0, MostPeople);
    }

    private void AddSums(string measure)
    {
        var units = UnitsOf(measure).ToList();
        foreach (var unit in units)
        {
            foreach (var (strand, list) in strands)
            {
                NamedCount Count(string group) => Name(measure, unit, strand.Id, group);
                AddSum(Count(Unit.All), [Count(Declared), Count(Undeclared)]);
                AddSum(Count(Declared), [.. list.RollUps.Select(c => Count(c.Id)), .. list.Details.Where(c => c.RollUp is null).Select(c => Count(c.Id))]);
                foreach (var heading in list.RollUps)
                    AddSum(Count(heading.Id), [.. list.Details.Where(c => c.RollUp == heading.Id).Select(c => Count(c.Id))]);
                AddSum(Count(Undeclared), [.. Reserved().Select(Count)]);
            }
        }

        foreach (var whole in units.Where(u => u.Level != UnitLevel.Service))
        {
            var parts = units.Where(u => u.Level == whole.Level + 1 && (whole.Level == UnitLevel.Organisation || u.Directorate == whole.Directorate)).ToList();
            if (parts.Count == 0)
                continue;
            foreach (var name in numberOf.Keys.Where(n => n.Measure == measure && n.Base.Length == 0 && n.Unit == whole).ToList())
                AddSum(name, [.. parts.Select(p => name with { Unit = p })]);
        }
    }

    /// <summary>The units that published rows tell were returned.</summary>
    private IEnumerable<Unit> UnitsOf(string measure)
        => rows.Where(r => policy.FindIndicator(r.Indicator)!.Count.Measure == measure && r.Marker?.StartsWith('x') != true)
            .Select(r => new Unit(r.Directorate, r.Service))
            .Distinct()
            .Order();

    private IEnumerable<string> Reserved() => policy.ReservedGroups.Where(r => r.CountsAs == ReservedGroupBasis.Undeclared).Select(r => r.Code);

    private void AddComplements(string measure, string of)
    {
        foreach (var name in numberOf.Keys.Where(n => n.Measure == measure && n.Base.Length == 0).ToList())
            AddSum(name with { Measure = of }, [name, name with { Base = of }]);
    }

    private void Read(PublishedFigure row, Indicator indicator)
    {
        var unit = new Unit(row.Directorate, row.Service);
        NamedCount Count(string group) => Name(indicator.Count.Measure, unit, row.Strand, group);
        NamedCount Of(string group) => Name(indicator.Of.Measure, unit, row.Strand, group);
        var isProportion = indicator.Kind == IndicatorKind.Proportion;
        if (row.Numerator is { } count)
            Learn((double)count, (Count(row.Group), 1));
        if (row.Denominator is { } of && indicator.Kind != IndicatorKind.Rate)
            Learn((double)of, (isProportion ? Of(row.Group) : Count(Declared), 1));
        if (row.DeclarationRate is { } rate)
        {
            Func<string, NamedCount> part = isProportion ? Of : Count;
            Learn(0, (part(Declared), 1), (part(Unit.All), -rate));
        }

        if (row is { Comparator: "rest", ComparatorValue: { } compared })
        {
            var rest = compared / indicator.Per;
            if (isProportion)
                Learn(0, (Count(Declared), 1), (Count(row.Group), -1), (Of(Declared), -rest), (Of(row.Group), rest));
            else
                Learn(rest * (double)(DeclaredResidents(row.Strand) - residents[(row.Strand, row.Group)]), (Count(Declared), 1), (Count(row.Group), -1));
        }
    }

    private decimal DeclaredResidents(string strand)
        => strands.Single(s => s.Strand.Id == strand).List.Details.Sum(c => residents.GetValueOrDefault((strand, c.Id)));

    /// <summary>Everybody is asked about every strand, so all the totals of a unit are one count.</summary>
    private static NamedCount Name(string measure, Unit unit, string strand, string group)
        => new(measure, "", unit, group == Unit.All ? Unit.All : strand, group);

    private void AddSum(NamedCount whole, List<NamedCount> parts) => Learn(0, [(whole, 1), .. parts.Select(p => (p, -1.0))]);

    private void Learn(double sum, params IEnumerable<(NamedCount Count, double Times)> terms)
        => equations.Add(new Equation([.. terms.Select(t => (Number(t.Count), t.Times))], sum));

    private int Number(NamedCount name)
    {
        if (numberOf.TryGetValue(name, out var number))
            return number;
        numberOf[name] = known.Count;
        known.Add(null);
        return known.Count - 1;
    }

    /// <summary>Solves every equation with one unknown left, until there is none.</summary>
    private void Subtract()
    {
        for (var learnt = true; learnt;)
        {
            learnt = false;
            foreach (var equation in equations)
            {
                var unknown = equation.Terms.Where(t => known[t.Count] is null && t.Times != 0).Take(2).ToList();
                if (unknown.Count != 1)
                    continue;
                known[unknown[0].Count] = Math.Round(Rest(equation) / unknown[0].Times);
                learnt = true;
            }
        }
    }

    private double Rest(Equation equation) => equation.Sum - equation.Terms.Sum(t => t.Times * (known[t.Count] ?? 0));

    private void FindComponents()
    {
        var open = equations
            .Select(e => new Equation([.. e.Terms.Where(t => known[t.Count] is null && t.Times != 0)], Rest(e)))
            .Where(e => e.Terms.Length > 0)
            .ToList();
        foreach (var equation in open)
        {
            var together = new Component();
            foreach (var part in equation.Terms.Select(t => componentOf.GetValueOrDefault(t.Count)).OfType<Component>().Distinct().ToList())
                together.Equations.AddRange(part.Equations);
            together.Equations.Add(equation);
            foreach (var (count, _) in together.Equations.SelectMany(e => e.Terms))
                componentOf[count] = together;
        }
    }

    private sealed record Equation((int Count, double Times)[] Terms, double Sum);

    /// <summary>Unknowns that hang together, as one linear programme.</summary>
    private sealed class Component
    {
        private readonly Dictionary<int, Variable> variables = [];
        private Solver? solver;

        public List<Equation> Equations { get; } = [];

        public (double Least, double Greatest) Bounds(int count)
        {
            solver ??= Build("GLOP");
            return (Solve(count, maximise: false), Solve(count, maximise: true));
        }

        private Solver Build(string with)
        {
            variables.Clear();
            var made = Solver.CreateSolver(with) ?? throw new InvalidOperationException("There is no solver.");
            foreach (var equation in Equations)
            {
                // Shares and rates are rounded to doubles: a whole person is far from a millionth of one.
                var constraint = made.MakeConstraint(equation.Sum - 1e-6, equation.Sum + 1e-6);
                foreach (var (unknown, times) in equation.Terms)
                {
                    if (!variables.TryGetValue(unknown, out var variable))
                        variables[unknown] = variable = made.MakeNumVar(0, MostPeople, "");
                    constraint.SetCoefficient(variable, constraint.GetCoefficient(variable) + times);
                }
            }

            return made;
        }

        private double Solve(int count, bool maximise)
        {
            var status = Status(solver!, count, maximise);
            if (status != Solver.ResultStatus.OPTIMAL)
            {
                // Rounded shares beside counts are badly scaled for one simplex or the other; which of them gives up differs.
                solver = Build("CLP");
                status = Status(solver, count, maximise);
            }

            return status == Solver.ResultStatus.OPTIMAL ? solver!.Objective().Value() : throw new InvalidOperationException($"The solver says {status}.");
        }

        private Solver.ResultStatus Status(Solver with, int count, bool maximise)
        {
            var objective = with.Objective();
            objective.Clear();
            objective.SetCoefficient(variables[count], 1);
            objective.SetOptimizationDirection(maximise);
            return with.Solve();
        }
    }
}
