using System.Text;
using EqualityPipeline.Cells;
using EqualityPipeline.Periods;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Tests.Returns;

/// <summary>Returns as a directorate would send them, for April 2009, when Northmoor had three strands.</summary>
internal static class Sent
{
    public const string EventHeader = "service,contact_date,ward,ethnic_group,disability,gender\n";

    public const string GoodEventRow = "lettings,2009-04-01,harbour,white-british,no,f\n";

    public const string TallyHeader = "service,ward,strand,group,measure,count\n";

    public static CheckedReturn TakeUp(string csv, string period = "2009-04") => Check(Encoding.UTF8.GetBytes(csv), "northmoor/housing", period, "service-take-up");

    public static CheckedReturn TakeUp(byte[] bytes) => Check(bytes, "northmoor/housing", "2009-04", "service-take-up");

    public static CheckedReturn Recruitment(string csv) => Check(Encoding.UTF8.GetBytes(csv), "northmoor/housing", "2009-04", "recruitment");

    public static CheckedReturn Population(string csv) => Check(Encoding.UTF8.GetBytes(csv), "northmoor/corporate", "2009-04", "population");

    public static CheckedReturn Check(byte[] bytes, string sender, string period, string type, string extension = "csv")
        => ReturnCheck.Check(new MemoryStream(bytes), Name(sender, period, type, extension), TestPolicy.Policy);

    public static SubmissionName Name(string sender, string period, string type, string extension = "csv")
    {
        var parts = sender.Split('/');
        return new SubmissionName(parts[0], parts[1], ReportingMonth.Parse(period), type, $"{sender}/{period}/{type}.{extension}");
    }

    /// <summary>Cells as <c>service place measure strand group count</c>.</summary>
    public static string[] Lines(this IEnumerable<Cell> cells)
        => [.. cells.Select(c => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{c.Service} {c.Place} {c.Measure} {c.Strand} {c.Group} {c.Count}"))];

    public static Finding Only(this CheckedReturn result, string code) => Assert.Single(result.Findings, f => f.Code == code);
}
