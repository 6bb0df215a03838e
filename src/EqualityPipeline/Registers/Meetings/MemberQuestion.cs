using System.Collections.Immutable;

namespace EqualityPipeline.Registers.Meetings;

/// <summary>A member's question about a figure, or a challenge to one: it stays with the figure until it is answered.</summary>
/// <param name="Answer">The first answer that names it; null while it is open.</param>
public sealed record MemberQuestion(MinutedLine Asked, MinutedLine? Answer)
{
    public bool IsOpen => Answer is null;

    /// <summary>Days from the asking to the answer or, while it is open, to a day.</summary>
    public int DaysUntil(DateOnly asOf) => (Answer?.Held ?? asOf).DayNumber - Asked.Held.DayNumber;

    /// <summary>Whether it is about a figure of an indicator; one that names no group is about every group.</summary>
    public bool IsAbout(string indicator) => Asked.Indicator == indicator;

    /// <summary>Questions and challenges, open ones first, the oldest first.</summary>
    public static ImmutableArray<MemberQuestion> Of(ImmutableArray<MinutedLine> lines)
    {
        var answers = lines
            .Where(line => line.Kind == MinutedLine.Answer && line.Answers is not null)
            .GroupBy(line => (line.Organisation, line.Answers!))
            .ToDictionary(of => of.Key, of => of.First());
        return
        [
            .. lines
                .Where(line => line.Kind is MinutedLine.Question or MinutedLine.Challenge)
                .Select(line => new MemberQuestion(line, answers.GetValueOrDefault((line.Organisation, line.Reference))))
                .OrderBy(question => question.IsOpen ? 0 : 1),
        ];
    }
}
