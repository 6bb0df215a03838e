using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Frameworks;

/// <summary>What live data say of one criterion.</summary>
/// <param name="Words">The evidence with its numbers.</param>
public sealed record EvidenceRuling(bool IsMet, EvidenceState State, string Words)
{
    /// <summary>The day of the newest evidence; null where there is none.</summary>
    public DateOnly? NewestOn { get; init; }

    /// <summary>The day on which the criterion falls by itself if no more evidence comes; null where it is not met, or does not age.</summary>
    public DateOnly? StaleOn { get; init; }

    /// <summary>How much of what is looked for is there, from 0 to 1; null where the evidence does not come by degrees.</summary>
    public double? Progress { get; init; }

    /// <summary>The progress at which the criterion is met.</summary>
    public double Needed { get; init; } = 1;

    /// <summary>Settles a criterion from the evidence alone.</summary>
    public static EvidenceRuling On(EvidenceRule rule, FrameworkEvidence evidence, MonitoringPolicy policy) => rule switch
    {
        EvidenceRule.ReturnsAccepted accepted => ReturnRulings.Accepted(accepted, evidence, policy),
        EvidenceRule.ReturnsOnTime onTime => ReturnRulings.OnTime(onTime, evidence, policy),
        EvidenceRule.StrandsMapped mapped => ReturnRulings.Mapped(mapped, evidence, policy),
        EvidenceRule.Declared declared => FigureRulings.Declared(declared, evidence, policy),
        EvidenceRule.NoClearGap gap => FigureRulings.NoClearGap(gap, evidence, policy),
        EvidenceRule.MappingCoverage coverage => FigureRulings.Coverage(coverage, evidence, policy),
        EvidenceRule.MonitoredByStrand monitored => FigureRulings.Monitored(monitored, evidence, policy),
        EvidenceRule.RecordedByType types => FigureRulings.ByType(types, evidence, policy),
        EvidenceRule.ImpactAssessed assessed => RegisterRulings.ImpactAssessed(assessed, evidence),
        EvidenceRule.TargetsWithBasis targets => RegisterRulings.Targets(targets, evidence),
        EvidenceRule.MonitoringSeen seen => RegisterRulings.Seen(seen, evidence, policy),
        EvidenceRule.Consulted consulted => RegisterRulings.Consulted(consulted, evidence, policy),
        EvidenceRule.PrioritiesOwned owned => RegisterRulings.Owned(owned, evidence, policy),
        EvidenceRule.ActionsDone done => RegisterRulings.Done(done, evidence),
        EvidenceRule.Trained trained => RoleRulings.Trained(trained, evidence, policy),
        EvidenceRule.RoleHeld held => RoleRulings.Held(held, evidence, policy),
        EvidenceRule.PlansCarry plans => RegisterRulings.Plans(plans, evidence, policy),
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    /// <summary>The same evidence with what a person judged of it: both must hold.</summary>
    public EvidenceRuling And(EvidenceRuling judged) => new(IsMet && judged.IsMet, EvidenceStates.Worse(State, judged.State), $"{Words} {judged.Words}")
    {
        NewestOn = NewestOn > judged.NewestOn || judged.NewestOn is null ? NewestOn : judged.NewestOn,
        StaleOn = IsMet && judged.IsMet ? Earlier(StaleOn, judged.StaleOn) : null,
        Progress = IsMet ? null : Progress,
        Needed = Needed,
    };

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null || other < one ? other : one;

    internal EvidenceRuling OfMonths(ReportingMonth? newest, int months) => newest is { } month
        ? this with { NewestOn = month.LastDay, StaleOn = IsMet ? EvidenceAge.StaleOn(month, months) : null }
        : this;
}
