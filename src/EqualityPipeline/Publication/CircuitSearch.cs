namespace EqualityPipeline.Publication;

/// <summary>Finds counts that can rise and fall together while every sum stays true: a reader cannot tell which of their values is the true one.</summary>
/// <remarks>
/// The circuits of a transportation table, and of any other sums: one count is moved, and as long as a sum does not come out, another of its members is moved
/// against it. A circuit that is found is a proof. That none is found proves nothing: a linear programme is asked then (<see cref="MoveProgramme"/>).
/// Hiding whole circuits is the hypercube method of Repsilber (Statistisches Bundesamt, 1994) and of GHMITER, here without cubes.
/// </remarks>
internal sealed class CircuitSearch(SumGraph graph)
{
    private const int MostMoved = 80;
    private const int MostAttempts = 6;
    private const int MostAttemptsToHide = 24;
    private const int MostAttemptsToHideLess = 8;
    private const int AttemptsWithoutNoise = 6;
    private const int MostNoise = 200;
    private const int MostTimes = 3;

    // In losses: what it is worth that a move closes a sum, and what it costs that it opens one in which somebody unknown is at hand, or nobody is.
    // Low prices find what costs little, high ones what has few counts.
    private static readonly Prices[] PricesOfAttempts = [new(60, 25, 110), new(300, 200, 300), new(5, 3, 8), new(150, 100, 150), new(15, 10, 15)];

    private readonly int[] times = new int[graph.People.Length];
    private readonly int[] residuals = new int[graph.UnknownIn.Length];
    private readonly int[] openedBy = new int[graph.UnknownIn.Length];
    private readonly List<int> moved = [];
    private readonly List<int> open = [];
    private readonly HashSet<int> banned = [];
    private int attempt;
    private Prices prices;

    /// <summary>The circuit through a count, with at least this much room, that costs least; of unknown counts only, unless more may be hidden.</summary>
    public Circuit? Cheapest(int count, int range, bool mayHide)
    {
        Circuit? best = null;
        var down = (int)Math.Min(range, Math.Floor(graph.People[count]));
        for (var falls = 0; falls <= down && best is not { Loss: 0 }; falls++)
        {
            // All the way up first, then all the way down, then partly each.
            var fall = falls == 0 ? 0 : down - falls + 1;
            if (Search(count, new Need(range - fall, fall), mayHide, best?.Loss ?? int.MaxValue) is { } found)
                best = found;
        }

        return best;
    }

    private Circuit? Search(int count, Need need, bool mayHide, int mostLoss)
    {
        Circuit? best = null;
        banned.Clear();
        int Most() => (mayHide, best) switch
        {
            (false, _) => MostAttempts,
            (true, null) => MostAttemptsToHide,
            _ => MostAttemptsToHideLess,
        };
        for (attempt = 0; attempt < Most(); attempt++)
        {
            prices = PricesOfAttempts[attempt % PricesOfAttempts.Length];
            var loss = Walk(count, need, mayHide, mostLoss, out var toBan);
            if (loss is { } less && less < mostLoss)
                (best, mostLoss) = (Taken(less), less);
            Forget();
            if (toBan < 0 || toBan == count || mostLoss == 0)
                break;
            banned.Add(toBan);
        }

        return best;
    }

    /// <returns>The loss of the circuit that was walked; null where it came to no end.</returns>
    private int? Walk(int count, Need need, bool mayHide, int mostLoss, out int toBan)
    {
        toBan = -1;
        Move(count, 1);
        var loss = 0;
        while (NextOpen() is >= 0 and var sum)
        {
            var next = moved.Count < MostMoved ? BestIn(sum, need, mayHide, mostLoss - loss) : -1;
            if (next < 0)
            {
                toBan = openedBy[sum];
                return null;
            }

            if (!graph.IsUnknown[next])
                loss += graph.Losses[next];
            Move(next, -residuals[sum] * SignIn(sum, next));
        }

        // Another try goes by another first step.
        toBan = moved.Count > 1 ? moved[1] : -1;
        return loss;
    }

    private int NextOpen()
    {
        var best = -1;
        for (var i = open.Count - 1; i >= 0; i--)
        {
            var sum = open[i];
            if (residuals[sum] == 0)
            {
                open.RemoveAt(i);
                continue;
            }

            // Where there is least choice, it is made first.
            if (best < 0 || (graph.UnknownIn[sum], sum).CompareTo((graph.UnknownIn[best], best)) < 0)
                best = sum;
        }

        return best;
    }

    private int BestIn(int sum, Need need, bool mayHide, int mostLoss)
    {
        var (best, lowest) = (-1, double.PositiveInfinity);
        foreach (var (member, sign) in graph.MembersOf(sum))
        {
            if (times[member] != 0 || banned.Contains(member))
                continue;
            var isUnknown = graph.IsUnknown[member];
            if (!isUnknown && (!mayHide || !graph.CanBeHidden(member) || graph.Losses[member] >= mostLoss))
                continue;
            var by = -residuals[sum] * sign;
            if (Math.Abs(by) > MostTimes || graph.People[member] < (by > 0 ? need.Fall : need.Rise) * Math.Abs(by))
                continue;
            var score = (isUnknown ? 0 : LossOf(member)) + Consequence(member, by, sum) + Noise(member);
            if (score < lowest)
                (best, lowest) = (member, score);
        }

        return best;
    }

    /// <summary>A zero protects little: it lends the count beside it no room below. Of two that are as good, the smaller count is hidden.</summary>
    private double LossOf(int count)
        => graph.Losses[count] + (graph.People[count] == 0 ? CountSuppression.LossOfAnyCount / 2.0 : 0) + graph.People[count] / (graph.People[count] + 1000);

    /// <summary>Later attempts go other ways, the same ones in every run.</summary>
    private uint Noise(int count)
    {
        if (attempt < AttemptsWithoutNoise)
            return 0;
        var mixed = unchecked(((uint)count * 73_856_093) ^ ((uint)attempt * 19_349_663));
        mixed = unchecked((mixed ^ (mixed >> 13)) * 0x5bd1e995);
        return (mixed ^ (mixed >> 15)) % MostNoise;
    }

    private int Consequence(int count, int by, int butOf)
    {
        var consequence = 0;
        foreach (var (sum, sign) in graph.SumsOf(count))
        {
            if (sum == butOf)
                continue;
            var residual = residuals[sum];
            if (residual == 0)
                consequence += graph.UnknownIn[sum] - (graph.IsUnknown[count] ? 1 : 0) > 0 ? prices.Opening : prices.OpeningAlone;
            else if (residual + sign * by == 0)
                consequence -= prices.Closing;
        }

        return consequence;
    }

    private int SignIn(int sum, int count)
    {
        foreach (var link in graph.SumsOf(count))
        {
            if (link.To == sum)
                return link.Sign;
        }

        throw new InvalidOperationException("The count is not in the sum.");
    }

    private void Move(int count, int by)
    {
        times[count] = by;
        moved.Add(count);
        foreach (var (sum, sign) in graph.SumsOf(count))
        {
            if (residuals[sum] == 0)
            {
                open.Add(sum);
                openedBy[sum] = count;
            }

            residuals[sum] += sign * by;
        }
    }

    private void Forget()
    {
        foreach (var count in moved)
        {
            times[count] = 0;
            foreach (var sum in graph.SumsOf(count))
                residuals[sum.To] = 0;
        }

        moved.Clear();
        open.Clear();
    }

    private Circuit Taken(int loss)
    {
        double rise = double.PositiveInfinity, fall = double.PositiveInfinity;
        foreach (var count in moved)
        {
            var room = graph.People[count] / Math.Abs(times[count]);
            (rise, fall) = times[count] > 0 ? (rise, Math.Min(fall, room)) : (Math.Min(rise, room), fall);
        }

        return new Circuit([.. moved], [.. moved.Select(count => (double)times[count])], rise, fall, loss);
    }

    private readonly record struct Prices(int Closing, int Opening, int OpeningAlone);

    /// <summary>How many people every falling count must have when the first one rises, and when it falls.</summary>
    private readonly record struct Need(int Rise, int Fall);
}
