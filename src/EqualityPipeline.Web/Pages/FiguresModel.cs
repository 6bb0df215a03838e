using System.Collections.Immutable;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Web.Pages;

/// <summary>Everything the page of one indicator says: all strands and groups over the whole organisation in the latest of its own periods.</summary>
public sealed record FiguresModel
{
    public required PageFrame Frame { get; init; }

    public required string Organisation { get; init; }

    public required string? Period { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Question { get; init; }

    /// <summary>"per 1,000 residents".</summary>
    public required string Unit { get; init; }

    /// <summary>One table a strand, in the policy's order; everyone first.</summary>
    public required ImmutableArray<StrandTable> Strands { get; init; }

    /// <summary>What the indicator counts, how it is compared and where it comes from.</summary>
    public required ImmutableArray<string> About { get; init; }

    /// <summary>What members asked of these figures, with the answers; open ones first.</summary>
    public ImmutableArray<string> Questions { get; init; } = [];

    public required ImmutableArray<PageLink> Feeds { get; init; }

    /// <param name="release">Null where nothing is released in this edition yet.</param>
    public static FiguresModel From(MonitoringPolicy policy, Organisation organisation, Indicator indicator, Release? release, PageFrame frame)
    {
        var words = new FigureWords(policy);
        var figures = release is null ? [] : HeadlineFigures.OfWholeOrganisation(policy, release).Where(f => f.Indicator == indicator.Id).ToList();
        FigurePeriod? period = figures is [var any, ..] ? FigurePeriod.Parse(any.Period) : null;
        return new FiguresModel
        {
            Frame = frame,
            Organisation = organisation.Name,
            Period = period?.InWords,
            Id = indicator.Id,
            Name = indicator.Name,
            Question = indicator.Question,
            Unit = indicator.Unit,
            Strands =
            [
                .. words.InReadingOrder(figures).GroupBy(f => f.Strand).Select(g => new StrandTable(
                    words.StrandName(g.Key), words.Lines(g, frame.Edition))),
            ],
            About =
            [
                Counted(policy, indicator, period?.LastMonth),
                indicator.Better switch
                {
                    EqualityPipeline.Statistics.Polarity.Higher => "A higher figure is better.",
                    EqualityPipeline.Statistics.Polarity.Lower => "A lower figure is better.",
                    _ => "Neither a higher nor a lower figure is better.",
                },
                FormattableString.Invariant($"Nothing is said of a difference on a base under {indicator.MinimumBase}."),
                $"Source: {indicator.Source}.",
                .. CrosswalkWords.About(policy, indicator),
                .. BriefingModel.MethodOf(policy),
            ],
            Questions = QuestionsModel.About(policy, indicator.Id, release, frame.AsOf),
            Feeds = BriefingModel.FeedsOf(organisation, period?.LastMonth, frame.Edition),
        };
    }

    /// <summary>A gap in pay has no base, and a value that a register holds counts nothing here.</summary>
    private static string Counted(MonitoringPolicy policy, Indicator indicator, ReportingMonth? period)
    {
        if (indicator.Recorded is { } recorded)
            return $"As somebody else worked it out and the organisation recorded it (return: {policy.FindReturnType(recorded.Register)?.Name ?? recorded.Register}). Shown: {indicator.Unit}.";
        var parts = new[] { ("Counted", indicator.Count), ("Out of", indicator.Of) }
            .Where(part => !part.Item2.IsNone)
            .Select(part => $"{part.Item1}: {MeasureName(policy, part.Item2, period)}. ");
        return string.Concat(parts) + $"Shown: {indicator.Unit}.";
    }

    private static string MeasureName(MonitoringPolicy policy, MeasureReference reference, ReportingMonth? period)
    {
        var type = policy.FindReturnType(reference.Return);
        var measure = period is { } month ? type?.FindMeasure(reference.Measure, month) : type?.FindMeasure(reference.Measure);
        return $"{measure?.Name ?? reference.Measure} (return: {type?.Name ?? reference.Return})";
    }
}

public sealed record StrandTable(string Strand, ImmutableArray<FigureLine> Lines);
