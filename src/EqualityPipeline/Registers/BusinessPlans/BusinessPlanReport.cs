using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Registers.BusinessPlans;

/// <summary>The business plans of an organisation, scored year by year: does each carry its monitoring findings, targets, impact assessments and training?</summary>
/// <param name="Years">The latest first.</param>
public sealed record BusinessPlanReport(ImmutableArray<BusinessPlanYear> Years)
{
    /// <returns>Null where nobody ever sent the register, and for a partnership, whose members each have their own.</returns>
    public static BusinessPlanReport? Of(RegisterInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs.Organisation.IsPartnership || !inputs.Registers.Holds(RegisterTypes.BusinessPlans))
            return null;
        var known = new KnownRecords(Ids(inputs, RegisterTypes.Targets, "target"), Ids(inputs, RegisterTypes.ImpactAssessments, "assessment"));
        // A plan belongs to the year it is for; where it was sent again, the latest is what is known of it.
        var plans = inputs.Registers.HistoryOf(RegisterTypes.BusinessPlans)
            .SelectMany(r => r.Records, (register, record) => new HeldRecord(register, record))
            .Where(r => r.FindMonth("year_from") is not null)
            .GroupBy(r => (r.Text("plan"), r.FindMonth("year_from")!.Value.FinancialYear))
            .Select(one => BusinessPlan.Read(one.Last(), known))
            .OrderBy(p => p.Id, StringComparer.Ordinal)
            .ToLookup(p => p.FinancialYear);
        var years = plans.Select(y => y.Key).OrderDescending().ToList();
        return new BusinessPlanReport([.. years.Select(year => BusinessPlanYear.Of(year, [.. plans[year]], [.. plans[year - 1]], inputs.Organisation))]);
    }

    private static ImmutableHashSet<string> Ids(RegisterInputs inputs, string returnType, string column)
        => inputs.Registers.RecordsOf(returnType).Select(r => r.Text(column)).ToImmutableHashSet(StringComparer.Ordinal);
}

/// <param name="FinancialYear">The council year, named by the calendar year it starts in.</param>
/// <param name="Missing">Ids of directorates of which no plan was assessed.</param>
/// <param name="Audit">The text of the audit report, a sentence each.</param>
public sealed record BusinessPlanYear(int FinancialYear, ImmutableArray<BusinessPlan> Plans, ImmutableArray<string> Missing, ImmutableArray<string> Audit)
{
    internal static BusinessPlanYear Of(int year, ImmutableArray<BusinessPlan> plans, ImmutableArray<BusinessPlan> before, Organisation organisation)
    {
        var missing = organisation.Directorates.Where(d => !plans.Any(p => p.Directorate == d.Id)).ToList();
        return new BusinessPlanYear(year, plans, [.. missing.Select(d => d.Id)], [.. Text(year, plans, before, missing)]);
    }

    private static IEnumerable<string> Text(int year, ImmutableArray<BusinessPlan> plans, ImmutableArray<BusinessPlan> before, List<Directorate> missing)
    {
        var whole = plans.Count(p => p.Failures.IsEmpty);
        yield return Say($"{plans.Length} business {(plans.Length == 1 ? "plan was" : "plans were")} assessed for {year}/{(year + 1) % 100:D2}; {whole} {(whole == 1 ? "carries" : "carry")} all that is asked.");
        foreach (var part in PlanPart.Every)
            yield return Say($"{part.Name}: carried by {plans.Count(p => p.Carries(part) == PlanPart.Yes)} of {plans.Length}, in part by {plans.Count(p => p.Carries(part) == PlanPart.Partly)}.");
        foreach (var plan in plans.Where(p => !p.Failures.IsEmpty))
            yield return $"{plan.Title}: {string.Join(' ', plan.Failures)}{(plan.Remark is null ? "" : $" Asked for: {plan.Remark}.")}";
        if (missing.Count > 0)
            yield return $"No plan was assessed of {string.Join(", ", missing.Select(d => d.Name))}.";
        foreach (var plan in plans)
        {
            if (before.FirstOrDefault(b => (b.Directorate, b.Service) == (plan.Directorate, plan.Service)) is { } last && last.Points != plan.Points)
                yield return Say($"{plan.Title}: {plan.Points} of {PlanPart.MostPoints} points, {(plan.Points > last.Points ? "up" : "down")} from {last.Points} the year before.");
        }
    }

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Records that a plan may name.</summary>
internal sealed record KnownRecords(ImmutableHashSet<string> Targets, ImmutableHashSet<string> Assessments);
