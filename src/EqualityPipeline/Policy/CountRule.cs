namespace EqualityPipeline.Policy;

/// <summary>One measure is a part of another: of no group can it count more.</summary>
/// <param name="Why">Said to the sender, in plain English.</param>
/// <param name="IsWarning">True where the return is accepted all the same.</param>
public sealed record CountRule(string Part, string Whole, string Why, bool IsWarning);
