using System.Collections.Immutable;
using System.Text.Json.Serialization;
using EqualityPipeline.Policy;
using EqualityPipeline.Registers;
using static EqualityPipeline.Frameworks.RuleWords;

namespace EqualityPipeline.Frameworks;

/// <summary>What a person judged of a criterion, from the register of framework evidence.</summary>
/// <param name="Assessor">self, peer or external.</param>
/// <param name="Verdict">met, partly-met or not-met.</param>
/// <param name="Settles">Whose judgement it settles where assessors disagreed; null where it settles none.</param>
public sealed record RecordedJudgement(
    string Criterion, string Assessor, string Role, string? AssessorOrganisation, string Verdict, DateOnly Assessed, DateOnly? ExpiresOn,
    string? Evidence, string? EvidenceTitle, string? Settles, string? Reason)
{
    /// <summary>How long a judgement counts where nothing says otherwise.</summary>
    private const int DefaultMaxAgeMonths = 24;

    [JsonIgnore]
    public bool IsMet => Verdict == "met";

    /// <summary>Self, or peer: an external assessor counts as one of the peers.</summary>
    [JsonIgnore]
    public string Basis => Assessor == "self" ? "self" : "peer";

    public static ImmutableArray<RecordedJudgement> Of(string framework, HeldRegisters registers) =>
    [
        .. registers.RecordsOf("framework-evidence").Where(r => r.Find("framework") == framework).Select(r => new RecordedJudgement(
            r.Find("criterion")!, r.Find("assessor")!, r.Find("assessor_role")!, r.Find("assessor_organisation"), r.Find("judgement")!,
            r.FindDay("assessed")!.Value, r.FindDay("expires"), r.Find("evidence"), r.Find("evidence_title"), r.Find("settles"), r.Find("reason"))),
    ];

    /// <summary>The first day on which it no longer counts.</summary>
    public DateOnly StaleOn(int? maxAgeMonths)
    {
        var byAge = EvidenceAge.StaleOn(Assessed, maxAgeMonths ?? DefaultMaxAgeMonths);
        return ExpiresOn < byAge ? ExpiresOn.Value : byAge;
    }

    public EvidenceState StateOn(DateOnly asOf, int? maxAgeMonths)
    {
        var end = StaleOn(maxAgeMonths);
        if (asOf >= end)
            return EvidenceState.Stale;
        var days = end.DayNumber - Assessed.DayNumber;
        return asOf.DayNumber - Assessed.DayNumber >= days * 3 / 4 ? EvidenceState.Ageing : EvidenceState.Fresh;
    }

    public bool Stands(DateOnly asOf, int? maxAgeMonths = null) => Assessed <= asOf && StateOn(asOf, maxAgeMonths) != EvidenceState.Stale;

    /// <summary>What the judgements say of a criterion: one that settles a disagreement goes first, then an external assessor's, a peer's, one's own.</summary>
    public static EvidenceRuling On(JudgementRule rule, IEnumerable<RecordedJudgement> judgements, DateOnly asOf)
    {
        var known = judgements.Where(j => rule.By.Contains(j.Assessor) && j.Assessed <= asOf).ToList();
        if (known.Where(j => j.Stands(asOf, rule.MaxAgeMonths)).OrderBy(Rank).ThenByDescending(j => j.Assessed).FirstOrDefault() is { } deciding)
        {
            return new EvidenceRuling(deciding.IsMet, deciding.StateOn(asOf, rule.MaxAgeMonths), $"{deciding.InWords}.")
            {
                NewestOn = deciding.Assessed,
                StaleOn = deciding.IsMet ? deciding.StaleOn(rule.MaxAgeMonths) : null,
            };
        }

        return known.MaxBy(j => j.Assessed) is { } old
            ? new EvidenceRuling(false, EvidenceState.Stale, $"{old.InWords}, and that no longer counts since {Day(old.StaleOn(rule.MaxAgeMonths))}.") { NewestOn = old.Assessed }
            : new EvidenceRuling(false, EvidenceState.Missing, "Nobody's judgement is recorded.");
    }

    [JsonIgnore]
    public string InWords
    {
        get
        {
            var who = Assessor switch { "self" => "Self-assessment", "peer" => "Peer challenge", _ => "External assessor" };
            var what = Verdict switch { "met" => "met", "partly-met" => "partly met", _ => "not met" };
            return $"{who} of {Day(Assessed)} by the {Role}{(AssessorOrganisation is null ? "" : $" ({AssessorOrganisation})")}: {what}";
        }
    }

    private static int Rank(RecordedJudgement judgement) => judgement.Settles is not null ? 0 : judgement.Assessor switch { "external" => 1, "peer" => 2, _ => 3 };
}
