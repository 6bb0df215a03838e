using System.Collections.Immutable;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Registers.ImpactAssessments;

/// <summary>The impact assessments of an organisation: what they found, what they leave out, and when the timetable will be done.</summary>
/// <param name="Assessments">In the order of directorate and id.</param>
/// <param name="Services">Every service of the organisation, in the policy's order.</param>
public sealed record ImpactAssessmentReport(ImmutableArray<ImpactAssessment> Assessments, ImmutableArray<ServiceCoverage> Services, ImpactTimetable Timetable)
{
    /// <returns>Null where nobody ever sent the register, and for a partnership, whose members each have their own.</returns>
    public static ImpactAssessmentReport? Of(RegisterInputs inputs, RegisterFigures figures)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs.Organisation.IsPartnership || !inputs.Registers.Holds(RegisterTypes.ImpactAssessments))
            return null;
        var targets = inputs.Registers.RecordsOf(RegisterTypes.Targets)
            .ToLookup(t => t.Find("impact_assessment") ?? "", t => t.Text("target"), StringComparer.Ordinal);
        ImmutableArray<ImpactAssessment> assessments =
        [
            .. inputs.Registers.RecordsOf(RegisterTypes.ImpactAssessments)
                .Select(record => AssessmentReading.Read(record, inputs, figures) with { Targets = [.. targets[record.Text("assessment")]] })
                .OrderBy(a => a.Directorate, StringComparer.Ordinal).ThenBy(a => a.Id, StringComparer.Ordinal),
        ];
        return new ImpactAssessmentReport(assessments, [.. inputs.Organisation.Directorates.SelectMany(d => Coverage(d, assessments))], ImpactTimetable.Of(assessments, inputs));
    }

    private static IEnumerable<ServiceCoverage> Coverage(Directorate directorate, ImmutableArray<ImpactAssessment> assessments)
        => directorate.Services.Select(service =>
        {
            var own = assessments.Where(a => a.Directorate == directorate.Id && a.Service == service.Id && a.Status != ImpactStatus.Withdrawn).ToList();
            return new ServiceCoverage(directorate.Id, service.Id, own.Find(a => a.Status == ImpactStatus.Complete)?.Status
                ?? own.Find(a => a.Status == ImpactStatus.InProgress)?.Status ?? own.FirstOrDefault()?.Status, [.. own.Select(a => a.Id)]);
        });
}

/// <summary>How far the assessment of a service has come.</summary>
/// <param name="State">The furthest status of its assessments; null where there is none.</param>
public sealed record ServiceCoverage(string Directorate, string Service, string? State, ImmutableArray<string> Assessments);
