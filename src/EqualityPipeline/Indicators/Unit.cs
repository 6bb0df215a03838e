namespace EqualityPipeline.Indicators;

/// <summary>What a figure is about: the whole organisation, one directorate, one service of it, or a place. Directorates and places are never crossed.</summary>
public readonly record struct Unit(string Directorate, string Service, string Place) : IComparable<Unit>
{
    /// <summary>Stands for the whole above.</summary>
    public const string All = "all";

    public Unit(string directorate, string service) : this(directorate, service, All) { }

    public static Unit Organisation { get; } = new(All, All, All);

    public static Unit OfDirectorate(string directorate) => new(directorate, All, All);

    public static Unit OfPlace(string place) => new(All, All, place);

    public UnitLevel Level
        => Place != All ? UnitLevel.Place
        : Directorate == All ? UnitLevel.Organisation
        : Service == All ? UnitLevel.Directorate
        : UnitLevel.Service;

    public override int GetHashCode() => KeyHash.Of(this).Finish();

    public int CompareTo(Unit other)
    {
        var byDirectorate = string.CompareOrdinal(Directorate, other.Directorate);
        if (byDirectorate != 0)
            return byDirectorate;
        var byService = string.CompareOrdinal(Service, other.Service);
        return byService != 0 ? byService : string.CompareOrdinal(Place, other.Place);
    }

    public static bool operator <(Unit left, Unit right) => left.CompareTo(right) < 0;

    public static bool operator >(Unit left, Unit right) => left.CompareTo(right) > 0;

    public static bool operator <=(Unit left, Unit right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Unit left, Unit right) => left.CompareTo(right) >= 0;
}

public enum UnitLevel { Organisation, Directorate, Service, Place }
