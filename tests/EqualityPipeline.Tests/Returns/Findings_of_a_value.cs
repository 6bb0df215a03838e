using EqualityPipeline.Returns;

namespace EqualityPipeline.Tests.Returns;

public class Findings_of_a_value
{
    private const string RaceAllowed =
        "White: British, White: Irish, Asian or Asian British: Indian, Asian or Asian British: Pakistani, Black or Black British: Caribbean, "
        + "Chinese or other ethnic group: Chinese, Prefer not to say, Unknown, Left blank, Not collected, Not applicable";

    [Fact]
    public void An_unknown_category_comes_with_its_cell_the_nearest_and_the_allowed_ones()
    {
        var finding = Assert.Single(Row("lettings,2009-04-01,harbour,Asain,no,f").Findings);

        Assert.Equal(
            new Finding(
                "R107", Severity.Error, Confirm: false, 2, "ethnic_group", "D2", Count: 1, "Asain", "Asian or Asian British: Indian",
                $"\"Asain\" is not a category of Race. Use one of: {RaceAllowed}.",
                "If \"Asian or Asian British: Indian\" is meant, write that. Use the category's name or code."),
            finding);
    }

    [Theory]
    [InlineData("Whte Britsh", "White: British")]
    [InlineData("british white", "White: British")]
    [InlineData("Carribean", "Black or Black British: Caribbean")]
    [InlineData("prefer not say", "Prefer not to say")]
    [InlineData("zzzz", null)]
    public void The_nearest_category_is_found_by_letters_and_words(string found, string? nearest)
        => Assert.Equal(nearest, Row($"lettings,2009-04-01,harbour,{found},no,f").Only("R107").Nearest);

    [Theory]
    [InlineData("office,2009-04-01,,indian,no,f", "R102", "A2", "\"office\" is not a service of Housing. Use one of: Lettings, Repairs.")]
    [InlineData(",2009-04-01,,indian,no,f", "R101", "A2", "There is no service in this row, and the row cannot be counted without it.")]
    [InlineData("libraries,2009-04-01,,indian,no,f", "R103", "A2", "\"libraries\" is a service of Leisure, not of Housing.")]
    [InlineData("lettings,2009-04-01,Harbor Hill,indian,no,f", "R104", "C2", "\"Harbor Hill\" is not a ward of Northmoor City Council. Use one of: Harbour, St Oswald's.")]
    [InlineData("lettings,yesterday,,indian,no,f", "R105", "B2", "\"yesterday\" cannot be read as a date.")]
    [InlineData("lettings,2009-04-01 09:30,,indian,no,f", "R105", "B2", "\"2009-04-01 09:30\" cannot be read as a date.")]
    [InlineData("lettings,2009-05-01,,indian,no,f", "R106", "B2", "\"2009-05-01\" is not in April 2009, the month this return is for.")]
    [InlineData("lettings,39933,,indian,no,f", "R111", "B2", "\"39933\" is a number. It looks like the number by which Excel stores a date, which is not guessed.")]
    [InlineData("lettings,04/30/2009,,indian,no,f", "R112", "B2", "There is no day \"04/30/2009\". The day comes before the month: 30/04/2009.")]
    [InlineData("lettings,2009-02-29,,indian,no,f", "R112", "B2", "There is no day \"2009-02-29\". The day comes before the month: 30/04/2009.")]
    [InlineData("lettings,2009-04-01,,White,no,f", "R108", "D2", "\"White\" is a heading of Race and not a category. Use one of: White: British, White: Irish.")]
    public void Each_wrong_value_is_told_in_a_sentence(string row, string code, string cell, string message)
    {
        var result = Row(row);
        var finding = result.Only(code);

        Assert.Equal((cell, message), (finding.Cell, finding.Message));
        Assert.Equal(ReceiptStatus.Rejected, result.Status);
    }

    [Fact]
    public void A_category_of_another_edition_names_the_edition()
        => Assert.Equal(
            "\"Other ethnic group: Arab\" belongs to the list \"Ethnic group, 2011\" of Race, which was in force from April 2011. "
            + $"Use one of: {RaceAllowed}.",
            Row("lettings,2009-04-01,,Other ethnic group: Arab,no,f").Only("R109").Message);

    [Fact]
    public void An_unknown_stage_lists_the_stages()
    {
        var finding = Sent.Recruitment("service,application_date,stage_reached,ethnic_group,disability,gender\nlettings,2009-04-01,hired,indian,no,f\n").Only("R113");

        Assert.Equal(("C2", "\"hired\" is not a stage. Use one of: Applied, Shortlisted, Appointed."), (finding.Cell, finding.Message));
    }

    [Fact]
    public void Blank_answers_are_one_warning_a_column()
    {
        var finding = Row("lettings,2009-04-01,,,no,f", "lettings,2009-04-01,,indian,no,f", "lettings,2009-04-01,, ,no,f").Only("R110");

        Assert.Equal((2, "D2", 2, Severity.Warning), (finding.Row, finding.Cell, finding.Count, finding.Severity));
        Assert.Equal("Cells of Race are empty. Those people are counted as \"left blank\".", finding.Message);
    }

    [Fact]
    public void The_same_text_throughout_a_column_is_one_finding()
    {
        var result = Row("lettings,2009-04-01,,indian,no,f", "lettings,2009-04-01,,martian,no,f", "lettings,2009-04-01,,martian ,no,f", "lettings,2009-04-01,,venusian,no,f");

        Assert.Equal([("martian", "D3", 2), ("venusian", "D5", 1)], result.Findings.Select(f => (f.Found!, f.Cell!, f.Count)));
        Assert.Equal(2, result.FindingsTotal);
    }

    [Fact]
    public void Beyond_twenty_texts_a_column_gets_one_more_finding_for_the_rest()
    {
        var result = Row([.. Enumerable.Range(1, 50).Select(i => $"lettings,2009-04-01,,q{i:D2}z,no,f")]);

        Assert.Equal(21, result.FindingsTotal);
        var rest = result.Only("R117");
        Assert.Equal((22, 30, "The column ethnic_group has more faults than the 20 different texts that are listed."), (rest.Row, rest.Count, rest.Message));
    }

    [Theory]
    [InlineData("j.bloggs@example.org", "an e-mail address")]
    [InlineData("AB 12 34 56 C", "a National Insurance number")]
    [InlineData("case of ab123456c, see file", "a National Insurance number")]
    public void Personal_details_put_the_file_aside_and_are_never_shown(string personal, string kind)
    {
        var result = Row($"lettings,2009-04-01,,{(personal.Contains(',') ? $"\"{personal}\"" : personal)},no,f", "lettings,2009-04-01,,martian,no,f");

        Assert.Equal((ReceiptStatus.Rejected, true), (result.Status, result.Quarantined));
        var finding = Assert.Single(result.Findings);
        Assert.Equal("R118", finding.Code);
        Assert.Equal(
            $"Row 2 of the column ethnic_group holds what looks like {kind}. Nothing of the file is counted and the text is not shown.",
            finding.Message);
        Assert.Null(finding.Found);
    }

    [Fact]
    public void Formula_and_markup_are_only_quoted()
        => Assert.Equal("=HYPERLINK(\"x\")<script>", Row("lettings,2009-04-01,,\"=HYPERLINK(\"\"x\"\")<script>\",no,f").Only("R043").Found);

    private static CheckedReturn Row(params string[] rows) => Sent.TakeUp(Sent.EventHeader + string.Join('\n', rows));
}
