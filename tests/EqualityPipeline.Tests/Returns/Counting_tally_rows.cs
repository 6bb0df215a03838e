using System.Text;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Tests.Returns;

public class Counting_tally_rows
{
    [Fact]
    public void A_zero_is_kept_a_check_total_is_not_added_and_a_strand_without_rows_is_not_collected()
    {
        var result = Sent.TakeUp("""
            service,ward,strand,group,measure,count
            lettings,,race,white-british,users,12
            lettings,,race,Pakistani,users,0
            lettings,,race,all,users,12
            lettings,,gender,female,users,7
            lettings,,gender,male,users,5
            lettings,,disability,unknown,users,12
            repairs,harbour,race,white-british,People who used the service,3
            repairs,harbour,Sex,f,users,3
            """);

        Assert.Equal(ReceiptStatus.Accepted, result.Status);
        Assert.Empty(result.Findings);
        Assert.Equal((8, 7), (result.RowsRead, result.RowsCounted));
        Assert.Equal(
            [
                "lettings unspecified users disability unknown 12",
                "lettings unspecified users gender female 7",
                "lettings unspecified users gender male 5",
                "lettings unspecified users race asian-pakistani 0",
                "lettings unspecified users race white-british 12",
                "repairs harbour users disability not-collected 3",
                "repairs harbour users gender female 3",
                "repairs harbour users race white-british 3",
            ],
            result.Cells.Lines());
    }

    [Fact]
    public void A_return_of_the_whole_organisation_needs_no_service()
    {
        var result = Sent.Population("""
            ward,strand,group,measure,count
            ,race,white-british,population,"180,000"
            ,race,asian-indian,population,20000
            ,gender,female,population,102000
            ,gender,male,population,98000
            """);

        Assert.Equal(ReceiptStatus.Accepted, result.Status);
        Assert.Equal("\"180,000\" has thousands separators. It was read as 180000.", result.Only("R121").Message);
        Assert.Equal(
            [
                "unspecified unspecified population disability not-collected 200000",
                "unspecified unspecified population gender female 102000",
                "unspecified unspecified population gender male 98000",
                "unspecified unspecified population race asian-indian 20000",
                "unspecified unspecified population race white-british 180000",
            ],
            result.Cells.Lines());
    }

    [Fact]
    public void A_strand_that_was_not_in_force_is_noted_and_not_counted()
    {
        var result = Sent.TakeUp("""
            service,strand,group,measure,count
            lettings,race,white-british,users,2
            lettings,gender,female,users,2
            lettings,disability,no,users,2
            lettings,age,16-24,users,1
            lettings,age,25-64,users,1
            """);

        Assert.Equal(ReceiptStatus.Accepted, result.Status);
        var note = result.Only("R022");
        Assert.Equal(("Age was not in force in April 2009. Its answers were not counted.", 5, 2, "B5"), (note.Message, note.Row, note.Count, note.Cell));
        Assert.Equal((5, 3), (result.RowsRead, result.RowsCounted));
        Assert.DoesNotContain(result.Cells, c => c.Strand == "age");
    }

    [Fact]
    public void The_same_row_twice_names_both_rows()
    {
        var twice = Tally("lettings,harbour,race,white-british,users,5", "lettings,Harbour,Race,White: British,users,5").Only("R201");

        Assert.Equal(("Rows 2 and 3 both give Lettings, Harbour, People who used the service, Race, white-british.", "F3", Severity.Error), (twice.Message, twice.Cell, twice.Severity));
    }

    [Fact]
    public void A_check_total_must_be_the_sum_of_its_groups()
    {
        var wrong = Tally("lettings,,race,white-british,users,5", "lettings,,race,all,users,1006").Only("R202");

        Assert.Equal("The check total of Lettings, People who used the service, Race is 1,006, but its groups add up to 5.", wrong.Message);
        Assert.Equal("F3", wrong.Cell);
    }

    [Theory]
    [InlineData("lettings,,race,Asain,users,4")]
    [InlineData("lettings,,race,indian,users,n/a")]
    [InlineData("lettings,,rase,indian,users,4")]
    [InlineData("lettings,,race,indian")]
    public void A_sum_is_not_blamed_for_a_row_that_could_not_be_read(string row)
    {
        var result = Tally("lettings,,race,white-british,users,5", row, "lettings,,race,all,users,9", "lettings,,gender,f,users,9", "lettings,,disability,no,users,9");

        Assert.Equal(1, result.FindingsTotal);
        Assert.Equal(3, Assert.Single(result.Findings).Row);
    }

    [Fact]
    public void A_check_total_may_leave_out_those_outside_the_strands_total()
        => Assert.DoesNotContain(
            Tally("lettings,,race,white-british,users,5", "lettings,,race,not applicable,users,2", "lettings,,race,all,users,5").Findings, f => f.Code == "R202");

    [Fact]
    public void Strands_with_different_totals_are_a_warning()
    {
        var result = Tally("lettings,,race,white-british,users,5", "lettings,,gender,f,users,4", "lettings,,disability,no,users,5");

        Assert.Equal(ReceiptStatus.AcceptedWithWarnings, result.Status);
        Assert.Equal("Lettings, People who used the service: Race adds up to 5 and Gender to 4, but they count the same people.", result.Only("R203").Message);
        Assert.NotEmpty(result.Cells);
    }

    [Fact]
    public void A_stage_larger_than_the_one_before_is_an_error()
    {
        var result = Sent.Recruitment("""
            service,strand,group,measure,count
            lettings,race,white-british,applied,10
            lettings,race,white-british,shortlisted,11
            lettings,race,indian,shortlisted,1
            lettings,gender,f,applied,10
            lettings,disability,no,applied,10
            """);

        var larger = result.Findings.Where(f => f.Code == "R204").ToArray();
        Assert.Equal(
            [
                ("E3", "Lettings, Race, white-british: Shortlisted is 11, more than Applied with 10."),
                ("E4", "Lettings, Race, asian-indian: Shortlisted is 1, more than Applied with 0."),
            ],
            larger.Select(f => (f.Cell!, f.Message)));
    }

    [Fact]
    public void A_count_above_ten_million_holds_the_return()
    {
        var result = Tally("lettings,,race,white-british,users,10000001", "lettings,,gender,f,users,10000001", "lettings,,disability,no,users,10000001");

        Assert.Equal(ReceiptStatus.Held, result.Status);
        Assert.Empty(result.Cells);
        Assert.Equal(0, result.RowsCounted);
        Assert.Equal(("R205", "The count 10,000,001 is above ten million."), (result.Findings[0].Code, result.Findings[0].Message));
        Assert.True(result.Findings[0].Confirm);
    }

    [Fact]
    public void A_held_return_is_counted_once_it_is_confirmed()
    {
        var csv = Sent.TallyHeader + "lettings,,race,white-british,users,10000001\nlettings,,gender,f,users,10000001\nlettings,,disability,no,users,10000001\n";

        var result = ReturnCheck.Check(
            new MemoryStream(Encoding.UTF8.GetBytes(csv)), Sent.Name("northmoor/housing", "2009-04", "service-take-up"), TestPolicy.Policy, CheckBasis.Empty with { IsConfirmed = true });

        Assert.Equal((ReceiptStatus.AcceptedWithWarnings, 3, 3), (result.Status, result.RowsCounted, result.Cells.Length));
        Assert.All(result.Findings, f => Assert.True(f.Confirm));
    }

    [Fact]
    public void Twelve_counts_all_the_same_hold_the_return()
    {
        string[] services = ["lettings", "repairs"], wards = ["harbour", "st-oswalds"], groups = ["race,white-british", "gender,f", "disability,no"];
        var rows = from service in services from ward in wards from it in groups select $"{service},{ward},{it},users,7";

        var result = Tally([.. rows]);

        Assert.Equal(ReceiptStatus.Held, result.Status);
        Assert.Equal("All 12 counts are 7.", result.Only("R206").Message);
    }

    [Fact]
    public void A_required_strand_must_have_rows()
        => Assert.Equal("There are no rows for Gender, which must be monitored.", Tally("lettings,,race,white-british,users,5", "lettings,,disability,no,users,5").Only("R020").Message);

    [Theory]
    [InlineData("", "R120", "There is no figure. Blank is not taken for 0.")]
    [InlineData("-", "R120", "\"-\" is not a figure, and is not taken for 0.")]
    [InlineData("n/a", "R120", "\"n/a\" is not a figure, and is not taken for 0.")]
    [InlineData("*", "R124", "\"*\" hides a small number. It is not read as 0 and cannot be counted.")]
    [InlineData("<5", "R124", "\"<5\" hides a small number. It is not read as 0 and cannot be counted.")]
    [InlineData("[c]", "R124", "\"[c]\" hides a small number. It is not read as 0 and cannot be counted.")]
    [InlineData("12%", "R122", "\"12%\" is a percentage, not a number of people.")]
    [InlineData("1.5", "R122", "\"1.5\" is not a whole number.")]
    [InlineData("12.0", "R122", "\"12.0\" is not a whole number.")]
    [InlineData("1e3", "R122", "\"1e3\" is in scientific notation, in which spreadsheets drop digits.")]
    [InlineData("NaN", "R122", "\"NaN\" is not a number.")]
    [InlineData("Infinity", "R122", "\"Infinity\" is not a number.")]
    [InlineData("twelve", "R122", "\"twelve\" is not a number.")]
    [InlineData("=1+1", "R043", "\"=1+1\" is a formula, and its result is not in the file.")]
    [InlineData("１２", "R122", "\"１２\" is not written in plain digits.")]
    [InlineData("12,34", "R122", "\"12,34\" is not a whole number.")]
    [InlineData("-3", "R123", "\"-3\" is below 0.")]
    [InlineData("(3)", "R123", "\"(3)\" is below 0.")]
    [InlineData("1234567890123", "R125", "\"1234567890123\" is too large to be a count.")]
    public void What_is_not_a_whole_number_is_refused_in_words_that_fit(string count, string code, string message)
    {
        var result = Tally($"lettings,,race,white-british,users,\"{count}\"", "lettings,,gender,f,users,5", "lettings,,disability,no,users,5");

        var wrong = result.Only(code);
        Assert.Equal((message, "F2", "count"), (wrong.Message, wrong.Cell, wrong.Column));
        Assert.Equal(ReceiptStatus.Rejected, result.Status);
        Assert.Empty(result.Cells);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("007", 7)]
    [InlineData("1,234", 1234)]
    [InlineData("12,345,678", 12345678)]
    public void Whole_numbers_are_read(string count, int people)
    {
        var result = Tally($"lettings,,race,white-british,users,\"{count}\"", "lettings,,gender,f,users,5", "lettings,,disability,no,users,5");

        if (people <= 10_000_000)
            Assert.Equal(people, Assert.Single(result.Cells, c => c.Group == "white-british").Count);
        else
            Assert.Equal(ReceiptStatus.Held, result.Status);
    }

    [Theory]
    [InlineData("lettings,,rase,white-british,users,5", "R115", "C2", "Race", "\"rase\" is not a strand. Use one of: Race, Disability, Gender, Age, Religion or belief.")]
    [InlineData("lettings,,race,white-british,user,5", "R114", "E2", "People who used the service", "\"user\" is not a measure of this return. Use one of: People who used the service.")]
    public void Unknown_words_are_named_with_their_nearest(string row, string code, string cell, string nearest, string message)
    {
        var wrong = Tally(row).Only(code);

        Assert.Equal((cell, nearest, message), (wrong.Cell, wrong.Nearest, wrong.Message));
    }

    private static CheckedReturn Tally(params string[] rows) => Sent.TakeUp(Sent.TallyHeader + string.Join('\n', rows));
}
