using System.Collections.Immutable;
using EqualityPipeline.Frameworks;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Web.OData;

/// <summary>Every set of the feed: its name, its columns and where its rows come from.</summary>
internal static class EntitySets
{
    /// <summary>Stands in <c>CodeList</c> for answers that belong to no list, and in <c>Strand</c> of those for every strand.</summary>
    private const string Reserved = "reserved";

    private const string All = "all";

    public static ImmutableArray<EntitySet> Every { get; } =
    [
        Figures(), Indicators(), Groups(), Periods(), Organisations(), FrameworkScores(), FrameworkCriteria(), Returns(), Alerts(),
        FrameworkDisagreements(), .. RegisterSets.Every, MeetingSets.Questions(), MeetingSets.Meetings(), CrosswalkSet.Crosswalk(),
    ];

    private static EntitySet<FigureRow> Figures() => new("Figures", "Figure", FigureColumns.All, (source, organisations) => new FigureRows(source, organisations));

    private static EntitySet<Indicator> Indicators() => new("Indicators", "Indicator",
    [
        Columns<Indicator>.Text("Id", i => i.Id),
        Columns<Indicator>.Text("Name", i => i.Name),
        Columns<Indicator>.Text("Question", i => i.Question),
        Columns<Indicator>.Text("Level", i => PolicyWords.Of(i.Level)),
        Columns<Indicator>.Text("Timing", i => PolicyWords.Of(i.Timing)),
        Columns<Indicator>.Text("Better", i => PolicyWords.Of(i.Better)),
        Columns<Indicator>.Text("Kind", i => PolicyWords.Of(i.Kind)),
        Columns<Indicator>.Whole("Per", i => i.Per),
        Columns<Indicator>.Text("Unit", i => i.Unit),
        Columns<Indicator>.Text("Domain", i => i.Domain),
        Columns<Indicator>.OptionalText("Priority", i => i.Priority),
        Columns<Indicator>.Truth("Headline", i => i.Headline),
        Columns<Indicator>.Text("Comparator", i => i.Compare.NamedGroup ?? PolicyWords.Of(i.Compare.With)),
        Columns<Indicator>.Text("Direction", i => PolicyWords.Of(i.Compare.Direction)),
        Columns<Indicator>.Text("Source", i => i.Source),
        Columns<Indicator>.OptionalDay("ValidFrom", i => i.InForce.From?.FirstDay),
        Columns<Indicator>.OptionalDay("ValidTo", i => i.InForce.To?.LastDay),
        Columns<Indicator>.OptionalText("CriticalOutcome", i => i.CriticalOutcome),
        Columns<Indicator>.Whole("MinimumBase", i => i.MinimumBase),
        Columns<Indicator>.OptionalText("AlsoKnownAs", i => i.AlsoKnownAs.IsEmpty ? null : string.Join("; ", i.AlsoKnownAs)),
    ], (source, _) => Sorted(source.Policy.Indicators, i => i.Id));

    private static EntitySet<GroupRow> Groups() => new("Groups", "Group",
    [
        Columns<GroupRow>.Text("Id", g => g.Id),
        Columns<GroupRow>.Text("Strand", g => g.Strand),
        Columns<GroupRow>.Text("CodeList", g => g.CodeList),
        Columns<GroupRow>.Text("Code", g => g.Code),
        Columns<GroupRow>.Text("Name", g => g.Name),
        Columns<GroupRow>.OptionalText("RollUp", g => g.RollUp),
        Columns<GroupRow>.OptionalDay("ValidFrom", g => g.InForce.From?.FirstDay),
        Columns<GroupRow>.OptionalDay("ValidTo", g => g.InForce.To?.LastDay),
    ], (source, _) => Sorted(GroupsOf(source.Policy).DistinctBy(g => g.Id), g => g.Id));

    private static EntitySet<FigurePeriod> Periods() => new("Periods", "Period",
    [
        Columns<FigurePeriod>.Text("Id", p => p.Id),
        Columns<FigurePeriod>.Text("PeriodType", p => p.Type),
        Columns<FigurePeriod>.Day("PeriodStart", p => p.FirstMonth.FirstDay),
        Columns<FigurePeriod>.Day("PeriodEnd", p => p.LastMonth.LastDay),
        Columns<FigurePeriod>.Text("FinancialYear", p => PolicyWords.FinancialYear(p.LastMonth)),
    ], (source, _) => Sorted(
        source.Releases.SelectMany(r => PeriodOfPart.OfAll(r.Manifest)).Select(p => p.Period).Distinct(StringComparer.Ordinal).Select(FigurePeriod.Parse), p => p.Id));

    private static EntitySet<Organisation> Organisations() => new("Organisations", "Organisation",
    [
        Columns<Organisation>.Text("Id", o => o.Id),
        Columns<Organisation>.Text("Name", o => o.Name),
        Columns<Organisation>.Text("Kind", o => PolicyWords.Of(o.Kind)),
        Columns<Organisation>.OptionalText("Partnership", o => o.Partnership),
    ], (source, _) => Sorted(source.Policy.Organisations, o => o.Id));

    private static EntitySet<ScoreRow> FrameworkScores() => new("FrameworkScores", "FrameworkScore",
    [
        Columns<ScoreRow>.Text("Id", r => r.Id),
        Columns<ScoreRow>.Text("Release", r => r.Release),
        Columns<ScoreRow>.Text("Organisation", r => r.Score.Organisation),
        Columns<ScoreRow>.Text("Framework", r => r.Score.Framework),
        Columns<ScoreRow>.Text("Area", r => r.Score.Area),
        Columns<ScoreRow>.Day("AsOf", r => r.Score.AsOf),
        Columns<ScoreRow>.Whole("Level", r => r.Score.Level),
        Columns<ScoreRow>.Text("LevelName", r => r.Score.LevelName),
        Columns<ScoreRow>.Text("Basis", r => r.Score.Basis),
        Columns<ScoreRow>.OptionalText("Weakest", r => r.Score.Weakest),
        Columns<ScoreRow>.OptionalDay("ExpiresOn", r => r.Score.ExpiresOn),
        Columns<ScoreRow>.OptionalWhole("TargetLevel", r => r.Score.TargetLevel),
        Columns<ScoreRow>.OptionalDay("TargetDate", r => r.Score.TargetDate),
        Columns<ScoreRow>.Text("State", r => r.Score.State),
        Columns<ScoreRow>.OptionalDay("AssessedOn", r => r.Score.AssessedOn),
        Columns<ScoreRow>.OptionalDay("HardDate", r => r.Plan?.HardDate),
        Columns<ScoreRow>.OptionalDay("ForecastFinish", r => r.Plan?.Finish),
        Columns<ScoreRow>.OptionalWhole("SlackToTarget", r => r.Plan?.SlackToTarget),
        Columns<ScoreRow>.OptionalWhole("SlackToHardDate", r => r.Plan?.SlackToHardDate),
        Columns<ScoreRow>.Text("PolicySlice", r => r.Score.PolicySlice),
        Columns<ScoreRow>.OptionalText("WeakestArea", r => r.Score.WeakestArea),
    ], (source, _) => Sorted(
        source.Releases.SelectMany(r => r.Manifest.FrameworkScores, (r, score) => new ScoreRow(score, r.Manifest.Id, PlanOf(r.Manifest, score))), r => r.Id));

    /// <summary>Dates and slack are of the whole, by the evidence.</summary>
    private static FrameworkPlan? PlanOf(ReleaseManifest manifest, FrameworkScore score)
        => score is { Area: FrameworkScore.Whole, Basis: FrameworkScore.Computed } ? manifest.Frameworks?.Plans.FirstOrDefault(p => p.Framework == score.Framework) : null;

    private static EntitySet<CriterionResult> FrameworkCriteria() => new("FrameworkCriteria", "FrameworkCriterion",
    [
        Columns<CriterionResult>.Text("Id", IdOf),
        Columns<CriterionResult>.Text("Organisation", c => c.Organisation),
        Columns<CriterionResult>.Text("Framework", c => c.Framework),
        Columns<CriterionResult>.Text("Area", c => c.Area),
        Columns<CriterionResult>.Whole("Level", c => c.Level),
        Columns<CriterionResult>.Text("Criterion", c => c.Criterion),
        Columns<CriterionResult>.Truth("Met", c => c.Met),
        Columns<CriterionResult>.Text("Evidence", c => c.Evidence),
        Columns<CriterionResult>.Text("EvidenceState", c => c.EvidenceState),
        Columns<CriterionResult>.Text("Owner", c => c.Owner),
        Columns<CriterionResult>.OptionalDay("Due", c => c.Due),
        Columns<CriterionResult>.OptionalText("Theme", c => c.Theme),
        Columns<CriterionResult>.OptionalDay("EvidenceOn", c => c.EvidenceOn),
        Columns<CriterionResult>.OptionalDay("StaleOn", c => c.StaleOn),
        Columns<CriterionResult>.OptionalText("SelfJudgement", c => c.SelfJudgement),
        Columns<CriterionResult>.OptionalText("PeerJudgement", c => c.PeerJudgement),
        Columns<CriterionResult>.OptionalDay("Forecast", c => c.Forecast),
        Columns<CriterionResult>.OptionalText("ForecastReason", c => c.ForecastReason),
        Columns<CriterionResult>.OptionalText("Actions", c => c.Actions),
    ], (source, _) => Sorted(source.Releases.SelectMany(r => r.Manifest.FrameworkCriteria), IdOf));

    private static EntitySet<Disagreement> FrameworkDisagreements() => new("FrameworkDisagreements", "FrameworkDisagreement",
    [
        Columns<Disagreement>.Text("Id", d => string.Join('|', d.Organisation, d.Framework, d.Area, d.Criterion ?? All)),
        Columns<Disagreement>.Text("Organisation", d => d.Organisation),
        Columns<Disagreement>.Text("Framework", d => d.Framework),
        Columns<Disagreement>.Text("Area", d => d.Area),
        Columns<Disagreement>.OptionalText("Criterion", d => d.Criterion),
        Columns<Disagreement>.OptionalText("Computed", d => d.Computed),
        Columns<Disagreement>.OptionalText("Self", d => d.Self),
        Columns<Disagreement>.OptionalText("Peer", d => d.Peer),
        Columns<Disagreement>.Text("State", d => d.State),
        Columns<Disagreement>.OptionalText("SettledBy", d => d.SettledBy),
        Columns<Disagreement>.OptionalText("SettledFor", d => d.SettledFor),
        Columns<Disagreement>.OptionalDay("SettledOn", d => d.SettledOn),
        Columns<Disagreement>.OptionalText("Why", d => d.Why),
    ], (source, _) => Sorted(
        source.Releases.SelectMany(r => r.Manifest.Frameworks?.Disagreements ?? []), d => string.Join('|', d.Organisation, d.Framework, d.Area, d.Criterion ?? All)));

    private static EntitySet<ReturnRow> Returns() => new("Returns", "Return",
    [
        Columns<ReturnRow>.Text("Id", r => r.Id),
        Columns<ReturnRow>.Text("Organisation", r => r.Organisation),
        Columns<ReturnRow>.Text("Directorate", r => r.Directorate),
        Columns<ReturnRow>.Text("Period", r => r.Period),
        Columns<ReturnRow>.Text("ReturnType", r => r.ReturnType),
        Columns<ReturnRow>.Text("State", r => r.State),
        Columns<ReturnRow>.Instant("Due", r => r.Due),
        Columns<ReturnRow>.OptionalInstant("ReceivedAt", r => r.ReceivedAt),
        Columns<ReturnRow>.Truth("Late", r => r.Late),
    ], (source, _) => Sorted(source.Returns, r => r.Id));

    private static EntitySet<AlertRow> Alerts() => new("Alerts", "Alert",
    [
        Columns<AlertRow>.Text("Id", a => a.Id),
        Columns<AlertRow>.Text("Organisation", a => a.Organisation),
        Columns<AlertRow>.Text("Indicator", a => a.Indicator),
        Columns<AlertRow>.Text("Strand", a => a.Strand),
        Columns<AlertRow>.Text("Group", a => a.Group),
        Columns<AlertRow>.Text("Rule", a => a.Rule),
        Columns<AlertRow>.Text("State", a => a.State),
        Columns<AlertRow>.Instant("RaisedAt", a => a.RaisedAt),
        Columns<AlertRow>.Text("Owner", a => a.Owner),
        Columns<AlertRow>.OptionalText("Artefact", a => a.Artefact),
    ], (source, _) => Sorted(source.Alerts, a => a.Id));

    private static ImmutableArray<T> Sorted<T>(IEnumerable<T> rows, Func<T, string> id) => [.. rows.OrderBy(id, StringComparer.Ordinal)];

    private static string IdOf(CriterionResult c) => string.Join('|', c.Organisation, c.Framework, c.Area, c.Criterion);

    private static IEnumerable<GroupRow> GroupsOf(MonitoringPolicy policy)
    {
        foreach (var strand in policy.Strands)
        {
            foreach (var dated in strand.CodeLists)
            {
                foreach (var code in policy.CodeLists[dated.List].Codes)
                    yield return new GroupRow(strand.Id, dated.List, code.Id, code.Name, code.RollUp, dated.InForce);
            }
        }

        foreach (var group in policy.DeclaredGroups)
        {
            yield return new GroupRow(group.Id, group.Id, DeclaredGroup.InGroup, group.Name, null, new MonthSpan(group.From, null));
            yield return new GroupRow(group.Id, group.Id, DeclaredGroup.NotInGroup, DeclaredGroup.NotInGroupName, null, new MonthSpan(group.From, null));
        }

        foreach (var reserved in policy.ReservedGroups)
            yield return new GroupRow(All, Reserved, reserved.Code, reserved.Name, null, MonthSpan.Always);
        yield return new GroupRow(All, Reserved, All, "Everyone", null, MonthSpan.Always);
    }

    private sealed record GroupRow(string Strand, string CodeList, string Code, string Name, string? RollUp, MonthSpan InForce)
    {
        public string Id => $"{CodeList}|{Code}";
    }

    private sealed record ScoreRow(FrameworkScore Score, string Release, FrameworkPlan? Plan)
    {
        /// <summary>The computed score has the plain id: of one area there may be four scores.</summary>
        public string Id => Score.Basis == FrameworkScore.Computed
            ? string.Join('|', Score.Organisation, Score.Framework, Score.Area)
            : string.Join('|', Score.Organisation, Score.Framework, Score.Area, Score.Basis);
    }
}
