using System.Collections.Immutable;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;
using EqualityPipeline.Storage.Receiving;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>What was owed and what came, by organisation and month, as the register stands now.</summary>
public sealed class CompletenessBoards(
    MonitoringPolicy policy, SubmissionRegister register, PeriodLocks locks, ChecksUnderWay underWay, TimeProvider clock)
{
    /// <summary>With the lock of the month and the checks that are under way.</summary>
    public async Task<CompletenessBoard> OfMonthAsync(Organisation organisation, ReportingMonth month, CancellationToken cancel)
    {
        var slots = await register.OfPeriodAsync(organisation.Id, month, cancel);
        var board = CompletenessBoard.For(policy, organisation, month, [.. slots.Select(s => s.ToRegisterEntry())], clock.GetUtcNow());
        var checking = (await underWay.AllAsync(cancel))
            .Where(check => check.Name?.Organisation == organisation.Id && check.Name.Period == month)
            .GroupBy(check => (check.Name!.Directorate, check.Name.ReturnType))
            .ToDictionary(of => of.Key, of => of.Min(check => check.BegunAt));
        return board with
        {
            Lock = await locks.FindAsync(organisation.Id, month, cancel),
            Slots =
            [
                .. board.Slots.Select(slot => checking.TryGetValue((slot.Directorate, slot.ReturnType), out var since) ? slot with { CheckingSince = since } : slot),
            ],
        };
    }

    /// <summary>Every month in which something was owed until now, oldest first.</summary>
    public async Task<ImmutableArray<CompletenessBoard>> OfOrganisationAsync(Organisation organisation, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var entries = (await register.OfOrganisationAsync(organisation.Id, cancel)).Select(s => s.ToRegisterEntry()).ToList();
        var current = ReportingMonth.Of(LondonTime.DayOf(now));
        var first = organisation.Expected.Select(e => e.InForce.From).Concat(entries.Select(e => (ReportingMonth?)e.Period)).Min() ?? current;
        return
        [
            .. Enumerable.Range(0, Math.Max(0, current.MonthsSince(first)))
                .Select(first.Plus)
                .Select(month => CompletenessBoard.For(policy, organisation, month, entries, now))
                .Where(board => board.Expected > 0),
        ];
    }
}
