using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Registers;
using EqualityPipeline.Registers.ActionPlans;
using EqualityPipeline.Registers.BusinessPlans;
using EqualityPipeline.Registers.Commissioning;
using EqualityPipeline.Registers.Commitments;
using EqualityPipeline.Registers.Consulting;
using EqualityPipeline.Registers.ImpactAssessments;
using EqualityPipeline.Web.RegisterPages;

namespace EqualityPipeline.Web.OData;

/// <summary>The sets that hold what registers say: a row a record, several codes in one cell divided by semicolons.</summary>
internal static class RegisterSets
{
    public static ImmutableArray<EntitySet> Every { get; } =
        [ImpactAssessments(), ImpactFindings(), Actions(), FindingsAndActions(), Targets(), Commitments(), BusinessPlans(), Contracts(), Consultations()];

    private static EntitySet<Row<ImpactAssessment>> ImpactAssessments() => new("ImpactAssessments", "HeldAssessment",
    [
        .. Common<ImpactAssessment>(),
        Columns<Row<ImpactAssessment>>.Text("Directorate", r => r.Of.Directorate),
        Columns<Row<ImpactAssessment>>.Text("Assessment", r => r.Of.Id),
        Columns<Row<ImpactAssessment>>.Text("Title", r => r.Of.Title),
        Columns<Row<ImpactAssessment>>.Text("Subject", r => r.Of.Subject),
        Columns<Row<ImpactAssessment>>.Text("Depth", r => r.Of.Depth),
        Columns<Row<ImpactAssessment>>.Text("Delivery", r => r.Of.Delivery),
        Columns<Row<ImpactAssessment>>.OptionalText("Contract", r => r.Of.Contract),
        Columns<Row<ImpactAssessment>>.OptionalText("Partners", r => Several(r.Of.Partners)),
        Columns<Row<ImpactAssessment>>.OptionalText("Service", r => r.Of.Service),
        Columns<Row<ImpactAssessment>>.OptionalText("LegalBasis", r => Several(r.Of.LegalBasis)),
        Columns<Row<ImpactAssessment>>.OptionalText("DutiesNotInForce", r => Several(r.Of.DutiesNotInForce)),
        Columns<Row<ImpactAssessment>>.Text("Owner", r => r.Of.Owner),
        Columns<Row<ImpactAssessment>>.Text("Status", r => r.Of.Status),
        Columns<Row<ImpactAssessment>>.OptionalDay("Due", r => r.Of.Due),
        Columns<Row<ImpactAssessment>>.OptionalDay("Started", r => r.Of.Started),
        Columns<Row<ImpactAssessment>>.OptionalDay("Signed", r => r.Of.Signed),
        Columns<Row<ImpactAssessment>>.OptionalDay("Decided", r => r.Of.Decided),
        Columns<Row<ImpactAssessment>>.OptionalDay("Published", r => r.Of.Published),
        Columns<Row<ImpactAssessment>>.OptionalDay("Review", r => r.Of.Review),
        Columns<Row<ImpactAssessment>>.OptionalText("Link", r => r.Of.Link),
        Columns<Row<ImpactAssessment>>.OptionalText("EvidenceTo", r => r.Of.EvidenceTo),
        Columns<Row<ImpactAssessment>>.OptionalText("Findings", r => Several([.. r.Of.Findings.Select(f => $"{f.Strand}={f.Finding}")])),
        Columns<Row<ImpactAssessment>>.OptionalText("Discrimination", r => r.Of.Discrimination),
        Columns<Row<ImpactAssessment>>.OptionalText("Decision", r => r.Of.Decision),
        Columns<Row<ImpactAssessment>>.OptionalText("Consultations", r => Several(r.Of.Consultations)),
        Columns<Row<ImpactAssessment>>.OptionalText("Indicators", r => Several(r.Of.Indicators)),
        Columns<Row<ImpactAssessment>>.OptionalText("Actions", r => Several(r.Of.Actions)),
        Columns<Row<ImpactAssessment>>.OptionalText("Targets", r => Several(r.Of.Targets)),
        Columns<Row<ImpactAssessment>>.Truth("Overdue", r => r.Of.IsOverdue),
        Columns<Row<ImpactAssessment>>.Truth("ReviewOverdue", r => r.Of.IsReviewOverdue),
        Columns<Row<ImpactAssessment>>.OptionalText("Contradictions", r => Sentences(r.Of.Contradictions.Select(c => $"{c.Words} {r.Words.Figure(c.Figure)}".TrimEnd()))),
        Columns<Row<ImpactAssessment>>.Truth("ToBeReopened", r => !r.Of.Reopenings.IsEmpty),
        Columns<Row<ImpactAssessment>>.OptionalText("WhyReopened", r => Sentences(r.Of.Reopenings.Select(o => $"{o.Words} {r.Words.Figure(o.Figure)}"))),
    ], (source, _) => Rows<ImpactAssessment>(source, registers => registers.ImpactAssessments?.Assessments ?? [], a => $"{a.Directorate}|{a.Id}"));

    private static EntitySet<Row<(ImpactAssessment Assessment, StrandFinding Finding)>> ImpactFindings() => new("ImpactFindings", "ImpactFinding",
    [
        .. Common<(ImpactAssessment Assessment, StrandFinding Finding)>(),
        Columns<Row<(ImpactAssessment Assessment, StrandFinding Finding)>>.Text("Directorate", r => r.Of.Assessment.Directorate),
        Columns<Row<(ImpactAssessment Assessment, StrandFinding Finding)>>.Text("Assessment", r => r.Of.Assessment.Id),
        Columns<Row<(ImpactAssessment Assessment, StrandFinding Finding)>>.Text("Strand", r => r.Of.Finding.Strand),
        Columns<Row<(ImpactAssessment Assessment, StrandFinding Finding)>>.Text("Finding", r => r.Of.Finding.Finding),
    ], (source, _) => Rows<(ImpactAssessment Assessment, StrandFinding Finding)>(source, registers => [.. (registers.ImpactAssessments?.Assessments ?? []).SelectMany(a => a.Findings, (a, finding) => (a, finding))], f => $"{f.Assessment.Directorate}|{f.Assessment.Id}|{f.Finding.Strand}"));

    private static EntitySet<Row<PlanItem>> Actions() => new("Actions", "PlannedAction",
    [
        .. Common<PlanItem>(),
        Columns<Row<PlanItem>>.Text("Action", r => r.Of.Id),
        Columns<Row<PlanItem>>.Text("Layer", r => r.Of.Layer),
        Columns<Row<PlanItem>>.OptionalText("Parent", r => r.Of.Parent),
        Columns<Row<PlanItem>>.Text("Title", r => r.Of.Title),
        Columns<Row<PlanItem>>.Text("Directorate", r => r.Of.Directorate),
        Columns<Row<PlanItem>>.OptionalText("Service", r => r.Of.Service),
        Columns<Row<PlanItem>>.Text("Owner", r => r.Of.Owner),
        Columns<Row<PlanItem>>.OptionalText("Contributors", r => Several(r.Of.Contributors)),
        Columns<Row<PlanItem>>.OptionalDay("Starts", r => r.Of.Starts),
        Columns<Row<PlanItem>>.OptionalDay("Due", r => r.Of.Due),
        Columns<Row<PlanItem>>.OptionalDay("Completed", r => r.Of.Completed),
        Columns<Row<PlanItem>>.Text("Status", r => r.Of.Status),
        Columns<Row<PlanItem>>.Text("Rating", r => PolicyWords.Of(r.Of.Rating)),
        Columns<Row<PlanItem>>.OptionalText("Why", r => Sentences(r.Of.Why)),
        Columns<Row<PlanItem>>.OptionalText("CarriedFrom", r => r.Of.CarriedFrom),
        Columns<Row<PlanItem>>.OptionalText("CarriedTo", r => Several(r.Of.CarriedTo)),
        Columns<Row<PlanItem>>.Text("Resource", r => r.Of.Resource),
        Columns<Row<PlanItem>>.OptionalText("Indicator", r => r.Of.Indicator),
        Columns<Row<PlanItem>>.OptionalText("Strand", r => r.Of.Strand),
        Columns<Row<PlanItem>>.OptionalText("Group", r => r.Of.Group),
        Columns<Row<PlanItem>>.Exact("Baseline", r => r.Of.Baseline),
        Columns<Row<PlanItem>>.OptionalText("BaselineMonth", r => r.Of.BaselineMonth),
        Columns<Row<PlanItem>>.Exact("Target", r => r.Of.Target),
        Columns<Row<PlanItem>>.OptionalText("TargetMonth", r => r.Of.TargetMonth),
        Columns<Row<PlanItem>>.Number("Latest", r => r.Of.Run?.Latest),
        Columns<Row<PlanItem>>.OptionalText("LatestMonth", r => r.Of.Run?.LatestMonth),
        Columns<Row<PlanItem>>.Number("NeededPerMonth", r => r.Of.Run?.NeededPerMonth),
        Columns<Row<PlanItem>>.Number("SoFarPerMonth", r => r.Of.Run?.SoFarPerMonth),
        Columns<Row<PlanItem>>.OptionalText("TargetState", r => r.Of.Run is { } run ? PolicyWords.Of(run.State) : null),
        Columns<Row<PlanItem>>.OptionalText("Expectation", r => r.Of.Expectation),
        Columns<Row<PlanItem>>.OptionalText("Outcome", r => r.Of.Outcome is { } outcome ? PolicyWords.Of(outcome.State) : null),
        Columns<Row<PlanItem>>.Number("Change", r => r.Of.Outcome?.Change),
        Columns<Row<PlanItem>>.Number("ChangeLower95", r => r.Of.Outcome?.Lower),
        Columns<Row<PlanItem>>.Number("ChangeUpper95", r => r.Of.Outcome?.Upper),
        Columns<Row<PlanItem>>.Exact("ExpectedChange", r => r.Of.Outcome?.Expected),
        Columns<Row<PlanItem>>.OptionalText("FigureBefore", r => r.Of.Outcome?.Before),
        Columns<Row<PlanItem>>.OptionalText("FigureAfter", r => r.Of.Outcome?.After),
        Columns<Row<PlanItem>>.OptionalText("OutcomeInWords", r => r.Of.Outcome?.Words),
        Columns<Row<PlanItem>>.OptionalText("Commitments", r => Several(r.Of.Commitments)),
        Columns<Row<PlanItem>>.OptionalText("CommitmentLine", r => r.Of.CommitmentLine),
        Columns<Row<PlanItem>>.OptionalText("ImpactAssessments", r => Several(r.Of.ImpactAssessments)),
        Columns<Row<PlanItem>>.OptionalText("Consultations", r => Several(r.Of.Consultations)),
        Columns<Row<PlanItem>>.OptionalText("Framework", r => r.Of.Framework),
        Columns<Row<PlanItem>>.OptionalText("Criterion", r => r.Of.Criterion),
        Columns<Row<PlanItem>>.OptionalText("Barriers", r => Several(r.Of.Barriers)),
    ], (source, _) => Rows<PlanItem>(source, registers => registers.ActionPlan?.Items ?? [], i => i.Id));

    private static EntitySet<Row<AnsweredFinding>> FindingsAndActions() => new("FindingsAndActions", "FindingAndActions",
    [
        .. Common<AnsweredFinding>(),
        Columns<Row<AnsweredFinding>>.Text("Indicator", r => r.Of.Indicator),
        Columns<Row<AnsweredFinding>>.Text("Strand", r => r.Of.Strand),
        Columns<Row<AnsweredFinding>>.Text("Group", r => r.Of.Heading),
        Columns<Row<AnsweredFinding>>.Truth("Open", r => r.Of.IsOpen),
        Columns<Row<AnsweredFinding>>.OptionalText("Actions", r => Several(r.Of.Actions)),
        Columns<Row<AnsweredFinding>>.OptionalText("Figures", r => Several(r.Of.Figures)),
    ], (source, _) => Rows<AnsweredFinding>(source, registers => registers.ActionPlan?.Findings ?? [], f => $"{f.Indicator}|{f.Strand}|{f.Heading}"));

    private static EntitySet<Row<TargetRecord>> Targets() => new("Targets", "AgreedTarget",
    [
        .. Common<TargetRecord>(),
        Columns<Row<TargetRecord>>.Text("Target", r => r.Of.Id),
        Columns<Row<TargetRecord>>.Text("Indicator", r => r.Of.Indicator),
        Columns<Row<TargetRecord>>.Text("Directorate", r => r.Of.Directorate),
        Columns<Row<TargetRecord>>.OptionalText("Service", r => r.Of.Service),
        Columns<Row<TargetRecord>>.Text("Strand", r => r.Of.Strand),
        Columns<Row<TargetRecord>>.Text("Group", r => r.Of.Group),
        Columns<Row<TargetRecord>>.Exact("Baseline", r => r.Of.Baseline),
        Columns<Row<TargetRecord>>.OptionalText("BaselineMonth", r => r.Of.BaselineMonth),
        Columns<Row<TargetRecord>>.Exact("TargetValue", r => r.Of.Value),
        Columns<Row<TargetRecord>>.OptionalText("ByWhen", r => r.Of.ByWhen),
        Columns<Row<TargetRecord>>.OptionalDay("SetOn", r => r.Of.SetOn),
        Columns<Row<TargetRecord>>.Text("Owner", r => r.Of.Owner),
        Columns<Row<TargetRecord>>.OptionalText("ImpactAssessment", r => r.Of.ImpactAssessment),
        Columns<Row<TargetRecord>>.Text("Basis", r => PolicyWords.Of(r.Of.Basis)),
        Columns<Row<TargetRecord>>.Text("Dataset", r => r.Of.Dataset),
        Columns<Row<TargetRecord>>.OptionalText("Commitments", r => Several(r.Of.Commitments)),
        Columns<Row<TargetRecord>>.OptionalText("CommitmentLine", r => r.Of.CommitmentLine),
        Columns<Row<TargetRecord>>.OptionalText("Action", r => r.Of.Action),
        Columns<Row<TargetRecord>>.OptionalText("State", r => r.Of.Run is { } run ? PolicyWords.Of(run.State) : null),
        Columns<Row<TargetRecord>>.Number("Latest", r => r.Of.Run?.Latest),
        Columns<Row<TargetRecord>>.OptionalText("LatestMonth", r => r.Of.Run?.LatestMonth),
        Columns<Row<TargetRecord>>.Number("NeededPerMonth", r => r.Of.Run?.NeededPerMonth),
    ], (source, _) => Rows<TargetRecord>(source, registers => registers.Targets?.Targets ?? [], t => t.Id));

    private static EntitySet<Row<(string Commitment, CommitmentLine Line)>> Commitments() => new("Commitments", "CommitmentItem",
    [
        .. Common<(string Commitment, CommitmentLine Line)>(),
        Columns<Row<(string Commitment, CommitmentLine Line)>>.Text("Commitment", r => r.Of.Commitment),
        Columns<Row<(string Commitment, CommitmentLine Line)>>.Text("Name", r => r.Words.Code(CommitmentReport.List, r.Of.Commitment)),
        Columns<Row<(string Commitment, CommitmentLine Line)>>.Text("Kind", r => PolicyWords.Of(r.Of.Line.Sort)),
        Columns<Row<(string Commitment, CommitmentLine Line)>>.Text("Item", r => r.Of.Line.Id),
        Columns<Row<(string Commitment, CommitmentLine Line)>>.Text("Title", r => r.Of.Line.Title),
        Columns<Row<(string Commitment, CommitmentLine Line)>>.OptionalText("Line", r => r.Of.Line.Line),
        Columns<Row<(string Commitment, CommitmentLine Line)>>.OptionalText("Owner", r => r.Of.Line.Owner),
        Columns<Row<(string Commitment, CommitmentLine Line)>>.OptionalText("State", r => r.Of.Line.State),
        Columns<Row<(string Commitment, CommitmentLine Line)>>.OptionalText("ByWhen", r => r.Of.Line.By),
    ], (source, _) => Rows<(string Commitment, CommitmentLine Line)>(source, registers => [.. (registers.Commitments?.Commitments ?? []).SelectMany(c => c.Lines, (c, line) => (c.Commitment, line))], c => $"{c.Commitment}|{PolicyWords.Of(c.Line.Sort)}|{c.Line.Id}"));

    private static EntitySet<Row<BusinessPlan>> BusinessPlans() => new("BusinessPlans", "AssessedPlan",
    [
        .. Common<BusinessPlan>(),
        Columns<Row<BusinessPlan>>.Text("Plan", r => r.Of.Id),
        Columns<Row<BusinessPlan>>.Text("Title", r => r.Of.Title),
        Columns<Row<BusinessPlan>>.Text("Directorate", r => r.Of.Directorate),
        Columns<Row<BusinessPlan>>.OptionalText("Service", r => r.Of.Service),
        Columns<Row<BusinessPlan>>.Whole("FinancialYear", r => r.Of.FinancialYear),
        Columns<Row<BusinessPlan>>.Whole("Points", r => r.Of.Points),
        Columns<Row<BusinessPlan>>.OptionalText("Carries", r => Several([.. r.Of.Parts.Select(p => $"{p.Part}={p.Carried}")])),
        Columns<Row<BusinessPlan>>.OptionalText("Failures", r => Sentences(r.Of.Failures)),
        Columns<Row<BusinessPlan>>.OptionalText("Indicators", r => Several(r.Of.Indicators)),
        Columns<Row<BusinessPlan>>.OptionalText("Targets", r => Several(r.Of.Targets)),
        Columns<Row<BusinessPlan>>.OptionalText("ImpactAssessments", r => Several(r.Of.ImpactAssessments)),
        Columns<Row<BusinessPlan>>.OptionalDay("Assessed", r => r.Of.Assessed),
        Columns<Row<BusinessPlan>>.Text("AssessorRole", r => r.Of.AssessorRole),
        Columns<Row<BusinessPlan>>.OptionalText("Link", r => r.Of.Link),
        Columns<Row<BusinessPlan>>.OptionalText("Remark", r => r.Of.Remark),
    ], (source, _) => Rows<BusinessPlan>(source, registers => [.. (registers.BusinessPlans?.Years ?? []).SelectMany(y => y.Plans)], p => string.Create(CultureInfo.InvariantCulture, $"{p.FinancialYear}|{p.Id}")));

    private static EntitySet<Row<Contract>> Contracts() => new("Contracts", "HeldContract",
    [
        .. Common<Contract>(),
        Columns<Row<Contract>>.Text("Directorate", r => r.Of.Directorate),
        Columns<Row<Contract>>.Text("Contract", r => r.Of.Id),
        Columns<Row<Contract>>.Text("Title", r => r.Of.Title),
        Columns<Row<Contract>>.Text("Supplier", r => r.Of.Supplier),
        Columns<Row<Contract>>.Text("Service", r => r.Of.Service),
        Columns<Row<Contract>>.OptionalDay("Starts", r => r.Of.Starts),
        Columns<Row<Contract>>.OptionalDay("Ends", r => r.Of.Ends),
        Columns<Row<Contract>>.Truth("InForce", r => r.Of.IsInForce),
        Columns<Row<Contract>>.Truth("AsksForMonitoring", r => r.Of.AsksForMonitoring),
        Columns<Row<Contract>>.OptionalText("ReturnsOwed", r => Several([.. r.Of.Returns.Select(o => o.ReturnType)])),
        Columns<Row<Contract>>.Truth("ReturnMissing", r => r.Of.IsReturnMissing),
        Columns<Row<Contract>>.OptionalText("MissingMonths", r => Several([.. r.Of.Returns.SelectMany(o => o.Missing, (o, month) => $"{o.ReturnType} {month}")])),
        Columns<Row<Contract>>.OptionalText("ImpactAssessment", r => r.Of.ImpactAssessment),
        Columns<Row<Contract>>.OptionalDay("ImpactAssessmentDue", r => r.Of.AssessmentDue),
        Columns<Row<Contract>>.Text("ImpactAssessmentState", r => PolicyWords.Of(r.Of.Assessment)),
        Columns<Row<Contract>>.Text("Manager", r => r.Of.Manager),
    ], (source, _) => Rows<Contract>(source, registers => registers.Contracts?.Contracts ?? [], c => $"{c.Directorate}|{c.Id}"));

    private static EntitySet<Row<(Consultation Of, string Overlaps)>> Consultations() => new("Consultations", "HeldConsultation",
    [
        .. Common<(Consultation Of, string Overlaps)>(),
        Columns<Row<(Consultation Of, string Overlaps)>>.Text("OfOrganisation", r => r.Of.Of.Key.Organisation),
        Columns<Row<(Consultation Of, string Overlaps)>>.Text("Directorate", r => r.Of.Of.Key.Directorate),
        Columns<Row<(Consultation Of, string Overlaps)>>.Text("Consultation", r => r.Of.Of.Key.Id),
        Columns<Row<(Consultation Of, string Overlaps)>>.Text("Title", r => r.Of.Of.Title),
        Columns<Row<(Consultation Of, string Overlaps)>>.Text("Audience", r => r.Of.Of.Audience),
        Columns<Row<(Consultation Of, string Overlaps)>>.OptionalText("Methods", r => Several(r.Of.Of.Methods)),
        Columns<Row<(Consultation Of, string Overlaps)>>.Text("Status", r => r.Of.Of.Status),
        Columns<Row<(Consultation Of, string Overlaps)>>.OptionalDay("Starts", r => r.Of.Of.Starts),
        Columns<Row<(Consultation Of, string Overlaps)>>.OptionalDay("Ends", r => r.Of.Of.Ends),
        Columns<Row<(Consultation Of, string Overlaps)>>.OptionalText("Partners", r => Several(r.Of.Of.Partners)),
        Columns<Row<(Consultation Of, string Overlaps)>>.OptionalText("Services", r => Several(r.Of.Of.Services)),
        Columns<Row<(Consultation Of, string Overlaps)>>.OptionalText("Ward", r => r.Of.Of.Ward),
        Columns<Row<(Consultation Of, string Overlaps)>>.OptionalText("Strands", r => Several(r.Of.Of.Strands)),
        Columns<Row<(Consultation Of, string Overlaps)>>.OptionalDay("FedBack", r => r.Of.Of.FedBack),
        Columns<Row<(Consultation Of, string Overlaps)>>.Truth("FeedbackMissing", r => r.Of.Of.IsFeedbackMissing),
        Columns<Row<(Consultation Of, string Overlaps)>>.OptionalText("Link", r => r.Of.Of.Link),
        Columns<Row<(Consultation Of, string Overlaps)>>.OptionalText("UsedBy", r => Several(r.Of.Of.UsedBy)),
        Columns<Row<(Consultation Of, string Overlaps)>>.OptionalText("Overlaps", r => r.Of.Overlaps.Length == 0 ? null : r.Of.Overlaps),
    ], (source, _) => Rows<(Consultation Of, string Overlaps)>(source, registers => registers.Consultations is { } report ? [.. report.Consultations.Select(c => (c, OverlapsOf(report, c)))] : [], c => $"{c.Of.Key.Organisation}|{c.Of.Key.Directorate}|{c.Of.Key.Id}"));

    /// <summary>Ids of those that ask the same people on the same days, each after its organisation and directorate.</summary>
    private static string OverlapsOf(ConsultationReport report, Consultation of)
        => string.Join("; ", report.Overlaps
            .Where(o => o.First == of.Key || o.Second == of.Key)
            .Select(o => o.First == of.Key ? o.Second : o.First)
            .Select(k => $"{k.Organisation}/{k.Directorate}/{k.Id}"));

    /// <summary>What every set begins with.</summary>
    private static ImmutableArray<Column<Row<T>>> Common<T>() =>
    [
        Columns<Row<T>>.Text("Id", r => r.Id),
        Columns<Row<T>>.Text("Release", r => r.Release),
        Columns<Row<T>>.Text("Organisation", r => r.Organisation),
    ];

    /// <param name="id">Within the organisation.</param>
    private static ImmutableArray<Row<T>> Rows<T>(FeedSource source, Func<RegisterReport, ImmutableArray<T>> of, Func<T, string> id) =>
    [
        .. source.Releases
            .Select(release => (Release: release, Organisation: source.Policy.FindOrganisation(release.Manifest.Organisation)))
            .Where(r => r.Organisation is not null)
            .SelectMany(r => Rows(r.Release, new RegisterWords(source.Policy, r.Organisation!, r.Release), of, id))
            .OrderBy(row => row.Id, StringComparer.Ordinal),
    ];

    private static IEnumerable<Row<T>> Rows<T>(Release release, RegisterWords words, Func<RegisterReport, ImmutableArray<T>> of, Func<T, string> id)
        => of(release.Registers).Select(one => new Row<T>($"{release.Manifest.Organisation}|{id(one)}", release.Manifest.Id, release.Manifest.Organisation, one, words));

    private static string? Several(ImmutableArray<string> codes) => codes.IsEmpty ? null : string.Join("; ", codes);

    private static string? Sentences(IEnumerable<string> sentences) => string.Join(' ', sentences) is { Length: > 0 } text ? text : null;

    /// <param name="Words">In which figures are told.</param>
    private sealed record Row<T>(string Id, string Release, string Organisation, T Of, RegisterWords Words);
}
