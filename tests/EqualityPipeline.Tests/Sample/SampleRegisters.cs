using EqualityPipeline.Frameworks;
using EqualityPipeline.Registers;

namespace EqualityPipeline.Tests.Sample;

/// <summary>What the registers of the sample say on its last day, worked out from what was accepted and what is published.</summary>
internal static class SampleRegisters
{
    public static RegisterReport Of(string organisation)
    {
        var of = SampleRelease.Organisation(organisation);
        var held = SampleRelease.Returns
            .Where(r => r.IsAccepted && r.Name.Organisation == organisation)
            .GroupBy(r => r.Slot)
            .Select(slot => slot.MaxBy(r => r.ArrivedAt)!)
            .ToList();
        var registers = new HeldRegisters(held
            .Where(r => SampleRelease.Policy.FindReturnType(r.Name.ReturnType)!.Register is not null)
            .Select(r => new AcceptedRegister(r.Name.Organisation, r.Name.Directorate, r.Name.Period, r.Name.ReturnType, r.Checked.Records)));
        var named = RegisterInputs.IndicatorsNamed(SampleRelease.Policy, registers);
        return RegisterReport.Of(new RegisterInputs(
            SampleRelease.Policy, of, SampleRelease.AsOf, FrameworkInputs.LastMonthDue(of, SampleRelease.AsOf), registers,
            [.. SampleRelease.Published.Where(f => f.Organisation == organisation && RegisterInputs.IsWanted(f, named))])
        {
            Returns = [.. held.Select(r => new AcceptedReturn(r.Name.Organisation, r.Name.Directorate, r.Name.Period, r.Name.ReturnType))],
            OfMembers = [.. of.Members.Select(Of)],
        });
    }
}
