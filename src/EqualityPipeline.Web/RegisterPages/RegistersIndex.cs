using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Registers;
using EqualityPipeline.Registers.ActionPlans;
using EqualityPipeline.Registers.Commissioning;
using EqualityPipeline.Registers.Commitments;
using EqualityPipeline.Web.Pages;

namespace EqualityPipeline.Web.RegisterPages;

/// <summary>Every page on the registers of an organisation, with what is open on each.</summary>
public static class RegistersIndex
{
    public static RegisterPageModel From(MonitoringPolicy policy, Organisation organisation, Release? release, PageFrame frame)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        var registers = release?.Registers ?? RegisterReport.None;
        return new RegisterPageModel(
            frame, "Registers", "What is assessed, planned, promised, bought and asked, held against the figures.",
            [
                new PageSection("pages", "By subject")
                {
                    Table = new PageTable("Each with what is open", ["Subject", "What is open"], [.. Subjects(organisation, registers)], ""),
                },
            ],
            [new PageLink($"/api/registers/{organisation.Id}", "All of it as data (JSON)"), new PageLink("/api/odata/", "The feed for Power BI and Excel")]);
    }

    private static IEnumerable<ImmutableArray<PageCell>> Subjects(Organisation organisation, RegisterReport registers)
    {
        yield return Row("Impact assessments", "impact-assessments", registers.ImpactAssessments is { } a
            ? Counted((a.Timetable.Overdue, "overdue", "overdue"), (a.Assessments.Sum(x => x.Contradictions.Length), "contradiction", "contradictions"), (a.Assessments.Count(x => !x.Reopenings.IsEmpty), "to be opened again", "to be opened again"), (a.Services.Count(s => s.State is null), "service without one", "services without one"))
            : null);
        yield return Row("Action plan, barriers and successes", "actions", registers.ActionPlan is { } plan
            ? Counted(
                (plan.Findings.Count(f => f.IsOpen), "finding without an action", "findings without an action"), (plan.Items.Count(i => i is { Layer: PlanLayer.Action, Rating: Rating.Red }), "action red", "actions red"),
                (plan.Items.Count(i => i is { Layer: PlanLayer.Action, Rating: Rating.Amber }), "action amber", "actions amber"), (plan.Dropped.Length, "left out unfinished", "left out unfinished"))
            : null);
        yield return Row("Commitments and targets", "commitments", registers.Commitments is { } commitments
            ? Counted(
                (commitments.Commitments.Count(c => c.Lines.IsEmpty), "commitment that nothing serves", "commitments that nothing serves"),
                (registers.Targets?.Targets.Count(t => t.Basis != BasisOfTarget.Complete) ?? 0, "target without a complete impact assessment", "targets without a complete impact assessment"))
            : null);
        yield return Row("Business plans", "business-plans", registers.BusinessPlans is { } plans
            ? Counted(plans.Years.Take(1).SelectMany(y => new[] { (y.Plans.Count(p => !p.Failures.IsEmpty), "plan that misses something", "plans that miss something"), (y.Missing.Length, "directorate without a plan", "directorates without a plan") }))
            : null);
        yield return Row("Contracts", "contracts", registers.Contracts is { } contracts
            ? Counted((contracts.Contracts.Count(c => c.IsReturnMissing), "with returns missing", "with returns missing"), (contracts.Contracts.Count(c => c is { IsInForce: true, Assessment: AssessmentDuty.Overdue }), "with its impact assessment overdue", "with their impact assessments overdue"))
            : null);
        yield return Row("Role-holders", "role-holders", registers.Roles is { } roles
            ? Counted((roles.WithoutLeader.Length, "directorate without a Diversity Leader", "directorates without a Diversity Leader"), (roles.Handovers.Count(h => h.IsOpen), "handover open", "handovers open"))
            : null);
        yield return Row("Consultations", "consultations", registers.Consultations is { } consultations
            ? Counted(
                (consultations.NotHeard.Length, "group not heard", "groups not heard"), (consultations.Overlaps.Length, "overlap", "overlaps"), (consultations.Consultations.Count(c => c.IsFeedbackMissing), "not fed back", "not fed back"),
                (consultations.Calendar.Length, "open or to come", "open or to come"))
            : null);

        ImmutableArray<PageCell> Row(string subject, string page, string? open)
            => [new PageCell(subject, $"/{organisation.Id}/{page}"), open ?? "nobody has sent the register"];
    }

    private static string Counted(params IEnumerable<(int Number, string One, string Several)> counts)
        => string.Join(", ", counts.Where(c => c.Number > 0).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Number} {(c.Number == 1 ? c.One : c.Several)}"))) is { Length: > 0 } text ? text : "nothing";
}
