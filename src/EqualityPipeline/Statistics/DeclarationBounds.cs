namespace EqualityPipeline.Statistics;

/// <summary>How far a figure could move if those who did not declare their group were known: the two ends, not a likelihood.</summary>
/// <remarks>Manski (1989), Journal of Human Resources 24, 343-360: what is known without any assumption of who the missing are.</remarks>
public static class DeclarationBounds
{
    /// <param name="count">Declared people of the group, 0 ≤ count ≤ declared.</param>
    /// <param name="declared">Everyone who declared.</param>
    /// <param name="undeclared">Everyone who did not.</param>
    /// <returns>The group's share of everybody, in [0, 1], if none of the undeclared were in it, and if all were; null with nobody at all.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of people, or more in the group than declared.</exception>
    public static Interval? OfShare(double count, double declared, double undeclared)
    {
        Demand.PartOf(count, declared);
        Demand.AtLeastZero(undeclared);
        var everybody = declared + undeclared;
        return everybody == 0 ? null : new Interval(count / everybody, (count + undeclared) / everybody);
    }

    /// <param name="count">The group's people, or events, with the outcome.</param>
    /// <param name="of">The group's base.</param>
    /// <param name="undeclaredCount">The same among those who did not declare.</param>
    /// <param name="undeclaredOf">The base of those who did not declare.</param>
    /// <returns>
    /// The group's rate per one of the base if none of the undeclared were in it, and if all were, the lower first; null where the group has no base even so.
    /// With no declared base, the end where none were in it does not exist, and both ends are the other.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative count or base.</exception>
    public static Interval? OfRate(double count, double of, double undeclaredCount, double undeclaredOf)
    {
        Demand.AtLeastZero(count);
        Demand.AtLeastZero(of);
        Demand.AtLeastZero(undeclaredCount);
        Demand.AtLeastZero(undeclaredOf);
        if (of + undeclaredOf == 0)
            return null;

        var all = (count + undeclaredCount) / (of + undeclaredOf);
        var none = of == 0 ? all : count / of;
        return new Interval(Math.Min(none, all), Math.Max(none, all));
    }

    /// <param name="count">The group's people, or events, with the outcome.</param>
    /// <param name="of">The group's base.</param>
    /// <param name="undeclaredCount">The same among those who did not declare.</param>
    /// <param name="undeclaredOf">The base of those who did not declare; 0 where the base is a census, in which everybody has a group.</param>
    /// <param name="comparator">The comparator's figure, per one of the base, as it stands.</param>
    /// <returns>
    /// The part of the undeclared, in (0, 1], that would have to be of the group for it to come level with its comparator; null where not even all of them could bring it
    /// there, or where nobody is undeclared. Where all of them could and this is 1 or less, the two ends of <see cref="OfRate"/> lie on either side of the comparator.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative count, base or comparator.</exception>
    public static double? TurningPoint(double count, double of, double undeclaredCount, double undeclaredOf, double comparator)
    {
        Demand.AtLeastZero(count);
        Demand.AtLeastZero(of);
        Demand.AtLeastZero(undeclaredCount);
        Demand.AtLeastZero(undeclaredOf);
        Demand.AtLeastZero(comparator);
        // (count + f undeclaredCount) / (of + f undeclaredOf) = comparator, solved for f.
        var part = ((comparator * of) - count) / (undeclaredCount - (comparator * undeclaredOf));
        return part is > 0 and <= 1 ? part : null;
    }

    /// <param name="bounds">The two ends of the group's figure.</param>
    /// <param name="comparator">The comparator's figure, in the same unit.</param>
    /// <returns>
    /// True where the undeclared could bring the group level with its comparator or past it: the verdict is then withheld. Where everyone declared,
    /// the ends are one and nothing is withheld.
    /// </returns>
    public static bool Cross(Interval bounds, double comparator) => bounds.Lower < bounds.Upper && bounds.Contains(comparator);
}
