using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Registers;
using EqualityPipeline.Storage.Receiving;

namespace EqualityPipeline.Storage.Publishing;

/// <summary>What was read in this run and is looked at again: a base serves many months, a register every report.</summary>
internal sealed class LoadedCells(MonitoringPolicy policy, CellStore store)
{
    private readonly Dictionary<string, SubmissionCells> loaded = new(StringComparer.Ordinal);

    /// <summary>A submission that is not counted, and so has no cells in store.</summary>
    public void Add(SubmissionCells submission) => loaded[submission.SubmissionId] = submission;

    public async Task<SubmissionCells> OfAsync(SubmissionSlot slot, CancellationToken cancel)
    {
        if (!loaded.TryGetValue(slot.CountedSubmission!, out var submission))
            loaded[slot.CountedSubmission!] = submission = await ReadAsync(slot, cancel);
        return submission;
    }

    /// <summary>The same of what is looked at once: it is not kept, for all the cells of an organisation are very many.</summary>
    public async Task<SubmissionCells> OnceAsync(SubmissionSlot slot, CancellationToken cancel)
        => loaded.TryGetValue(slot.CountedSubmission!, out var submission) ? submission : await ReadAsync(slot, cancel);

    private async Task<SubmissionCells> ReadAsync(SubmissionSlot slot, CancellationToken cancel)
        => policy.FindReturnType(slot.ReturnType)?.Register is null
            ? new SubmissionCells(slot.CountedSubmission!, slot.Directorate, slot.Period, slot.ReturnType, await store.ReadAsync(slot, cancel))
            : new SubmissionCells(slot.CountedSubmission!, slot.Directorate, slot.Period, slot.ReturnType, [])
            {
                Records = await store.ReadRecordsAsync(slot, cancel),
            };

    /// <summary>The same, each with the member of a partnership that sent it.</summary>
    public async Task<IReadOnlyCollection<SubmissionCells>> OfMembersAsync(ImmutableArray<SubmissionSlot> slots, CancellationToken cancel)
    {
        var submissions = new List<SubmissionCells>(slots.Length);
        foreach (var slot in slots)
            submissions.Add(await OfAsync(slot, cancel) with { Member = slot.Organisation });
        return submissions;
    }

    /// <summary>The registers among what is counted, of months up to the one given.</summary>
    public async Task<HeldRegisters> RegistersAsync(IEnumerable<SubmissionSlot> slots, ReportingMonth upTo, CancellationToken cancel)
    {
        var registers = new List<AcceptedRegister>();
        foreach (var slot in slots.Where(s => s.CountedSubmission is not null && s.Period <= upTo && policy.FindReturnType(s.ReturnType)?.Register is not null))
            registers.Add(new AcceptedRegister(slot.Organisation, slot.Directorate, slot.Period, slot.ReturnType, (await OfAsync(slot, cancel)).Records));
        return new HeldRegisters(registers);
    }
}
