using System.Collections.Concurrent;
using EqualityPipeline.Frameworks;
using EqualityPipeline.Periods;
using EqualityPipeline.Registers;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Tests.Sample;

/// <summary>What the registers of the sample say on its last day, as a release keeps it.</summary>
internal static class SampleReports
{
    private static readonly ConcurrentDictionary<string, RegisterInputs> Made = new(StringComparer.Ordinal);

    public static RegisterReport Of(string organisation) => RegisterReport.Of(InputsOf(organisation));

    public static RegisterInputs InputsOf(string organisation) => Made.GetOrAdd(organisation, id =>
    {
        var of = SampleRelease.Organisation(id);
        var senders = of.IsPartnership ? [.. of.Members] : new[] { id };
        var registers = new HeldRegisters(SampleRelease.Returns
            .Where(r => senders.Contains(r.Name.Organisation) && r.IsAccepted && SampleRelease.Policy.FindReturnType(r.Name.ReturnType)!.Register is not null)
            .GroupBy(r => r.Slot)
            .Select(slot => slot.MaxBy(r => r.ArrivedAt)!)
            .Select(r => new AcceptedRegister(r.Name.Organisation, r.Name.Directorate, r.Name.Period, r.Name.ReturnType, r.Checked.Records)));
        var named = RegisterInputs.IndicatorsNamed(SampleRelease.Policy, registers);
        return new RegisterInputs(
            SampleRelease.Policy, of, SampleRelease.AsOf, FrameworkInputs.LastMonthDue(of, SampleRelease.AsOf), registers,
            [.. SampleRelease.Published.Where(f => f.Organisation == id && RegisterInputs.IsWanted(f, named))]);
    });
}
