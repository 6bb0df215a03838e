namespace EqualityPipeline.Indicators;

/// <summary>What a figure is about: the whole organisation, one directorate, or one service of it.</summary>
public readonly record struct Unit(string Directorate, string Service) : IComparable<Unit>
{
    /// <summary>Stands for the whole above.</summary>
    public const string All = "all";

    public static Unit Organisation { get; } = new(All, All);

    public static Unit OfDirectorate(string directorate) => new(directorate, All);

    public UnitLevel Level
        => Directorate == All ? UnitLevel.Organisation : Service == All ? UnitLevel.Directorate : UnitLevel.Service;

    public int CompareTo(Unit other)
    {
        var byDirectorate = string.CompareOrdinal(Directorate, other.Directorate);
        return byDirectorate != 0 ? byDirectorate : string.CompareOrdinal(Service, other.Service);
    }

    public static bool operator <(Unit left, Unit right) => left.CompareTo(right) < 0;

    public static bool operator >(Unit left, Unit right) => left.CompareTo(right) > 0;

    public static bool operator <=(Unit left, Unit right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Unit left, Unit right) => left.CompareTo(right) >= 0;
}

public enum UnitLevel { Organisation, Directorate, Service }
