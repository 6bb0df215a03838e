using CsCheck;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Tests.Returns;

public class Counting_event_rows
{
    [Fact]
    public void Each_row_adds_one_to_every_strand_in_force()
    {
        var result = Sent.TakeUp("""
            service,contact_date,ward,ethnic_group,disability,gender
            lettings,2009-04-01,harbour,White: British,no,Female
            Lettings,30/04/2009,Harbour,white-british,YES,male
            lettings,2009-04-02,,indian,not stated,f
            repairs,2009-04-02,St Oswalds,Prefer not to say,not disabled,m
            """);

        Assert.Equal(ReceiptStatus.Accepted, result.Status);
        Assert.Empty(result.Findings);
        Assert.Equal((4, 4), (result.RowsRead, result.RowsCounted));
        Assert.Equal("utf-8", result.Encoding);
        // Tallied by hand from the four rows.
        Assert.Equal(
            [
                "lettings harbour users disability disabled 1",
                "lettings harbour users disability not-disabled 1",
                "lettings harbour users gender female 1",
                "lettings harbour users gender male 1",
                "lettings harbour users race white-british 2",
                "lettings unspecified users disability unknown 1",
                "lettings unspecified users gender female 1",
                "lettings unspecified users race asian-indian 1",
                "repairs st-oswalds users disability not-disabled 1",
                "repairs st-oswalds users gender male 1",
                "repairs st-oswalds users race prefer-not-to-say 1",
            ],
            result.Cells.Lines());
    }

    [Fact]
    public void A_stage_counts_in_the_stages_before_it()
    {
        var result = Sent.Recruitment("""
            service,application_date,stage_reached,ethnic_group,disability,gender
            lettings,2009-04-01,applied,white-british,no,f
            lettings,2009-04-01,Shortlisted,white-british,no,f
            lettings,2009-04-01,appointed,white-british,no,m
            """);

        Assert.Equal(
            [
                "lettings unspecified applied disability not-disabled 3",
                "lettings unspecified applied gender female 2",
                "lettings unspecified applied gender male 1",
                "lettings unspecified applied race white-british 3",
                "lettings unspecified appointed disability not-disabled 1",
                "lettings unspecified appointed gender male 1",
                "lettings unspecified appointed race white-british 1",
                "lettings unspecified shortlisted disability not-disabled 2",
                "lettings unspecified shortlisted gender female 1",
                "lettings unspecified shortlisted gender male 1",
                "lettings unspecified shortlisted race white-british 2",
            ],
            result.Cells.Lines());
    }

    [Fact]
    public void A_strand_that_was_not_sent_is_not_collected_and_a_blank_answer_is_left_blank()
    {
        var result = Sent.TakeUp("""
            service,contact_date,ethnic_group,disability,gender
            lettings,2009-05-01,,no,f
            lettings,2009-05-02,,no,not applicable
            """, period: "2009-05");

        Assert.Equal(ReceiptStatus.AcceptedWithWarnings, result.Status);
        Assert.Equal(2, result.Only("R110").Count);
        Assert.Equal("Age was not sent. Everyone is counted as not collected for it.", result.Only("R021").Message);
        Assert.Equal(
            [
                "lettings unspecified users age not-collected 2",
                "lettings unspecified users disability not-disabled 2",
                "lettings unspecified users gender female 1",
                "lettings unspecified users gender not-applicable 1",
                "lettings unspecified users race blank 2",
            ],
            result.Cells.Lines());
    }

    [Fact]
    public void Columns_come_in_any_order_and_under_their_other_names()
    {
        var result = Sent.TakeUp("""
            Sex,ETHNICITY,Disability,Ward,Date,Service
            f,white-british,no,harbour,2009-04-01,lettings
            """);

        Assert.Equal(ReceiptStatus.Accepted, result.Status);
        Assert.Equal(
            ["lettings harbour users disability not-disabled 1", "lettings harbour users gender female 1", "lettings harbour users race white-british 1"],
            result.Cells.Lines());
    }

    [Fact]
    public void Nothing_is_counted_when_one_row_is_wrong()
    {
        var result = Sent.TakeUp(Sent.EventHeader + Sent.GoodEventRow + "lettings,2009-04-01,harbour,nobody,no,f\n");

        Assert.Equal(ReceiptStatus.Rejected, result.Status);
        Assert.Empty(result.Cells);
        Assert.Equal((2, 0), (result.RowsRead, result.RowsCounted));
    }

    [Fact]
    public void Rows_in_any_order_give_the_same_cells()
    {
        string[] services = ["lettings", "repairs"], wards = ["", "harbour"], groups = ["white-british", "white-irish", "", "unknown"];
        var row = from service in Gen.Int[0, services.Length - 1].Select(i => services[i])
                  from ward in Gen.Int[0, wards.Length - 1].Select(i => wards[i])
                  from race in Gen.Int[0, groups.Length - 1].Select(i => groups[i])
                  from day in Gen.Int[1, 30]
                  select $"{service},{day:D2}/04/2009,{ward},{race},no,f";

        row.Array[1, 40].SelectMany(rows => Gen.Shuffle(rows), (rows, shuffled) => (rows, shuffled)).Sample(both =>
        {
            var one = Sent.TakeUp(Sent.EventHeader + string.Join('\n', both.rows));
            var other = Sent.TakeUp(Sent.EventHeader + string.Join('\n', both.shuffled));
            Assert.Equal(one.Cells, other.Cells);
            foreach (var strand in one.Cells.GroupBy(c => c.Strand))
                Assert.Equal(both.rows.Length, strand.Sum(c => c.Count));
        }, iter: 200);
    }
}
