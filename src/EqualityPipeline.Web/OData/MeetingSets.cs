using System.Collections.Immutable;
using EqualityPipeline.Registers.Meetings;

namespace EqualityPipeline.Web.OData;

/// <summary>Minutes and members' questions, each organisation's own: a partnership's release repeats none of its members'.</summary>
internal static class MeetingSets
{
    public static EntitySet<MinuteRow> Meetings() => new("Meetings", "Minute",
    [
        Columns<MinuteRow>.Text("Id", r => r.Line.Id),
        Columns<MinuteRow>.Text("Release", r => r.Release),
        Columns<MinuteRow>.Text("Organisation", r => r.Line.Organisation),
        Columns<MinuteRow>.Text("Meeting", r => r.Line.Meeting),
        Columns<MinuteRow>.Text("Line", r => r.Line.Line),
        Columns<MinuteRow>.Text("Forum", r => r.Line.Forum),
        Columns<MinuteRow>.Day("Held", r => r.Line.Held),
        Columns<MinuteRow>.Text("Kind", r => r.Line.Kind),
        Columns<MinuteRow>.OptionalText("Directorate", r => r.Line.Directorate),
        Columns<MinuteRow>.OptionalText("Service", r => r.Line.Service),
        Columns<MinuteRow>.OptionalText("Indicator", r => r.Line.Indicator),
        Columns<MinuteRow>.OptionalText("Strand", r => r.Line.Strand),
        Columns<MinuteRow>.OptionalText("Group", r => r.Line.Group),
        Columns<MinuteRow>.OptionalText("Framework", r => r.Line.Framework),
        Columns<MinuteRow>.OptionalText("Criterion", r => r.Line.Criterion),
        Columns<MinuteRow>.OptionalText("Words", r => r.Line.Words),
        Columns<MinuteRow>.OptionalText("Action", r => r.Line.Action),
        Columns<MinuteRow>.OptionalText("Answers", r => r.Line.Answers),
        Columns<MinuteRow>.OptionalText("Owner", r => r.Line.Owner),
        Columns<MinuteRow>.OptionalText("Link", r => r.Line.Link),
    ], (source, _) => [.. source.Releases.SelectMany(r => Own(r), (r, line) => new MinuteRow(line, r.Manifest.Id)).OrderBy(r => r.Line.Id, StringComparer.Ordinal)]);

    public static EntitySet<QuestionRow> Questions() => new("Questions", "Question",
    [
        Columns<QuestionRow>.Text("Id", r => r.Question.Asked.Id),
        Columns<QuestionRow>.Text("Release", r => r.Release),
        Columns<QuestionRow>.Text("Organisation", r => r.Question.Asked.Organisation),
        Columns<QuestionRow>.Text("Forum", r => r.Question.Asked.Forum),
        Columns<QuestionRow>.Text("Kind", r => r.Question.Asked.Kind),
        Columns<QuestionRow>.Day("AskedOn", r => r.Question.Asked.Held),
        Columns<QuestionRow>.OptionalText("Indicator", r => r.Question.Asked.Indicator),
        Columns<QuestionRow>.OptionalText("Strand", r => r.Question.Asked.Strand),
        Columns<QuestionRow>.OptionalText("Group", r => r.Question.Asked.Group),
        Columns<QuestionRow>.OptionalText("Directorate", r => r.Question.Asked.Directorate),
        Columns<QuestionRow>.OptionalText("Service", r => r.Question.Asked.Service),
        Columns<QuestionRow>.OptionalText("Words", r => r.Question.Asked.Words),
        Columns<QuestionRow>.OptionalText("Owner", r => r.Question.Asked.Owner),
        Columns<QuestionRow>.Text("State", r => r.Question.IsOpen ? "open" : "answered"),
        Columns<QuestionRow>.OptionalDay("AnsweredOn", r => r.Question.Answer?.Held),
        Columns<QuestionRow>.OptionalText("Answer", r => r.Question.Answer?.Words),
        Columns<QuestionRow>.Whole("Days", r => r.Question.DaysUntil(r.AsOf)),
    ], (source, _) =>
    [
        .. source.Releases
            .SelectMany(r => MemberQuestion.Of(Own(r)), (r, question) => new QuestionRow(question, r.Manifest.Id, r.Manifest.AsOf))
            .OrderBy(r => r.Question.Asked.Id, StringComparer.Ordinal),
    ]);

    private static ImmutableArray<MinutedLine> Own(Publication.Release release)
        => [.. release.Registers.Meetings.Where(m => m.Organisation == release.Manifest.Organisation)];

    internal sealed record MinuteRow(MinutedLine Line, string Release);

    internal sealed record QuestionRow(MemberQuestion Question, string Release, DateOnly AsOf);
}
