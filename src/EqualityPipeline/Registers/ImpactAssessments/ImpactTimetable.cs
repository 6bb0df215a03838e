using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Registers.ImpactAssessments;

/// <summary>How much of the agreed timetable is done, and when the rest will be if it goes on as it went.</summary>
/// <param name="Agreed">Assessments on the timetable; withdrawn ones are not.</param>
/// <param name="CompletedLately">Signed within the months that the policy names, up to the as-of date.</param>
/// <param name="Finish">Month in which the last would be complete, yyyy-MM; null where no forecast can be made or nothing is left.</param>
/// <param name="Forecast">The forecast, or why there is none, in one sentence.</param>
public sealed record ImpactTimetable(int Agreed, int Complete, int Overdue, int CompletedLately, string? Finish, string Forecast)
{
    internal static ImpactTimetable Of(ImmutableArray<ImpactAssessment> assessments, RegisterInputs inputs)
    {
        var agreed = assessments.Count(a => a.Status != ImpactStatus.Withdrawn);
        var complete = assessments.Count(a => a.Status == ImpactStatus.Complete);
        var months = inputs.Policy.Registers.ForecastMonths;
        var since = inputs.AsOf.AddMonths(-months);
        var lately = assessments.Count(a => a.Status == ImpactStatus.Complete && a.Signed > since && a.Signed <= inputs.AsOf);
        var (finish, forecast) = Foresee(agreed - complete, lately, months, inputs.AsOf);
        return new ImpactTimetable(agreed, complete, assessments.Count(a => a.IsOverdue), lately, finish, forecast);
    }

    /// <summary>What is left, at the rate of the last months; part of a month counts as one.</summary>
    private static (string? Finish, string Words) Foresee(int left, int lately, int months, DateOnly asOf)
    {
        if (left == 0)
            return (null, "All assessments of the timetable are complete.");
        if (lately == 0)
            return (null, string.Create(CultureInfo.InvariantCulture, $"No forecast can be made: {left} are left, and none was completed in the last {months} months."));
        var finish = ReportingMonth.Of(asOf).Plus(((left * months) + lately - 1) / lately);
        return (finish.ToString(), string.Create(
            CultureInfo.InvariantCulture,
            $"{left} are left. If they go on as in the last {months} months, in which {lately} {(lately == 1 ? "was" : "were")} completed, the last will be complete by {finish.InWords}."));
    }
}
