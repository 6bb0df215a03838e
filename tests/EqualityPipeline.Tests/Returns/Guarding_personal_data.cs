using System.Text;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Tests.Returns;

/// <summary>Every text is invented: NHS numbers of the range for tests (999), telephone numbers that are kept for drama, addresses of example domains.</summary>
public class Guarding_personal_data
{
    private static readonly (string Kind, string Text)[] Harmful =
    [
        ("Nhs", "9990000018"),
        ("Nhs", "999 015 8398"),
        ("Nhs", "999-023-7581"),
        ("Nhs", "NHS 9990316775"),
        ("Nhs", "no. 999 039 5969 seen"),
        ("Nhs", "(9990475156)"),
        ("Nhs", "9990633533"),
        ("Nhs", "999 071 2727"),
        ("Nhs", "999-079-1910"),
        ("Nhs", "NHS 9990871108"),
        ("Nhs", "no. 999 095 0296 seen"),
        ("Nhs", "(9991029486)"),
        ("Nhs", "9991187863"),
        ("Nhs", "999 126 7050"),
        ("NationalInsurance", "AB123456C"),
        ("NationalInsurance", "ab123456c"),
        ("NationalInsurance", "AB 12 34 56 C"),
        ("NationalInsurance", "AB-12-34-56-D"),
        ("NationalInsurance", "JG103759A"),
        ("NationalInsurance", "NI: CE 20 45 12 B"),
        ("NationalInsurance", "ref SA121314A,"),
        ("NationalInsurance", "PX.12.34.56.C"),
        ("NationalInsurance", "WL 998877 A"),
        ("NationalInsurance", "ZY112233D"),
        ("NationalInsurance", "HA000000B"),
        ("NationalInsurance", "RE456789C "),
        ("NationalInsurance", "(YS667788A)"),
        ("NationalInsurance", "claim AA 123456 B open"),
        ("NationalInsurance", "er123456d"),
        ("Email", "a@b.org"),
        ("Email", "j.bloggs@example.org"),
        ("Email", "J.Bloggs@EXAMPLE.ORG"),
        ("Email", "mail j_b@example.co.uk please"),
        ("Email", "<x.y@example.net>"),
        ("Email", "o'neil@example.org"),
        ("Email", "first.last+tag@example.org"),
        ("Email", "x@sub.example.org;y"),
        ("Email", "see: a.b@example.com."),
        ("Email", "ANNE@EXAMPLE.GOV.UK"),
        ("Email", "a-b@example.org"),
        ("Email", "tom@example.nhs.uk"),
        ("Email", "x1@example.ac.uk"),
        ("Telephone", "07700900123"),
        ("Telephone", "07700 900123"),
        ("Telephone", "07700 900 123"),
        ("Telephone", "07700-900-123"),
        ("Telephone", "+447700900123"),
        ("Telephone", "+44 7700 900123"),
        ("Telephone", "+44 (0)7700 900123"),
        ("Telephone", "0044 7700 900123"),
        ("Telephone", "01614960123"),
        ("Telephone", "0161 496 0123"),
        ("Telephone", "(0161) 496 0123"),
        ("Telephone", "020 7946 0123"),
        ("Telephone", "02079460123"),
        ("Telephone", "01632 960123"),
        ("Telephone", "call 01632 960 123 after six"),
        ("Telephone", "tel:01144960123"),
        ("Telephone", "0117 496 0456"),
        ("Telephone", "+44 20 7946 0987"),
        ("Telephone", "07700900999 (mum)"),
        ("Telephone", "029 2018 0123"),
        ("Postcode", "M1 1AE"),
        ("Postcode", "m1 1ae"),
        ("Postcode", "M11AE"),
        ("Postcode", "B33 8TH"),
        ("Postcode", "CR2 6XH"),
        ("Postcode", "DN55 1PT"),
        ("Postcode", "W1A 0AX"),
        ("Postcode", "EC1A 1BB"),
        ("Postcode", "EC1A1BB"),
        ("Postcode", "SW1A 2AA"),
        ("Postcode", "12 Moor Lane, NE1 4ST"),
        ("Postcode", "lives at LS1 4AP"),
        ("Postcode", "YO1 7HH."),
        ("Postcode", "BT1 5GS"),
        ("Postcode", "CF10 1EP"),
        ("Postcode", "Flat 2, G2 1DU"),
        ("Postcode", "GL50 1DY"),
        ("Postcode", "ZE1 0AA"),
        ("Postcode", "JE2 3AB"),
        ("Postcode", "IV1 1HY"),
        ("Postcode", "ST4 2RD"),
        ("Postcode", "w1u 8ed"),
        ("Born", "DOB 12/03/1956"),
        ("Born", "dob: 1956-03-12"),
        ("Born", "born 3.4.1971"),
        ("Born", "Born on 03/04/71"),
        ("Born", "D.O.B. 01-02-1948"),
        ("Born", "date of birth 1/1/1990"),
        ("Born", "b. birth 12-12-1960"),
        ("Born", "DOB12/03/1956"),
        ("Born", "birth date: 05/06/2001"),
        ("Born", "he was born 30/11/1939 here"),
        ("Name", "Mr Bloggs"),
        ("Name", "Mrs J Bloggs"),
        ("Name", "Ms Khan"),
        ("Name", "Miss A Okafor"),
        ("Name", "MR SMITH"),
        ("Name", "MRS PATEL"),
        ("Name", "seen by Mr. Jones"),
        ("Name", "for Miss Lee, twice"),
        ("Name", "Mr O'Brien"),
        ("Name", "Ms. Nowak"),
    ];

    private static readonly string[] Harmless =
    [
        "9991000004", "9991000136", "9991000268", "9991000390", "9991000527", "9991000659", "123456789", "12345678901", "1234567890123",
        "1000000000", "1240000000", "9876543210", "5000000000", "1,234,567,890", "12 345 678 901", "QQ123456C", "DA123456C", "FY123456A",
        "IB123456B", "UA123456D", "VA123456A", "AO123456B", "BG123456A", "GB123456B", "KN123456C", "NK123456D", "NT123456A", "TN123456B",
        "ZZ123456C", "AB123456", "AB123456E", "AB1234567C", "XAB123456C", "AB12345C", "CASE-2009-001234", "INV/2009/0456", "M1", "SW1", "B33",
        "EC1A", "NE1 to NE4", "M1 only", "Harbour", "St Oswald's", "Castle Hill", "E05000123", "E06000012", "W06000015", "S12000033", "E01012345",
        "E12000001", "Mobile library", "Mobile library 2", "Names of services", "Library 24/7", "Route 38 bus", "House 12", "12 Moor Lane",
        "Flat 3b", "Unit 7", "Block C4", "Room B1 2nd floor", "Ward 4 3rd wing", "Team A1", "A1 roads", "Section 106 agreements", "Sure Start 0-5",
        "Under 5s club", "Age 16-24", "24 hour line", "Call 999", "101", "0800 111", "0300 123 0123", "0845 600 1234", "0808 800 5000",
        "03001230123", "2009-04-30", "30/04/2009", "30.04.2009", "2009-04-30 09:30", "01-04-2009 930", "30/04/09", "April 2009", "2009/10",
        "2009-10", "1 April 2009", "01042009", "20090430", "MS Society", "MS Office", "Missed visits", "Mr", "Mrs", "Mission hall",
        "Dr Gray's Hospital", "Ms", "MRI scans", "Mrs. ", "Mr and Mrs", "born in the ward", "Births registered", "Stillborn support", "DOB unknown",
        "birth certificates", "reborn dolls 2009", "@home service", "Cafe @ the park", "24@7", "twitter @northmoor", "price @ 3.50", "a@b",
        "White: British", "Asian or Asian British: Indian", "65+", "£1,234.50", "12%", "1e3", "<5", "*", "c", "[c]", "-", "n/a", "yes", "no", "f",
        "m", "B1", "B12CD", "S106", "H2O", "G20", "CO2", "A4 paper", "M25 J10", "K9 unit", "3G 4G 5G", "R2D2", "W3C", "E10", "Band 5", "Grade SO1 2",
        "PO1", "Stage 2", "Key Stage 3", "Level 4", "Phase 2 of 3", "Zone 6", "Form 3b", "Act 2010 s149", "section 149",
    ];

    [Fact]
    public void Every_text_by_which_someone_could_be_known_is_found()
    {
        Assert.True(Harmful.Length >= 100);
        Assert.Equal(
            Harmful.Select(h => $"{h.Kind}: {h.Text}"),
            Harmful.Select(h => $"{PersonalText.Find(Encoding.UTF8.GetBytes(h.Text))}: {h.Text}"));
    }

    [Fact]
    public void No_text_that_only_looks_like_it_is()
    {
        Assert.True(Harmless.Length >= 100);
        Assert.Equal(
            Harmless.Select(h => $"None: {h}"),
            Harmless.Select(h => $"{PersonalText.Find(Encoding.UTF8.GetBytes(h))}: {h}"));
    }

    [Theory]
    [MemberData(nameof(SomeHarmful))]
    public void In_a_column_that_is_not_used_it_puts_the_file_aside_and_is_nowhere_in_the_receipt(string text)
    {
        var result = Sent.TakeUp("service,contact_date,ward,ethnic_group,disability,gender,remarks\nlettings,2009-04-01,harbour,white-british,no,f,fine\n"
            + $"lettings,2009-04-02,harbour,white-british,no,f,\"{text}\"\n");

        var finding = Assert.Single(result.Findings);
        Assert.Equal((ReceiptStatus.Rejected, true, "R118", "G3"), (result.Status, result.Quarantined, finding.Code, finding.Cell));
        Assert.DoesNotContain(text, finding.Message, StringComparison.Ordinal);
        Assert.StartsWith("Row 3 of the column remarks holds what looks like ", finding.Message, StringComparison.Ordinal);
        Assert.Null(finding.Found);
    }

    public static TheoryData<string> SomeHarmful { get; } = [.. Harmful.GroupBy(h => h.Kind).Select(kind => kind.First().Text)];

    [Fact]
    public void Harmless_texts_in_a_column_that_is_not_used_change_nothing()
    {
        var rows = Harmless.Select(text => $"lettings,2009-04-01,harbour,white-british,no,f,\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n");
        var result = Sent.TakeUp("service,contact_date,ward,ethnic_group,disability,gender,remarks\n" + string.Concat(rows));

        Assert.Equal((ReceiptStatus.Accepted, Harmless.Length), (result.Status, result.RowsCounted));
    }

    [Fact]
    public void The_rows_are_told_a_dozen_at_most()
    {
        var rows = Enumerable.Range(0, 20).Select(_ => "lettings,2009-04-01,harbour,white-british,no,f,07700 900123\n");
        var finding = Assert.Single(Sent.TakeUp("service,contact_date,ward,ethnic_group,disability,gender,tag\n" + string.Concat(rows)).Findings);

        Assert.Equal(20, finding.Count);
        Assert.Equal(
            "Rows 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 and 8 more of the column tag hold what looks like a telephone number. Nothing of the file is counted and the text is not shown.",
            finding.Message);
    }

    [Fact]
    public void A_count_of_ten_digits_is_a_count()
    {
        // 9990000018 would be an NHS number of the test range: 9·10 + 9·9 + 9·8 + 1·2 = 245 = 22·11 + 3, and 11 − 3 = 8.
        var result = Sent.TakeUp(Sent.TallyHeader
            + "lettings,,race,white-british,users,9990000018\nlettings,,gender,f,users,9990000018\nlettings,,disability,no,users,9990000018\n");

        Assert.False(result.Quarantined);
        Assert.Equal(PersonalDetail.Nhs, PersonalText.Find("9990000018"));
    }

    [Fact]
    public void Rows_that_do_not_fit_are_looked_at_too()
    {
        var result = Sent.TakeUp(Sent.EventHeader + Sent.GoodEventRow + "lettings,2009-04-01,harbour,white-british,no,f,,j.bloggs@example.org\n");

        Assert.Equal(("R118", true), (Assert.Single(result.Findings).Code, result.Quarantined));
    }

    [Fact]
    public void A_file_without_a_header_is_looked_at_too()
        => Assert.True(Sent.TakeUp("Extract of May,,\nlettings,2009-04-01,AB123456C\n").Quarantined);

    [Fact]
    public void Days_decades_apart_and_long_past_are_dates_of_birth_whatever_their_heading()
    {
        string[] days = ["1931-05-04", "12/03/1956", "1971-11-30", "1988-01-02", ""];
        var result = Sent.TakeUp("service,contact_date,ward,ethnic_group,disability,gender,other_day\n"
            + string.Concat(days.Select(day => $"lettings,2009-04-01,harbour,white-british,no,f,{day}\n")));

        var finding = Assert.Single(result.Findings);
        Assert.Equal(("R190", true), (finding.Code, result.Quarantined));
        Assert.Equal("The column other_day holds days many years apart and long past, as dates of birth are. Nothing of the file is counted and the text is not shown.", finding.Message);
    }

    [Fact]
    public void Dates_of_birth_in_the_column_of_the_contact_are_found_and_a_year_mistyped_is_not_one()
    {
        string[] births = ["1931-05-04", "1956-03-12", "1971-11-30"];
        Assert.Equal("R190", Assert.Single(Contacts(births).Findings).Code);
        Assert.Equal(["R106"], Contacts(["1909-04-01", "2009-04-02", "2009-04-03"]).Findings.Select(f => f.Code));
        Assert.All(Contacts(["2003-04-01", "2003-04-02", "2003-04-03"]).Findings, f => Assert.Equal("R106", f.Code));

        static CheckedReturn Contacts(string[] days)
            => Sent.TakeUp(Sent.EventHeader + string.Concat(days.Select(day => $"lettings,{day},harbour,white-british,no,f\n")));
    }

    [Fact]
    public void A_column_in_which_every_row_has_its_own_number_is_held_and_a_running_number_is_not()
    {
        var payroll = Numbered(i => $"E{10_000 + i * 7919 % 90_000}");
        var finding = payroll.Only("R191");

        Assert.Equal((ReceiptStatus.Held, false), (payroll.Status, payroll.Quarantined));
        Assert.Equal(
            "Each of the 25 cells of the column serial, which is not part of this return, holds a number of its own, as a payroll, property or case number does.",
            finding.Message);
        Assert.Equal(ReceiptStatus.Accepted, Numbered(i => $"{100_000 + i}").Status);
        Assert.Equal(ReceiptStatus.Accepted, Numbered(i => $"{10_000 + i % 5}").Status);

        static CheckedReturn Numbered(Func<int, string> number)
            => Sent.TakeUp("service,contact_date,ward,ethnic_group,disability,gender,serial\n"
                + string.Concat(Enumerable.Range(0, 25).Select(i => $"lettings,2009-04-01,harbour,white-british,no,f,{number(i)}\n")));
    }

    [Theory]
    [InlineData("Names of services")]
    [InlineData("Mobile library")]
    [InlineData("Telephone calls")]
    [InlineData("Contact by e-mail")]
    [InlineData("Postcode area")]
    [InlineData("NHS trust")]
    [InlineData("Library address")]
    [InlineData("Road names")]
    [InlineData("Number of staff")]
    public void A_heading_of_things_identifies_nobody(string heading) => Assert.False(PersonalData.IsPersonalHeading(heading));

    [Theory]
    [InlineData("Name")]
    [InlineData("NHS number")]
    [InlineData("NI No.")]
    [InlineData("E-mail")]
    [InlineData("Home telephone")]
    [InlineData("Post code")]
    [InlineData("D.O.B")]
    [InlineData("date_of_birth")]
    [InlineData("UPRN")]
    [InlineData("Payroll ref")]
    [InlineData("Employee number")]
    [InlineData("applicant_id")]
    public void A_heading_of_people_does(string heading) => Assert.True(PersonalData.IsPersonalHeading(heading));
}
