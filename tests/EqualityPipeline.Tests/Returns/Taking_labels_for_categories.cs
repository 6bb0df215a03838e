using System.Text;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Tests.Returns;

public class Taking_labels_for_categories
{
    private static readonly ApprovedLabel Asain = new("race", "ethnic-group-2001", "Asain", "asian-indian", new MonthSpan(null, new ReportingMonth(2009, 4)));

    [Fact]
    public void Unknown_labels_are_told_with_their_rows_and_the_nearest()
    {
        var result = Check("lettings,2009-04-01,,Asain,no,f", "lettings,2009-04-02,,ASAIN,no,f", "lettings,2009-04-03,,j.bloggs,no,f");

        Assert.Equal(
            [new UnknownLabel("race", "ethnic-group-2001", "Asain", 2, "Asian or Asian British: Indian"), new UnknownLabel("race", "ethnic-group-2001", "j.bloggs", 1, null)],
            result.UnknownLabels);
    }

    [Fact]
    public void None_is_told_of_a_return_that_is_put_aside()
        => Assert.Empty(Check("lettings,2009-04-01,,Asain,no,f", "lettings,2009-04-02,,j@example.org,no,f").UnknownLabels);

    [Fact]
    public void At_most_twenty_of_a_column_are_told()
        => Assert.Equal(20, Check([.. Enumerable.Range(1, 50).Select(i => $"lettings,2009-04-01,,q{i:D2}z,no,f")]).UnknownLabels.Length);

    [Fact]
    public void An_approved_one_is_counted_and_the_receipt_says_for_what()
    {
        var result = Check(Asain, "lettings,2009-04-01,,asain,no,f", "lettings,2009-04-02,,asain,no,f");
        var note = result.Only("R192");

        Assert.Equal((ReceiptStatus.Accepted, 2), (result.Status, note.Count));
        Assert.Equal("\"asain\" was taken for \"Asian or Asian British: Indian\" of Race, as was approved.", note.Message);
        Assert.Equal(2, result.Cells.Single(c => c is { Strand: "race", Group: "asian-indian" }).Count);
    }

    [Theory]
    [InlineData("ethnic-group-2011", null)]
    [InlineData("ethnic-group-2001", "2009-03")]
    public void For_another_list_or_other_months_it_is_still_unknown(string list, string? to)
    {
        var label = Asain with { CodeList = list, InForce = new MonthSpan(null, to is null ? null : ReportingMonth.Parse(to)) };
        Assert.Equal("R107", Check(label, "lettings,2009-04-01,,asain,no,f").Only("R107").Code);
    }

    private static CheckedReturn Check(params string[] rows) => Check(null, rows);

    private static CheckedReturn Check(ApprovedLabel? label, params string[] rows)
        => ReturnCheck.Check(
            new MemoryStream(Encoding.UTF8.GetBytes(Sent.EventHeader + string.Join('\n', rows))), Sent.Name("northmoor/housing", "2009-04", "service-take-up"), TestPolicy.Policy,
            new CheckBasis { Labels = label is null ? [] : [label] });
}
