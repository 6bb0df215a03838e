namespace EqualityPipeline.Statistics;

/// <summary>What may be said of a difference between a group and its comparator.</summary>
public enum Verdict { ClearlyBetter, ClearlyWorse, Possible, NoClearDifference, TooFewToSay }

/// <summary>Which way is improvement.</summary>
public enum Polarity { Higher, Lower, NoJudgement }

/// <summary>The verdict, which the sentence about a figure follows.</summary>
/// <remarks>
/// From the interval of the difference, group minus comparator, and never from the point: a large gap among few people is not a finding, and a small one
/// among many can be. The rule, first that fits:
/// <list type="number">
/// <item>below the minimum base, or no interval: too few to say;</item>
/// <item>the 99.8% interval leaves out zero: clearly better or clearly worse, by the indicator's polarity; where it has none, possible;</item>
/// <item>the 95% interval leaves out zero: possible;</item>
/// <item>otherwise: no clear difference.</item>
/// </list>
/// An interval that ends exactly on zero holds it. With no judgement neither direction is better, so nothing can be clearly better or worse;
/// "possible" then says that there is a difference to look at, and no sixth word is needed.
/// </remarks>
public static class Verdicts
{
    /// <param name="difference95">95% limits of group minus comparator; null where there are none.</param>
    /// <param name="difference998">99.8% limits of the same; null where there are none.</param>
    /// <param name="better">Which way the indicator improves.</param>
    /// <param name="enough">Both bases reach the indicator's minimum.</param>
    /// <exception cref="ArgumentOutOfRangeException">An interval whose limits are not numbers in order.</exception>
    public static Verdict From(Interval? difference95, Interval? difference998, Polarity better, bool enough)
    {
        if (!enough || difference95 is not { } likely || difference998 is not { } nearlyCertain)
            return Verdict.TooFewToSay;

        var side = SideOfZero(nearlyCertain, nameof(difference998));
        if (SideOfZero(likely, nameof(difference95)) == 0)
            return Verdict.NoClearDifference;
        if (side == 0 || better == Polarity.NoJudgement)
            return Verdict.Possible;
        return side > 0 == (better == Polarity.Higher) ? Verdict.ClearlyBetter : Verdict.ClearlyWorse;
    }

    public static string InWords(Verdict verdict) => verdict switch
    {
        Verdict.ClearlyBetter => "clearly better",
        Verdict.ClearlyWorse => "clearly worse",
        Verdict.Possible => "possible",
        Verdict.NoClearDifference => "no clear difference",
        Verdict.TooFewToSay => "too few to say",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "There are five verdicts."),
    };

    /// <returns>1 where the whole interval is above zero, -1 where it is below, 0 where it holds zero.</returns>
    private static int SideOfZero(Interval difference, string name)
    {
        if (!(difference.Lower <= difference.Upper))
            throw new ArgumentOutOfRangeException(name, difference, "The lower limit of an interval is not above the upper.");
        if (difference.Lower > 0)
            return 1;
        return difference.Upper < 0 ? -1 : 0;
    }
}
