using System.Collections.Concurrent;
using System.Collections.Immutable;
using EqualityPipeline.Cells;
using EqualityPipeline.Indicators;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Storage.Receiving;

/// <summary>What a return is compared with: accepted returns of its sender, a bounded number of months back and ahead.</summary>
/// <remarks>The cells of a submission never change, so those read once are kept, within bounds; what a receipt costs does not grow with the history.</remarks>
public sealed class EarlierReturns(MonitoringPolicy policy, SubmissionRegister register, CellStore cells)
{
    private const int MostCellsKept = 500_000;

    private readonly ConcurrentDictionary<string, ImmutableArray<Cell>> kept = new(StringComparer.Ordinal);
    private int cellsKept;

    /// <summary>One query of the register, then the cells that are not yet known, all at once.</summary>
    public async Task<EarlierCandidates> OfAsync(SubmissionName name, CancellationToken cancel)
    {
        // A register is sent whole each time: the last one is no other month of it, and holds records and not counts.
        if (policy.FindReturnType(name.ReturnType)?.Register is not null)
            return new EarlierCandidates([]);
        var rules = policy.Comparisons;
        var ceilings = rules.Ceilings.Where(c => c.Return == name.ReturnType).Select(c => c.OfReturn).Distinct(StringComparer.Ordinal);
        string[] rows = [Places.SubmissionRow(name.Directorate, name.ReturnType), .. ceilings.Select(c => Places.SubmissionRow(Organisation.Corporate, c))];
        var slots = await register.InMonthsAsync(name.Organisation, name.Period.Plus(-rules.MonthsBefore), name.Period.Plus(rules.MonthsAfter), rows, cancel);
        var counted = slots.Where(s => s.CountedSubmission is not null && !(s.ReturnType == name.ReturnType && s.Period == name.Period)).ToList();
        var read = await Task.WhenAll(counted.Select(slot => ReadAsync(
            name.Organisation, new ComparedReturn(slot.Directorate, slot.Period, slot.ReturnType, slot.CountedSubmission!), cancel)));
        return new EarlierCandidates([.. counted.Zip(read, (slot, of) => (slot.CountedUpload!.ReceivedAt, of))]);
    }

    /// <summary>Exactly those that an earlier answer to the same delivery was compared with.</summary>
    public async Task<ImmutableArray<SubmissionCells>> ReadAsync(SubmissionName name, ImmutableArray<ComparedReturn> compared, CancellationToken cancel)
        => [.. await Task.WhenAll(compared.Select(c => ReadAsync(name.Organisation, c, cancel)))];

    private async Task<SubmissionCells> ReadAsync(string organisation, ComparedReturn of, CancellationToken cancel)
    {
        var key = $"{organisation}/{of.SubmissionId}";
        if (!kept.TryGetValue(key, out var read))
        {
            read = await cells.ReadAsync(new SubmissionName(organisation, of.Directorate, of.Period, of.ReturnType, string.Empty), of.SubmissionId, cancel);
            if (Interlocked.Add(ref cellsKept, read.Length) > MostCellsKept)
            {
                kept.Clear();
                Interlocked.Exchange(ref cellsKept, read.Length);
            }
            kept[key] = read;
        }
        return new SubmissionCells(of.SubmissionId, of.Directorate, of.Period, of.ReturnType, read);
    }
}

/// <summary>Returns that may have been received before another; when that was is known once it is read.</summary>
public sealed class EarlierCandidates(ImmutableArray<(DateTimeOffset ReceivedAt, SubmissionCells Cells)> candidates)
{
    /// <summary>Those that were taken; empty until they are asked for.</summary>
    public ImmutableArray<ComparedReturn> Taken { get; private set; } = [];

    public ImmutableArray<SubmissionCells> ReceivedBefore(DateTimeOffset receivedAt)
    {
        ImmutableArray<SubmissionCells> taken = [.. candidates.Where(c => c.ReceivedAt < receivedAt).Select(c => c.Cells)];
        Taken = [.. taken.Select(t => new ComparedReturn(t.Directorate, t.Period, t.ReturnType, t.SubmissionId))];
        return taken;
    }
}
