using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Indicators;
using EqualityPipeline.Indicators.Chains;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Web.Feeds;

namespace EqualityPipeline.Web.Pages;

/// <summary>The four-level chain in words.</summary>
public sealed record ChainModel(
    PageFrame Frame, string Organisation, string OrganisationId, ImmutableArray<PairLine> Pairs, ImmutableArray<string> Gaps, ImmutableArray<string> Shares,
    ImmutableArray<LinkLine> Links)
{
    /// <param name="release">Null where nothing is released in this edition yet.</param>
    public static ChainModel From(MonitoringPolicy policy, Organisation organisation, Release? release, PageFrame frame)
    {
        var words = new FigureWords(policy);
        var reports = release is null ? [] : ChainFeed.Reports(policy, release);
        return new ChainModel(
            frame, organisation.Name, organisation.Id,
            [.. PairAssociation.OfAll(policy, release?.Figures ?? []).Select(a => LineOf(a, policy, words))],
            reports is [.., var now] ? [.. GapsOf(now, policy)] : [],
            [.. reports.Where(r => r.ProcessShare is not null).Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Month.InWords}: {FigureWords.Percent(r.ProcessShare!.Value)} ({r.Processes} of {r.Indicators} indicators are of inputs or outputs)"))],
            [.. policy.Chain.Links.Select(l => new LinkLine(Named(policy, l.From), Named(policy, l.To), l.Why))]);
    }

    private static PairLine LineOf(PairAssociation association, MonitoringPolicy policy, FigureWords words) => new(
        Named(policy, association.Pair.Lead), Named(policy, association.Pair.Lag), string.Create(CultureInfo.InvariantCulture, $"{association.Pair.Months} months later"),
        association.Pair.IsCohesion, association.Group == Unit.All ? words.StrandName(association.Strand) : $"{words.StrandName(association.Strand)}: {GroupName(policy, association)}",
        string.Create(CultureInfo.InvariantCulture, $"{association.Pairs} {(association.IsAcrossWards ? "ward" : association.PeriodType)}{(association.Pairs == 1 ? "" : "s")}"),
        association.Rho is { } rho ? string.Create(CultureInfo.InvariantCulture, $"{rho:0.00}") : "",
        association.PValue is { } p ? string.Create(CultureInfo.InvariantCulture, $"{p:0.000}") : "",
        association.Caution);

    private static string GroupName(MonitoringPolicy policy, PairAssociation association)
        => policy.FindStrand(association.Strand)?.CodeLists
            .Select(list => policy.CodeLists.GetValueOrDefault(list.List)?.Find(association.Group)?.Name).FirstOrDefault(name => name is not null)
            ?? policy.FindReservedGroup(association.Group)?.Name ?? association.Group;

    private static IEnumerable<string> GapsOf(ChainReport report, MonitoringPolicy policy)
    {
        if (!report.Unled.IsEmpty)
            yield return $"Outcomes and impacts that nothing is said to bring about: {Listed(report.Unled)}.";
        if (!report.LeadingNowhere.IsEmpty)
            yield return $"Inputs and outputs that are said to bring about nothing: {Listed(report.LeadingNowhere)}.";
        foreach (var missing in report.MissingLevels)
            yield return $"{PolicyWords.CodeName(policy, "priority", missing.Priority)} has no indicator of {Listed([.. missing.Levels.Select(PolicyWords.Of)])}.";
        foreach (var twice in report.ClaimedTwice)
            yield return $"{twice.Indicator} ({PolicyWords.Of(twice.Level)}) and {twice.Other} ({PolicyWords.Of(twice.OtherLevel)}) are the same measure.";
        string Listed(ImmutableArray<string> items) => string.Join(", ", items);
    }

    private static string Named(MonitoringPolicy policy, string indicator) => $"{indicator} {policy.FindIndicator(indicator)?.Name}";
}

/// <param name="Strength">Spearman's rank correlation; empty where none is said.</param>
public sealed record PairLine(string Lead, string Lag, string After, bool IsCohesion, string Of, string Pairs, string Strength, string PValue, string Caution);

public sealed record LinkLine(string From, string To, string Why);
