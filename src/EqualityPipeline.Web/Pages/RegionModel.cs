using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Registers.Region;

namespace EqualityPipeline.Web.Pages;

/// <summary>How the authorities of a region stand, in words that rank nobody who cannot be ranked.</summary>
public sealed record RegionModel(
    PageFrame Frame, string Organisation, string OrganisationId, bool IsHeld, ImmutableArray<RegionTable> League, ImmutableArray<string> Published,
    string TargetsInWords, RegionTable Targets, RegionTable Barriers, ImmutableArray<string> Programme)
{
    private const string Qualifiers = "qualifier";

    /// <param name="release">Null where nothing is released in this edition yet.</param>
    public static RegionModel From(MonitoringPolicy policy, Organisation organisation, Release? release, PageFrame frame)
    {
        var words = new Words(policy);
        if (release?.Registers.Region is not { } region)
            return new RegionModel(frame, organisation.Name, organisation.Id, false, [], [], "", RegionTable.None, RegionTable.None, []);
        return new RegionModel(
            frame, organisation.Name, organisation.Id, true,
            [.. region.League.GroupBy(b => b.Scheme, StringComparer.Ordinal).Select(of => LeagueOf(of.Key, [.. of], region, words))],
            [.. region.Published.Select(words.Share)],
            TargetsIn(region.Targets),
            new RegionTable("Targets that authorities set themselves", ["Authority", "Scheme", "Level", "By", "What became of it"],
                [.. region.Targets.Select(t => ImmutableArray.Create(t.Name, words.Scheme(t.Scheme), words.Level(t.Level), FigureWords.Day(t.By), Words.Outcome(t)))]),
            new RegionTable("What holds authorities back, and what was given against it", ["Authority", "Barrier", "Support", "Others who beat it"],
                [.. region.Barriers.Select(b => ImmutableArray.Create(b.Name, words.Barrier(b.Barrier), words.Support(b.Support), string.Join("; ", b.Peers.Select(p => $"{p.Name}: {p.Success}"))))]),
            [.. region.Programme.SelectMany(words.Evaluation)]);
    }

    private static RegionTable LeagueOf(string scheme, List<LeagueBand> bands, RegionReport region, Words words)
    {
        var levels = region.Levels.Where(l => l.Scheme == scheme).ToDictionary(l => l.Authority, StringComparer.Ordinal);
        return new RegionTable(
            string.Create(CultureInfo.InvariantCulture, $"{words.Scheme(scheme)}: {bands[0].Answered} of {bands[0].Asked} answered"),
            ["Level", "Place", "Authority", "Rests on", "Assessed", "Since the survey before"],
            [
                .. bands.SelectMany(band => band.Authorities.Select(id => levels[id]).Select(level => ImmutableArray.Create(
                    band.Level is { } code ? words.Level(code) : "did not answer", Place(band), level.Name, words.Basis(level), Words.Age(level), Words.Move(level)))),
            ]);
    }

    private static string Place(LeagueBand band)
    {
        if (band.BestPlace is not { } best || band.WorstPlace is not { } worst)
            return "none";
        var tied = band.Authorities.Length > 1 ? string.Create(CultureInfo.InvariantCulture, $", tied with {band.Authorities.Length - 1}") : "";
        return best == worst
            ? string.Create(CultureInfo.InvariantCulture, $"{best}{tied}")
            : string.Create(CultureInfo.InvariantCulture, $"between {best} and {worst}{tied}");
    }

    private static string TargetsIn(ImmutableArray<LevelTarget> targets)
    {
        int Count(TargetOutcome outcome) => targets.Count(t => t.Outcome == outcome);
        var due = targets.Length - Count(TargetOutcome.NotDue);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Of {due} targets that were due, {Count(TargetOutcome.Met)} were met, {Count(TargetOutcome.Missed)} missed, and of {Count(TargetOutcome.NotKnown)} it is not known.");
    }

    private sealed class Words(MonitoringPolicy policy)
    {
        public string Scheme(string code) => PolicyWords.CodeName(policy, "assessment-scheme", code);

        public string Level(string code) => PolicyWords.CodeName(policy, "scheme-level", code);

        public string Barrier(string code) => PolicyWords.CodeName(policy, "barrier", code);

        public string Basis(AuthorityLevel level) => level.Basis is { } basis ? PolicyWords.CodeName(policy, "level-basis", basis) : "";

        public static string Age(AuthorityLevel level)
        {
            if (level.Assessed is not { } assessed)
                return "";
            var old = level.IsOld ? string.Create(CultureInfo.InvariantCulture, $": {level.MonthsOld} months ago, too old to rely on") : "";
            return $"{FigureWords.Day(assessed)}{old}{(level.IsLapsed ? $"; lapsed on {FigureWords.Day(level.Expires!.Value)}" : "")}";
        }

        public static string Move(AuthorityLevel level) => level.Moved switch
        {
            null => $"cannot be said: {level.WhyNoMove}",
            0 => "no change",
            > 0 => string.Create(CultureInfo.InvariantCulture, $"up {level.Moved}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"down {-level.Moved}"),
        };

        public string Share(QualifiedShare share)
        {
            var qualifier = share.Qualifier == "exactly" ? "" : PolicyWords.CodeName(policy, Qualifiers, share.Qualifier).ToLowerInvariant() + " ";
            var bound = share.AtMost is { } most ? string.Create(CultureInfo.InvariantCulture, $" (at most {most:0.#}%, which is all that the other answers leave)") : "";
            var of = share.Base is { } count ? string.Create(CultureInfo.InvariantCulture, $"of {count} that answered") : "how many answered was not published";
            return string.Create(CultureInfo.InvariantCulture, $"{share.Name}, {share.Area}, {share.From} to {share.To}: {qualifier}{share.Value:0.#}%{bound}; {of}. Source: {share.Publisher}.");
        }

        public string Support(ImmutableArray<GivenSupport> given) => given.IsEmpty
            ? "none"
            : string.Join("; ", given.Select(s => $"{PolicyWords.CodeName(policy, "support-kind", s.Kind)} ({s.Support}), {(s.Result is { } result ? PolicyWords.CodeName(policy, "support-result", result).ToLowerInvariant() : "not judged yet")}"));

        public static string Outcome(LevelTarget target) => target.Outcome switch
        {
            TargetOutcome.Met => "met",
            TargetOutcome.Missed => "missed",
            TargetOutcome.NotDue => "not due yet",
            _ => $"not known: {target.Why}",
        };

        public IEnumerable<string> Evaluation(ProgrammeEvaluation programme)
        {
            yield return $"{Scheme(programme.Scheme)}. Supported: {Arm(programme.Supported)} Not supported: {Arm(programme.Others)}";
            yield return programme.Verdict switch
            {
                ProgrammeVerdict.CannotSay => "Whether the supported moved further cannot be said: on one side no authority answered both surveys.",
                ProgrammeVerdict.NoClearDifference => string.Create(CultureInfo.InvariantCulture, $"Mean difference: {programme.Difference:0.00} of a level. No clear difference (p = {programme.PValue:0.000}, Fisher's exact test of who moved up)."),
                ProgrammeVerdict.Further => string.Create(CultureInfo.InvariantCulture, $"Mean difference: {programme.Difference:0.00} of a level. More of the supported moved up (p = {programme.PValue:0.000}, Fisher's exact test)."),
                _ => string.Create(CultureInfo.InvariantCulture, $"Mean difference: {programme.Difference:0.00} of a level. Fewer of the supported moved up (p = {programme.PValue:0.000}, Fisher's exact test)."),
            };
            yield return "Caution: support was not given by chance, the authorities are few, most levels are self-assessed, and those that start low have more room to move. This is an association and no proof.";
        }

        private static string Arm(ProgrammeArm arm) => arm.Known == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{arm.Authorities} authorities, of none is the move known.")
            : string.Create(CultureInfo.InvariantCulture, $"{arm.Authorities} authorities, of {arm.Known} the move is known: {arm.MovedUp} up, {arm.Stayed} unchanged, {arm.MovedDown} down; {arm.MeanMoved:0.00} of a level in the mean.");
    }
}

public sealed record RegionTable(string Caption, ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows)
{
    public static RegionTable None { get; } = new("", [], []);
}
