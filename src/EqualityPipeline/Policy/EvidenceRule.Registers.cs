using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <content>Rules over the registers. An age is counted from the day that a record tells, and otherwise from the end of the month that the register was sent for.</content>
public abstract partial record EvidenceRule
{
    /// <summary>Enough functional areas have an impact assessment that is complete, or complete and published.</summary>
    /// <remarks>The areas are the organisation's services and whatever else the register assesses as a function.</remarks>
    public sealed record ImpactAssessed(AssessmentStage Stage, int MaxAgeMonths, double AtLeast) : EvidenceRule;

    /// <summary>Enough directorates, or services, have a target that is still running and says what it rests on.</summary>
    public sealed record TargetsWithBasis(TargetBasis Basis, TargetHolder Of, int MaxAgeMonths, double AtLeast) : EvidenceRule;

    /// <summary>Each of these forums met on the monitoring, and its minutes have a line of that kind.</summary>
    /// <param name="Kind">Code of the kind of minute: considered, decision, challenge, involvement and so on.</param>
    public sealed record MonitoringSeen(ImmutableArray<string> Forums, string Kind, int MaxAgeMonths) : EvidenceRule;

    /// <summary>People of each of these strands were consulted, with how many of which group took part.</summary>
    public sealed record Consulted(ImmutableArray<string> Strands, ConsultationPoint Point, int MaxAgeMonths) : EvidenceRule;

    /// <summary>Enough actions of the action plan that are to be done say who answers for them and how they are followed.</summary>
    /// <param name="Filled">Columns of the action plan that must be filled.</param>
    public sealed record PrioritiesOwned(ImmutableArray<string> Filled, int MaxAgeMonths, double AtLeast) : EvidenceRule;

    /// <summary>Enough of the actions due by now, in the last months, were done.</summary>
    public sealed record ActionsDone(int Months, double AtLeast) : EvidenceRule;

    /// <summary>Enough of the posts that hold these roles took equality training.</summary>
    public sealed record Trained(ImmutableArray<string> Roles, int MaxAgeMonths, double AtLeast) : EvidenceRule;

    /// <summary>Each directorate, or the organisation as a whole, has a post that holds the role.</summary>
    public sealed record RoleHeld(string Role, bool EveryDirectorate, int MaxAgeMonths) : EvidenceRule;

    /// <summary>Enough directorates have a business plan that was assessed and carries this.</summary>
    /// <param name="Carries">Column of the business plans: monitoring, targets, impact_assessments or training.</param>
    public sealed record PlansCarry(string Carries, int MaxAgeMonths, double AtLeast) : EvidenceRule;
}

/// <summary>How far an impact assessment must have come.</summary>
public enum AssessmentStage { Complete, Published }

/// <summary>What a target must say it rests on.</summary>
public enum TargetBasis { ImpactAssessment, Dataset }

/// <summary>Whose targets are counted.</summary>
public enum TargetHolder { Directorates, Services }

/// <summary>What must be known of a consultation.</summary>
public enum ConsultationPoint
{
    /// <summary>It is closed, and how many of a group of the strand took part is written down.</summary>
    Reached,

    /// <summary>Those who took part were told what came of it.</summary>
    FedBack,
}
