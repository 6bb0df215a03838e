using EqualityPipeline.Policy;
using EqualityPipeline.Returns;
using EqualityPipeline.Tests.Returns;

namespace EqualityPipeline.Tests.Policy;

/// <summary>A register may count its records, as they stand.</summary>
public class Measures_of_registers
{
    private static readonly ReturnType Roles = Packs.Policy.FindReturnType("role-holders")!;

    [Fact]
    public void Say_which_records_they_count()
    {
        var trained = Roles.FindMeasure("holders-trained")!;

        Assert.Equal((MeasureKind.Stock, MeasureUnit.Cases), (trained.Kind, trained.Unit));
        Assert.Equal(("ends", "trained"), (Assert.Single(trained.Blank), Assert.Single(trained.Filled)));
        Assert.DoesNotContain("directorate", Assert.Single(trained.Where).Codes);
        Assert.Equal("reached", Packs.Policy.FindReturnType("consultation")!.FindMeasure("people-reached")!.SumOf);
    }

    /// <summary>A register that is empty is an answer, although what it counts is a stock.</summary>
    [Fact]
    public void Leave_a_register_free_to_say_that_there_is_nothing()
    {
        var nil = new SubmissionName("northmoor", "leisure", new EqualityPipeline.Periods.ReportingMonth(2010, 4), "buildings", "northmoor/leisure/2010-04/buildings-nil.csv");

        var result = ReturnCheck.Check(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(NilReturn.Content)), nil, Packs.Policy);

        Assert.DoesNotContain(result.Findings, f => f.Severity is Severity.Error);
        Assert.Empty(result.Cells);
    }
}
