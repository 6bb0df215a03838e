using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Storage.Receiving;

namespace EqualityPipeline.Storage.Publishing;

/// <summary>
/// The counts that a family and year are computed from. Of a month in which no return has changed they were merged by an earlier run, so that a night reads the cells of
/// the months that were touched and of no others.
/// </summary>
/// <param name="workings">Null where every count is to be made anew from the cells.</param>
internal sealed class TalliedMonths(MonitoringPolicy policy, Organisation organisation, LoadedCells loaded, WorkingStore? workings)
{
    /// <summary>With the counts of the months of the year itself; those that only twelve months look back at are added where they are asked for.</summary>
    /// <param name="isKept">Whether what is merged here is kept for the next run.</param>
    public async Task<TalliedYear> YearAsync(PartInputs inputs, bool isKept, CancellationToken cancel)
    {
        // What members count of the same residents depends on one another.
        if (organisation.IsPartnership)
            return new TalliedYear(new ReturnedCounts(policy, organisation, inputs.Of.Family, await loaded.OfMembersAsync(inputs.Slots, cancel)), _ => Task.CompletedTask);

        var (submissions, leaves) = (new List<SubmissionCells>(), new Dictionary<(string Return, ReportingMonth Month), LeafCounts>());
        foreach (var slot in inputs.Slots.Where(s => IsReadWhole(inputs.Of, s)))
            submissions.Add(await loaded.OfAsync(slot, cancel));
        var months = inputs.Slots.Where(s => !IsReadWhole(inputs.Of, s)).GroupBy(s => (s.ReturnType, s.Period)).ToList();
        submissions.AddRange(months.SelectMany(m => m).Select(s => new SubmissionCells(s.CountedSubmission!, s.Directorate, s.Period, s.ReturnType, default)));
        var counts = new ReturnedCounts(policy, organisation, inputs.Of.Family, submissions, leaves);
        await AddAsync(months.Where(m => m.Key.Period.FinancialYear == inputs.Of.FinancialYear));
        return new TalliedYear(counts, periods => AddAsync(months.Where(m => periods.Any(p => inputs.Of.IsMovedBy(m.Key.ReturnType, m.Key.Period, p)))));

        async Task AddAsync(IEnumerable<IGrouping<(string ReturnType, ReportingMonth Period), SubmissionSlot>> wanted)
        {
            foreach (var month in wanted.Where(m => !leaves.ContainsKey(m.Key)))
                leaves[month.Key] = await LeavesAsync(inputs.Of.Family, counts.NoLeaves(month.Key.ReturnType, month.Key.Period), [.. month], isKept, cancel);
        }
    }

    /// <summary>Records of registers are looked at one by one, and what stands for later months is counted again in each of them.</summary>
    private bool IsReadWhole(FamilyYear year, SubmissionSlot slot) => year.Stands(slot.ReturnType) || policy.FindReturnType(slot.ReturnType)?.Register is not null;

    private async Task<LeafCounts> LeavesAsync(IndicatorFamily family, LeafCounts none, IReadOnlyList<SubmissionSlot> month, bool isKept, CancellationToken cancel)
    {
        var name = ContentHash.Of(
        [
            LeafCountsFile.Format,
            .. none.Uses.Select(u => $"{u.Part.Text} {u.ByDirectorate || u.IsBoundByDirectorate} {u.ByService} {u.ByPlace} {u.Part.Band is null}"),
            .. none.Places.Wards.Select(w => $"place {string.Join(' ', none.Places.From(w.Place).Select(p => p.Place))}"),
            .. month.Select(s => $"{s.Directorate} {s.CountedSubmission}"),
        ]);
        if (workings is not null && await workings.TryFillAsync(organisation.Id, name, none, cancel))
            return none;
        var submissions = await Task.WhenAll(month.Select(slot => loaded.OnceAsync(slot, cancel)));
        var leaves = new ReturnedCounts(policy, organisation, family, submissions).Leaves(month[0].ReturnType, month[0].Period);
        if (workings is not null && isKept)
            await workings.WriteAsync(organisation.Id, name, leaves, cancel);
        return leaves;
    }
}

/// <param name="AddAsync">Adds what periods of the year count beside.</param>
internal sealed record TalliedYear(ReturnedCounts Counts, Func<IReadOnlyCollection<FigurePeriod>, Task> AddAsync);
