using EqualityPipeline.Periods;
using EqualityPipeline.Returns;
using EqualityPipeline.SampleData;
using EqualityPipeline.Tests.Policy;

namespace EqualityPipeline.Tests.SampleData;

/// <summary>The sample's registers, under the partnership's own policy and beside one another.</summary>
public class Registers_of_the_sample
{
    private static readonly List<(string Path, SubmissionName Name, CheckedReturn Result)> All = [.. RegisterReturns.All().Select(file => Check(file, CheckBasis.Empty))];

    public static TheoryData<string> Paths { get; } = [.. RegisterReturns.All().Select(file => file.Path)];

    /// <summary>Warnings that TRUTHS.md plants; the return is counted all the same.</summary>
    private static readonly Dictionary<string, string> Planted = new(StringComparer.Ordinal)
    {
        ["northmoor/adult-care/2010-04/impact-assessments.csv"] = "R171 O2 The assessment was signed after the decision that it should inform.",
        ["northmoor/corporate/2010-12/action-plan.csv"] = "R171 I11 The expectation was written down after the action started, so it cannot show whether the action worked.",
    };

    /// <summary>What each names of another register is there.</summary>
    [Theory]
    [MemberData(nameof(Paths))]
    public void Each_is_accepted_with_its_planted_warning_and_no_other_and_points_at_nothing_that_is_not_there(string path)
    {
        var known = All
            .Where(r => r.Path.Split('/')[0] == path.Split('/')[0])
            .GroupBy(r => r.Name.ReturnType, StringComparer.Ordinal)
            .Select(r => KnownRecords.Of(r.Key, Packs.Policy.FindReturnType(r.Key)!.Register!, r.SelectMany(one => one.Result.Records)));

        var (_, _, result) = Check(RegisterReturns.All().Single(file => file.Path == path), CheckBasis.Empty with { Registers = [.. known] });

        var planted = Planted.GetValueOrDefault(path);
        Assert.Equal(planted is null ? 0 : 1, result.Findings.Length);
        Assert.All(result.Findings, f => Assert.StartsWith(planted!, $"{f.Code} {f.Cell} {f.Message}", StringComparison.Ordinal));
        Assert.Equal(planted is null ? ReceiptStatus.Accepted : ReceiptStatus.AcceptedWithWarnings, result.Status);
        Assert.Equal(SampleFolder.Return(path).Count, result.Records.Length);
    }

    [Fact]
    public void Every_register_of_the_policy_is_among_them()
        => Assert.Empty(Packs.Policy.ReturnTypes.Where(t => t.Register is not null).Select(t => t.Id).Except(All.Select(r => r.Name.ReturnType)));

    /// <summary>"Over a third" stays so: 44 and 20 per cent leave at most 36, and nobody said 36.</summary>
    [Fact]
    public void The_survey_of_2006_is_kept_as_it_was_published()
    {
        var survey = All.Single(r => r.Path == "westvale/corporate/2009-04/outcome-statistics.csv").Result.Records;

        Assert.Equal(
            ["ES-LEVEL-0-1 more-than 33.3", "ES-LEVEL-2 exactly 44", "ES-LEVEL-3 exactly 20", "ES-LEVEL-4-5 exactly 0"],
            survey.Select(r => $"{r.Find("statistic")} {r.Find("qualifier")} {r.Find("value")}"));
    }

    private static (string Path, SubmissionName Name, CheckedReturn Result) Check(SampleReturn file, CheckBasis basis)
    {
        var name = SubmissionNames.Read(file.Path, Packs.Policy, new ReportingMonth(2011, 4)).Name!;
        return (file.Path, name, ReturnCheck.Check(new MemoryStream(file.Bytes), name, Packs.Policy, basis, CancellationToken.None));
    }
}
