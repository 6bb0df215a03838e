using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Indicators.Scorecards;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Web.Pages;

/// <summary>The scorecard in words: a row a priority, a column a critical outcome.</summary>
public sealed record ScorecardModel(
    PageFrame Frame, string Organisation, string OrganisationId, ImmutableArray<string> Outcomes, ImmutableArray<ScorecardLine> Lines, string Covered)
{
    /// <param name="release">Null where nothing is released in this edition yet.</param>
    public static ScorecardModel From(MonitoringPolicy policy, Organisation organisation, Release? release, PageFrame frame)
    {
        var card = Scorecard.Of(policy, release?.Figures ?? []);
        var words = new FigureWords(policy);
        return new ScorecardModel(
            frame, organisation.Name, organisation.Id,
            [.. card.Outcomes.Select(o => o == Scorecard.Beside ? "Beside the four" : PolicyWords.CodeName(policy, "critical-outcome", o))],
            [
                .. card.Rows.Select(row => new ScorecardLine(
                    PolicyWords.CodeName(policy, "priority", row.Priority), [.. row.Cells.Select(cell => WordsOf(cell, words, organisation.Id))])),
            ],
            string.Create(CultureInfo.InvariantCulture, $"{card.CoveredPriorities.Count()} of {card.Rows.Length} priorities and {card.CoveredOutcomes.Count()} of {card.Outcomes.Length - 1} critical outcomes are covered by published figures."));
    }

    private static ScorecardCellWords WordsOf(ScorecardCell cell, FigureWords words, string organisation)
    {
        if (!cell.IsCovered)
            return new ScorecardCellWords("", "", cell.Indicators.IsEmpty ? "no indicator" : $"not covered: {string.Join(", ", cell.Indicators.Select(i => i.Indicator))} without a published figure", "", []);
        var links = cell.Indicators.Where(i => i.HasFigures).Select(i => new PageLink($"/{organisation}/figures/{i.Indicator}", i.Indicator)).ToImmutableArray();
        if (cell.Gap is not { } gap)
            return cell.Compared == 0
                ? new ScorecardCellWords("○", "unsaid", "covered; no group can be compared", "", links)
                : new ScorecardCellWords("●", "steady", "covered; no group is clearly worse off", "", links);
        return new ScorecardCellWords("▼", "act", words.Sentence(gap.Now), HistoryOf(gap), links);
    }

    private static string HistoryOf(Gap gap)
    {
        var years = gap.YearsPersisted == 1 ? "One council year so far" : string.Create(CultureInfo.InvariantCulture, $"{gap.YearsPersisted} council years in a row");
        return gap.Direction switch
        {
            GapDirection.Widening => $"{years}; widening.",
            GapDirection.Narrowing => $"{years}; narrowing.",
            GapDirection.Steady => $"{years}; no clear change since the year before.",
            _ => $"{years}; direction cannot be said: {gap.Reason}.",
        };
    }
}

public sealed record ScorecardLine(string Priority, ImmutableArray<ScorecardCellWords> Cells);

/// <param name="Symbol">Empty where the cell is not covered.</param>
/// <param name="Style">Name of the style in the stylesheet.</param>
public sealed record ScorecardCellWords(string Symbol, string Style, string Words, string History, ImmutableArray<PageLink> Indicators);
