using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Registers.Meetings;

/// <summary>New lines of minutes beside those that stand.</summary>
/// <param name="Records">All lines, those that stand first.</param>
/// <param name="Lines">The new ones as they are numbered, in the order they were given.</param>
/// <param name="Conflict">Why they are not added, in a sentence; null where they are.</param>
public sealed record MinutesAdded(ImmutableArray<RegisterRecord> Records, ImmutableArray<AddedLine> Lines, string? Conflict)
{
    private const string Meeting = "meeting";
    private const string Line = "line";

    /// <summary>Begins the number of a line that is to get the next one of its meeting; ids are read in capitals.</summary>
    public const string Unnumbered = "NEW-";

    /// <summary>The same line twice is one. A line that stands is never overwritten: minutes are corrected by sending the whole register.</summary>
    public static MinutesAdded To(ImmutableArray<RegisterRecord> standing, ImmutableArray<RegisterRecord> lines)
    {
        var all = standing.ToBuilder();
        var added = ImmutableArray.CreateBuilder<AddedLine>(lines.Length);
        foreach (var line in lines)
        {
            var ofMeeting = all.Where(r => r.Find(Meeting) == line.Find(Meeting)).ToList();
            var isUnnumbered = line.Find(Line)!.StartsWith(Unnumbered, StringComparison.Ordinal);
            if (ofMeeting.Find(r => isUnnumbered ? SaysTheSame(r, line) : r.Find(Line) == line.Find(Line)) is { } there)
            {
                if (!SaysTheSame(there, line))
                    return new MinutesAdded(standing, [], $"Line {line.Find(Line)} of {line.Find(Meeting)} is minuted already and says something else. Give the new line another number; to correct the old one, send the register of meetings again.");
                added.Add(new AddedLine(line.Find(Meeting)!, there.Find(Line)!, IsNew: false));
                continue;
            }
            var number = isUnnumbered ? Next(ofMeeting) : line.Find(Line)!;
            all.Add(new RegisterRecord(0, line.Texts.SetItem(Line, number)));
            added.Add(new AddedLine(line.Find(Meeting)!, number, IsNew: true));
        }
        return Unasked(all, lines) is { } unasked
            ? new MinutesAdded(standing, [], $"The question {unasked} that is answered is in no minutes. Write the meeting, a slash and the line of a question or a challenge.")
            : new MinutesAdded(all.ToImmutable(), added.ToImmutable(), null);
    }

    private static string? Unasked(IEnumerable<RegisterRecord> all, ImmutableArray<RegisterRecord> lines)
    {
        var asked = all.Where(r => r.Find("kind") is MinutedLine.Question or MinutedLine.Challenge).Select(r => $"{r.Find(Meeting)}/{r.Find(Line)}").ToHashSet(StringComparer.Ordinal);
        return lines.Select(l => l.Find("answers")).OfType<string>().FirstOrDefault(a => !asked.Contains(a));
    }

    private static string Next(IEnumerable<RegisterRecord> ofMeeting)
        => (ofMeeting.Select(r => int.TryParse(r.Find(Line), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).DefaultIfEmpty(0).Max() + 1)
            .ToString(CultureInfo.InvariantCulture);

    private static bool SaysTheSame(RegisterRecord one, RegisterRecord other) => one.Texts.Remove(Line).SequenceEqual(other.Texts.Remove(Line));
}

/// <param name="IsNew">False where it stood there already.</param>
public sealed record AddedLine(string Meeting, string Line, bool IsNew);
