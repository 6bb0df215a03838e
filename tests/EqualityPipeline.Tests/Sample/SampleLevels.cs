using EqualityPipeline.Frameworks;
using EqualityPipeline.Periods;
using EqualityPipeline.Registers;
using EqualityPipeline.Returns;
using EqualityPipeline.SampleData;

namespace EqualityPipeline.Tests.Sample;

/// <summary>The sample's registers as a day would find them, without its figures: enough for levels, judgements and everything else that people write down.</summary>
internal static class SampleLevels
{
    private static readonly Lazy<IReadOnlyList<(DateTimeOffset ArrivedAt, AcceptedRegister Register)>> Every = new(() =>
    [
        .. RegisterReturns.All().Select(file =>
        {
            var name = SubmissionNames.Read(file.Path, SampleRelease.Policy, new ReportingMonth(2011, 4)).Name!;
            var result = ReturnCheck.Check(new MemoryStream(file.Bytes), name, SampleRelease.Policy);
            Assert.True(result.Status is ReceiptStatus.Accepted or ReceiptStatus.AcceptedWithWarnings, file.Path);
            return (file.ArrivedAt, new AcceptedRegister(name.Organisation, name.Directorate, name.Period, name.ReturnType, result.Records));
        }),
    ]);

    public static HeldRegisters Of(string organisation, DateOnly asOf) => new(Every.Value
        .Where(r => r.Register.Organisation == organisation && DateOnly.FromDateTime(r.ArrivedAt.UtcDateTime) <= asOf && r.Register.Period <= ReportingMonth.Of(asOf))
        .Select(r => r.Register));

    public static FrameworkAssessment Assess(string organisation, string framework, DateOnly asOf) => FrameworkAssessment.Assess(
        SampleRelease.Policy.Frameworks.Single(f => f.Id == framework), SampleRelease.Organisation(organisation),
        new FrameworkEvidence(asOf, FrameworkInputs.LastMonthDue(SampleRelease.Organisation(organisation), asOf), [], [], []) { Registers = Of(organisation, asOf) },
        SampleRelease.Policy);
}
