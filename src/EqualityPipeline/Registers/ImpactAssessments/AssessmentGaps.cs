using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Registers.ImpactAssessments;

/// <summary>What the published figures say of what one assessment is about.</summary>
internal sealed class AssessmentGaps(ImpactAssessment assessment, RegisterInputs inputs, RegisterFigures figures)
{
    private const string NoImpact = "no-impact";

    /// <summary>Findings that speak of a disadvantage already.</summary>
    private static readonly string[] KnownDisadvantage = ["negative-to-mend", "negative-justified"];

    private readonly ImmutableArray<Strand> strands = inputs.Policy.StrandsInForce(inputs.Organisation, inputs.LastMonth);

    public ImmutableArray<DataPackEntry> DataPack()
        => [.. strands.SelectMany(strand => assessment.Indicators.Select(indicator => Entry(strand, indicator)))];

    /// <summary>Of each strand for which no impact was found, the gap of each indicator that is furthest from that.</summary>
    public IEnumerable<(string Strand, string Indicator, PublishedFigure Figure)> BesideNoImpact()
        => from finding in assessment.Findings
           where finding.Finding == NoImpact
           from indicator in assessment.Indicators
           let figure = figures.FurthestBehind(indicator, UnitOf(indicator), finding.Strand)
           where figure is not null
           select (finding.Strand, indicator, figure);

    /// <summary>Gaps that are clear in figures of the time after the signing, of strands whose disadvantage the assessment does not speak of.</summary>
    public IEnumerable<Reopening> Reopenings()
    {
        if (assessment is not { Status: ImpactStatus.Complete, Signed: { } signed })
            yield break;
        foreach (var strand in strands.Where(s => !assessment.Findings.Any(f => f.Strand == s.Id && KnownDisadvantage.Contains(f.Finding))))
        {
            foreach (var indicator in assessment.Indicators)
            {
                if (figures.FurthestBehind(indicator, UnitOf(indicator), strand.Id, after: signed) is { } figure && figures.IsRecent(figure))
                    yield return new Reopening(strand.Id, indicator, figure.Id, $"To be reopened: since it was signed, {indicator} shows a clear gap by {strand.Name.ToLowerInvariant()}.");
            }
        }
    }

    private Unit UnitOf(string indicator) => figures.UnitOf(indicator, assessment.Directorate, assessment.Service);

    private DataPackEntry Entry(Strand strand, string indicator)
    {
        var unit = UnitOf(indicator);
        var latest = figures.LatestOfStrand(indicator, unit, strand.Id);
        var headings = inputs.Policy.CodeListFor(strand, inputs.LastMonth)?.RollUps.Select(c => c.Id).ToHashSet(StringComparer.Ordinal) ?? [];
        // The headings of a list, and of its categories those that are clearly behind: a page of eighteen categories hides the one that matters.
        var shown = latest.Where(f => headings.Count == 0 || headings.Contains(f.Group) || RegisterFigures.IsClearlyWorse(f)).Select(f => f.Id).ToImmutableArray();
        var missing = !shown.IsEmpty ? null : figures.IsTold(indicator, unit, strand.Id) ? "no figure can be shown: it is hidden, or was not collected" : "no figure is published";
        return new DataPackEntry(strand.Id, indicator, unit.Directorate, unit.Service, shown, missing);
    }
}
