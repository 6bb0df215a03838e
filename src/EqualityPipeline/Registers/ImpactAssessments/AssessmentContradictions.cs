using System.Globalization;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Registers.ImpactAssessments;

/// <summary>The contradiction check: what an assessment says beside figures, strands, dates and evidence.</summary>
internal static class AssessmentContradictions
{
    public static IEnumerable<Contradiction> Of(ImpactAssessment assessment, RegisterInputs inputs, AssessmentGaps gaps)
    {
        if (assessment.Status == ImpactStatus.Withdrawn)
            yield break;
        foreach (var (strand, indicator, figure) in gaps.BesideNoImpact())
        {
            yield return new Contradiction(
                ContradictionKind.NoImpactBesideGap, strand, indicator, figure.Id,
                $"It found no impact by {NameOf(strand, inputs)}, and {indicator} shows a clear gap.");
        }

        foreach (var strand in BlankStrands(assessment, inputs))
            yield return new Contradiction(ContradictionKind.BlankStrand, strand, null, null, $"It is signed and says nothing of {NameOf(strand, inputs)}.");
        if (assessment is { Signed: { } signed, Decided: { } decided } && signed > decided)
            yield return new Contradiction(ContradictionKind.SignedAfterDecision, null, null, null, $"It was signed on {Day(signed)}, after the decision of {Day(decided)} that it should inform.");
        if (Age(assessment, inputs) is { } months && months > inputs.Policy.Registers.EvidenceMonths)
        {
            yield return new Contradiction(
                ContradictionKind.OldEvidence, null, null, null,
                string.Create(CultureInfo.InvariantCulture, $"Its newest evidence is of {ReportingMonth.Parse(assessment.EvidenceTo!).InWords}, {months} months before {(assessment.Signed is null ? "today" : "it was signed")}."));
        }
    }

    /// <summary>Strands in force in the month of its signing of which it says nothing.</summary>
    private static IEnumerable<string> BlankStrands(ImpactAssessment assessment, RegisterInputs inputs)
        => assessment.Signed is { } signed
            ? inputs.Policy.StrandsInForce(inputs.Organisation, ReportingMonth.Of(signed)).Select(s => s.Id).Where(s => !assessment.Findings.Any(f => f.Strand == s))
            : [];

    /// <summary>Months from its newest evidence to its signing, or to today while it is open.</summary>
    private static int? Age(ImpactAssessment assessment, RegisterInputs inputs)
        => assessment.EvidenceTo is { } month && (assessment.Signed ?? (assessment.IsOpen ? inputs.AsOf : null)) is { } day
            ? ReportingMonth.Of(day).MonthsSince(ReportingMonth.Parse(month))
            : null;

    private static string NameOf(string strand, RegisterInputs inputs) => inputs.Policy.FindStrand(strand)?.Name.ToLowerInvariant() ?? strand;

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
