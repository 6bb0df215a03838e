using System.Collections.Immutable;
using EqualityPipeline.Web.Pages;

namespace EqualityPipeline.Web.RegisterPages;

/// <summary>A page on one subject of the registers, in words, before any HTML: a plain page of sentences and tables.</summary>
public sealed record RegisterPageModel(PageFrame Frame, string Heading, string Lead, ImmutableArray<PageSection> Sections, ImmutableArray<PageLink> More)
{
    /// <summary>What stands on the tab of a browser: the heading and whose it is.</summary>
    public string Title => Frame.Current is { } of ? $"{Heading}: {of.Text}" : Heading;
}

/// <param name="Id">Of the section within its page, for links to it.</param>
public sealed record PageSection(string Id, string Heading)
{
    public ImmutableArray<string> Sentences { get; init; } = [];

    public PageTable? Table { get; init; }

    /// <summary>Tables of figures, each with its caption.</summary>
    public ImmutableArray<(string Caption, ImmutableArray<FigureLine> Lines)> Figures { get; init; } = [];
}

/// <param name="Columns">The first column heads its row.</param>
/// <param name="Nothing">What is said in place of a table without rows.</param>
public sealed record PageTable(string Caption, ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<PageCell>> Rows, string Nothing);

/// <param name="Address">Where the text leads; null where it leads nowhere.</param>
public sealed record PageCell(string Text, string? Address = null)
{
    public static implicit operator PageCell(string text) => new(text);
}
