using EqualityPipeline.Returns;

namespace EqualityPipeline.Tests.Returns;

/// <summary>Tallies kept apart by categories, amounts of no group, and the rules between measures.</summary>
public class Counting_tallies_with_attributes
{
    private const string Header = "service,ward,kind,strand,group,measure,count\n";

    [Fact]
    public void Counts_are_kept_apart_by_their_attributes_and_decimals_are_exact()
    {
        var result = SmallReturns.Send(SmallReturns.Harassment, Header + """
            lettings,harbour,racial,race,chinese,incidents,3
            lettings,harbour,racial,race,other,incidents,1
            lettings,harbour,racial,race,all,incidents,4
            lettings,harbour,racial,race,chinese,acted-on,2
            lettings,harbour,racial,race,chinese,days,"1,012.50"
            lettings,,homophobic,race,chinese,incidents,1
            lettings,,homophobic,gender,male,incidents,1
            """);

        Assert.Equal(ReceiptStatus.Accepted, result.Status);
        Assert.Equal(["R121"], result.Findings.Select(f => f.Code));
        Assert.Equal(
            [
                "lettings harbour acted-on kind=racial gender not-collected 2",
                "lettings harbour acted-on kind=racial race chinese 2",
                "lettings harbour days kind=racial gender not-collected 1012.5",
                "lettings harbour days kind=racial race chinese 1012.5",
                "lettings harbour incidents kind=racial gender not-collected 4",
                "lettings harbour incidents kind=racial race chinese 3",
                "lettings harbour incidents kind=racial race other 1",
                "lettings unspecified incidents kind=homophobic gender male 1",
                "lettings unspecified incidents kind=homophobic race chinese 1",
            ],
            result.Cells.Full());
    }

    [Theory]
    [InlineData("lettings,,racial,race,chinese,incidents,1.5", "R122", "G2", "\"1.5\" is not a whole number.")]
    [InlineData("lettings,,racial,race,chinese,days,1.555", "R154", "G2", "\"1.555\" has more than 2 decimals.")]
    [InlineData("lettings,,ageist,race,chinese,incidents,1", "R163", "C2", "\"ageist\" is not in the list \"A list\". Use one of: Racial, Homophobic.")]
    [InlineData("lettings,,,race,chinese,incidents,1", "R101", "C2", "There is no kind in this row, and the row cannot be counted without it.")]
    public void A_wrong_attribute_or_amount_is_told_in_its_cell(string row, string code, string cell, string message)
    {
        var finding = SmallReturns.Send(SmallReturns.Harassment, $"{Header}{row}\nlettings,,racial,gender,male,incidents,1\n").Only(code);

        Assert.Equal((cell, message), (finding.Cell, finding.Message));
    }

    [Fact]
    public void A_required_attribute_that_is_missing_is_a_missing_column()
        => Assert.Equal(
            "The column kind is missing.",
            SmallReturns.Send(SmallReturns.Harassment, "service,strand,group,measure,count\nlettings,race,chinese,incidents,1\n").Only("R016").Message);

    [Fact]
    public void A_part_larger_than_its_whole_is_told_with_the_reason()
    {
        var result = SmallReturns.Send(SmallReturns.Harassment, Header + """
            lettings,,racial,race,chinese,incidents,3
            lettings,,racial,race,chinese,acted-on,4
            lettings,,homophobic,race,chinese,incidents,9
            """);
        var finding = result.Only("R208");

        Assert.Equal(ReceiptStatus.Rejected, result.Status);
        Assert.Equal(
            ("G3", "Lettings, racial, Race, chinese: Incidents acted on is 4, more than Incidents with 3. An incident can be acted on only if it was recorded."),
            (finding.Cell, finding.Message));
    }

    [Fact]
    public void A_rule_that_may_have_exceptions_warns()
    {
        var type = SmallReturns.Harassment.Replace("only if it was recorded. }", "only if it was recorded., warning: true }", StringComparison.Ordinal);

        var result = SmallReturns.Send(type, Header + "lettings,,racial,race,chinese,incidents,3\nlettings,,racial,race,chinese,acted-on,4\nlettings,,racial,gender,male,incidents,3\nlettings,,racial,gender,male,acted-on,4\n");

        Assert.Equal(ReceiptStatus.AcceptedWithWarnings, result.Status);
        Assert.StartsWith("Lettings, racial, Gender, male: Incidents acted on is 4, more than Incidents with 3.", result.Findings.Last(f => f.Code == "R209").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_of_two_sources_are_not_added_up()
    {
        var result = SmallReturns.Send(SmallReturns.Harassment, """
            service,kind,source,strand,group,measure,count
            lettings,racial,log,race,chinese,incidents,3
            lettings,racial,police,race,chinese,incidents,3
            lettings,racial,police,race,other,incidents,2
            """);
        var finding = result.Only("R207");

        Assert.Equal(ReceiptStatus.Rejected, result.Status);
        Assert.Equal(
            ("C3", 2, "source is \"police\" here and \"log\" in row 2. Counts of Incidents from two of them would be added up, though they count the same people."),
            (finding.Cell, finding.Count, finding.Message));
    }

    [Fact]
    public void Totals_beside_their_wards_must_be_confirmed()
    {
        string Rows(int total) => $"lettings,,racial,race,chinese,incidents,{total}\nlettings,harbour,racial,race,chinese,incidents,30\n";
        var same = SmallReturns.Send(SmallReturns.Harassment, Header + Rows(30));
        var other = SmallReturns.Send(SmallReturns.Harassment, Header + Rows(31));

        Assert.Equal(ReceiptStatus.Held, same.Status);
        Assert.Equal(
            ("G2", "Lettings, racial, Incidents: the rows without a ward add up to 30, just as the rows with wards do. They look like totals, and adding them would count everyone twice."),
            (same.Only("R210").Cell, same.Only("R210").Message));
        Assert.Empty(other.Findings.Where(f => f.Code == "R210"));
    }

    [Fact]
    public void Amounts_of_no_group_have_no_strand()
    {
        var result = SmallReturns.Send(SmallReturns.Inputs, """
            service,measure,count
            lettings,Spend,"£12,400.50"
            lettings,hours,310.25
            repairs,spend,0
            """);

        Assert.Equal(ReceiptStatus.Accepted, result.Status);
        Assert.Equal("\"£12,400.50\" has a currency sign or thousands separators. It was read as 12400.50.", result.Only("R121").Message);
        Assert.Equal(
            [
                "lettings unspecified hours all all 310.25",
                "lettings unspecified spend all all 12400.5",
                "repairs unspecified spend all all 0",
            ],
            result.Cells.Full());
    }

    [Fact]
    public void An_amount_given_twice_is_not_added()
        => Assert.Equal(
            "Rows 2 and 3 both give Lettings, Spend.",
            SmallReturns.Send(SmallReturns.Inputs, "service,measure,count\nlettings,spend,1\nlettings,spend,2\n").Only("R201").Message);
}
