using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>One file of a policy pack.</summary>
/// <param name="Path">Relative, with forward slashes, for example <c>indicators/recruitment.yaml</c>.</param>
public sealed record PolicyFile(string Path, string Text);

/// <param name="Line">1-based.</param>
public sealed record PolicyProblem(string File, int Line, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Message}";
}

/// <summary>A policy, or every error found in its files in one pass.</summary>
/// <param name="Policy">Null when there are errors.</param>
public sealed record PolicyLoad(MonitoringPolicy? Policy, ImmutableArray<PolicyProblem> Errors, ImmutableArray<PolicyProblem> Warnings);
