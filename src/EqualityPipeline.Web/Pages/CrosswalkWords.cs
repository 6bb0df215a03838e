using System.Collections.Immutable;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Web.Pages;

/// <summary>What others call an indicator, and how their measures go on in it: the series they made, and where it breaks.</summary>
internal static class CrosswalkWords
{
    /// <summary>The nearest measure first, then what that goes on from.</summary>
    public static ImmutableArray<string> About(MonitoringPolicy policy, Indicator indicator) =>
    [
        .. indicator.AlsoKnownAs.IsEmpty ? Array.Empty<string>() : [$"Also known as {string.Join(", ", indicator.AlsoKnownAs)}."],
        .. Before(policy, indicator.Id, []).Select(step => Sentence(policy, step)),
        .. policy.Crosswalk.Steps.Where(s => s.From == indicator.Id).Select(step => Sentence(policy, step)),
    ];

    private static IEnumerable<CrosswalkStep> Before(MonitoringPolicy policy, string code, ImmutableHashSet<string> seen)
        => policy.Crosswalk.Steps.Where(s => s.To == code && !seen.Contains(s.From)).SelectMany(s => Before(policy, s.From, seen.Add(code)).Prepend(s));

    private static string Sentence(MonitoringPolicy policy, CrosswalkStep step)
        => $"{Named(policy, step.From)} goes on in {Named(policy, step.To)}: {How(step)}{Read(policy, step)}. {step.Why}";

    private static string Named(MonitoringPolicy policy, string code)
        => policy.Crosswalk.FindMeasure(code) is { } measure ? $"{code} \"{measure.Name}\"" : code;

    private static string How(CrosswalkStep step) => step switch
    {
        { Equivalence: Equivalence.Broken } => $"another measure{Since(step)}, so that the two are not set beside one another",
        { Equivalence: Equivalence.Near } => step.Break is null ? "near, with a difference" : $"near, with a break in the series{Since(step)}",
        _ => $"the same{(step.Break is null ? "" : $", with a break in the series{Since(step)}")}",
    };

    private static string Since(CrosswalkStep step) => step.Break is { } month ? $" since {month.InWords}" : "";

    private static string Read(MonitoringPolicy policy, CrosswalkStep step) => step.Reading is { } reading
        ? $" (read the {WordsOf(reading.Of)} of {policy.FindStrand(reading.Strand)?.Name ?? reading.Strand}: {reading.Group})"
        : "";

    public static string WordsOf(ReadingOfFigure of) => of switch
    {
        ReadingOfFigure.Value => "figure",
        ReadingOfFigure.Complement => "whole less the figure",
        _ => "ratio",
    };
}
