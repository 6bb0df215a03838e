using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Explaining;

/// <summary>How a published figure came to be. It shows no number that the release does not show.</summary>
/// <param name="Formula">The indicator's formula with the figure's numbers put in.</param>
/// <param name="Steps">In the order in which they are taken.</param>
/// <param name="Published">As the release shows it.</param>
/// <param name="Equal">Whether the figure, computed again just now, comes out as published.</param>
/// <param name="Differing">What does not come out the same, by name.</param>
/// <param name="Submissions">Those it rests on; of a partnership none, for a partner's returns are not shown to the others.</param>
/// <param name="Members">Of a partnership whose counts are in it, each with the release they are taken from; otherwise empty.</param>
public sealed record ExplainedFigure(
    string Figure, string Release, DateOnly AsOf, ExplainedDefinition Definition, ExplainedPolicy Policy, string Period, string Where, string About,
    ExplainedFormula Formula, ImmutableArray<ExplainedStep> Steps, PublishedFigure Published,
    bool Equal, ImmutableArray<string> Differing, ImmutableArray<ExplainedSubmission> Submissions,
    ImmutableArray<ExplainedMember> Members)
{
    /// <param name="policy">The one it is computed again under.</param>
    public static ExplainedFigure Of(
        MonitoringPolicy policy, Organisation organisation, FigureSources sources, ReleaseManifest manifest, PublishedFigure published, Recomputation again)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(again);
        var id = FigureId.Of(published);
        var part = manifest.Parts.FirstOrDefault(p => p.Family == sources.WholeFamily.Id && p.FinancialYear == id.Period.FinancialYear);
        return new ExplainedFigure(
            published.Id, manifest.Id, manifest.AsOf, ExplainedDefinition.Of(policy, sources.Indicator),
            new ExplainedPolicy(manifest.Policy, policy.Version, part?.PolicySlice), id.Period.InWords, UnitInWords(organisation, id.Unit), GroupInWords(policy, id),
            ExplainedFormula.Of(sources.Indicator, published), FigureSteps.Of(policy, sources, id.Period, published), published,
            again.Equal, again.Differing,
            manifest.Members is null ? [.. again.Submissions.Select(s => ExplainedSubmission.Of(organisation.Id, s))] : [],
            [.. (manifest.Members ?? []).Where(m => again.Submissions.Any(s => s.Member == m.Organisation)).Select(m => ExplainedMember.Of(policy, m, id))]);
    }

    private static string UnitInWords(Organisation organisation, Unit unit) => unit.Level switch
    {
        UnitLevel.Organisation => organisation.Name,
        UnitLevel.Place => $"{unit.Place}, {organisation.Name}",
        UnitLevel.Directorate => $"{organisation.FindDirectorate(unit.Directorate)?.Name ?? unit.Directorate}, {organisation.Name}",
        _ => $"{organisation.FindDirectorate(unit.Directorate)?.Services.FirstOrDefault(s => s.Id == unit.Service)?.Name ?? unit.Service}, "
            + $"{organisation.FindDirectorate(unit.Directorate)?.Name ?? unit.Directorate}, {organisation.Name}",
    };

    private static string GroupInWords(MonitoringPolicy policy, FigureId id)
    {
        if (id.Strand == Indicators.Unit.All)
            return "everyone";
        var strand = policy.FindStrand(id.Strand);
        var name = strand is null ? null : policy.CodeListFor(strand, id.Period.LastMonth)?.Find(id.Group)?.Name;
        return $"{strand?.Name ?? id.Strand}: {(id.Group == GroupTree.Total ? "everyone" : name ?? id.Group)}";
    }
}

/// <summary>A figure that must not be known: nothing is said of it but that.</summary>
public sealed record HiddenFigure(string Figure, string Release, string Marker, string MarkerReason);

/// <summary>The indicator as it was defined for the period.</summary>
/// <param name="Formula">In words, without numbers.</param>
public sealed record ExplainedDefinition(
    string Id, string Name, string Question, string Formula, string Comparison, string Unit, int Per, Statistics.Polarity Better, IndicatorKind Kind, int MinimumBase,
    string Source, ReportingMonth? From, ReportingMonth? Until)
{
    internal static ExplainedDefinition Of(MonitoringPolicy policy, Indicator i) => new(
        i.Id, i.Name, i.Question, FormulaWords.Of(policy, i), FormulaWords.OfComparison(i), i.Unit, i.Per, i.Better, i.Kind, i.MinimumBase,
        i.Source, i.InForce.From, i.InForce.To);
}

/// <param name="Version">Of the policy that the release was made under.</param>
/// <param name="ComputedUnder">Of the one it was computed again under.</param>
/// <param name="Slice">Hash of what the policy said of these months.</param>
public sealed record ExplainedPolicy(string Version, string ComputedUnder, string? Slice);

public sealed record ExplainedStep(string Step, string Words);

/// <param name="Receipt">Its address.</param>
public sealed record ExplainedSubmission(string SubmissionId, string Directorate, string Period, string ReturnType, string Receipt)
{
    internal static ExplainedSubmission Of(string organisation, SubmissionCells s) => new(
        s.SubmissionId, s.Directorate, s.Period.ToString(), s.ReturnType, ReceiptAddresses.Of(organisation, s.Directorate, s.Period, s.ReturnType, s.SubmissionId));
}

/// <param name="Figure">Id of the same figure of the member.</param>
/// <param name="Explained">Where that is explained, to those who may read the member's release.</param>
public sealed record ExplainedMember(string Organisation, string Name, string Release, string Figure, string Explained)
{
    internal static ExplainedMember Of(MonitoringPolicy policy, PinnedRelease member, FigureId pooled)
    {
        var figure = (pooled with { Organisation = member.Organisation }).ToString();
        return new(
            member.Organisation, policy.FindOrganisation(member.Organisation)?.Name ?? member.Organisation, member.Release, figure, $"/api/explain/{Uri.EscapeDataString(figure)}");
    }
}
