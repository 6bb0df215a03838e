using System.Collections.Immutable;

namespace EqualityPipeline.Registers.BusinessPlans;

/// <summary>One business plan and what it carries.</summary>
/// <param name="Points">Two for each part that it carries and one for each that it carries in part, of <see cref="PlanPart.MostPoints"/>.</param>
/// <param name="Failures">What it does not carry, or says that it carries and does not name; a sentence each.</param>
public sealed record BusinessPlan(
    string Id, string Title, string Directorate, string? Service, int FinancialYear, ImmutableArray<CarriedPart> Parts, int Points, ImmutableArray<string> Failures,
    ImmutableArray<string> Indicators, ImmutableArray<string> Targets, ImmutableArray<string> ImpactAssessments, DateOnly? Assessed, string AssessorRole, string? Link, string? Remark)
{
    internal string? Carries(PlanPart part) => Parts.FirstOrDefault(p => p.Part == part.Column)?.Carried;

    internal static BusinessPlan Read(HeldRecord record, KnownRecords known)
    {
        ImmutableArray<CarriedPart> parts = [.. PlanPart.Every.Select(p => new CarriedPart(p.Column, record.Text(p.Column)))];
        ImmutableArray<string> targets = [.. record.FindSeveral("target_records")], assessments = [.. record.FindSeveral("impact_assessment_records")];
        var failures = PlanPart.Every
            .Select(p => record.Text(p.Column) switch
            {
                PlanPart.Yes => null,
                PlanPart.Partly => $"It carries its {p.Name.ToLowerInvariant()} in part only.",
                _ => $"It does not carry its {p.Name.ToLowerInvariant()}.",
            })
            .Append(Unnamed(record.Text("targets"), targets, known.Targets, "targets"))
            .Append(Unnamed(record.Text("impact_assessments"), assessments, known.Assessments, "impact assessments"));
        return new BusinessPlan(
            record.Text("plan"), record.Text("title"), record.Text("directorate"), record.Find("service"), record.FindMonth("year_from")!.Value.FinancialYear,
            parts, parts.Sum(p => p.Carried switch { PlanPart.Yes => 2, PlanPart.Partly => 1, _ => 0 }), [.. failures.OfType<string>()],
            [.. record.FindSeveral("indicators")], targets, assessments, record.FindDay("assessed"), record.Text("assessor_role"), record.Find("link"), record.Find("remark"));
    }

    /// <summary>What a plan says that it carries and names nowhere, or names and nobody knows.</summary>
    private static string? Unnamed(string carried, ImmutableArray<string> named, ImmutableHashSet<string> known, string what)
    {
        if (carried == PlanPart.Yes && named.IsEmpty)
            return $"It is said to carry its {what}, and names none.";
        var unknown = named.Where(n => !known.Contains(n)).ToList();
        return unknown.Count == 0 ? null : $"It names {what} that are not in the register: {string.Join(", ", unknown)}.";
    }
}

/// <param name="Part">The column of the register.</param>
/// <param name="Carried">A code of the list plan-carries.</param>
public sealed record CarriedPart(string Part, string Carried);

/// <summary>What a business plan is to carry.</summary>
public sealed record PlanPart(string Column, string Name)
{
    internal const string Yes = "yes";
    internal const string Partly = "partly";

    public static ImmutableArray<PlanPart> Every { get; } =
        [new("monitoring", "Monitoring findings"), new("targets", "Targets"), new("impact_assessments", "Impact assessments"), new("training", "Training")];

    public static int MostPoints => 2 * Every.Length;
}
