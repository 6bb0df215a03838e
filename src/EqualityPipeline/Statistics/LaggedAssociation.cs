namespace EqualityPipeline.Statistics;

/// <summary>How one monthly series went with another some months later, or the words why that is not said. Going together is not one causing the other.</summary>
/// <param name="Rho">Spearman's rank correlation, in [-1, 1].</param>
/// <param name="Pairs">Pairs of months that both have a figure.</param>
/// <param name="PValue">Two-sided, as if the months were independent; those of a slow series are not, and it is then too small.</param>
/// <param name="Undefined">Why there is none; null where there is one.</param>
public readonly record struct Association(double? Rho, int Pairs, double? PValue, string? Undefined);

/// <summary>Does a leading indicator go before a lagging one? Spearman's rank correlation with a lag.</summary>
public static class LaggedAssociation
{
    /// <summary>Below this many pairs nothing is said: of five, even those that rank wholly alike do so by chance once in sixty; of six, once in 360.</summary>
    public const int FewestPairs = 6;

    public const string TooFewPairs = "fewer than 6 pairs";

    public const string NothingChanges = "one of the two does not change";

    /// <param name="leading">A figure for each month in a row; null where a month has none.</param>
    /// <param name="lagging">The other indicator's, from the same first month.</param>
    /// <param name="lag">Months from the leading figure to the lagging one it is paired with, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative lag, or a figure that is no number.</exception>
    /// <remarks>
    /// Spearman (1904), American Journal of Psychology 15, 72-101: Pearson's correlation of the ranks, the tied sharing the mean of theirs. P value: with no ties and
    /// below ten pairs exact, over every order (R <c>cor.test(exact = TRUE)</c>); otherwise Student's t with two degrees of freedom fewer than pairs
    /// (R <c>cor.test(exact = FALSE)</c>, scipy <c>spearmanr</c>), but where the two rank alike throughout, or contrarily, of which t would say 0, twice the
    /// probability of that very order.
    /// </remarks>
    public static Association Of(IReadOnlyList<double?> leading, IReadOnlyList<double?> lagging, int lag)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lag);
        List<double> first = [], second = [];
        for (var month = 0; month < leading.Count && month + lag < lagging.Count; month++)
        {
            if (leading[month] is not { } lead || lagging[month + lag] is not { } later)
                continue;
            first.Add(double.IsFinite(lead) ? lead : throw new ArgumentOutOfRangeException(nameof(leading), lead, "Not a number."));
            second.Add(double.IsFinite(later) ? later : throw new ArgumentOutOfRangeException(nameof(lagging), later, "Not a number."));
        }

        var pairs = first.Count;
        if (pairs < FewestPairs)
            return new(null, pairs, null, TooFewPairs);

        var (ranks1, ranks2) = (MidRanks.Of(first), MidRanks.Of(second));
        if (ranks1.Spread == 0 || ranks2.Spread == 0)
            return new(null, pairs, null, NothingChanges);

        // Doubled ranks are whole numbers: no rounding, and 1 is 1.
        long together = 0;
        for (var pair = 0; pair < pairs; pair++)
            together += ranks1.Doubled[pair] * ranks2.Doubled[pair];
        var mean = (long)(pairs + 1) * (pairs + 1) * pairs;
        var rho = (together - mean) / Math.Sqrt((double)ranks1.Spread * ranks2.Spread);
        return new(Math.Clamp(rho, -1, 1), pairs, PValue(ranks1, ranks2, rho, together - mean), null);
    }

    private static double PValue(MidRanks ranks1, MidRanks ranks2, double rho, long covariance)
    {
        var pairs = ranks1.Doubled.Length;
        if (pairs < 10 && !ranks1.Tied && !ranks2.Tied)
            return RankOrders.AtLeastAsFar(pairs, covariance);
        if (Math.Abs(rho) > 1 - 1e-12)
            return Math.Exp(Math.Min(0, Math.Log(2) + ranks1.LogOrdersAlike - RankOrders.LogOrders(pairs)));
        return StudentT.TwoTails(rho * Math.Sqrt((pairs - 2) / ((1 - rho) * (1 + rho))), pairs - 2);
    }
}
