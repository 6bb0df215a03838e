using System.Runtime.CompilerServices;

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
    /// <returns>The probability of all outcomes no likelier than the observed one; 0 where the observed one is under 1e-305 times as likely as the hump.</returns>
    // A release asks hundreds of thousands of times, and most of that before the runtime would have seen that it is worth compiling well.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double NoLikelier<TSteps>(long lowest, long highest, long hump, long observed, TSteps steps)
        where TSteps : struct, IOutcomeSteps
    {
        var mark = Weight(hump, observed, steps) * Tie;
        if (mark == 0)
            return 0;
        var sums = new Sums(mark);
        var weight = 1.0;
        for (var outcome = hump; outcome < highest && sums.Adds(weight *= steps.From(outcome)); outcome++)
        {
        }

        weight = 1;
        for (var outcome = hump; outcome > lowest && sums.Adds(weight /= steps.From(outcome - 1)); outcome--)
        {
        }

        return Math.Min(1, sums.Tails / sums.All);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Weight<TSteps>(long hump, long observed, TSteps steps)
        where TSteps : struct, IOutcomeSteps
    {
        var weight = 1.0;
        for (var outcome = hump; outcome < observed && weight > Nothing; outcome++)
            weight *= steps.From(outcome);
        for (var outcome = hump; outcome > observed && weight > Nothing; outcome--)
            weight /= steps.From(outcome - 1);
        return weight > Nothing ? weight : 0;
    }

    /// <summary>The weights of all outcomes, and of those no likelier than the observed one, beginning with that of the hump.</summary>
    private struct Sums(double mark)
    {
        public double All { get; private set; } = 1;

        public double Tails { get; private set; } = mark >= 1 ? 1 : 0;

        /// <summary>Outward from the hump weights fall: one that is lost in the rounding of both sums has none behind it that is not.</summary>
        /// <returns>False where no weight beyond this one can count.</returns>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool Adds(double weight)
        {
            var (all, tails) = (All, Tails);
            All += weight;
            if (weight <= mark)
                Tails += weight;
            return weight > Nothing && (weight > mark || All > all || Tails > tails);
        }
    }
}

/// <summary>How a distribution of whole numbers climbs and falls.</summary>
internal interface IOutcomeSteps
{
    /// <returns>How many times as likely an outcome's next neighbour upward is; it falls from outcome to outcome.</returns>
    double From(long outcome);
}
