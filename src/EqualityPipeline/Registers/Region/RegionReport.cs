using System.Collections.Immutable;

namespace EqualityPipeline.Registers.Region;

/// <summary>How the authorities of a region stand, what holds them back, and whether support helped.</summary>
/// <param name="Levels">By scheme, then name: what each says of itself, or what was found of it, in the latest survey.</param>
/// <param name="Published">Shares that others have published, as exactly as they did and no more.</param>
public sealed record RegionReport(
    ImmutableArray<AuthorityLevel> Levels, ImmutableArray<LeagueBand> League, ImmutableArray<QualifiedShare> Published, ImmutableArray<LevelTarget> Targets,
    ImmutableArray<BarrierMatch> Barriers, ImmutableArray<ProgrammeEvaluation> Programme)
{
    internal const string LevelsRegister = "standard-levels";
    internal const string SupportRegister = "support";
    internal const string StatisticsRegister = "outcome-statistics";
    internal const string LevelCodes = "scheme-level";

    /// <returns>Null where nothing of a region was sent.</returns>
    public static RegionReport? Of(RegisterInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var published = QualifiedShare.Of(inputs);
        if (!inputs.Registers.Holds(LevelsRegister) && !inputs.Registers.Holds(SupportRegister) && published.IsEmpty)
            return null;
        var surveys = LevelSurvey.All(inputs);
        var levels = AuthorityLevel.Of(inputs, surveys);
        var support = GivenSupport.All(inputs);
        return new RegionReport(
            levels, LeagueBand.Of(levels), published, LevelTarget.Of(inputs, surveys), BarrierMatch.Of(levels, support), ProgrammeEvaluation.Of(levels, support));
    }
}
