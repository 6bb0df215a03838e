using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>Everything wrong with a pack, collected while all of it is read.</summary>
internal sealed class PolicyProblems
{
    private readonly HashSet<PolicyProblem> errors = [];
    private readonly HashSet<PolicyProblem> warnings = [];

    public ImmutableArray<PolicyProblem> Errors => Sorted(errors);

    public ImmutableArray<PolicyProblem> Warnings => Sorted(warnings);

    public void Error(PolicyPlace at, string message) => errors.Add(new PolicyProblem(at.File, at.Line, message));

    public void Warning(PolicyPlace at, string message) => warnings.Add(new PolicyProblem(at.File, at.Line, message));

    private static ImmutableArray<PolicyProblem> Sorted(IEnumerable<PolicyProblem> problems)
        => [.. problems
            .OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line).ThenBy(p => p.Message, StringComparer.Ordinal)];
}
