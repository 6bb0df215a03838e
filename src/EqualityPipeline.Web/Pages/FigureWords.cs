using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Web.Pages;

/// <summary>A published figure in words a councillor knows.</summary>
internal sealed class FigureWords(MonitoringPolicy policy)
{
    public const string Hidden = "hidden: few people are in this group, or the figure would give such a group away; hidden does not mean zero";

    private const string NoFigure = "no figure";
    private const int FoldedFrom = 3;
    private const string OfTotal = "no comparator: this is the total";

    public FigureLine Line(PublishedFigure figure, Edition edition)
    {
        var indicator = policy.FindIndicator(figure.Indicator)!;
        return new FigureLine(
            indicator.Id, indicator.Name, StrandName(figure.Strand), GroupName(figure),
            People(figure, indicator), Value(figure.Value, indicator), Interval(figure.Lower95, figure.Upper95, indicator),
            ComparedWith(figure, indicator), Ratio(figure), VerdictStatus.Of(figure), Notes(figure, edition))
        {
            Period = FigurePeriod.Parse(figure.Period).InWords,
        };
    }

    /// <summary>The rows of a table in reading order. Groups of a strand that have no figure, all for the same reason, are one row: so often said, it is no longer read.</summary>
    public ImmutableArray<FigureLine> Lines(IEnumerable<PublishedFigure> figures, Edition edition)
    {
        var lines = ImmutableArray.CreateBuilder<FigureLine>();
        foreach (var alike in InReadingOrder(figures).Select(f => Line(f, edition)).GroupBy(l => (l.Strand, IsBare: IsBare(l), About: IsBare(l) ? l.Notes : l.Group)))
        {
            if (alike.Key.IsBare && alike.Count() >= FoldedFrom)
                lines.Add(alike.First() with { Group = string.Create(CultureInfo.InvariantCulture, $"{alike.Count()} groups: {string.Join("; ", alike.Select(l => l.Group))}") });
            else
                lines.AddRange(alike);
        }

        return lines.ToImmutable();

        static bool IsBare(FigureLine line) => line is { Value: NoFigure, People: "" };
    }

    /// <summary>Everyone first, then strands in the policy's order, then the groups that it declares; within a strand the groups, then their total.</summary>
    public IEnumerable<PublishedFigure> InReadingOrder(IEnumerable<PublishedFigure> figures)
    {
        var strands = policy.Strands.Select(s => s.Id).ToList();
        return figures
            .OrderBy(f => f.Strand == HeadlineFigures.All ? -1 : strands.IndexOf(f.Strand) is >= 0 and var place ? place : int.MaxValue)
            .ThenBy(f => f.Strand, StringComparer.Ordinal)
            .ThenBy(PlaceInList)
            .ThenBy(f => f.Id, StringComparer.Ordinal);
    }

    /// <summary>As the form lists them: each roll-up before its categories, then the answers that are no category, the total last.</summary>
    private int PlaceInList(PublishedFigure figure)
    {
        if (figure.Group == HeadlineFigures.All)
            return int.MaxValue;
        var codes = policy.FindStrand(figure.Strand) is { } strand ? policy.CodeListFor(strand, ReportingMonth.Of(figure.PeriodStart))?.Codes : null;
        var place = codes?.Select(c => c.Id).ToList().IndexOf(figure.Group) ?? -1;
        return place >= 0 ? place : int.MaxValue - 1;
    }

    /// <summary>One sentence whose verb follows the verdict.</summary>
    public string Sentence(PublishedFigure figure)
    {
        var indicator = policy.FindIndicator(figure.Indicator)!;
        var verb = figure.Verdict switch
        {
            VerdictStatus.ClearlyWorse => "clearly worse than",
            VerdictStatus.ClearlyBetter => "clearly better than",
            VerdictStatus.Possible => "which may differ from",
            VerdictStatus.NoClearDifference => "no clear difference from",
            _ => null,
        };
        var head = $"{indicator.Name}, {GroupName(figure)} ({StrandInSentence(figure.Strand)}): ";
        if (figure.Value is null)
            return $"{head}{Missing(figure)}.";
        var beside = string.Join("; ", new[] { People(figure, indicator) is { Length: > 0 } people ? $"n: {people}" : "", LongerPeriod(figure) }.Where(words => words.Length > 0));
        var tail = beside.Length == 0 ? "." : $" ({beside}).";
        return verb is null
            ? $"{head}{WithUnit(figure.Value, indicator)}{tail}"
            : $"{head}{WithUnit(figure.Value, indicator)}, {verb} {ComparedWith(figure, indicator)}{tail}";
    }

    /// <summary>What a figure of more than a month covers; empty for a month, which the page says.</summary>
    public static string LongerPeriod(PublishedFigure figure)
        => FigurePeriod.Parse(figure.Period) is { Kind: not PeriodKind.Month } period ? period.InWords : "";

    public string StrandName(string strand) => strand == HeadlineFigures.All ? "Everyone" : policy.FindStrand(strand)?.Name ?? DeclaredGroupOf(strand)?.Name ?? strand;

    /// <summary>A strand is written small; a group that the policy declares keeps its capitals, as "Pakistani women".</summary>
    public string StrandInSentence(string strand) => DeclaredGroupOf(strand)?.Name ?? StrandName(strand).ToLowerInvariant();

    public string GroupName(PublishedFigure figure) => GroupName(figure, figure.Group);

    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.0}%");

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private string GroupName(PublishedFigure figure, string group)
    {
        if (group == HeadlineFigures.All)
            return figure.Strand == HeadlineFigures.All ? "Everyone" : "All, declared or not";
        var month = ReportingMonth.Of(figure.PeriodStart);
        var list = policy.FindStrand(figure.Strand) is { } strand ? policy.CodeListFor(strand, month) : null;
        return list?.Find(group)?.Name ?? policy.FindReservedGroup(group)?.Name ?? (DeclaredGroupOf(figure.Strand), group) switch
        {
            ({ } declared, DeclaredGroup.InGroup) => declared.Name,
            ({ }, DeclaredGroup.NotInGroup) => DeclaredGroup.NotInGroupName,
            _ => group,
        };
    }

    /// <summary>A group that the policy declares beyond the strands is a strand of its own.</summary>
    private DeclaredGroup? DeclaredGroupOf(string strand) => policy.DeclaredGroups.FirstOrDefault(g => g.Id == strand);

    /// <summary>A part of a whole, told as a percentage; days, pay and what others worked out are told in their own unit.</summary>
    private static bool IsShare(Indicator indicator)
        => indicator is { Per: 1, Kind: IndicatorKind.Proportion or IndicatorKind.RatioOfShares or IndicatorKind.BandShare or IndicatorKind.MeanGap or IndicatorKind.MedianGap };

    private static string Value(double? number, Indicator indicator) => number switch
    {
        null => NoFigure,
        { } share when IsShare(indicator) => Percent(share),
        { } rate => string.Create(CultureInfo.InvariantCulture, $"{rate:#,0.0}"),
    };

    private static string WithUnit(double? number, Indicator indicator)
        => IsShare(indicator) ? Value(number, indicator) : $"{Value(number, indicator)} {indicator.Unit}";

    private static string Interval(double? lower, double? upper, Indicator indicator)
    {
        if (lower is not { } from || upper is not { } to)
            return "";
        return IsShare(indicator)
            ? $"{Percent(from)} to {Percent(to)}"
            : string.Create(CultureInfo.InvariantCulture, $"{from:#,0.0} to {to:#,0.0}");
    }

    /// <summary>What a mean adds up, hours or days, is no number of people; what others worked out, and pay, has only the people it rests on.</summary>
    private static string People(PublishedFigure figure, Indicator indicator) => figure switch
    {
        { Denominator: null } => "",
        { Numerator: { } count } when indicator.Kind != IndicatorKind.Mean => string.Create(CultureInfo.InvariantCulture, $"{count:#,0.##} of {figure.Denominator:#,0.##}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{figure.Denominator:#,0.##}"),
    };

    private string ComparedWith(PublishedFigure figure, Indicator indicator) => figure switch
    {
        { Comparator: null } or { ComparatorValue: null } => "",
        { Comparator: "rest" } => $"{Value(figure.ComparatorValue, indicator)} for everyone else",
        { Comparator: "population" } => $"{Value(figure.ComparatorValue, indicator)}, its share of {PopulationOf(indicator)}",
        // Of itself the group compared with has no gap: its nought would read as its pay.
        _ when indicator.Kind is IndicatorKind.MeanGap or IndicatorKind.MedianGap => GroupName(figure, figure.Comparator),
        _ => $"{Value(figure.ComparatorValue, indicator)} for {GroupName(figure, figure.Comparator)}",
    };

    /// <summary>Which people a share is set against: residents, those who could use a service, those who do, or staff.</summary>
    private string PopulationOf(Indicator indicator)
        => policy.FindReturnType(indicator.Of.Return)?.FindMeasure(indicator.Of.Measure)?.Name is { Length: > 0 } name
            ? char.ToLowerInvariant(name[0]) + name[1..]
            : "everyone";

    private static string Ratio(PublishedFigure figure) => figure switch
    {
        { Ratio: null } => "",
        { RatioLower95: { } lower, RatioUpper95: { } upper } => string.Create(CultureInfo.InvariantCulture, $"{figure.Ratio:0.00} ({lower:0.00} to {upper:0.00})"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{figure.Ratio:0.00}"),
    };

    private static string Missing(PublishedFigure figure) => MarkersOf(figure) switch
    {
        var markers when markers.Contains("c") => Hidden,
        var markers when markers.Contains("x") => WithReason("not available", figure),
        var markers when markers.Contains("z") => WithReason("not applicable", figure),
        _ => figure.MarkerReason ?? NoFigure,
    };

    private static string Notes(PublishedFigure figure, Edition edition)
    {
        var notes = new List<string>();
        var markers = MarkersOf(figure);
        if (figure.Value is null)
            notes.Add(Missing(figure));
        else if (figure.MarkerReason is { } reason)
            notes.AddRange(reason.Split("; ").Where(r => r != OfTotal));
        if (markers.Contains("b"))
            notes.Add("break in series");
        if (markers.Contains("r"))
            notes.Add("revised");
        if (edition == Edition.Working || markers.Contains("p"))
            notes.Add("provisional");
        return string.Join("; ", notes);
    }

    private static string WithReason(string words, PublishedFigure figure) => figure.MarkerReason is { } reason ? $"{words}: {reason}" : words;

    internal static string[] MarkersOf(PublishedFigure figure) => figure.Marker?.Split(',') ?? [];
}

/// <summary>One row of a table of figures, every cell in words.</summary>
/// <param name="People">"12 of 100", or "100" where nobody is counted out of them; empty where it may not be said.</param>
/// <param name="Value">A percentage, or a number whose unit the table's caption says.</param>
/// <param name="Interval">95% limits of the value.</param>
/// <param name="ComparedWith">The comparator's value and name.</param>
/// <param name="Ratio">With its 95% limits.</param>
/// <param name="Notes">What is hidden, missing, provisional or revised.</param>
public sealed record FigureLine(
    string IndicatorId, string Indicator, string Strand, string Group, string People, string Value, string Interval, string ComparedWith, string Ratio,
    VerdictStatus Status, string Notes)
{
    /// <summary>What the figure covers, in words.</summary>
    public required string Period { get; init; }
}

/// <summary>How a figure stands: a symbol, a word and the verdict, never a colour alone.</summary>
/// <param name="Style">Name of the style in the stylesheet.</param>
public sealed record VerdictStatus(string Symbol, string Word, string Verdict, string Style)
{
    internal const string ClearlyWorse = "clearly worse";
    internal const string ClearlyBetter = "clearly better";
    internal const string Possible = "possible";
    internal const string NoClearDifference = "no clear difference";

    internal static VerdictStatus Of(PublishedFigure figure) => figure.Verdict switch
    {
        ClearlyWorse => new VerdictStatus("▼", "Act", ClearlyWorse, "act"),
        Possible => new VerdictStatus("◆", "Watch", "possible difference", "watch"),
        NoClearDifference => new VerdictStatus("●", "Steady", NoClearDifference, "steady"),
        ClearlyBetter => new VerdictStatus("▲", "Ahead", ClearlyBetter, "ahead"),
        { } other => new VerdictStatus("○", "Cannot say", other, "unsaid"),
        null when FigureWords.MarkersOf(figure).Contains("c") => new VerdictStatus("▨", "Hidden", "to protect people", "unsaid"),
        null when FigureWords.MarkersOf(figure).Contains("x") => new VerdictStatus("□", "Missing", "not available", "unsaid"),
        null when figure.Comparator is not null => new VerdictStatus("○", "Cannot say", "no verdict", "unsaid"),
        null => new VerdictStatus("–", "", "not compared", "unsaid"),
    };
}
