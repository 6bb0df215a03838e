using System.Collections.Immutable;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Web.Pages;

/// <summary>What stands around every page: where the reader is, what is shown and as of when.</summary>
/// <param name="Current">The organisation shown; null where none is.</param>
/// <param name="Release">Id; null where nothing is released.</param>
/// <param name="DemonstrationClock">Whether the figures are invented and the day is a fixed one.</param>
public sealed record PageFrame(
    ImmutableArray<PageLink> Organisations, PageLink? Current, Edition Edition, string? Release, DateOnly AsOf, bool DemonstrationClock)
{
    /// <param name="organisations">Those that this reader may read.</param>
    public static PageFrame For(
        IEnumerable<Organisation> organisations, Organisation? current, Release? release, Edition edition, DateOnly asOf, bool demonstrationClock)
        => new(
            [.. organisations.Select(LinkTo)], current is null ? null : LinkTo(current), edition, release?.Manifest.Id, asOf, demonstrationClock);

    public string AsOfInWords => FigureWords.Day(AsOf);

    /// <summary>The notice of a demonstration; null where it is none.</summary>
    public string? Notice => DemonstrationClock
        ? $"Demonstration: the organisations and every figure are invented, and today is taken to be {AsOfInWords}."
        : null;

    private static PageLink LinkTo(Organisation organisation) => new("/" + organisation.Id, organisation.Name);
}

public sealed record PageLink(string Address, string Text);
