using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Registers.Roles;

/// <summary>Which post holds which role, what is handed over, and where nobody does. Posts, never persons: who was trained is told by published figures only.</summary>
/// <param name="Posts">Those that hold a role today, in the order of role, directorate and post.</param>
/// <param name="Handovers">Roles that ended, the latest first.</param>
/// <param name="WithoutLeader">Ids of directorates without a Diversity Leader today, in the policy's order.</param>
/// <param name="Changed">Directorates that were merged or split.</param>
/// <param name="Training">Ids of published figures: how much of the role-holders was trained, of the organisation and of each directorate that has one.</param>
public sealed record RoleReport(
    ImmutableArray<RolePost> Posts, ImmutableArray<Handover> Handovers, ImmutableArray<string> WithoutLeader, ImmutableArray<DirectorateChange> Changed, ImmutableArray<string> Training)
{
    private const string DiversityLeader = "diversity-leader";

    /// <summary>A row about a directorate and no post of it.</summary>
    private const string DirectorateItself = "directorate";

    /// <returns>Null where nobody ever sent the register, and for a partnership, whose members each have their own.</returns>
    public static RoleReport? Of(RegisterInputs inputs, RegisterFigures figures)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs.Organisation.IsPartnership || !inputs.Registers.Holds(RegisterTypes.RoleHolders))
            return null;
        var records = inputs.Registers.RecordsOf(RegisterTypes.RoleHolders).ToList();
        var roles = records.Where(r => r.Text("role") != DirectorateItself).ToList();
        var changed = records.Where(r => r.Text("role") == DirectorateItself && r.FindDay("ends") is not null)
            .Select(r => new DirectorateChange(r.Text("directorate"), r.FindDay("ends")!.Value, [.. r.FindSeveral("becomes")]))
            .OrderBy(c => c.Directorate, StringComparer.Ordinal).ToImmutableArray();
        var holding = roles.Where(r => !(r.FindDay("starts") > inputs.AsOf) && !(r.FindDay("ends") < inputs.AsOf)).ToList();
        return new RoleReport(
            [
                .. holding.Select(r => new RolePost(r.Text("role"), r.Text("directorate"), r.Text("post"), r.Find("organisation"), r.Find("portfolio"), r.FindDay("starts")))
                    .OrderBy(p => p.Role, StringComparer.Ordinal).ThenBy(p => p.Directorate, StringComparer.Ordinal).ThenBy(p => p.Post, StringComparer.Ordinal),
            ],
            [
                .. roles.Where(r => r.FindDay("ends") is not null)
                    .Select(r => new Handover(
                        r.Text("role"), r.Text("directorate"), r.Text("post"), r.FindDay("ends")!.Value, r.Find("hands_over_to"), r.FindDay("handover"), r.Find("handover_list"),
                        r.FindDay("ends") <= inputs.AsOf && (r.Find("hands_over_to") is null || r.FindDay("handover") is null)))
                    .OrderByDescending(h => h.Ends).ThenBy(h => h.Role, StringComparer.Ordinal).ThenBy(h => h.Post, StringComparer.Ordinal),
            ],
            [
                .. inputs.Organisation.Directorates.Select(d => d.Id)
                    .Where(d => !changed.Any(c => c.Directorate == d && c.Ends < inputs.AsOf) && !holding.Any(r => r.Text("role") == DiversityLeader && r.Text("directorate") == d)),
            ],
            changed, [.. TrainingOf(inputs, figures)]);
    }

    private static IEnumerable<string> TrainingOf(RegisterInputs inputs, RegisterFigures figures)
        => from indicator in inputs.Policy.Indicators
           where indicator.Count.Return == RegisterTypes.RoleHolders
           from unit in inputs.Organisation.Directorates.Select(d => Unit.OfDirectorate(d.Id)).Prepend(Unit.Organisation)
           let figure = figures.Latest(indicator.Id, unit, Unit.All, Unit.All)
           where figure is not null
           select figure.Id;
}

/// <param name="Post">The title of a post.</param>
/// <param name="Organisation">Of a partner's officer; null where the post is the organisation's own.</param>
public sealed record RolePost(string Role, string Directorate, string Post, string? Organisation, string? Portfolio, DateOnly? Since);

/// <param name="HandsOverTo">The post that takes over; null where none is named.</param>
/// <param name="HandedOver">The day on which it was handed over; null where it was not.</param>
/// <param name="List">Address of the list of what was handed over.</param>
/// <param name="IsOpen">The role has ended, and nobody takes over or nothing was handed over yet.</param>
public sealed record Handover(string Role, string Directorate, string Post, DateOnly Ends, string? HandsOverTo, DateOnly? HandedOver, string? List, bool IsOpen);

public sealed record DirectorateChange(string Directorate, DateOnly Ends, ImmutableArray<string> Becomes);
