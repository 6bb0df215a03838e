using System.Collections.Immutable;

namespace EqualityPipeline.Audiences;

/// <summary>A part of a pack.</summary>
/// <param name="Lines">The weightiest first.</param>
/// <param name="Nothing">What is said where there is no line; empty where the section is then left out.</param>
public sealed record PackSection(string Id, string Title, ImmutableArray<PackLine> Lines, string Nothing = "")
{
    /// <summary>Lines that did not fit.</summary>
    public int LeftOut { get; init; }
}

/// <param name="Address">Of the page that says more; null where none does.</param>
public sealed record PackLine(string Words, string? Address = null);

/// <summary>Keeps a pack short: what does not fit is counted and left to the full pages.</summary>
public static class PackLength
{
    /// <summary>Gives each section its first line, then each its second, until the next would be too long; a section keeps its order and never loses a line before a later one.</summary>
    /// <param name="cap">Words, titles and what is said of lines left out among them.</param>
    public static ImmutableArray<PackSection> Fit(ImmutableArray<PackSection> sections, int cap)
    {
        var kept = new int[sections.Length];
        var isFull = new bool[sections.Length];
        var words = sections.Sum(s => Words(s.Title) + (s.Lines.IsEmpty ? Words(s.Nothing) : Words(LeftOutWords(s.Lines.Length))));
        for (var round = 0; round < sections.Select(s => s.Lines.Length).DefaultIfEmpty(0).Max(); round++)
        {
            for (var at = 0; at < sections.Length; at++)
            {
                if (isFull[at] || round >= sections[at].Lines.Length)
                    continue;
                var more = Words(sections[at].Lines[round].Words);
                isFull[at] = words + more > cap;
                if (isFull[at])
                    continue;
                words += more;
                kept[at]++;
            }
        }
        return [.. sections.Select((s, at) => s with { Lines = s.Lines[..kept[at]], LeftOut = s.Lines.Length - kept[at] })];
    }

    /// <summary>Of a section from which lines were left out.</summary>
    public static string LeftOutWords(int lines) => lines == 1 ? "1 more is on the full pages." : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{lines} more are on the full pages.");

    public static int Words(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
    }
}
