using System.Collections.Immutable;
using EqualityPipeline.Periods;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Policy;

/// <summary>An equality indicator, wholly as data: its parts are named by return and measure, its arithmetic by <see cref="Kind"/>.</summary>
public sealed record Indicator
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Question { get; init; }

    public required ChainLevel Level { get; init; }

    public required Timing Timing { get; init; }

    public required Polarity Better { get; init; }

    public required IndicatorKind Kind { get; init; }

    /// <summary>The breakdowns beside the whole organisation.</summary>
    public required ImmutableArray<Breakdown> By { get; init; }

    /// <summary>The strands it is told for, where not every strand in force makes sense (a gender pay gap); empty means all in force.</summary>
    public ImmutableArray<string> Strands { get; init; } = [];

    /// <summary>What is counted, added up or, for the kinds about pay, distributed; of <see cref="IndicatorKind.Recorded"/> nothing is.</summary>
    public required MeasureReference Count { get; init; }

    /// <summary>The base; of the kinds about pay and of <see cref="IndicatorKind.Recorded"/> there is none.</summary>
    public required MeasureReference Of { get; init; }

    /// <summary>With <see cref="IndicatorKind.BandShare"/>: which band of the pay.</summary>
    public PayBand? Band { get; init; }

    /// <summary>With <see cref="IndicatorKind.Recorded"/>: where the value is read.</summary>
    public RecordedValue? Recorded { get; init; }

    /// <summary>What the value is multiplied by: 1 for a share, 1,000 for a rate per 1,000.</summary>
    public required int Per { get; init; }

    /// <summary>In words, for example "per 1,000 residents" or "share".</summary>
    public required string Unit { get; init; }

    public required Comparison Compare { get; init; }

    /// <summary>Below this many people in the base the figure is marked <c>u</c>: too few to say.</summary>
    public required int MinimumBase { get; init; }

    /// <summary>The finest period at which it is published; the longer ones are published too.</summary>
    public required PublishedPeriod Publish { get; init; }

    public required string Domain { get; init; }

    /// <summary>One of the ten priorities of the Equalities Review; null where none applies.</summary>
    public required string? Priority { get; init; }

    /// <summary>One of the four outcomes in which disadvantage persists; null where it is of none.</summary>
    public string? CriticalOutcome { get; init; }

    public ImmutableArray<string> Tags { get; init; } = [];

    public required bool Headline { get; init; }

    public required ImmutableArray<string> AlsoKnownAs { get; init; }

    public required string Source { get; init; }

    public required MonthSpan InForce { get; init; }

    /// <summary>Months since when its figures answer another question than before, oldest first.</summary>
    public ImmutableArray<ComparabilityBreak> Breaks { get; init; } = [];

    /// <summary>Null only in a policy made by hand.</summary>
    public WorkedExample? Example { get; init; }

    /// <summary>How it was defined in earlier months, oldest first; empty where its definition never changed.</summary>
    public ImmutableArray<EarlierDefinition> Earlier { get; init; } = [];

    /// <summary>
    /// Whether its declaration rate is of the base, not of what is counted. An amount for each of the base is of no people: the part of all hours that belongs to those who declared would tell how
    /// many hours the others had, and where they had none that nobody is undeclared.
    /// </summary>
    public bool IsDeclaredOfBase => Kind == IndicatorKind.Proportion || (Kind == IndicatorKind.Mean && !Of.IsNone);

    /// <summary>As it was defined in a month.</summary>
    public Indicator AsOf(ReportingMonth month) => Earlier.FirstOrDefault(e => month <= e.Until)?.Definition ?? this;

    /// <summary>Whether another definition makes the same values, whatever it sets them against.</summary>
    public bool HasValuesOf(Indicator other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Kind, Per, Band, Recorded) == (other.Kind, other.Per, other.Band, other.Recorded) && Count.IsSameAs(other.Count) && Of.IsSameAs(other.Of);
    }
}

/// <param name="Until">The last month it held for.</param>
public sealed record EarlierDefinition(ReportingMonth Until, Indicator Definition);

public enum ChainLevel { Input, Output, Outcome, Impact }

public enum Timing { Leading, Lagging }

/// <summary>Each kind is one written statistic.</summary>
public enum IndicatorKind
{
    /// <summary>Count within base, both people: Wilson limits.</summary>
    Proportion,

    /// <summary>Events per base: exact Poisson limits below 10 events, Byar's from 10.</summary>
    Rate,

    /// <summary>The group's share of the counted people against its share of the base: the value is the first share, the comparator the second, the ratio the index.</summary>
    RatioOfShares,

    /// <summary>An amount for each of the base (days to act for each incident), or the mean of a distribution of pay.</summary>
    Mean,

    /// <summary>The middle of a distribution of pay.</summary>
    Median,

    /// <summary>How far the group's mean lies below the comparator's, as a part of the comparator's: SI 2017/353, regulations 8 and 10.</summary>
    MeanGap,

    /// <summary>How far the group's median lies below the comparator's, as a part of the comparator's: SI 2017/353, regulations 9 and 11.</summary>
    MedianGap,

    /// <summary>The group's share of those in a band of the pay: a quarter (SI 2017/353, regulation 13) or the highest earners (BV11).</summary>
    BandShare,

    /// <summary>A value that a register holds as somebody else worked it out: an answer of a survey, an outcome statistic, a level.</summary>
    Recorded,
}

public enum Breakdown
{
    Directorate,

    /// <summary>A service of a directorate.</summary>
    Service,

    /// <summary>Where the person lives or the thing happened: wards and what they make up. Never crossed with directorates.</summary>
    Place,
}

public enum PublishedPeriod { Month, Quarter, Year }

/// <summary>A measure of a return, narrowed by the attributes that the return type declares.</summary>
/// <param name="AsAt">Whether the counts are those of the same period or the latest known.</param>
/// <param name="MaxAgeMonths">With <see cref="AsAt.Latest"/>: how many months old they may be.</param>
/// <param name="WholeOrganisation">True where the whole organisation's counts serve every directorate and service (residents as the base of one service's users).</param>
public sealed record MeasureReference(string Return, string Measure, AsAt AsAt, int MaxAgeMonths, bool WholeOrganisation)
{
    /// <summary>Stands where an indicator has no such part.</summary>
    public static MeasureReference None { get; } = new(string.Empty, string.Empty, AsAt.SameMonth, 0, false);

    /// <summary>Attributes and the codes of each that count, sorted by attribute; empty where all count.</summary>
    public ImmutableArray<ColumnCondition> Where { get; init; } = [];

    public bool IsNone => Return.Length == 0;

    public bool IsSameAs(MeasureReference other)
        => this with { Where = [] } == other with { Where = [] }
            && Where.Select(w => (w.Column, string.Join(',', w.Codes))).SequenceEqual(other.Where.Select(w => (w.Column, string.Join(',', w.Codes))));
}

public enum AsAt { SameMonth, Latest }

/// <summary>A band of a distribution of pay: one of <paramref name="Quarter"/> and <paramref name="TopPercent"/>.</summary>
/// <param name="Quarter">1 is the lowest paid quarter, 4 the highest; null where the band is none.</param>
/// <param name="TopPercent">The highest paid per cent, for example 5; null where the band is none.</param>
public sealed record PayBand(int? Quarter, int? TopPercent);

/// <summary>Where a recorded value stands: a register, the records of it, and the columns of the value, its limits and its base.</summary>
/// <param name="Match">What the columns of the record hold; strand and group of the figure are matched besides, where the register has them.</param>
/// <param name="Lower">The column of the lower 95% limit; null where the register has none.</param>
/// <param name="Base">The column of the number of people it rests on; null where the register has none.</param>
/// <param name="To">The column, a month or a day, of the end of the time that the value is of: of several the latest counts, and the figure says of when it is. Null where the register has none.</param>
public sealed record RecordedValue(
    string Register, ImmutableArray<ColumnCondition> Match, string Value, string? Lower, string? Upper, string? Base, int MaxAgeMonths, string? To = null);

/// <param name="NamedGroup">With <see cref="ComparatorKind.NamedGroup"/>: the code of the group compared with; where the strand has no such group there is no comparator.</param>
/// <param name="Direction">Which side is above the line of the ratio.</param>
public sealed record Comparison(ComparatorKind With, string? NamedGroup, RatioDirection Direction);

public enum ComparatorKind
{
    /// <summary>Everyone else who declared.</summary>
    Rest,

    /// <summary>The group with the largest base.</summary>
    Largest,

    NamedGroup,

    /// <summary>The group's share of the population; of shares only.</summary>
    Population,

    /// <summary>The group with the best value, among those with the minimum base.</summary>
    Best,

    /// <summary>Nothing: the value stands alone.</summary>
    None,
}

public enum RatioDirection { GroupOverComparator, ComparatorOverGroup }
