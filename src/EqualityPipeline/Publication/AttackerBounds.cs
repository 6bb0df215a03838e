namespace EqualityPipeline.Publication;

/// <summary>How far unknown counts can move while every equation holds and none falls below zero: what an attacker cannot rule out.</summary>
/// <remarks>
/// The simplex method from one feasible vertex to the next (Dantzig 1951; Bland's rule, Mathematics of Operations Research 2, 1977, against
/// cycling), without a solver. Whatever a count is seen to be at a vertex is possible, so the ranges seen are remembered for all counts at once and
/// most need no search of their own.
/// </remarks>
internal sealed class AttackerBounds
{
    private const double Negligible = 1e-9;

    private readonly List<double[]> rows = [];
    private readonly List<int> basis = [];
    private readonly List<double> heights = [];
    private readonly int[] rowOf;
    private readonly double[] least;
    private readonly double[] greatest;

    /// <param name="equations">Coefficients of the unknowns; the known rest of each follows from the true counts. They are used up.</param>
    /// <param name="people">The true counts, which satisfy them all.</param>
    public AttackerBounds(List<double[]> equations, double[] people)
    {
        rowOf = new int[people.Length];
        Array.Fill(rowOf, -1);
        (least, greatest) = ((double[])people.Clone(), (double[])people.Clone());
        Reduce(equations, people);
        GoToVertex(people);
        See();
    }

    /// <summary>Whether a count can lie in a range at least this wide.</summary>
    public bool HasRoom(int count, int range)
    {
        // Pushed to its end both ways without spanning the range, it has no more room than was seen.
        if (!Spans(count, range) && Push(count, +1, range))
            Push(count, -1, range);
        return Spans(count, range);
    }

    /// <summary>Whether a count was seen anywhere else than at its true value.</summary>
    public bool WasMoved(int count) => greatest[count] - least[count] > Negligible;

    private bool Spans(int count, int range) => greatest[count] - least[count] >= range - Negligible;

    /// <summary>Gauss-Jordan; unknowns in few equations first, which keeps the rows sparse.</summary>
    private void Reduce(List<double[]> equations, double[] people)
    {
        var order = Enumerable.Range(0, people.Length)
            .OrderBy(column => equations.Count(row => row[column] != 0))
            .ThenByDescending(column => people[column])
            .ToList();
        foreach (var column in order)
        {
            var best = equations.FindIndex(row => Math.Abs(row[column]) > Negligible);
            if (best < 0)
                continue;
            var pivot = equations[best];
            equations.RemoveAt(best);
            Scale(pivot, pivot[column]);
            foreach (var other in equations)
                Subtract(other, pivot, other[column]);
            foreach (var other in rows)
                Subtract(other, pivot, other[column]);
            rowOf[column] = rows.Count;
            rows.Add(pivot);
            basis.Add(column);
            heights.Add(people[column]);
        }
    }

    /// <summary>Lets every free unknown sink to zero, or to where another one reaches zero and takes its place.</summary>
    private void GoToVertex(double[] people)
    {
        for (var column = 0; column < people.Length; column++)
        {
            if (rowOf[column] >= 0 || people[column] < Negligible)
                continue;
            var (row, sinks) = (-1, people[column]);
            for (var r = 0; r < rows.Count; r++)
            {
                // x(basis) + entry * x(column) is constant: where the entry is negative, sinking the one sinks the other.
                if (rows[r][column] < -Negligible && heights[r] / -rows[r][column] < sinks - Negligible)
                    (row, sinks) = (r, heights[r] / -rows[r][column]);
            }

            for (var r = 0; r < rows.Count; r++)
                heights[r] = Math.Max(0, heights[r] + rows[r][column] * sinks);
            if (row >= 0)
                Exchange(row, column, people[column] - sinks);
        }
    }

    /// <summary>Moves from vertex to vertex for as long as the count goes the way it is pushed.</summary>
    /// <returns>False where the range was seen to be wide enough before the end.</returns>
    private bool Push(int count, int direction, int range)
    {
        while (!Spans(count, range))
        {
            var entering = Entering(count, direction);
            if (entering < 0)
                return true;
            var (row, rises) = Leaving(entering);
            if (row < 0)
            {
                // Nothing stops it: there is no bound on this side.
                greatest[count] = double.PositiveInfinity;
                return false;
            }

            for (var r = 0; r < rows.Count; r++)
                heights[r] = Math.Max(0, heights[r] - rows[r][entering] * rises);
            Exchange(row, entering, rises);
            See();
        }

        return false;
    }

    private int Entering(int count, int direction)
    {
        if (rowOf[count] < 0)
            return direction > 0 ? count : -1;
        var row = rows[rowOf[count]];
        for (var column = 0; column < row.Length; column++)
        {
            if (rowOf[column] < 0 && row[column] * direction < -Negligible)
                return column;
        }

        return -1;
    }

    private (int Row, double Rises) Leaving(int entering)
    {
        var (row, rises) = (-1, double.PositiveInfinity);
        for (var r = 0; r < rows.Count; r++)
        {
            if (rows[r][entering] <= Negligible)
                continue;
            var room = heights[r] / rows[r][entering];
            if (room < rises - Negligible || (room < rises + Negligible && row >= 0 && basis[r] < basis[row]))
                (row, rises) = (r, Math.Min(room, rises));
        }

        return (row, rises);
    }

    private void Exchange(int row, int entering, double height)
    {
        var pivot = rows[row];
        Scale(pivot, pivot[entering]);
        for (var r = 0; r < rows.Count; r++)
        {
            if (r != row)
                Subtract(rows[r], pivot, rows[r][entering]);
        }

        rowOf[basis[row]] = -1;
        basis[row] = entering;
        rowOf[entering] = row;
        heights[row] = height;
    }

    private void See()
    {
        for (var column = 0; column < rowOf.Length; column++)
        {
            var height = rowOf[column] < 0 ? 0 : heights[rowOf[column]];
            least[column] = Math.Min(least[column], height);
            greatest[column] = Math.Max(greatest[column], height);
        }
    }

    private static void Scale(double[] row, double by)
    {
        for (var column = 0; column < row.Length; column++)
            row[column] /= by;
    }

    private static void Subtract(double[] row, double[] pivot, double factor)
    {
        if (Math.Abs(factor) < Negligible)
            return;
        for (var column = 0; column < row.Length; column++)
        {
            var entry = row[column] - factor * pivot[column];
            row[column] = Math.Abs(entry) < Negligible ? 0 : entry;
        }
    }
}
