using System.Collections.Immutable;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Registers.Meetings;

/// <summary>One line of the minutes of a meeting.</summary>
/// <param name="Forum">A code of the list <c>forum</c>.</param>
/// <param name="Kind">A code of the list <c>minute-kind</c>.</param>
/// <param name="Answers">Of an answer the <see cref="Reference"/> of its question.</param>
/// <param name="Owner">Of a question or a challenge the post that owes the answer.</param>
public sealed record MinutedLine(
    string Organisation, string Meeting, string Line, string Forum, DateOnly Held, string Kind, string? Directorate, string? Service,
    string? Indicator, string? Strand, string? Group, string? Framework, string? Criterion, string? Words, string? Action, string? Answers,
    string? Owner, string? Link)
{
    public const string Considered = "considered";
    public const string Decision = "decision";
    public const string Challenge = "challenge";
    public const string Question = "question";
    public const string Answer = "answer";

    public string Id => string.Join('|', Organisation, Meeting, Line);

    /// <summary>As an answer names its question.</summary>
    public string Reference => $"{Meeting}/{Line}";

    /// <summary>The lines of all that met by a day, oldest first.</summary>
    public static ImmutableArray<MinutedLine> Of(RegisterInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return
        [
            .. inputs.Registers.RecordsOf(MeetingsRegister.ReturnType).Select(From)
                .Where(line => line.Held <= inputs.AsOf)
                .OrderBy(line => line.Held)
                .ThenBy(line => line.Organisation, StringComparer.Ordinal)
                .ThenBy(line => line.Meeting, StringComparer.Ordinal)
                .ThenBy(line => line.Line.Length).ThenBy(line => line.Line, StringComparer.Ordinal),
        ];
    }

    private static MinutedLine From(HeldRecord record) => new(
        record.Of.Organisation, record.Find("meeting")!, record.Find("line")!, record.Find("forum")!, record.FindDay("held")!.Value, record.Find("kind")!,
        record.Find("directorate"), record.Find("service"), record.Find("indicator"), record.Find("strand"), record.Find("group"),
        record.Find("framework"), record.Find("criterion"), record.Find("words"), record.Find("action"), record.Find("answers"), record.Find("owner"), record.Find("link"));
}

/// <summary>The register that minutes are kept in.</summary>
public static class MeetingsRegister
{
    public const string ReturnType = "meetings";

    /// <summary>The list of bodies that meet.</summary>
    public const string Forums = "forum";

    public const string Kinds = "minute-kind";
}
