using CsCheck;
using EqualityPipeline.Statistics.Distributions;

namespace EqualityPipeline.Tests.Statistics.Distributions;

/// <summary>The worked example of these tests, in pence an hour, and random distributions.</summary>
internal static class Pay
{
    public static readonly Distribution Men = Each(1200, 1350, 1350, 1480, 1900, 2750);

    public static readonly Distribution Women = Each(990, 1010, 1100, 1350, 1350, 1500, 3100, 1020);

    public static Distribution Each(params int[] figures) => Distribution.Of(figures.Select(figure => new Step(figure, 1)));

    public static Distribution At(params (decimal Figure, decimal Weight)[] steps) => Distribution.Of(steps.Select(step => new Step(step.Figure, step.Weight)));

    public static Gen<Distribution> Any(int fewest = 1)
        => Gen.Select(Gen.Int[0, 30], Gen.Int[1, 6]).Array[fewest, 25].Select(steps => At([.. steps.Select(step => ((decimal)step.Item1, (decimal)step.Item2))]));

    /// <summary>One figure for each person, the lowest first.</summary>
    public static List<decimal> OneByOne(Distribution distribution)
        => [.. distribution.Steps.SelectMany(step => Enumerable.Repeat(step.Figure, (int)step.Weight))];
}
