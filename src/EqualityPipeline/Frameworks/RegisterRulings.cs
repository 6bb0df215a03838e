using EqualityPipeline.Policy;
using EqualityPipeline.Registers;
using static EqualityPipeline.Frameworks.RuleWords;

namespace EqualityPipeline.Frameworks;

/// <summary>What the registers say. Counts of assessments, targets, actions and plans are told; how many people took part in anything never is.</summary>
internal static class RegisterRulings
{
    private const string Complete = "complete";

    public static EvidenceRuling ImpactAssessed(EvidenceRule.ImpactAssessed rule, FrameworkEvidence evidence)
    {
        var records = evidence.Registers.RecordsOf("impact-assessments").Where(r => r.Find("status") != "withdrawn").ToList();
        var done = records.Where(r => r.Find("status") == Complete && (rule.Stage == AssessmentStage.Complete || r.Find("published") is not null)).ToList();
        var services = evidence.Services.Select(s => new Piece(
            s.Name, Newest(done.Where(r => r.Directorate == s.Directorate && r.Find("service") == s.Id), "signed")));
        var functions = records.Where(r => r.Find("subject") == "function" && r.Find("service") is null)
            .Select(r => new Piece(r.Find("title")!, done.Contains(r) ? r.FindDay("signed") : null));
        var pieces = new PiecesOfEvidence([.. services, .. functions], rule.MaxAgeMonths, rule.AtLeast, evidence.AsOf);
        var what = rule.Stage == AssessmentStage.Complete ? "complete" : "complete and published";
        return pieces.Ruling(Text($"{pieces.Counted.Count} of {pieces.All.Count} functional areas have an impact assessment that is {what} and was signed in the last {rule.MaxAgeMonths} months; at least {rule.AtLeast:P0} is asked for."));
    }

    public static EvidenceRuling Targets(EvidenceRule.TargetsWithBasis rule, FrameworkEvidence evidence)
    {
        var column = rule.Basis == TargetBasis.ImpactAssessment ? "impact_assessment" : "dataset";
        var running = evidence.Registers.RecordsOf("targets")
            .Where(r => r.Find(column) is not null && Periods.ReportingMonth.Parse(r.Find("by_when")!).LastDay >= evidence.AsOf)
            .ToList();
        IEnumerable<Piece> holders = rule.Of == TargetHolder.Directorates
            ? evidence.Directorates.Select(d => new Piece(d.Name, Newest(running.Where(r => r.Find("directorate") == d.Id), "set_on")))
            : evidence.Services.Select(s => new Piece(
                s.Name, Newest(running.Where(r => r.Find("directorate") == s.Directorate && r.Find("service") == s.Id), "set_on")));
        var pieces = new PiecesOfEvidence([.. holders], rule.MaxAgeMonths, rule.AtLeast, evidence.AsOf);
        var (who, basis) = (rule.Of == TargetHolder.Directorates ? "directorates" : "services", rule.Basis == TargetBasis.ImpactAssessment ? "an impact assessment" : "a return");
        return pieces.Ruling(Text($"{pieces.Counted.Count} of {pieces.All.Count} {who} have a running target that rests on {basis}; at least {rule.AtLeast:P0} is asked for."));
    }

    public static EvidenceRuling Seen(EvidenceRule.MonitoringSeen rule, FrameworkEvidence evidence, MonitoringPolicy policy)
    {
        // A register sent again may leave old meetings out: what was minuted once stays minuted.
        var lines = evidence.Registers.HistoryOf("meetings").SelectMany(r => r.Records, (r, record) => new HeldRecord(r, record))
            .Where(r => r.Find("kind") == rule.Kind).ToList();
        var pieces = new PiecesOfEvidence(
            [.. rule.Forums.Select(forum => new Piece(CodeName("forum", forum, policy), Newest(lines.Where(r => r.Find("forum") == forum), "held")))],
            rule.MaxAgeMonths, 1, evidence.AsOf);
        var what = CodeName("minute-kind", rule.Kind, policy);
        var seen = pieces.Counted.Select(p => $"{p.Name} on {Day(p.Made!.Value)}").ToList();
        return pieces.Ruling(seen.Count == 0
            ? Text($"No minute \"{what}\" in the last {rule.MaxAgeMonths} months.")
            : Text($"Minutes \"{what}\" in the last {rule.MaxAgeMonths} months: {Some(seen)}."));
    }

    public static EvidenceRuling Consulted(EvidenceRule.Consulted rule, FrameworkEvidence evidence, MonitoringPolicy policy)
    {
        var column = rule.Point == ConsultationPoint.Reached ? "ends" : "fed_back";
        var closed = evidence.Registers.RecordsOf("consultation")
            .Where(r => r.Find("status") == "closed" && (rule.Point == ConsultationPoint.FedBack || r.Find("reached") is not null)).ToList();
        var pieces = new PiecesOfEvidence(
            [.. rule.Strands.Select(strand => new Piece(StrandNames([strand], policy), Newest(closed.Where(r => r.Find("strand") == strand), column)))],
            rule.MaxAgeMonths, 1, evidence.AsOf);
        // How many took part is not told here: it may be few.
        return pieces.Ruling(rule.Point == ConsultationPoint.Reached
            ? Text($"For {pieces.Counted.Count} of {rule.Strands.Length} strands a consultation of the last {rule.MaxAgeMonths} months says which group it reached.")
            : Text($"For {pieces.Counted.Count} of {rule.Strands.Length} strands people were told in the last {rule.MaxAgeMonths} months what came of a consultation."));
    }

    public static EvidenceRuling Owned(EvidenceRule.PrioritiesOwned rule, FrameworkEvidence evidence, MonitoringPolicy policy)
    {
        var layout = policy.FindReturnType("action-plan")?.Register;
        var columns = rule.Filled.Select(c => layout?.FindColumn(c)?.AlsoKnownAs is [var name, ..] ? name : c.Replace('_', ' ')).ToList();
        var pieces = new PiecesOfEvidence(
            [
                .. evidence.Registers.RecordsOf("action-plan")
                    .Where(r => r.Find("layer") == "action" && r.Find("status") is not ("stopped" or Complete))
                    .Select(r => new Piece(r.Find("title")!, rule.Filled.All(c => r.Find(c) is not null) ? r.Of.Period.FirstDay : null)),
            ],
            rule.MaxAgeMonths, rule.AtLeast, evidence.AsOf);
        return pieces.Ruling(
            Text($"{pieces.Counted.Count} of {pieces.All.Count} actions to be done name {string.Join(", ", columns)} in an action plan of the last {rule.MaxAgeMonths} months; at least {rule.AtLeast:P0} is asked for."),
            nothing: "No action plan with actions to be done was accepted.");
    }

    public static EvidenceRuling Done(EvidenceRule.ActionsDone rule, FrameworkEvidence evidence)
    {
        var from = evidence.AsOf.AddMonths(-rule.Months);
        var due = evidence.Registers.RecordsOf("action-plan")
            .Where(r => r.Find("layer") is "action" or "milestone" && r.Find("status") != "stopped" && r.FindDay("due") is { } day && day >= from && day <= evidence.AsOf)
            .ToList();
        var pieces = new PiecesOfEvidence(
            [.. due.Select(r => new Piece(r.Find("title")!, r.Find("status") == Complete ? r.FindDay("due") : null))], rule.Months, rule.AtLeast, evidence.AsOf);
        return pieces.Ruling(
            Text($"{pieces.Counted.Count} of {due.Count} actions and milestones due in the last {rule.Months} months are done; at least {rule.AtLeast:P0} is asked for."),
            nothing: Text($"No action or milestone was due in the last {rule.Months} months."));
    }

    public static EvidenceRuling Plans(EvidenceRule.PlansCarry rule, FrameworkEvidence evidence, MonitoringPolicy policy)
    {
        var plans = evidence.Registers.RecordsOf("business-plans").Where(r => r.Find(rule.Carries) == "yes").ToList();
        var pieces = new PiecesOfEvidence(
            [.. evidence.Directorates.Select(d => new Piece(d.Name, Newest(plans.Where(r => r.Find("directorate") == d.Id), "assessed")))],
            rule.MaxAgeMonths, rule.AtLeast, evidence.AsOf);
        var what = policy.FindReturnType("business-plans")?.Register?.FindColumn(rule.Carries)?.AlsoKnownAs is [var name, ..] ? name : rule.Carries;
        return pieces.Ruling(Text($"{pieces.Counted.Count} of {pieces.All.Count} directorates have a business plan, assessed in the last {rule.MaxAgeMonths} months, that {what}; at least {rule.AtLeast:P0} is asked for."));
    }

    internal static DateOnly? Newest(IEnumerable<HeldRecord> records, string column) => records.Select(r => r.FindDay(column)).Max();
}
