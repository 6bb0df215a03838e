using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Publication;

/// <summary>The one gate: figures go in, and only what can identify nobody comes out as <see cref="PublishedFigure"/>.</summary>
public static class DisclosureControl
{
    private const string Confidential = "confidential";
    private const string VerdictWithheld = "no verdict: those who did not say could turn it";
    private const string NoLimits = "no verdict: nothing says how sure the difference is";
    private const string ComparatorConfidential = "no comparator: its base is confidential";

    /// <returns>The year with what must not be known of it settled: its figures pass when they are asked for.</returns>
    public static PublishedYear Publish(YearFigures year, DisclosureHistory history)
    {
        ArgumentNullException.ThrowIfNull(year);
        ArgumentNullException.ThrowIfNull(history);
        var hidden = HiddenCounts.Settle(year, history, out var account);
        return new PublishedYear(year, hidden, account, history.YearBefore);
    }

    /// <summary>The same of a year that was settled before: of its own months nothing has changed, and so nothing of its account; of the months before it something may have.</summary>
    /// <param name="account">What was settled of the year.</param>
    /// <param name="yearBefore">The account of the council year before.</param>
    public static PublishedYear PublishAgain(YearFigures year, DisclosureAudit account, DisclosureAudit yearBefore)
    {
        ArgumentNullException.ThrowIfNull(year);
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(yearBefore);
        return new PublishedYear(year, HiddenCounts.Settled(year, account, yearBefore), account, yearBefore);
    }

    /// <summary>A hidden figure keeps its row and loses its numbers.</summary>
    internal static PublishedFigure Pass(Figure figure, string organisation, HiddenCounts hidden)
    {
        var isOfMeans = figure.Indicator.Kind is IndicatorKind.Mean or IndicatorKind.MeanGap;
        return MustNotBeKnown(figure.RestsOn) ? Hidden(figure, organisation) : Shown(figure, organisation, MustNotBeKnown);

        bool MustNotBeKnown(ImmutableArray<CountKey> counts) => hidden.Any(figure.Period, counts) || (isOfMeans && hidden.AnyMean(figure.Period, counts));
    }

    /// <summary>A figure that was published and computed again: it leaves out what the published one leaves out, and so shows nothing new.</summary>
    internal static PublishedFigure Again(Figure figure, string organisation, PublishedFigure published)
        => Shown(
            figure with { DeclarationRate = published.DeclarationRate is null ? null : figure.DeclarationRate }, organisation,
            counts => (counts == figure.ComparisonRestsOn && published.MarkerReason?.EndsWith(ComparatorConfidential, StringComparison.Ordinal) == true)
                || (figure.CouldTurn && counts == figure.TurnRestsOn && published.Verdict is not null)
                || (figure.Contradiction is { } told && counts == figure.ContradictionRestsOn && published.MarkerReason?.Contains(told, StringComparison.Ordinal) != true));

    private static PublishedFigure Hidden(Figure figure, string organisation)
        => Bare(figure, organisation) with { Marker = MarkersOf("c", figure), MarkerReason = Confidential };

    private static PublishedFigure Shown(Figure figure, string organisation, Func<ImmutableArray<CountKey>, bool> isHidden)
    {
        if (figure.Contradiction is { } contradiction && !isHidden(figure.ContradictionRestsOn))
            figure = figure with { Reasons = [contradiction, .. figure.Reasons] };
        var bare = Bare(figure, organisation) with { MarkerReason = InWords(figure.Reasons) };
        switch (figure.State)
        {
            case FigureState.NotAvailable:
                return bare with { Marker = MarkersOf("x", figure) };
            case FigureState.NotApplicable:
                return bare with { Marker = MarkersOf("z", figure) };
            case FigureState.LowReliability:
                return bare with
                {
                    Marker = MarkersOf("u", figure),
                    Numerator = figure.Numerator,
                    Denominator = figure.Denominator,
                    Verdict = figure.Group == GroupTree.Total ? null : Verdicts.InWords(Verdict.TooFewToSay),
                };
        }

        var per = figure.Indicator.Per;
        var estimate = figure.Estimate!.Value;
        var shown = bare with
        {
            Marker = MarkersOf(null, figure),
            Numerator = figure.Numerator,
            Denominator = figure.Denominator,
            Value = estimate.Value * per,
            Lower95 = estimate.Limits95?.Lower * per,
            Upper95 = estimate.Limits95?.Upper * per,
            Lower998 = estimate.Limits998?.Lower * per,
            Upper998 = estimate.Limits998?.Upper * per,
            DeclarationRate = isHidden(figure.DeclarationRestsOn) ? null : figure.DeclarationRate,
        };
        // What is said of a comparison tells of the counts on its other side.
        if (isHidden(figure.ComparisonRestsOn))
            return shown with { MarkerReason = InWords(figure.Reasons.Add(ComparatorConfidential)) };
        shown = shown with { MarkerReason = InWords([.. figure.Reasons, .. figure.ComparisonReasons]) };
        if (figure.Contrast is not { } contrast)
            return shown;
        shown = WithContrast(shown, contrast, figure.Indicator);
        if (shown.Verdict is null)
            return shown with { MarkerReason = InWords([.. figure.Reasons, .. figure.ComparisonReasons, NoLimits]) };
        // Of no clear difference there is nothing to turn.
        return figure.CouldTurn && shown.Verdict != Verdicts.InWords(Verdict.NoClearDifference) && !isHidden(figure.TurnRestsOn)
            ? shown with { Verdict = null, MarkerReason = InWords([.. figure.Reasons, .. figure.ComparisonReasons, VerdictWithheld]) }
            : shown;
    }

    private static string? InWords(ImmutableArray<string> reasons) => reasons.IsEmpty ? null : string.Join("; ", reasons);

    private static PublishedFigure WithContrast(PublishedFigure shown, Contrast contrast, Indicator indicator) => shown with
    {
        Comparator = contrast.Comparator,
        ComparatorValue = contrast.ComparatorValue * indicator.Per,
        Ratio = contrast.Ratio.Value,
        RatioLower95 = contrast.Ratio.Lower,
        RatioUpper95 = contrast.Ratio.Upper,
        Difference = contrast.Difference * indicator.Per,
        DifferenceLower95 = contrast.Difference95?.Lower * indicator.Per,
        DifferenceUpper95 = contrast.Difference95?.Upper * indicator.Per,
        PValue = contrast.PValue,
        // Where enough were asked and nothing says how sure their difference is, it is not because they are few that nothing can be said.
        Verdict = contrast is { IsOfEnough: true, HasSpread: false }
            ? null
            : Verdicts.InWords(Verdicts.From(contrast.Difference95, contrast.Difference998, indicator.Better, contrast.IsOfEnough)),
    };

    private static PublishedFigure Bare(Figure figure, string organisation) => new()
    {
        Organisation = organisation,
        Directorate = figure.Unit.Directorate,
        Service = figure.Unit.Service,
        Place = figure.Unit.Place,
        Period = figure.Period.Id,
        PeriodType = figure.Period.Type,
        PeriodStart = figure.Period.FirstMonth.FirstDay,
        PeriodEnd = figure.Period.LastMonth.LastDay,
        Indicator = figure.Indicator.Id,
        Strand = figure.Strand,
        Group = figure.Group,
    };

    private static string? MarkersOf(string? first, Figure figure)
    {
        var markers = string.Join(',', new[] { first, figure.IsBroken ? "b" : null, figure.IsPartial ? "p" : null }.OfType<string>());
        return markers.Length == 0 ? null : markers;
    }
}
