using EqualityPipeline.Audiences;
using EqualityPipeline.Periods;
using EqualityPipeline.Publication;
using EqualityPipeline.Registers.Meetings;
using EqualityPipeline.Returns;
using EqualityPipeline.SampleData;
using EqualityPipeline.Web.Pages;

namespace EqualityPipeline.Tests.Sample;

/// <summary>The truths of the minutes, found through the product.</summary>
public class Truths_of_meetings
{
    private static readonly DateTimeOffset LastDay = new(2011, 4, 10, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void T50_one_question_is_open_and_one_was_answered()
        => Assert.Equal(
            [("F-2011-01/2", true, 82, "Head of Human Resources"), ("F-2010-04/2", false, 91, "Head of Libraries")],
            MemberQuestion.Of(SampleReports.Of("northmoor").Meetings).Select(q => (q.Asked.Reference, q.IsOpen, q.DaysUntil(SampleRelease.AsOf), q.Asked.Owner!)));

    [Fact]
    public void T51_the_forum_reads_what_is_new_since_January_and_nothing_else()
    {
        var pack = Pack("equal-opportunities-forum");

        Assert.Contains("Your last minuted meeting was on 18 January 2011, when figures up to December 2010 could be before you.", pack.Lead, StringComparison.Ordinal);
        Assert.Equal(["Equal Opportunities Forum, 18 January 2011: To hear the Head of Human Resources at the next meeting."], Lines(pack, "decided"));
        Assert.Equal(["Recruitment from Environment: not counted for January 2011, February 2011, March 2011."], Lines(pack, "late"));
        Assert.Single(Lines(pack, "questions"));
    }

    [Fact]
    public void T52_the_Cabinet_has_not_looked_for_more_than_a_quarter_and_the_Forum_has()
    {
        var minutes = SampleReports.Of("northmoor").Meetings;

        Assert.Equal(
            [("cabinet", new LastMeeting(new DateOnly(2010, 2, 9), true)), ("customer-and-support-services-scrutiny", new LastMeeting(new DateOnly(2010, 11, 9), true)), ("equal-opportunities-forum", new LastMeeting(new DateOnly(2011, 1, 18), false))],
            SampleRelease.Policy.Audiences.Where(a => a.Forum is not null)
                .Select(a => (a.Id, Last: LastMeeting.Of(a, minutes, SampleRelease.AsOf))).Where(a => a.Last is not null).Select(a => (a.Id, a.Last!.Value)).OrderBy(a => a.Id, StringComparer.Ordinal));
    }

    /// <summary>Every pack of every audience of every organisation, by the words on it.</summary>
    [Fact]
    public void No_pack_of_the_sample_is_longer_than_the_policy_says()
        => Assert.All(
            SampleRelease.Policy.Organisations.SelectMany(o => SampleRelease.Policy.Audiences.SelectMany(a => AudienceScope.Of(a, o))),
            scope =>
            {
                var pack = Pack(scope);
                var words = PackLength.Words(pack.Title) + PackLength.Words(pack.Lead) + pack.Sections.Sum(s =>
                    (s.Lines.IsEmpty && s.LeftOut == 0 && s.Nothing.Length == 0 ? 0 : PackLength.Words(s.Title)) + s.Lines.Sum(l => PackLength.Words(l.Words))
                    + (s.LeftOut > 0 ? PackLength.Words(PackLength.LeftOutWords(s.LeftOut)) : s.Lines.IsEmpty ? PackLength.Words(s.Nothing) : 0));
                Assert.InRange(words, 1, scope.Audience.LengthCap);
            });

    private static PackModel Pack(string audience)
        => Pack(AudienceScope.Of(SampleRelease.Policy.Audiences.Single(a => a.Id == audience), SampleRelease.Organisation("northmoor")).First());

    private static PackModel Pack(AudienceScope scope)
    {
        var release = new Release(
            new ReleaseManifest(new string('a', 32), scope.Organisation.Id, SampleRelease.AsOf, null, [], [], [], []),
            [.. SampleRelease.Published.Where(f => f.Organisation == scope.Organisation.Id)]) { Registers = SampleReports.Of(scope.Organisation.Id) };
        var frame = PageFrame.For(SampleRelease.Policy.Organisations, scope.Organisation, release, scope.Audience.Edition, SampleRelease.AsOf, demonstrationClock: true);
        var boards = SampleCalendar.Months.Select(m => CompletenessBoard.For(SampleRelease.Policy, scope.Organisation, m, SampleRelease.Register(), LastDay)).ToList();
        return PackModel.From(SampleRelease.Policy, scope, release, frame, boards, []);
    }

    private static IEnumerable<string> Lines(PackModel pack, string section) => pack.Sections.Single(s => s.Id == section).Lines.Select(l => l.Words);
}
