using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Registers.Triangulation;

/// <summary>What published figures of whole years say.</summary>
internal static class FigureChannel
{
    /// <summary>From four fifths of everybody's value to five fourths of it: a screen and no test.</summary>
    private const double LowestEven = 0.8;

    private static readonly string Worse = Verdicts.InWords(Verdict.ClearlyWorse);
    private static readonly string Better = Verdicts.InWords(Verdict.ClearlyBetter);
    private static readonly string Possible = Verdicts.InWords(Verdict.Possible);
    private static readonly string Even = Verdicts.InWords(Verdict.NoClearDifference);
    private static readonly string TooFew = Verdicts.InWords(Verdict.TooFewToSay);

    public static Func<string, string, ChannelReading> Of(EvidenceChannel channel, RegisterInputs inputs)
    {
        var latest = inputs.Figures
            .Where(f => channel.Indicators.Contains(f.Indicator) && f.Directorate == Unit.All && f.Service == Unit.All && f.Verdict is not null
                && FigurePeriod.Parse(f.Period).Kind is PeriodKind.Year or PeriodKind.Rolling12)
            .GroupBy(f => (f.Strand, f.Group, f.Indicator))
            .Select(of => of.OrderByDescending(f => f.PeriodEnd).ThenBy(f => FigurePeriod.Parse(f.Period).Kind).First())
            .ToLookup(f => (f.Strand, f.Group));
        var totals = inputs.Figures
            .Where(f => channel.Indicators.Contains(f.Indicator) && f is { Directorate: Unit.All, Service: Unit.All, Group: Unit.All })
            .ToLookup(f => (f.Indicator, f.Period, f.Strand));
        return (strand, group) => Read(
        [
            .. latest[(strand, group)].OrderBy(f => f.Indicator, StringComparer.Ordinal).Select(f => (f.Indicator, inputs.Policy.FindIndicator(f.Indicator)?.Kind == IndicatorKind.Recorded
                ? ReadingOfRecorded(f, totals[(f.Indicator, f.Period, f.Strand)].FirstOrDefault(), inputs.Policy.FindIndicator(f.Indicator)!.Better)
                : ReadingOf(f, channel))),
        ]);
    }

    private static Reading ReadingOf(PublishedFigure figure, EvidenceChannel channel)
    {
        var isSmall = channel.EvenWithin is { } within && figure.Ratio >= within && figure.Ratio <= 1 / within;
        return figure.Verdict switch
        {
            var verdict when verdict == Even || (isSmall && verdict != TooFew) => Reading.Even,
            var verdict when verdict == Worse => Reading.Worse,
            var verdict when verdict == Better => Reading.Better,
            var verdict when verdict == Possible => Reading.Possible,
            _ => Reading.Nothing,
        };
    }

    /// <summary>
    /// What somebody else worked out comes without a verdict: its group is part of everybody. It is clear where the published limits of the two leave one another out, and even where
    /// those of the group lie within the screening band about everybody's value; otherwise there may be a difference. Limits that leave out one another are a stricter rule than a test.
    /// </summary>
    private static Reading ReadingOfRecorded(PublishedFigure group, PublishedFigure? everybody, Polarity better)
    {
        if (group is not { Lower95: { } lower, Upper95: { } upper } || everybody is not { Value: { } whole, Lower95: { } wholeLower, Upper95: { } wholeUpper })
            return Reading.Nothing;
        if (lower > wholeUpper || upper < wholeLower)
            return better == Polarity.NoJudgement ? Reading.Possible : lower > wholeUpper == (better == Polarity.Higher) ? Reading.Better : Reading.Worse;
        return lower >= whole * LowestEven && upper <= whole / LowestEven ? Reading.Even : Reading.Possible;
    }

    /// <summary>The clearest of several figures speaks; two that are clear in opposite ways are mixed. Too few to say says nothing.</summary>
    private static ChannelReading Read(List<(string Indicator, Reading Says)> figures)
    {
        bool Any(Reading reading) => figures.Exists(f => f.Says == reading);
        if (Any(Reading.Worse) && Any(Reading.Better))
            return new ChannelReading(Reading.Mixed, [.. figures.Where(f => f.Says is Reading.Worse or Reading.Better).Select(f => f.Indicator)]);
        foreach (var says in new[] { Reading.Worse, Reading.Better, Reading.Possible, Reading.Even })
        {
            if (Any(says))
                return new ChannelReading(says, [.. figures.Where(f => f.Says == says).Select(f => f.Indicator)]);
        }
        return ChannelReading.None;
    }
}
