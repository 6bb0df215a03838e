using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Web.Pages;

/// <summary>What the figures do not tell, one sentence each.</summary>
internal static class Unknowns
{
    public static IEnumerable<string> Of(
        MonitoringPolicy policy, Organisation organisation, Release? release, ReportingMonth? period, ImmutableArray<PublishedFigure> figures,
        CompletenessBoard? board, PageFrame frame, FigureWords words)
    {
        if (frame.Edition == Edition.Working)
            yield return "This is the working edition: every figure is provisional.";
        if (board is not null)
        {
            foreach (var sentence in Returns(policy, organisation, board))
                yield return sentence;
        }

        if (Declared(figures, words) is { } declared)
            yield return declared;
        if (release is not null && period is { } month)
            yield return HiddenIn(release, month);
    }

    private static IEnumerable<string> Returns(MonitoringPolicy policy, Organisation organisation, CompletenessBoard board)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"Returns for {board.Period.InWords}: {board.Counted} of {board.Expected} are counted, {board.Slots.Count(s => s.Counted && s.Late && s.Exemption is null)} of them late; {board.Missing} not received.");
        string Names(Func<ReturnSlot, bool> which) => string.Join("; ", board.Slots.Where(which)
            .Select(s => $"{ActionLine.ReturnName(policy, s.ReturnType)} from {ActionLine.DirectorateName(organisation, s.Directorate)}"));
        if (Names(s => s.State == SlotState.Overdue) is { Length: > 0 } overdue)
            yield return $"Overdue: {overdue}.";
        if (Names(s => s.State == SlotState.Expected) is { Length: > 0 } expected)
            yield return $"Not due yet: {expected}.";
        if (Names(s => s.Exemption is not null) is { Length: > 0 } exempt)
            yield return $"Exempt: {exempt}.";
        if (Names(s => s.SubmissionId is not null && !s.Counted) is { Length: > 0 } uncounted)
            yield return $"Received but not counted: {uncounted}.";
    }

    private static string? Declared(ImmutableArray<PublishedFigure> figures, FigureWords words)
    {
        var lowest = figures
            .Where(f => f.Group == HeadlineFigures.All && f.DeclarationRate is not null)
            .GroupBy(f => f.Strand)
            .Select(g => $"{words.StrandInSentence(g.Key)} {FigureWords.Percent(g.Min(f => f.DeclarationRate!.Value))}")
            .ToList();
        return lowest.Count == 0 ? null : $"People who said which group they belong to, at the lowest among the headline indicators: {string.Join(", ", lowest)}.";
    }

    private static string HiddenIn(Release release, ReportingMonth month)
    {
        var parts = PeriodOfPart.OfAll(release.Manifest).Where(p => FigurePeriod.Parse(p.Period).LastMonth == month).ToList();
        var (hidden, figures) = (parts.Sum(p => p.Hidden), parts.Sum(p => p.Figures));
        return hidden == 0
            ? $"No figure of a period that ends with {month.InWords} is hidden."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{hidden:#,0} of {figures:#,0} figures of periods that end with {month.InWords} are hidden: few people are in those groups, or a figure would give such a group away; hidden does not mean zero.");
    }
}
