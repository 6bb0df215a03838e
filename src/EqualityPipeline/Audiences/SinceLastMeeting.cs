using System.Collections.Immutable;
using EqualityPipeline.Frameworks;
using EqualityPipeline.Periods;
using EqualityPipeline.Publication;
using EqualityPipeline.Registers.Meetings;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Audiences;

/// <summary>What is new for an audience since it last met.</summary>
/// <param name="Met">The last day on which it met.</param>
/// <param name="MonthThen">The latest month whose returns were due by then: what could be before it.</param>
/// <param name="Changed">Figures whose verdict is another than then, where one of the two is clear; those now clearly worse first.</param>
/// <param name="Decided">Decisions of that meeting, and of any other body since.</param>
/// <remarks>Then and now are told from the periods of one release: a reader who had another release then may have seen a figure that has been corrected since.</remarks>
public sealed record SinceLastMeeting(DateOnly Met, ReportingMonth MonthThen, ImmutableArray<ChangedVerdict> Changed, ImmutableArray<MinutedLine> Decided)
{
    private static readonly string ClearlyWorse = Verdicts.InWords(Verdict.ClearlyWorse);
    private static readonly string ClearlyBetter = Verdicts.InWords(Verdict.ClearlyBetter);

    /// <returns>Null for an audience that does not meet, or of which no meeting is minuted by the day.</returns>
    public static SinceLastMeeting? Of(AudienceScope scope, ImmutableArray<MinutedLine> minutes, IReadOnlyCollection<PublishedFigure> figures, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (scope.Audience.Forum is not { } forum
            || minutes.Where(m => m.Forum == forum && m.Held <= asOf && scope.IsAbout(m)).Select(m => (DateOnly?)m.Held).Max() is not { } met)
            return null;
        var then = FrameworkInputs.LastMonthDue(scope.Organisation, met);
        return new SinceLastMeeting(
            met, then,
            ChangesBetween(scope.Latest(figures, then.LastDay), scope.Latest(figures, asOf)),
            [.. minutes.Where(m => m.Kind == MinutedLine.Decision && m.Held <= asOf && (m.Held > met || (m.Held == met && m.Forum == forum)) && scope.IsAbout(m))]);
    }

    private static ImmutableArray<ChangedVerdict> ChangesBetween(ImmutableArray<PublishedFigure> then, ImmutableArray<PublishedFigure> now)
    {
        var before = then.Where(f => f.Verdict is not null).ToDictionary(Key);
        return
        [
            .. now
                .Where(f => f.Verdict is not null && before.TryGetValue(Key(f), out var earlier) && IsTold(earlier.Verdict!, f.Verdict))
                .Select(f => new ChangedVerdict(before[Key(f)], f))
                .OrderBy(change => Order(change.Now.Verdict!)).ThenBy(change => change.Now.Id, StringComparer.Ordinal),
        ];
    }

    private static bool IsTold(string then, string now) => then != now && (IsClear(then) || IsClear(now));

    private static bool IsClear(string verdict) => verdict == ClearlyWorse || verdict == ClearlyBetter;

    private static int Order(string verdict) => verdict == ClearlyWorse ? 0 : verdict == ClearlyBetter ? 2 : 1;

    private static (string, string, string, string, string) Key(PublishedFigure f) => (f.Indicator, f.Directorate, f.Service, f.Strand, f.Group);
}

public sealed record ChangedVerdict(PublishedFigure Then, PublishedFigure Now);
