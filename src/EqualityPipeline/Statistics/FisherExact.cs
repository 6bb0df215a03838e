namespace EqualityPipeline.Statistics;

/// <summary>Fisher's exact test of a two by two table, two-sided.</summary>
public static class FisherExact
{
    /// <param name="a">People of the group with the outcome.</param>
    /// <param name="b">People of the group without it.</param>
    /// <param name="c">People of the comparator with the outcome.</param>
    /// <param name="d">People of the comparator without it.</param>
    /// <returns>The probability, all margins fixed, of every table no likelier than this one, in [0, 1]; 1 where the margins allow one table only.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of people.</exception>
    /// <remarks>
    /// Fisher (1935), The Design of Experiments, chapter 2. Two-sided as R <c>fisher.test</c>: tables up to 1 + 1e-7 times as likely as the observed count.
    /// </remarks>
    public static double TwoSided(long a, long b, long c, long d)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(a);
        ArgumentOutOfRangeException.ThrowIfNegative(b);
        ArgumentOutOfRangeException.ThrowIfNegative(c);
        ArgumentOutOfRangeException.ThrowIfNegative(d);

        var group = a + b;
        var comparator = c + d;
        var with = a + c;
        var lowest = Math.Max(0, with - comparator);
        var highest = Math.Min(with, group);
        var hump = (long)((double)(with + 1) * (group + 1) / (group + comparator + 2));
        return ExactTails.NoLikelier(
            lowest,
            highest,
            Math.Clamp(hump, lowest, highest),
            a,
            new Steps(with, group, comparator));
    }

    private readonly struct Steps(long with, long group, long comparator) : IOutcomeSteps
    {
        public double From(long outcome) => (double)(with - outcome) / (outcome + 1) * (group - outcome) / (comparator - with + outcome + 1);
    }
}
