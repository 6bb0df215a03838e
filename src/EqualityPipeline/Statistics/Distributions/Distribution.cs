using System.Collections.Immutable;

namespace EqualityPipeline.Statistics.Distributions;

/// <summary>One figure of a distribution and how much of it there is.</summary>
/// <param name="Figure">Pay in pence, or an age in years; 0 or more.</param>
/// <param name="Weight">People, or full-time equivalents; above 0.</param>
public readonly record struct Step(decimal Figure, decimal Weight);

/// <summary>How the pay, or the age, of some people is spread: each figure once, the lowest first. Exact decimals, so that parts add up to their whole.</summary>
public sealed class Distribution
{
    private Distribution(ImmutableArray<Step> steps)
    {
        Steps = steps;
        foreach (var (figure, weight) in steps)
        {
            Count += weight;
            Sum += figure * weight;
        }
    }

    public static Distribution Empty { get; } = new([]);

    public ImmutableArray<Step> Steps { get; }

    /// <summary>People, or full-time equivalents, in all.</summary>
    public decimal Count { get; }

    /// <summary>All their pay together.</summary>
    public decimal Sum { get; }

    public bool IsEmpty => Steps.IsEmpty;

    /// <summary>True where every weight is a whole number, as people are; what counts orders of people needs that.</summary>
    public bool IsOfWholePeople => Steps.All(step => decimal.IsInteger(step.Weight));

    /// <summary>In the unit of the figures; null of nobody.</summary>
    public decimal? Mean => IsEmpty ? null : Sum / Count;

    /// <summary>The middle figure, in the unit of the figures: with as many below a gap as above it, the mean of the figures at its two sides; null of nobody.</summary>
    /// <remarks>
    /// For whole people the ordinary median, of an even number the mean of the middle two (SI 2017/353, Schedule 1; R <c>median</c>). For full-time
    /// equivalents the figure at which half the weight is passed, by the same rule.
    /// </remarks>
    public decimal? Median
    {
        get
        {
            var passed = 0m;
            for (var at = 0; at < Steps.Length; at++)
            {
                passed += Steps[at].Weight;
                if (2 * passed > Count)
                    return Steps[at].Figure;
                if (2 * passed == Count)
                    return (Steps[at].Figure + Steps[at + 1].Figure) / 2;
            }

            return null;
        }
    }

    /// <summary>The variance of the population these people are a sample of, in the square of the unit; null at one person, or one full-time equivalent, or fewer.</summary>
    /// <remarks>Weights are counts: the sum of squares is divided by their sum less one (R <c>var</c>; statsmodels <c>DescrStatsW(ddof = 1)</c>).</remarks>
    public double? Variance
    {
        get
        {
            if (Count <= 1)
                return null;

            var mean = Sum / Count;
            var squares = 0.0;
            foreach (var (figure, weight) in Steps)
            {
                var away = (double)(figure - mean);
                squares += (double)weight * away * away;
            }

            return squares / (double)(Count - 1);
        }
    }

    /// <param name="steps">In any order, the same figure as often as you like; weights of 0 are nobody and left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative figure or weight.</exception>
    public static Distribution Of(IEnumerable<Step> steps)
    {
        var inOrder = steps.Where(step => step.Weight != 0).ToArray();
        Array.Sort(inOrder, (one, other) => one.Figure.CompareTo(other.Figure));
        var each = ImmutableArray.CreateBuilder<Step>(inOrder.Length);
        foreach (var step in inOrder)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(step.Figure, nameof(steps));
            ArgumentOutOfRangeException.ThrowIfNegative(step.Weight, nameof(steps));
            if (each.Count > 0 && each[^1].Figure == step.Figure)
                each[^1] = step with { Weight = each[^1].Weight + step.Weight };
            else
                each.Add(step);
        }

        return each.Count == 0 ? Empty : new(each.DrainToImmutable());
    }

    /// <returns>All together, for example the cells of every directorate.</returns>
    public static Distribution Of(IEnumerable<Distribution> parts) => Of(parts.SelectMany(part => part.Steps));

    /// <returns>Both together, for example men and women.</returns>
    public Distribution Merge(Distribution other) => IsEmpty ? other : other.IsEmpty ? this : Of(Steps.Concat(other.Steps));

    /// <returns>This without a part of it, for example everyone else than a group.</returns>
    /// <exception cref="ArgumentException">The part has more at a figure than there is.</exception>
    public Distribution Minus(Distribution part)
    {
        var left = ImmutableArray.CreateBuilder<Step>(Steps.Length);
        foreach (var (whole, weight) in Beside(part))
        {
            if (whole.Weight > weight)
                left.Add(whole with { Weight = whole.Weight - weight });
        }

        return left.Count == 0 ? Empty : new(left.ToImmutable());
    }

    /// <returns>Those whose figure is above another, for example those who were paid a bonus at all.</returns>
    public Distribution Above(decimal figure) => new([.. Steps.Where(step => step.Figure > figure)]);

    /// <returns>Every step of this with the weight of a part of it at the same figure, 0 where the part has none.</returns>
    /// <exception cref="ArgumentException">The part has more at a figure than there is.</exception>
    internal IEnumerable<(Step Whole, decimal PartWeight)> Beside(Distribution part)
    {
        var at = 0;
        foreach (var whole in Steps)
        {
            var weight = at < part.Steps.Length && part.Steps[at].Figure == whole.Figure ? part.Steps[at++].Weight : 0;
            if (weight > whole.Weight)
                throw new ArgumentException($"The part has {weight} at {whole.Figure}, the whole only {whole.Weight}.", nameof(part));
            yield return (whole, weight);
        }

        if (at < part.Steps.Length)
            throw new ArgumentException($"The part has {part.Steps[at].Weight} at {part.Steps[at].Figure}, the whole nobody.", nameof(part));
    }
}
