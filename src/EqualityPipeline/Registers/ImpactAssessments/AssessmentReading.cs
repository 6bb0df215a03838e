using System.Collections.Immutable;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Registers.ImpactAssessments;

/// <summary>Reads a record of the register and holds it against calendar, law and figures.</summary>
internal static class AssessmentReading
{
    public static ImpactAssessment Read(HeldRecord record, RegisterInputs inputs, RegisterFigures figures)
    {
        var layout = inputs.Policy.FindReturnType(RegisterTypes.ImpactAssessments)!.Register!;
        var said = layout.Columns
            .Where(c => c.ForStrand is not null)
            .Select(c => (Strand: c.ForStrand!, Finding: record.Find(c.Name)))
            .Where(f => f.Finding is not null)
            .Select(f => new StrandFinding(f.Strand, f.Finding!));
        var assessment = new ImpactAssessment
        {
            Id = record.Text("assessment"),
            Directorate = record.Directorate,
            Title = record.Text("title"),
            Subject = record.Text("subject"),
            Depth = record.Text("depth"),
            Delivery = record.Text("delivery"),
            Contract = record.Find("contract"),
            Partners = [.. record.FindSeveral("partners")],
            Service = record.Find("service"),
            LegalBasis = [.. record.FindSeveral("legal_basis")],
            Owner = record.Text("owner"),
            Status = record.Text("status"),
            Due = record.FindDay("due"),
            Started = record.FindDay("started"),
            Signed = record.FindDay("signed"),
            Decided = record.FindDay("decided"),
            Published = record.FindDay("published"),
            Review = record.FindDay("review"),
            Link = record.Find("link"),
            EvidenceTo = record.Find("evidence_to"),
            Findings = [.. said],
            Discrimination = record.Find("discrimination"),
            Decision = record.Find("decision"),
            Consultations = [.. record.FindSeveral("consultations")],
            Indicators = [.. record.FindSeveral("indicators")],
            Actions = [.. record.FindSeveral("actions")],
        };
        var gaps = new AssessmentGaps(assessment, inputs, figures);
        return assessment with
        {
            IsOverdue = assessment.IsOpen && assessment.Due < inputs.AsOf,
            IsReviewOverdue = assessment.Status == ImpactStatus.Complete && assessment.Review < inputs.AsOf,
            DutiesNotInForce = [.. NotInForce(assessment, inputs)],
            DataPack = gaps.DataPack(),
            Contradictions = [.. AssessmentContradictions.Of(assessment, inputs, gaps)],
            Reopenings = [.. gaps.Reopenings()],
        };
    }

    private static IEnumerable<string> NotInForce(ImpactAssessment assessment, RegisterInputs inputs)
    {
        if (assessment.Status == ImpactStatus.Withdrawn)
            return [];
        var month = ReportingMonth.Of(assessment.Signed ?? inputs.AsOf);
        return assessment.LegalBasis.Where(basis => inputs.Policy.Registers.Duties.FirstOrDefault(d => d.Basis == basis) is { } duty && !duty.InForce.Covers(month));
    }
}
