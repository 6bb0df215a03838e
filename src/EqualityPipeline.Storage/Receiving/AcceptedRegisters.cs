using System.Collections.Immutable;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Registers;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Storage.Receiving;

/// <summary>What the registers of an organisation said as of a month: each directorate's latest accepted one.</summary>
public sealed class AcceptedRegisters(SubmissionRegister submissions, CellStore cells)
{
    /// <returns>By directorate; none for a directorate of which no register was accepted by then.</returns>
    public async Task<ImmutableArray<AcceptedRegister>> LatestAsync(string organisation, string returnType, ReportingMonth asOf, CancellationToken cancel)
    {
        var slots = await submissions.OfOrganisationAsync(organisation, cancel);
        return await LatestAsync(slots, returnType, asOf, cancel);
    }

    /// <summary>The records that a register may name: of each other register it refers to, where all that could hold them were accepted by its month.</summary>
    /// <remarks>A directorate names its own records and the whole organisation's; the whole organisation those of every directorate.</remarks>
    public async Task<ImmutableArray<KnownRecords>> KnownAsync(SubmissionName name, MonitoringPolicy policy, CancellationToken cancel)
    {
        var referred = (policy.FindReturnType(name.ReturnType)!.AsOf(name.Period).Register?.Columns ?? [])
            .Select(c => c.RefersTo).OfType<string>().Where(type => type != name.ReturnType).Distinct(StringComparer.Ordinal).ToList();
        if (referred.Count == 0)
            return [];
        var slots = await submissions.OfOrganisationAsync(name.Organisation, cancel);
        var known = ImmutableArray.CreateBuilder<KnownRecords>();
        foreach (var type in referred.Select(id => policy.FindReturnType(id)!.AsOf(name.Period)))
        {
            var latest = await LatestAsync(slots, type.Id, name.Period, cancel);
            if (Holders(type, name, policy).All(directorate => latest.Any(r => r.Directorate == directorate)))
                known.Add(KnownRecords.Of(type.Id, type.Register!, latest.SelectMany(r => r.Records)));
        }
        return known.ToImmutable();
    }

    private static IEnumerable<string> Holders(ReturnType type, SubmissionName name, MonitoringPolicy policy)
        => type.Scope is ReturnScope.Organisation ? [Organisation.Corporate]
            : name.Directorate != Organisation.Corporate ? [name.Directorate]
            : policy.FindOrganisation(name.Organisation)!.Directorates.Select(d => d.Id);

    /// <param name="slots">Of one organisation.</param>
    public async Task<ImmutableArray<AcceptedRegister>> LatestAsync(
        IReadOnlyList<SubmissionSlot> slots, string returnType, ReportingMonth asOf, CancellationToken cancel)
    {
        var latest = slots
            .Where(s => s.ReturnType == returnType && s.CountedSubmission is not null && s.Period <= asOf)
            .GroupBy(s => s.Directorate, StringComparer.Ordinal)
            .OrderBy(s => s.Key, StringComparer.Ordinal)
            .Select(ofOne => ofOne.MaxBy(s => s.Period)!);
        var registers = ImmutableArray.CreateBuilder<AcceptedRegister>();
        foreach (var slot in latest)
            registers.Add(new AcceptedRegister(slot.Organisation, slot.Directorate, slot.Period, returnType, await cells.ReadRecordsAsync(slot, cancel)));
        return registers.ToImmutable();
    }
}
