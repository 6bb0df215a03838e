using System.Collections.Immutable;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Registers;
using EqualityPipeline.Registers.ImpactAssessments;
using EqualityPipeline.Web.RegisterPages;

namespace EqualityPipeline.Web.OData;

/// <summary>The sets that hold what registers say: a row a record, several codes in one cell divided by semicolons.</summary>
internal static class RegisterSets
{
    public static ImmutableArray<EntitySet> Every { get; } = [ImpactAssessments()];

    private static EntitySet<Row<ImpactAssessment>> ImpactAssessments() => new("ImpactAssessments", "ImpactAssessment",
    [
        Columns<Row<ImpactAssessment>>.Text("Id", r => r.Id),
        Columns<Row<ImpactAssessment>>.Text("Release", r => r.Release),
        Columns<Row<ImpactAssessment>>.Text("Organisation", r => r.Organisation),
        Columns<Row<ImpactAssessment>>.Text("Directorate", r => r.Of.Directorate),
        Columns<Row<ImpactAssessment>>.Text("Assessment", r => r.Of.Id),
        Columns<Row<ImpactAssessment>>.Text("Title", r => r.Of.Title),
        Columns<Row<ImpactAssessment>>.Text("Subject", r => r.Of.Subject),
        Columns<Row<ImpactAssessment>>.Text("Depth", r => r.Of.Depth),
        Columns<Row<ImpactAssessment>>.Text("Delivery", r => r.Of.Delivery),
        Columns<Row<ImpactAssessment>>.OptionalText("Contract", r => r.Of.Contract),
        Columns<Row<ImpactAssessment>>.OptionalText("Partners", r => Several(r.Of.Partners)),
        Columns<Row<ImpactAssessment>>.OptionalText("Service", r => r.Of.Service),
        Columns<Row<ImpactAssessment>>.OptionalText("LegalBasis", r => Several(r.Of.LegalBasis)),
        Columns<Row<ImpactAssessment>>.OptionalText("DutiesNotInForce", r => Several(r.Of.DutiesNotInForce)),
        Columns<Row<ImpactAssessment>>.Text("Owner", r => r.Of.Owner),
        Columns<Row<ImpactAssessment>>.Text("Status", r => r.Of.Status),
        Columns<Row<ImpactAssessment>>.OptionalDay("Due", r => r.Of.Due),
        Columns<Row<ImpactAssessment>>.OptionalDay("Started", r => r.Of.Started),
        Columns<Row<ImpactAssessment>>.OptionalDay("Signed", r => r.Of.Signed),
        Columns<Row<ImpactAssessment>>.OptionalDay("Decided", r => r.Of.Decided),
        Columns<Row<ImpactAssessment>>.OptionalDay("Published", r => r.Of.Published),
        Columns<Row<ImpactAssessment>>.OptionalDay("Review", r => r.Of.Review),
        Columns<Row<ImpactAssessment>>.OptionalText("Link", r => r.Of.Link),
        Columns<Row<ImpactAssessment>>.OptionalText("EvidenceTo", r => r.Of.EvidenceTo),
        Columns<Row<ImpactAssessment>>.OptionalText("Findings", r => Several([.. r.Of.Findings.Select(f => $"{f.Strand}={f.Finding}")])),
        Columns<Row<ImpactAssessment>>.OptionalText("Discrimination", r => r.Of.Discrimination),
        Columns<Row<ImpactAssessment>>.OptionalText("Decision", r => r.Of.Decision),
        Columns<Row<ImpactAssessment>>.OptionalText("Consultations", r => Several(r.Of.Consultations)),
        Columns<Row<ImpactAssessment>>.OptionalText("Indicators", r => Several(r.Of.Indicators)),
        Columns<Row<ImpactAssessment>>.OptionalText("Actions", r => Several(r.Of.Actions)),
        Columns<Row<ImpactAssessment>>.OptionalText("Targets", r => Several(r.Of.Targets)),
        Columns<Row<ImpactAssessment>>.Truth("Overdue", r => r.Of.IsOverdue),
        Columns<Row<ImpactAssessment>>.Truth("ReviewOverdue", r => r.Of.IsReviewOverdue),
        Columns<Row<ImpactAssessment>>.OptionalText("Contradictions", r => Sentences(r.Of.Contradictions.Select(c => $"{c.Words} {r.Words.Figure(c.Figure)}".TrimEnd()))),
        Columns<Row<ImpactAssessment>>.Truth("ToBeReopened", r => !r.Of.Reopenings.IsEmpty),
        Columns<Row<ImpactAssessment>>.OptionalText("WhyReopened", r => Sentences(r.Of.Reopenings.Select(o => $"{o.Words} {r.Words.Figure(o.Figure)}"))),
    ], (source, _) => Rows(source, registers => registers.ImpactAssessments?.Assessments ?? [], a => $"{a.Directorate}|{a.Id}"));

    /// <param name="id">Within the organisation.</param>
    private static ImmutableArray<Row<T>> Rows<T>(FeedSource source, Func<RegisterReport, ImmutableArray<T>> of, Func<T, string> id) =>
    [
        .. source.Releases
            .Select(release => (Release: release, Organisation: source.Policy.FindOrganisation(release.Manifest.Organisation)))
            .Where(r => r.Organisation is not null)
            .SelectMany(r => Rows(r.Release, new RegisterWords(source.Policy, r.Organisation!, r.Release), of, id))
            .OrderBy(row => row.Id, StringComparer.Ordinal),
    ];

    private static IEnumerable<Row<T>> Rows<T>(Release release, RegisterWords words, Func<RegisterReport, ImmutableArray<T>> of, Func<T, string> id)
        => of(release.Registers).Select(one => new Row<T>($"{release.Manifest.Organisation}|{id(one)}", release.Manifest.Id, release.Manifest.Organisation, one, words));

    private static string? Several(ImmutableArray<string> codes) => codes.IsEmpty ? null : string.Join("; ", codes);

    private static string? Sentences(IEnumerable<string> sentences) => string.Join(' ', sentences) is { Length: > 0 } text ? text : null;

    /// <param name="Words">In which figures are told.</param>
    private sealed record Row<T>(string Id, string Release, string Organisation, T Of, RegisterWords Words);
}
