using System.Collections.Immutable;
using EqualityPipeline.Frameworks;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Registers;
using EqualityPipeline.Returns;
using EqualityPipeline.Tests.Sample;

namespace EqualityPipeline.Tests.Frameworks;

/// <summary>Invented evidence that meets every criterion of a framework, and each piece of it taken away by itself.</summary>
internal static class FullEvidence
{
    public static readonly DateOnly AsOf = new(2011, 4, 10);
    public static readonly ReportingMonth LastMonth = new(2011, 3);

    private static readonly ReportingMonth Sent = new(2011, 3);
    private const string Day = "2011-03-14";

    public static readonly DateOnly TrainedOn = new(2011, 3, 14);

    public static Organisation Northmoor { get; } = SampleRelease.Organisation("northmoor") with { Frameworks = [] };

    private static IEnumerable<EvidenceRule> Rules(Framework framework) => framework.Criteria.Select(c => c.Rule).OfType<EvidenceRule>();

    private static IEnumerable<ReportingMonth> Months => Enumerable.Range(0, 12).Select(back => LastMonth.Plus(-back));

    public static FrameworkEvidence For(Framework framework) => new(
        AsOf, LastMonth,
        [
            .. from type in Rules(framework).Select(r => r switch { EvidenceRule.ReturnsAccepted a => a.Return, EvidenceRule.ReturnsOnTime o => o.Return, _ => null }).OfType<string>().Distinct()
               from month in Months
               from directorate in Northmoor.Directorates
               select new OwedReturn(type, directorate.Id, month, IsAccepted: true, IsOnTime: true),
        ],
        [.. Rules(framework).OfType<EvidenceRule.StrandsMapped>().SelectMany(r => r.Strands, (r, strand) => new MappedStrand(r.Return, r.Measure, strand, LastMonth))],
        [.. Rules(framework).SelectMany(Figures).DistinctBy(f => f.Id)])
    {
        Organisation = Northmoor,
        Registers = Registers(framework),
    };

    private static IEnumerable<PublishedFigure> Figures(EvidenceRule rule) => rule switch
    {
        EvidenceRule.Declared d => from month in Months
                                   from strand in d.Strands
                                   select Figure(month, d.Return == "recruitment" ? "REC-01" : "TAK-01", strand, Unit.All) with { DeclarationRate = 0.95 },
        EvidenceRule.NoClearGap g => Months.Select(month => Figure(month, g.Indicator, g.Strand, "a-group") with { Verdict = "no clear difference" }),
        EvidenceRule.MappingCoverage c => from directorate in Northmoor.Directorates
                                          from service in directorate.Services
                                          from strand in c.Strands
                                          select Figure(LastMonth, c.Indicator, strand, "a-group") with { Directorate = directorate.Id, Service = service.Id },
        EvidenceRule.MonitoredByStrand m => from indicator in m.Indicators from strand in m.Strands select Figure(LastMonth, indicator, strand, "another-group"),
        EvidenceRule.RecordedByType t => t.Indicators.Select(indicator => Figure(LastMonth, indicator, "race", Unit.All)),
        _ => [],
    };

    private static PublishedFigure Figure(ReportingMonth month, string indicator, string strand, string group) => new()
    {
        Organisation = Northmoor.Id, Directorate = Unit.All, Service = Unit.All, Place = Unit.All,
        Period = month.ToString(), PeriodType = "month", PeriodStart = month.FirstDay, PeriodEnd = month.LastDay,
        Indicator = indicator, Strand = strand, Group = group,
    };

    private static HeldRegisters Registers(Framework framework) => new(
    [
        .. Northmoor.Directorates.Select(d => Register(d.Id, "impact-assessments", d.Services.Select(s => Record(
            ("assessment", $"EIA-{s.Id}"), ("title", s.Name), ("subject", "service"), ("service", s.Id), ("status", "complete"), ("signed", Day), ("published", Day))))),
        Register("corporate", "targets", Northmoor.Directorates.SelectMany(d => d.Services
            .Select(s => Record(("target", $"T-{s.Id}"), ("directorate", d.Id), ("service", s.Id), ("set_on", Day), ("by_when", "2030-12"), ("dataset", "service-take-up")))
            .Prepend(Record(("target", $"T-{d.Id}"), ("directorate", d.Id), ("set_on", Day), ("by_when", "2030-12"), ("dataset", "service-take-up"), ("impact_assessment", "EIA-1"))))),
        Register("corporate", "meetings", Rules(framework).OfType<EvidenceRule.MonitoringSeen>().SelectMany(r => r.Forums, (r, forum) => Record(
            ("meeting", $"M-{forum}"), ("line", r.Kind), ("forum", forum), ("held", Day), ("kind", r.Kind)))),
        Register("housing", "consultation", Rules(framework).OfType<EvidenceRule.Consulted>().SelectMany(r => r.Strands).Distinct().Select(strand => Record(
            ("exercise", "CON-1"), ("status", "closed"), ("ends", Day), ("strand", strand), ("group", "a-group"), ("reached", "40"), ("fed_back", Day)))),
        Register("corporate", "action-plan",
        [
            Record(("action", "ACT-1"), ("layer", "action"), ("title", "To be done"), ("status", "under-way"), ("due", "2030-12-31"), ("indicator", "REC-02"),
                ("budget_pounds", "4000"), ("contributors", "Adult education")),
            Record(("action", "MIL-1"), ("layer", "milestone"), ("title", "Done"), ("status", "complete"), ("due", Day)),
        ]),
        Register("corporate", "role-holders",
        [
            .. Northmoor.Directorates.Select(d => Holder("diversity-leader", d.Id)),
            Holder("equality-lead", "corporate"), Holder("director", "corporate"), Holder("lead-member", "corporate"), Holder("scrutiny-chair", "corporate"),
        ]),
        Register("corporate", "business-plans", Northmoor.Directorates.Select(d => Record(
            ("plan", $"BP-{d.Id}"), ("directorate", d.Id), ("assessed", Day), ("monitoring", "yes"), ("targets", "yes"), ("impact_assessments", "yes"), ("training", "yes")))),
        Register("corporate", "framework-evidence", framework.Criteria.Where(c => c.Judgement is not null).Select(c => Record(
            ("framework", framework.Id), ("criterion", c.Id), ("assessor", "peer"), ("assessor_role", "Head of Policy"), ("judgement", "met"), ("assessed", Day)))),
    ]);

    private static RegisterRecord Holder(string role, string directorate) => Record(
        ("role", role), ("directorate", directorate), ("post", $"{role} of {directorate}"), ("starts", "2009-04-01"), ("trained", Day));

    public static AcceptedRegister Register(string directorate, string type, IEnumerable<RegisterRecord> records)
        => new(Northmoor.Id, directorate, Sent, type, [.. records]);

    public static RegisterRecord Record(params (string Column, string Text)[] cells)
        => new(2, cells.ToImmutableSortedDictionary(c => c.Column, c => c.Text, StringComparer.Ordinal));

    /// <summary>The evidence without the piece that a rule rests on.</summary>
    public static FrameworkEvidence Without(FrameworkEvidence evidence, EvidenceRule rule) => rule switch
    {
        // One of five directorates is left: fewer than any rule asks for, and it came in time.
        EvidenceRule.ReturnsAccepted r => evidence with { Returns = [.. evidence.Returns.Select(o => o.ReturnType == r.Return && o.Directorate != "housing" ? o with { IsAccepted = false } : o)] },
        EvidenceRule.ReturnsOnTime r => evidence with { Returns = [.. evidence.Returns.Select(o => o.ReturnType == r.Return ? o with { IsOnTime = false } : o)] },
        EvidenceRule.StrandsMapped r => evidence with { Mapped = [.. evidence.Mapped.Where(m => m.Return(r) is false || m.Strand != r.Strands[^1])] },
        EvidenceRule.Declared r => Changed(evidence, f => IsOfReturn(f, r.Return) && f.Strand == r.Strands[^1] && f.DeclarationRate is not null, f => f with { DeclarationRate = r.AtLeast - 0.01 }),
        EvidenceRule.NoClearGap r => Changed(
            evidence, f => f.Indicator == r.Indicator && f.Strand == r.Strand && f.Verdict is not null && LastMonth.MonthsSince(ReportingMonth.Parse(f.Period)) <= r.AtMostMonths,
            f => f with { Verdict = "clearly worse" }),
        EvidenceRule.MappingCoverage r => Left(evidence, f => !(f.Indicator == r.Indicator && f.Service != Unit.All && f.Strand == r.Strands[^1])),
        EvidenceRule.MonitoredByStrand r => Left(evidence, f => !(f.Indicator == r.Indicators[^1] && f.Group == "another-group" && f.Strand == r.Strands[^1])),
        EvidenceRule.RecordedByType r => Left(evidence, f => f.Indicator != r.Indicators[^1]),
        EvidenceRule.ImpactAssessed r => r.Stage == AssessmentStage.Published
            ? With(evidence, "impact-assessments", _ => true, r => Blank(r, "published")) : With(evidence, "impact-assessments", _ => true, r => Set(r, "status", "in-progress")),
        EvidenceRule.TargetsWithBasis { Basis: TargetBasis.ImpactAssessment } => With(evidence, "targets", _ => true, r => Blank(r, "impact_assessment")),
        EvidenceRule.TargetsWithBasis { Of: TargetHolder.Services } => With(evidence, "targets", r => r.Find("service") is not null, r => Blank(r, "dataset")),
        EvidenceRule.TargetsWithBasis => With(evidence, "targets", _ => true, r => Blank(r, "dataset")),
        EvidenceRule.MonitoringSeen s => With(evidence, "meetings", r => r.Find("forum") == s.Forums[^1] && r.Find("kind") == s.Kind, _ => null),
        EvidenceRule.Consulted c => With(
            evidence, "consultation", r => r.Find("strand") == c.Strands[^1], r => Blank(r, c.Point == ConsultationPoint.Reached ? "reached" : "fed_back")),
        EvidenceRule.PrioritiesOwned o => With(evidence, "action-plan", r => r.Find("layer") == "action", r => Blank(r, o.Filled[^1])),
        EvidenceRule.ActionsDone => With(evidence, "action-plan", r => r.Find("layer") == "milestone", r => Set(r, "status", "late")),
        EvidenceRule.Trained t => With(evidence, "role-holders", r => t.Roles.Contains(r.Find("role")!), r => Blank(r, "trained")),
        EvidenceRule.RoleHeld h => With(evidence, "role-holders", r => r.Find("role") == h.Role && (!h.EveryDirectorate || r.Find("directorate") == "leisure"), _ => null),
        EvidenceRule.PlansCarry p => With(evidence, "business-plans", _ => true, r => Set(r, p.Carries, "no")),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "No piece of evidence is known for this kind of rule."),
    };

    public static FrameworkEvidence WithoutJudgement(FrameworkEvidence evidence, string criterion)
        => With(evidence, "framework-evidence", r => r.Find("criterion") == criterion, _ => null);

    /// <param name="change">To null where the record is left out.</param>
    public static FrameworkEvidence With(FrameworkEvidence evidence, string type, Func<RegisterRecord, bool> which, Func<RegisterRecord, RegisterRecord?> change) => evidence with
    {
        Registers = new HeldRegisters(Every(evidence.Registers)
            .Select(r => r.ReturnType == type ? r with { Records = [.. r.Records.Select(record => which(record) ? change(record) : record).OfType<RegisterRecord>()] } : r)),
    };

    public static FrameworkEvidence WithoutRegister(FrameworkEvidence evidence, string type)
        => evidence with { Registers = new HeldRegisters(Every(evidence.Registers).Where(r => r.ReturnType != type)) };

    /// <summary>These in place of what their senders sent before.</summary>
    public static FrameworkEvidence Plus(FrameworkEvidence evidence, params AcceptedRegister[] more) => evidence with
    {
        Registers = new HeldRegisters([.. Every(evidence.Registers).Where(r => !more.Any(m => (m.ReturnType, m.Directorate, m.Period) == (r.ReturnType, r.Directorate, r.Period))), .. more]),
    };

    private static IEnumerable<AcceptedRegister> Every(HeldRegisters registers)
        => SampleRelease.Policy.ReturnTypes.SelectMany(t => registers.HistoryOf(t.Id));

    public static RegisterRecord Set(RegisterRecord record, string column, string text) => record with { Texts = record.Texts.SetItem(column, text) };

    public static RegisterRecord Blank(RegisterRecord record, string column) => record with { Texts = record.Texts.Remove(column) };

    private static bool Return(this MappedStrand mapped, EvidenceRule.StrandsMapped rule) => mapped.ReturnType == rule.Return && mapped.Measure == rule.Measure;

    private static bool IsOfReturn(PublishedFigure figure, string type) => figure.Indicator.StartsWith(type == "recruitment" ? "REC" : "TAK", StringComparison.Ordinal);

    private static FrameworkEvidence Changed(FrameworkEvidence evidence, Func<PublishedFigure, bool> which, Func<PublishedFigure, PublishedFigure> change)
        => evidence with { Figures = [.. evidence.Figures.Select(f => which(f) ? change(f) : f)] };

    private static FrameworkEvidence Left(FrameworkEvidence evidence, Func<PublishedFigure, bool> which) => evidence with { Figures = [.. evidence.Figures.Where(which)] };
}
