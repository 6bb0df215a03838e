using System.Collections.Immutable;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Registers.Meetings;

namespace EqualityPipeline.Web.Pages;

/// <summary>What members asked of figures: what waits for an answer, what was answered, and what was decided.</summary>
public sealed record QuestionsModel(
    PageFrame Frame, string Organisation, string OrganisationId, ImmutableArray<QuestionLine> Open, ImmutableArray<QuestionLine> Answered, ImmutableArray<string> Decided)
{
    /// <param name="release">Null where nothing is released in this edition yet.</param>
    public static QuestionsModel From(MonitoringPolicy policy, Organisation organisation, Release? release, PageFrame frame)
    {
        var minutes = release?.Registers.Meetings ?? [];
        var questions = MemberQuestion.Of(minutes);
        return new QuestionsModel(
            frame, organisation.Name, organisation.Id,
            [.. questions.Where(q => q.IsOpen).Select(Line)],
            [.. questions.Where(q => !q.IsOpen).OrderByDescending(q => q.Answer!.Held).Select(Line)],
            [.. minutes.Where(m => m.Kind == MinutedLine.Decision).OrderByDescending(m => m.Held).Select(m => MinuteWords.Decision(policy, m))]);

        QuestionLine Line(MemberQuestion question) => new(
            MinuteWords.Question(policy, question, frame.AsOf),
            question.Asked.Indicator is { } indicator ? new PageLink($"/{organisation.Id}/figures/{indicator}", $"Figures of {indicator}") : null);
    }

    /// <summary>Questions about an indicator, for the page of its figures.</summary>
    internal static ImmutableArray<string> About(MonitoringPolicy policy, string indicator, Release? release, DateOnly asOf)
        => [.. MemberQuestion.Of(release?.Registers.Meetings ?? []).Where(q => q.IsAbout(indicator)).Select(q => MinuteWords.Question(policy, q, asOf))];
}

/// <param name="Figures">Null where the question names no indicator.</param>
public sealed record QuestionLine(string Words, PageLink? Figures);
