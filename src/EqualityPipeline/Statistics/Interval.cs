namespace EqualityPipeline.Statistics;

/// <summary>Two limits in the unit of the figure they belong to, lower first.</summary>
public readonly record struct Interval(double Lower, double Upper)
{
    public bool Contains(double figure) => Lower <= figure && figure <= Upper;

    public Interval DividedBy(double people) => new(Lower / people, Upper / people);
}
