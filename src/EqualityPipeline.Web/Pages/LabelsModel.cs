using System.Collections.Immutable;

namespace EqualityPipeline.Web.Pages;

/// <summary>The labels that wait for the equality lead.</summary>
/// <param name="Address">Of the page itself.</param>
/// <param name="Lines">Null until a key was given.</param>
/// <param name="Told">What came of what was sent; null where nothing was.</param>
public sealed record LabelsModel(PageFrame Frame, string Organisation, string Address, ImmutableArray<LabelLine>? Lines, string? Told, string? WhereTheKeyIs);

/// <param name="Rows">That gave it, of all returns that wait.</param>
/// <param name="Paths">Returns that wait for it.</param>
/// <param name="Choices">What it may stand for: code and name.</param>
public sealed record LabelLine(
    string Id, string Strand, string List, string Label, string? Nearest, int Rows, ImmutableArray<string> Paths, ImmutableArray<PageLink> Choices);
