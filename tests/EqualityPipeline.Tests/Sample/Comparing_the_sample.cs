using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Returns;
using EqualityPipeline.SampleData;

namespace EqualityPipeline.Tests.Sample;

/// <summary>Every return of the sample in the order of arrival, each compared with what was accepted before it.</summary>
public class Comparing_the_sample
{
    [Fact]
    public void Finds_the_planted_copy_and_the_planted_mistake_and_nothing_else()
    {
        var accepted = new Dictionary<(string, string, ReportingMonth, string), (string Organisation, SubmissionCells Cells)>();
        var raised = new List<string>();
        foreach (var file in SampleReturns.All())
        {
            var name = SubmissionNames.Read(file.Path, SampleRelease.Policy, ReportingMonth.Of(SampleRelease.AsOf)).Name!;
            var earlier = accepted.Values.Where(a => a.Organisation == name.Organisation).Select(a => a.Cells);
            var result = ReturnCheck.Check(new MemoryStream(file.Bytes), name, SampleRelease.Policy, new CheckBasis { Earlier = [.. earlier] });
            raised.AddRange(result.Findings.Where(f => f.Code is [_, '2', '2' or '3' or '4', _]).Select(f => $"{file.Path} {result.Status}: {f.Code} {f.Message}"));
            if (result.Status is ReceiptStatus.Accepted or ReceiptStatus.AcceptedWithWarnings)
                accepted[(name.Organisation, name.Directorate, name.Period, name.ReturnType)] = (name.Organisation, new SubmissionCells(file.Path, name.Directorate, name.Period, name.ReturnType, result.Cells));
        }

        Assert.Equal(
            [
                "northmoor/housing/2009-11/service-take-up.csv AcceptedWithWarnings: R221 Repairs, Users of a service, each counted once for each service in the month: 8,888 in November 2009. "
                    + "In the middle of the 7 months sent from April 2009 to October 2009 it was 4,467.",
                "westvale/childrens-services/2010-07/service-take-up.csv Held: R225 All 104 figures are those of June 2010. It looks as if that return was sent again.",
            ],
            raised);
    }
}
