using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Policy;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Publication;

/// <summary>The one gate: figures go in, and only what can identify nobody comes out as <see cref="PublishedFigure"/>.</summary>
public static class DisclosureControl
{
    private const string Confidential = "confidential";

    /// <returns>Every figure, in the order of its id; a hidden one keeps its row and loses its numbers.</returns>
    public static ImmutableArray<PublishedFigure> Publish(MonthFigures month)
    {
        var table = new PublicationTable(month);
        var hidden = CountSuppression.Hide(table.Sums, month.Policy.Publication.SmallestPublishedCount);
        bool IsHidden(ImmutableArray<CountKey> counts) => counts.Any(key => table.NumberOf(key) is { } number && hidden[number]);

        var published = month.Figures
            .Select(figure => IsHidden(figure.RestsOn) ? Hidden(figure, month) : Shown(figure, month, IsHidden))
            .OrderBy(figure => figure.Id, StringComparer.Ordinal)
            .ToArray();
        return [.. WithQValues(published)];
    }

    private static PublishedFigure Hidden(Figure figure, MonthFigures month)
        => Bare(figure, month) with { Marker = Markers("c", figure), MarkerReason = Confidential };

    private static PublishedFigure Shown(Figure figure, MonthFigures month, Func<ImmutableArray<CountKey>, bool> isHidden)
    {
        var bare = Bare(figure, month) with { MarkerReason = figure.Reasons.IsEmpty ? null : string.Join("; ", figure.Reasons) };
        switch (figure.State)
        {
            case FigureState.NotAvailable:
                return bare with { Marker = Markers("x", figure) };
            case FigureState.NotApplicable:
                return bare with { Marker = Markers("z", figure) };
            case FigureState.LowReliability:
                return bare with
                {
                    Marker = Markers("u", figure),
                    Numerator = figure.Numerator,
                    Denominator = figure.Denominator,
                    Verdict = figure.Group == GroupTree.Total ? null : Verdicts.InWords(Verdict.TooFewToSay),
                };
        }

        var per = figure.Indicator.Per;
        var estimate = figure.Estimate!.Value;
        var shown = bare with
        {
            Marker = Markers(null, figure),
            Numerator = figure.Numerator,
            Denominator = figure.Denominator,
            Value = estimate.Value * per,
            Lower95 = estimate.Limits95.Lower * per,
            Upper95 = estimate.Limits95.Upper * per,
            Lower998 = estimate.Limits998.Lower * per,
            Upper998 = estimate.Limits998.Upper * per,
            DeclarationRate = isHidden(figure.DeclarationRestsOn) ? null : figure.DeclarationRate,
        };
        if (figure.Contrast is not { } contrast)
            return shown;
        return isHidden(figure.ComparisonRestsOn)
            ? shown with { MarkerReason = string.Join("; ", figure.Reasons.Add("no comparator: its base is confidential")) }
            : WithContrast(shown, contrast, figure.Indicator);
    }

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
        Verdict = Verdicts.InWords(Verdicts.From(contrast.Difference95, contrast.Difference998, indicator.Better, enough: true)),
    };

    private static PublishedFigure Bare(Figure figure, MonthFigures month) => new()
    {
        Organisation = month.Organisation.Id,
        Directorate = figure.Unit.Directorate,
        Service = figure.Unit.Service,
        Place = Unit.All,
        Period = month.Month.ToString(),
        PeriodType = "month",
        PeriodStart = month.Month.FirstDay,
        PeriodEnd = month.Month.LastDay,
        Indicator = figure.Indicator.Id,
        Strand = figure.Strand,
        Group = figure.Group,
    };

    private static string? Markers(string? first, Figure figure) => (first, figure.IsPartial) switch
    {
        (null, false) => null,
        (null, true) => "p",
        (_, false) => first,
        _ => first + ",p",
    };

    /// <summary>False discovery is controlled within one strand and level; only figures that are shown take part, or a hidden one would show through.</summary>
    private static PublishedFigure[] WithQValues(PublishedFigure[] figures)
    {
        var families = Enumerable.Range(0, figures.Length)
            .Where(i => figures[i].PValue is not null)
            .GroupBy(i => (figures[i].Strand, new Unit(figures[i].Directorate, figures[i].Service).Level));
        foreach (var family in families)
        {
            var members = family.ToList();
            var adjusted = BenjaminiHochberg.Adjust([.. members.Select(i => figures[i].PValue)]);
            for (var i = 0; i < members.Count; i++)
                figures[members[i]] = figures[members[i]] with { QValue = adjusted[i] };
        }

        return figures;
    }
}
