namespace EqualityPipeline.Statistics.Distributions;

/// <summary>How many of a group were paid a bonus.</summary>
public static class BonusShare
{
    /// <param name="bonuses">What each relevant employee of the group was paid in bonuses in the twelve months, 0 for those who were paid none.</param>
    /// <returns>Those paid one among all; the share of nobody is null.</returns>
    /// <remarks>SI 2017/353, Schedule 1, paragraph 12 (in the words of SI 2017/172, regulation 12).</remarks>
    public static BandPart Of(Distribution bonuses) => new(bonuses.Above(0).Count, bonuses.Count);
}
