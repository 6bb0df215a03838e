using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>How a return is compared with others of its sender: every limit beyond which the sender is asked to confirm.</summary>
public sealed record ComparisonRules
{
    /// <summary>What is in force where a pack has no comparisons.yaml; the file that ships says the same.</summary>
    public static ComparisonRules Standard { get; } = new();

    /// <summary>Earlier months that are looked at.</summary>
    public int MonthsBefore { get; init; } = 12;

    /// <summary>Later months, where they were sent first, in which a copy is looked for.</summary>
    public int MonthsAfter { get; init; } = 3;

    public JumpRule Jump { get; init; } = new(Months: 6, Deviations: 5, WarnPercent: 150, HoldPercent: 200, People: 20);

    public CopyRule Copy { get; init; } = new(Odds: 1_000_000, Cells: 12, LeastCount: 10, SamePercent: 90);

    public DigitRule Digits { get; init; } = new(Odds: 1_000_000, Cells: 25, LeastCount: 20);

    public GapRule Gaps { get; init; } = new(Months: 3, People: 30);

    public ImmutableArray<OpeningRule> Openings { get; init; } = [];

    public ImmutableArray<CeilingRule> Ceilings { get; init; } = [];
}

/// <summary>A count far from the middle of the months before it: all of these must hold.</summary>
/// <param name="Months">Earlier months with the count, at least.</param>
/// <param name="Deviations">How many robust standard deviations (1.4826 times the median absolute deviation) and how many square roots of the median.</param>
/// <param name="WarnPercent">Of the median; above it, or below its inverse, a warning.</param>
/// <param name="HoldPercent">Of the median; above it, or below its inverse, the return is held.</param>
/// <param name="People">How far off, at least.</param>
public sealed record JumpRule(int Months, int Deviations, int WarnPercent, int HoldPercent, int People);

/// <summary>Figures that are another month's.</summary>
/// <param name="Odds">To one against two months agreeing so by chance, at least.</param>
/// <param name="Cells">Counts that must be there to be compared, at least.</param>
/// <param name="LeastCount">Smaller counts agree by chance, and are looked at only where all are the same.</param>
/// <param name="SamePercent">Of the counts that must be the same for a return to be nearly another's.</param>
public sealed record CopyRule(int Odds, int Cells, int LeastCount, int SamePercent);

/// <summary>Last digits: a count that was counted ends in 0 or 5 one time in five.</summary>
/// <param name="Odds">To one against as many by chance, at least.</param>
public sealed record DigitRule(int Odds, int Cells, int LeastCount);

/// <summary>A service or a group that was there every month and is not, or the other way about.</summary>
/// <param name="Months">Latest months in which it was there, or was not, without a gap.</param>
/// <param name="People">In the middle of those months, or now.</param>
public sealed record GapRule(int Months, int People);

/// <summary>What is there at the start of a month is what was there at the end of the month before.</summary>
/// <param name="Opening">The measure counted at the start; null where the stock of this month is checked by what came and went.</param>
/// <param name="Closing">The measure counted at the end of a month.</param>
/// <param name="Adds">Measures of this month that came to the stock.</param>
/// <param name="Takes">Measures of this month that left it.</param>
public sealed record OpeningRule(string Return, string? Opening, string Closing, ImmutableArray<string> Adds, ImmutableArray<string> Takes);

/// <summary>People of a group cannot be more than those of the group whom another return counts.</summary>
public sealed record CeilingRule(string Return, string Measure, string OfReturn, string OfMeasure);
