using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Registers.ActionPlans;

/// <summary>A headline figure of the whole organisation that is clearly worse, and the actions that are to mend it. Without one it is an open item.</summary>
/// <param name="Heading">The heading of the list, or the category where the list has none.</param>
/// <param name="Figures">Ids of the published figures: the heading's and those of its categories.</param>
/// <param name="Actions">Ids of actions with the same indicator and strand, for everyone, the heading or one of its categories; stopped ones mend nothing.</param>
public sealed record AnsweredFinding(string Indicator, string Strand, string Heading, ImmutableArray<string> Figures, ImmutableArray<string> Actions)
{
    public bool IsOpen => Actions.IsEmpty;

    internal static IEnumerable<AnsweredFinding> All(RegisterInputs inputs, RegisterFigures figures, ImmutableArray<PlanItem> plan)
    {
        var actions = plan.Where(i => i is { Layer: PlanLayer.Action, Indicator: not null, Status: not ActionStatus.Stopped }).ToList();
        foreach (var indicator in inputs.Policy.Indicators.Where(i => i.Headline))
        {
            foreach (var strand in inputs.Policy.StrandsInForce(inputs.Organisation, inputs.LastMonth))
            {
                var list = inputs.Policy.CodeListFor(strand, inputs.LastMonth);
                var behind = figures.LatestOfStrand(indicator.Id, Unit.Organisation, strand.Id).Where(f => RegisterFigures.IsClearlyWorse(f) && figures.IsRecent(f));
                foreach (var family in behind.GroupBy(f => HeadingOf(list, f.Group), StringComparer.Ordinal).OrderBy(f => f.Key, StringComparer.Ordinal))
                {
                    yield return new AnsweredFinding(
                        indicator.Id, strand.Id, family.Key, [.. family.Select(f => f.Id)],
                        [
                            .. actions.Where(a => a.Indicator == indicator.Id && (a.Strand is null or Unit.All
                                || (a.Strand == strand.Id && (a.Group is null or Unit.All || HeadingOf(list, a.Group) == family.Key)))).Select(a => a.Id),
                        ]);
                }
            }
        }
    }

    private static string HeadingOf(CodeList? list, string group) => list?.Find(group)?.RollUp ?? group;
}
