using System.Collections.Immutable;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Registers.Region;

/// <summary>Whether authorities that were supported moved further under a scheme than those that were not.</summary>
/// <param name="PValue">Two-sided, Fisher's exact test of who moved up; null where one side has nobody whose move is known.</param>
/// <param name="Difference">Levels, mean of the supported less mean of the others; null likewise.</param>
public sealed record ProgrammeEvaluation(string Scheme, ProgrammeArm Supported, ProgrammeArm Others, double? Difference, double? PValue, ProgrammeVerdict Verdict)
{
    private const double Clear = 0.05;

    internal static ImmutableArray<ProgrammeEvaluation> Of(ImmutableArray<AuthorityLevel> levels, ImmutableArray<GivenSupport> support) =>
    [
        .. support.Select(s => s.Scheme).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(scheme => OfScheme(scheme, levels.Where(l => l.Scheme == scheme).ToList(), support.Where(s => s.Scheme == scheme).ToList())),
    ];

    private static ProgrammeEvaluation OfScheme(string scheme, List<AuthorityLevel> levels, List<GivenSupport> support)
    {
        // Support that began after the level was assessed cannot have moved it.
        bool WasSupported(AuthorityLevel level) => support.Exists(s => s.Authority == level.Authority && (level.Assessed is not { } assessed || s.Starts <= assessed));
        var supported = ProgrammeArm.Of(levels.Where(WasSupported));
        var others = ProgrammeArm.Of(levels.Where(l => !WasSupported(l)));
        if (supported.MeanMoved is not { } mean || others.MeanMoved is not { } otherMean)
            return new ProgrammeEvaluation(scheme, supported, others, null, null, ProgrammeVerdict.CannotSay);
        var p = FisherExact.TwoSided(supported.MovedUp, supported.Known - supported.MovedUp, others.MovedUp, others.Known - others.MovedUp);
        return new ProgrammeEvaluation(scheme, supported, others, mean - otherMean, p, p >= Clear ? ProgrammeVerdict.NoClearDifference : mean > otherMean ? ProgrammeVerdict.Further : ProgrammeVerdict.LessFar);
    }
}

public enum ProgrammeVerdict { Further, LessFar, NoClearDifference, CannotSay }

/// <param name="Authorities">All of them, those whose move is not known among them.</param>
/// <param name="Known">Those that answered both surveys under the scheme.</param>
/// <param name="MeanMoved">Levels; null where no move is known.</param>
public sealed record ProgrammeArm(int Authorities, int Known, int MovedUp, int Stayed, int MovedDown, double? MeanMoved)
{
    internal static ProgrammeArm Of(IEnumerable<AuthorityLevel> levels)
    {
        var all = levels.ToList();
        var moves = all.Select(l => l.Moved).OfType<int>().ToList();
        return new ProgrammeArm(all.Count, moves.Count, moves.Count(m => m > 0), moves.Count(m => m == 0), moves.Count(m => m < 0), moves.Count == 0 ? null : moves.Average());
    }
}
