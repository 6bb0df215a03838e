namespace EqualityPipeline.Registers;

/// <summary>Ids of the registers that reports are worked out from.</summary>
public static class RegisterTypes
{
    public const string ImpactAssessments = "impact-assessments";
    public const string Targets = "targets";
    public const string ActionPlan = "action-plan";
    public const string BusinessPlans = "business-plans";
    public const string Contracts = "contracts";
    public const string RoleHolders = "role-holders";
    public const string Consultation = "consultation";
    public const string StandardLevels = "standard-levels";
}
