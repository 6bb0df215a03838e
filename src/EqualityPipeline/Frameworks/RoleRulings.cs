using EqualityPipeline.Policy;
using EqualityPipeline.Registers;
using static EqualityPipeline.Frameworks.RuleWords;

namespace EqualityPipeline.Frameworks;

/// <summary>What the register of role-holders says. It is not public: whether enough is there is told, and never how many posts are trained or which.</summary>
internal static class RoleRulings
{
    public static EvidenceRuling Trained(EvidenceRule.Trained rule, FrameworkEvidence evidence, MonitoringPolicy policy)
    {
        var pieces = new PiecesOfEvidence(
            [.. Holders(rule.Roles, evidence).Select(r => new Piece("", r.FindDay("trained")))], rule.MaxAgeMonths, rule.AtLeast, evidence.AsOf);
        var roles = string.Join(", ", rule.Roles.Select(role => CodeName("role", role, policy)));
        var (posts, must) = rule.AtLeast >= 1 ? ("Every post that holds this role", "is") : (Text($"At least {rule.AtLeast:P0} of the posts that hold this role"), "are");
        var ruling = pieces.Ruling(
            pieces.Counted.Count >= pieces.Needed ? Text($"{posts} took equality training in the last {rule.MaxAgeMonths} months: {roles}.")
            : Text($"{posts} {must} to have taken equality training in the last {rule.MaxAgeMonths} months, and that is not so: {roles}."),
            isNamed: false, nothing: $"No post is recorded as holding this role: {roles}.");
        // How far it has come would tell how many; how old it is, on which days one person each was trained.
        return ruling with { State = ruling.IsMet ? EvidenceState.Fresh : EvidenceState.Missing, Progress = null, NewestOn = null, StaleOn = null };
    }

    public static EvidenceRuling Held(EvidenceRule.RoleHeld rule, FrameworkEvidence evidence, MonitoringPolicy policy)
    {
        var holders = Holders([rule.Role], evidence);
        var role = CodeName("role", rule.Role, policy);
        var pieces = new PiecesOfEvidence(
            rule.EveryDirectorate
                ? [.. evidence.Directorates.Select(d => new Piece(d.Name, Newest(holders.Where(h => h.Find("directorate") == d.Id))))]
                : [new Piece(role, Newest(holders))],
            rule.MaxAgeMonths, 1, evidence.AsOf);
        return pieces.Ruling(rule.EveryDirectorate
            ? Text($"{pieces.Counted.Count} of {pieces.All.Count} directorates have a post that holds the role \"{role}\", by a register of the last {rule.MaxAgeMonths} months.")
            : Text($"{(pieces.Counted.Count == 0 ? "No" : "A")} post holds the role \"{role}\", by a register of the last {rule.MaxAgeMonths} months."));

        // That somebody holds it is known for the month that the register was sent for.
        static DateOnly? Newest(IEnumerable<HeldRecord> of) => of.Select(h => (DateOnly?)h.Of.Period.FirstDay).Max();
    }

    private static List<HeldRecord> Holders(IReadOnlyCollection<string> roles, FrameworkEvidence evidence) =>
    [
        .. evidence.Registers.RecordsOf("role-holders")
            .Where(r => roles.Contains(r.Find("role")) && r.FindDay("starts") <= evidence.AsOf && !(r.FindDay("ends") < evidence.AsOf)),
    ];
}
