using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>An indicator worked by hand or taken from a statutory text: what is put in and what must come out.</summary>
/// <param name="Working">How it is worked, in words and numbers; where it is from, if from a text.</param>
/// <param name="Strand">The strand of the groups; null where the example is of everyone, whose group is <c>all</c>.</param>
/// <param name="Group">The group whose figure is worked.</param>
/// <param name="Count">What is counted or added up, by group; empty for the kinds about pay.</param>
/// <param name="Of">The base by group; empty where there is none.</param>
/// <param name="Pay">The distribution of pay, for the kinds about pay.</param>
public sealed record WorkedExample(
    string Working, string? Strand, string Group, ImmutableSortedDictionary<string, decimal> Count, ImmutableSortedDictionary<string, decimal> Of,
    ImmutableArray<PayExample> Pay)
{
    /// <summary>With a recorded value: as the register has it.</summary>
    public decimal? Recorded { get; init; }

    /// <summary>Multiplied by the indicator's <c>per</c>, as it is published.</summary>
    public required ExpectedNumber Value { get; init; }

    /// <summary>The comparator's, multiplied as the value; null where the example has none.</summary>
    public ExpectedNumber? ComparatorValue { get; init; }

    /// <summary>The ratio in the indicator's direction; null where the example has none.</summary>
    public ExpectedNumber? Ratio { get; init; }
}

/// <param name="Pence">For an hour.</param>
/// <param name="Amount">People or full-time equivalents, as the measure counts.</param>
public sealed record PayExample(string Group, int Pence, decimal Amount);

/// <param name="Decimals">To which it was worked.</param>
public sealed record ExpectedNumber(decimal Number, int Decimals)
{
    public bool IsNear(double found) => Math.Abs(found - (double)Number) <= 0.5000001 * Math.Pow(10, -Decimals);
}
