using System.Text;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Returns;
using EqualityPipeline.Tests.Sample;

namespace EqualityPipeline.Tests.Indicators;

/// <summary>A small return written in a test, read as an upload is, through the partnership's own policy.</summary>
internal static class HandWrittenReturn
{
    private static readonly ReportingMonth Today = new(2011, 5);

    public static SubmissionCells Read(string organisation, string directorate, string month, string returnType, string text)
    {
        var name = SubmissionNames.Read($"{organisation}/{directorate}/{month}/{returnType}.csv", SampleRelease.Policy, Today).Name!;
        var read = ReturnCheck.Check(new MemoryStream(Encoding.UTF8.GetBytes(text)), name, SampleRelease.Policy);
        Assert.True(read.RowsCounted > 0, string.Join('\n', read.Findings.Select(f => f.Message)));
        return new SubmissionCells(name.Path, directorate, name.Period, returnType, read.Cells);
    }
}
