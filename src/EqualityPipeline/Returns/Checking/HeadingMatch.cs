using System.Collections.Immutable;

namespace EqualityPipeline.Returns;

/// <summary>Which column each heading of a file stands for: by name, by alias, or by a spelling that can mean only one.</summary>
internal sealed class HeadingMatch
{
    private const int ShortestTaken = 6;
    private const int LongEnoughForTwo = 10;

    private readonly int?[] numbers;
    private readonly bool[] nearMisses;

    public HeadingMatch(ImmutableArray<string>.Builder headings, Vocabulary words)
    {
        numbers = [.. headings.Select(words.Find)];
        nearMisses = new bool[headings.Count];
        var near = new int?[headings.Count];
        for (var i = 0; i < headings.Count; i++)
        {
            if (numbers[i] is null && headings[i].Length > 0 && !PersonalData.IsPersonalHeading(headings[i]))
                near[i] = words.FindSpeltAlmost(headings[i], ShortestTaken, LongEnoughForTwo);
        }
        // What is there under its own name, or is like two headings, is not guessed.
        for (var i = 0; i < headings.Count; i++)
        {
            if (near[i] is not { } number || numbers.Contains(number) || near.Count(n => n == number) > 1)
                continue;
            nearMisses[i] = true;
        }
        for (var i = 0; i < headings.Count; i++)
            numbers[i] = nearMisses[i] ? near[i] : numbers[i];
    }

    public int? NumberAt(int position) => numbers[position];

    public bool IsNearMiss(int position) => nearMisses[position];
}

/// <summary>The headings of a file that stand for no column, to be named where a column is missing.</summary>
internal sealed class UnknownHeadings
{
    private readonly Vocabulary headings = new();
    private bool any;

    public void Add(string heading, int position)
    {
        if (PersonalData.IsPersonalHeading(heading) || PersonalData.IsPersonalText(heading))
            return;
        headings.Add(position, Texts.Shown(heading));
        any = true;
    }

    /// <summary>The heading most like a column's name or aliases; null where none is much like it.</summary>
    public string? Nearest(string column, params ImmutableArray<string> alsoKnownAs)
        => any ? headings.Nearest(column, At.File) ?? alsoKnownAs.Select(a => headings.Nearest(a, At.File)).FirstOrDefault(n => n is not null) : null;
}
