using System.Collections.Immutable;
using EqualityPipeline.Registers.ActionPlans;
using EqualityPipeline.Registers.Barriers;
using EqualityPipeline.Registers.BusinessPlans;
using EqualityPipeline.Registers.Commissioning;
using EqualityPipeline.Registers.Commitments;
using EqualityPipeline.Registers.Consulting;
using EqualityPipeline.Registers.ImpactAssessments;
using EqualityPipeline.Registers.Meetings;
using EqualityPipeline.Registers.Region;
using EqualityPipeline.Registers.Reports;
using EqualityPipeline.Registers.Roles;
using EqualityPipeline.Registers.Triangulation;

namespace EqualityPipeline.Registers;

/// <summary>What the registers of an organisation say as of a day, worked out and tied to its published figures. One property a subject.</summary>
/// <remarks>Made once, when a release is made, and kept with it: pages and feeds read it and work nothing out.</remarks>
public sealed record RegisterReport
{
    public static RegisterReport None { get; } = new();

    /// <summary>Null where nobody ever sent the register; so are the others.</summary>
    public ImpactAssessmentReport? ImpactAssessments { get; init; }

    public ActionPlanReport? ActionPlan { get; init; }

    public BarrierReport? Barriers { get; init; }

    public TargetReport? Targets { get; init; }

    public CommitmentReport? Commitments { get; init; }

    public BusinessPlanReport? BusinessPlans { get; init; }

    public ContractReport? Contracts { get; init; }

    public RoleReport? Roles { get; init; }

    public ConsultationReport? Consultations { get; init; }

    /// <summary>Minutes, oldest first.</summary>
    public ImmutableArray<MinutedLine> Meetings { get; init; } = [];

    /// <summary>What committee reports say of plan and consultation; null where neither was sent.</summary>
    public ReportFacts? Facts { get; init; }

    /// <summary>Levels of the authorities of a region; null where none were sent.</summary>
    public RegionReport? Region { get; init; }

    /// <summary>Channels of evidence beside one another; null where fewer than two say anything of any group.</summary>
    public EvidenceGrid? Evidence { get; init; }

    public static RegisterReport Of(RegisterInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs.Registers.IsEmpty && inputs.OfMembers.IsEmpty)
            return None;
        var figures = new RegisterFigures(inputs);
        var assessments = ImpactAssessmentReport.Of(inputs, figures);
        var plan = ActionPlanReport.Of(inputs, figures);
        var targets = TargetReport.Of(inputs, figures, assessments);
        return new RegisterReport
        {
            ImpactAssessments = assessments,
            ActionPlan = plan,
            Barriers = BarrierReport.Of(inputs, plan),
            Targets = targets,
            Commitments = CommitmentReport.Of(inputs, targets, plan, assessments),
            BusinessPlans = BusinessPlanReport.Of(inputs),
            Contracts = ContractReport.Of(inputs, assessments),
            Roles = RoleReport.Of(inputs, figures),
            Consultations = ConsultationReport.Of(inputs, figures),
            Meetings = MinutedLine.Of(inputs),
            Facts = ReportFacts.Of(inputs),
            Region = RegionReport.Of(inputs),
            Evidence = EvidenceGrid.Of(inputs),
        };
    }
}
