using System.Collections.Immutable;
using YamlDotNet.RepresentationModel;

namespace EqualityPipeline.Policy.Loading;

/// <summary>Collects everything wrong with a pack, so that one pass tells all.</summary>
internal sealed class PolicyProblems
{
    private readonly List<PolicyProblem> errors = [];
    private readonly List<PolicyProblem> warnings = [];

    public ImmutableArray<PolicyProblem> Errors => Sorted(errors);

    public ImmutableArray<PolicyProblem> Warnings => Sorted(warnings);

    public void Error(Place place, string message) => errors.Add(new PolicyProblem(place.File, place.Line, message));

    public void Warn(Place place, string message) => warnings.Add(new PolicyProblem(place.File, place.Line, message));

    private static ImmutableArray<PolicyProblem> Sorted(List<PolicyProblem> problems)
        => [.. problems.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line).ThenBy(p => p.Message, StringComparer.Ordinal)];
}

/// <param name="Line">1-based.</param>
internal readonly record struct Place(string File, int Line)
{
    public static Place Of(string file, YamlNode node) => new(file, checked((int)node.Start.Line));
}
