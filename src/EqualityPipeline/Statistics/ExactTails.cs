namespace EqualityPipeline.Statistics;

/// <summary>Two-sided exact probability over a distribution of whole numbers with one hump.</summary>
/// <remarks>
/// Weights are built outward from the hump by the ratio of neighbours, then divided by their sum. There is no factorial to overflow (the hypergeometric
/// of a library is NaN from some 2,000 people) and no difference of log-gammas to lose digits in.
/// </remarks>
internal static class ExactTails
{
    /// <summary>Outcomes as likely as the observed one count too, though rounding makes them look a little likelier; as in R.</summary>
    private const double Tie = 1 + 1e-7;

    /// <summary>Below this the doubles lose digits and a product can stick at the smallest; it is 0 to us.</summary>
    private const double Nothing = 1e-305;

    /// <param name="lowest">The least possible outcome.</param>
    /// <param name="highest">The greatest possible outcome.</param>
    /// <param name="hump">An outcome at or near the likeliest.</param>
    /// <param name="observed">The outcome seen.</param>
    /// <param name="step">How many times as likely an outcome's next neighbour upward is.</param>
    /// <returns>The probability of all outcomes no likelier than the observed one; 0 where the observed one is under 1e-305 times as likely as the hump.</returns>
    public static double NoLikelier(long lowest, long highest, long hump, long observed, Func<long, double> step)
    {
        var mark = Weight(hump, observed, step) * Tie;
        double all = 0, tails = 0;
        void Add(double weight)
        {
            all += weight;
            if (weight <= mark)
                tails += weight;
        }

        Add(1);
        var weight = 1.0;
        for (var outcome = hump; outcome < highest && weight > Nothing; outcome++)
            Add(weight *= step(outcome));
        weight = 1;
        for (var outcome = hump; outcome > lowest && weight > Nothing; outcome--)
            Add(weight /= step(outcome - 1));
        return Math.Min(1, tails / all);
    }

    private static double Weight(long hump, long observed, Func<long, double> step)
    {
        var weight = 1.0;
        for (var outcome = hump; outcome < observed && weight > Nothing; outcome++)
            weight *= step(outcome);
        for (var outcome = hump; outcome > observed && weight > Nothing; outcome--)
            weight /= step(outcome - 1);
        return weight > Nothing ? weight : 0;
    }
}
