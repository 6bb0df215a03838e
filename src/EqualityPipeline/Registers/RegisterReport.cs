using EqualityPipeline.Registers.ActionPlans;
using EqualityPipeline.Registers.Barriers;
using EqualityPipeline.Registers.BusinessPlans;
using EqualityPipeline.Registers.Commissioning;
using EqualityPipeline.Registers.Commitments;
using EqualityPipeline.Registers.Consulting;
using EqualityPipeline.Registers.ImpactAssessments;
using EqualityPipeline.Registers.Roles;

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
        };
    }
}
