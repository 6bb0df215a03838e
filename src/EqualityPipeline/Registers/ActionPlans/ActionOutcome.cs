using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Publication;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Registers.ActionPlans;

/// <summary>Whether an action changed what it was to change: the group against everyone else, before and after, beside what was expected at the start.</summary>
/// <param name="Before">Id of the last published figure that ends before the action starts.</param>
/// <param name="After">Id of the last published figure, as long as that, that begins after the action is done or, while it is not, has started.</param>
/// <param name="Change">(group - rest) after less (group - rest) before, in the unit of the figures.</param>
/// <param name="Lower">95% limit of the change.</param>
/// <param name="Expected">The change that was written down at the start.</param>
/// <param name="Words">What may be said, in one sentence.</param>
public sealed record ActionOutcome(
    OutcomeState State, string? Before, string? After, double? Change, double? Lower, double? Upper, decimal? Expected, string Words)
{
    public const string Method =
        "Whether an action worked is told by how the difference between its group and everyone else changed: (group - rest) after less (group - rest) before, from published figures of "
        + "the same length, the longest of which one ends before the action starts and another begins after it is done. Its 95% interval is recovered from those of the two differences "
        + "(Zou and Donner 2008), as if the two times were independent. It takes for granted that without the action both would have gone the same way.";

    internal static ActionOutcome Of(HeldRecord record, RegisterInputs inputs, RegisterFigures figures)
    {
        if (record.FindNumber("expected_change") is not { } expected || record.Find("indicator") is not { } indicator)
            return Unsaid(OutcomeState.NoExpectation, null, "No expected change was stated, so it cannot be shown whether it worked.");
        if (record.FindDay("expectation_stated") is not { } stated || record.FindDay("starts") is not { } starts || stated > starts)
            return Unsaid(OutcomeState.NotStatedBefore, expected, "The expectation was not stated before it started, so it cannot show whether the action worked.");
        if (record.FindMonth("expected_by") is { } by && by > inputs.LastMonth)
            return Unsaid(OutcomeState.TooEarly, expected, $"Too early to say: the change is expected by {by.InWords}.");
        if (record.Find("strand") is not { } strand || record.Find("group") is not { } group || group == Unit.All)
            return Unsaid(OutcomeState.CannotSay, expected, "It cannot be said: the action is for everyone, and there is nobody to compare them with.");
        var unit = figures.UnitOf(indicator, record.Text("directorate"), record.Find("service"));
        return Pair([.. figures.OfGroup(indicator, unit, strand, group)], starts, record.FindDay("completed") ?? starts) is var (before, after)
            ? Judged(before, after, (double)expected, new ChangeWords(figures.IndicatorOf(indicator))) with { Expected = expected }
            : Unsaid(OutcomeState.CannotSay, expected, "It cannot be said: there is no pair of published figures of the same length, one before it started and one after.");
    }

    /// <summary>The longest figures of which there is one before and one after; of each the last.</summary>
    private static (PublishedFigure Before, PublishedFigure After)? Pair(IReadOnlyList<PublishedFigure> figures, DateOnly starts, DateOnly done)
        => figures
            .Where(f => f is { Difference: not null, DifferenceLower95: not null, DifferenceUpper95: not null })
            .GroupBy(f => FigurePeriod.Parse(f.Period).Length)
            .OrderByDescending(ofLength => ofLength.Key)
            .Select(ofLength => (
                Before: ofLength.Where(f => f.PeriodEnd < starts).MaxBy(f => (f.PeriodEnd, f.Id)),
                After: ofLength.Where(f => f.PeriodStart > done).MaxBy(f => (f.PeriodEnd, f.Id))))
            .Where(pair => pair is { Before: not null, After: not null })
            .Select(pair => ((PublishedFigure, PublishedFigure)?)(pair.Before!, pair.After!))
            .FirstOrDefault();

    private static ActionOutcome Judged(PublishedFigure before, PublishedFigure after, double expected, ChangeWords words)
    {
        if (after.Has("b"))
            return Unsaid(OutcomeState.CannotSay, null, "It cannot be said: a break in the series lies between before and after.");
        var change = DifferenceInDifferences.Of(
            after.Difference!.Value, new Interval(after.DifferenceLower95!.Value, after.DifferenceUpper95!.Value),
            before.Difference!.Value, new Interval(before.DifferenceLower95!.Value, before.DifferenceUpper95!.Value));
        var (by, limits) = (change.Value!.Value, change.Limits!.Value);
        var side = limits.Lower > 0 ? 1 : limits.Upper < 0 ? -1 : 0;
        var state = side == 0 ? OutcomeState.NoClearChange
            : side != Math.Sign(expected) ? OutcomeState.Worse
            : (expected > 0 ? limits.Upper < expected : limits.Lower > expected) ? OutcomeState.LessThanExpected
            : OutcomeState.AsExpected;
        var verdict = state switch
        {
            OutcomeState.AsExpected => "It worked: against everyone else the group moved",
            OutcomeState.LessThanExpected => "It worked less than expected: against everyone else the group moved",
            OutcomeState.Worse => "It got worse: against everyone else the group moved",
            _ => "No clear change: against everyone else the group moved",
        };
        return new ActionOutcome(
            state, before.Id, after.Id, by, limits.Lower, limits.Upper, null,
            $"{verdict} by {words.Change(by)}{words.Unit} ({words.Change(limits.Lower)} to {words.Change(limits.Upper)}); {words.Change(expected)} was expected. "
                + $"Before: {FigurePeriod.Parse(before.Period).InWords}; after: {FigurePeriod.Parse(after.Period).InWords}.");
    }

    private static ActionOutcome Unsaid(OutcomeState state, decimal? expected, string words) => new(state, null, null, null, null, null, expected, words);
}

public enum OutcomeState { AsExpected, LessThanExpected, NoClearChange, Worse, TooEarly, NotStatedBefore, NoExpectation, CannotSay }
