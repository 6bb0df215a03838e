using EqualityPipeline.Periods;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Tests.Returns;

public class Names_of_submissions
{
    [Theory]
    [InlineData("northmoor/housing/2009-04/service-take-up.csv", "service-take-up")]
    [InlineData("northmoor/housing/2009-04/service-take-up-corrected (2).csv", "service-take-up")]
    [InlineData("northmoor/housing/2009-04/recruitment-version 2.XLSX", "recruitment")]
    [InlineData("northmoor/corporate/2009-04/population.csv", "population")]
    [InlineData("northmoor/housing/2011-04/service-take-up.csv", "service-take-up")]
    public void A_path_says_who_which_month_and_what(string path, string returnType)
    {
        var reading = Read(path);

        Assert.Empty(reading.Findings);
        var parts = path.Split('/');
        Assert.Equal(new SubmissionName(parts[0], parts[1], ReportingMonth.Parse(parts[2]), returnType, path), reading.Name);
    }

    [Theory]
    [InlineData("service-take-up.csv", "R301", null, "The path \"service-take-up.csv\" has 1 part, not four.")]
    [InlineData("northmoor/housing/2009/04/service-take-up.csv", "R301", null, "The path \"northmoor/housing/2009/04/service-take-up.csv\" has 5 parts, not four.")]
    [InlineData("northmoor/housing/../service-take-up.csv", "R302", null, null)]
    [InlineData("/northmoor/housing/2009-04/service-take-up.csv", "R302", null, null)]
    [InlineData("northmoor//2009-04/service-take-up.csv", "R302", null, null)]
    [InlineData("northmoor\\housing\\2009-04\\service-take-up.csv", "R302", null, null)]
    [InlineData("northmoor/housing/2009-04/ service-take-up.csv", "R302", null, null)]
    [InlineData("", "R302", null, "The path \"\" has an empty part, a part of dots, a backslash, or a part that begins or ends with a space or dot.")]
    [InlineData("northmoor/housing/2009-04/service-take-up\0.csv", "R303", null, "The path \"northmoor/housing/2009-04/service-take-up\\u0000.csv\" holds a character that is not allowed: U+0000.")]
    [InlineData("northmoor/housing/2009-04/service-take-up\u202Evsc.csv", "R303", null, "The path \"northmoor/housing/2009-04/service-take-up\\u202Evsc.csv\" holds a character that is not allowed: U+202E.")]
    [InlineData("n\u043Erthmoor/housing/2009-04/service-take-up.csv", "R303", null, "The path \"n\\u043Erthmoor/housing/2009-04/service-take-up.csv\" holds a character that is not allowed: U+043E.")]
    [InlineData("northmoor/housing/2009-04/service-take-up#1.csv", "R303", null, null)]
    [InlineData("northmoor/housing/2009-04/service-take-up?x.csv", "R303", null, null)]
    [InlineData("northmoor/housing/2009-04/service-take-up%2e.csv", "R303", null, null)]
    [InlineData("northmoor/housing/2009-04/service-take-up.xls", "R305", null, "The file \"service-take-up.xls\" is an old Excel workbook, which is not read.")]
    [InlineData("northmoor/housing/2009-04/service-take-up.xlsm", "R305", null, "The file \"service-take-up.xlsm\" is a workbook that can hold macros, which is not read.")]
    [InlineData("northmoor/housing/2009-04/service-take-up-1.csv.exe", "R305", null, "The file \"service-take-up-1.csv.exe\" ends in \".exe\", which is not a kind of file that is read.")]
    [InlineData("northmoor/housing/2009-04/service-take-up", "R305", null, "The file \"service-take-up\" has no ending that says what it is.")]
    [InlineData("northmor/housing/2009-04/service-take-up.csv", "R306", "northmoor", "\"northmor\" is not the id of an organisation.")]
    [InlineData("northmoor/houses/2009-04/service-take-up.csv", "R307", "housing", "\"houses\" is not the id of a directorate of Northmoor City Council. Use one of: housing, leisure.")]
    [InlineData("northmoor/corporate/2009-04/service-take-up.csv", "R308", null, "Service take-up is not sent from \"corporate\" but from its directorate.")]
    [InlineData("northmoor/housing/2009-04/population.csv", "R308", null, "Population is not sent from \"housing\" but from corporate.")]
    [InlineData("northmoor/housing/April/service-take-up.csv", "R309", null, "\"April\" is not a month written as yyyy-MM.")]
    [InlineData("northmoor/housing/2009-13/service-take-up.csv", "R309", null, null)]
    [InlineData("northmoor/housing/2011-05/service-take-up.csv", "R310", null, "The return is for May 2011, which has not begun: it is April 2011.")]
    [InlineData("northmoor/housing/2009-04/take-up.csv", "R311", "service-take-up", "\"take-up\" does not begin with the id of a return type. Use one of: service-take-up, recruitment, population.")]
    [InlineData("northmoor/housing/2009-03/service-take-up.csv", "R312", null, "Service take-up was not collected in March 2009: it was in force from April 2009.")]
    public void A_path_that_cannot_be_filed_is_told_why(string path, string code, string? nearest, string? message)
    {
        var reading = Read(path);

        Assert.Null(reading.Name);
        var finding = Assert.Single(reading.Findings);
        Assert.Equal((code, nearest), (finding.Code, finding.Nearest));
        if (message is not null)
            Assert.Equal(message, finding.Message);
    }

    [Theory]
    [InlineData("Northmoor/HOUSING/2009-04/Service-Take-Up.CSV", "service-take-up.csv")]
    [InlineData("Northmoor City Council/housing/2009-04/service-take-up.csv", "service-take-up.csv")]
    [InlineData("northmoor/housing/April 2009/service-take-up.csv", "service-take-up.csv")]
    [InlineData("northmoor/housing/Apr-09/service-take-up.csv", "service-take-up.csv")]
    [InlineData("northmoor/housing/2009_04/service-take-up.csv", "service-take-up.csv")]
    [InlineData("northmoor/housing/2009-4/service-take-up.csv", "service-take-up.csv")]
    [InlineData("northmoor/housing/200904/service-take-up.csv", "service-take-up.csv")]
    [InlineData("northmoor/housing/04-2009/service-take-up.csv", "service-take-up.csv")]
    [InlineData("northmoor/housing/2009-04/service take up.xlsx", "service-take-up.xlsx")]
    [InlineData("northmoor/housing/2009-04/Service_take-up corrected (2).csv", "service-take-up-corrected-2.csv")]
    [InlineData("northmoor/housing/2009-04/recruitment_2.csv", "recruitment-2.csv")]
    [InlineData("northmoor/housing/2009-04/service_take_up.csv.csv", "service-take-up.csv")]
    [InlineData("northmoor/housing/2009-04/Service-take-up.xlsx.csv", "service-take-up.csv")]
    public void A_path_right_but_for_its_spelling_is_told_the_right_one(string path, string file)
    {
        var finding = Assert.Single(Read(path).Findings);
        var right = $"northmoor/housing/2009-04/{file}";

        Assert.Equal(("R313", right, $"Send the file to exactly this path: {right}"), (finding.Code, finding.Nearest, finding.Fix));
        Assert.NotNull(Read(right).Name);
    }

    [Theory]
    [InlineData("/northmoor/housing/2009-04/service-take-up.csv", "R302")]
    [InlineData("northmoor\\housing\\2009-04\\service-take-up.csv", "R302")]
    [InlineData(" northmoor/housing /2009-04/service-take-up.csv", "R302")]
    [InlineData("northmoor/housing/2009/04/service-take-up.csv", "R301")]
    public void So_is_one_with_stray_slashes_and_spaces(string path, string code)
        => Assert.Equal((code, "Send the file to exactly this path: northmoor/housing/2009-04/service-take-up.csv"), (Read(path).Findings[0].Code, Read(path).Findings[0].Fix));

    [Fact]
    public void What_more_than_its_spelling_is_wrong_with_is_not_guessed()
    {
        Assert.Equal("R310", Read("northmoor/housing/2019-04/service-take-up.csv").Findings[0].Code);
        Assert.Equal(["R306", "R309"], Read("Nowhere/housing/April 2009/service-take-up.csv").Findings.Select(f => f.Code));
        Assert.Equal("Send the file to organisation/directorate/yyyy-MM/return-type.csv.", Read("northmoor/../housing/2009-04/service-take-up.csv").Findings[0].Fix);
    }

    [Fact]
    public void A_path_may_have_at_most_255_characters()
        => Assert.Equal(("R304", "The path has 1024 characters; at most 255 are taken."), (Assert.Single(Read(new string('a', 1024)).Findings).Code, Read(new string('a', 1024)).Findings[0].Message));

    [Fact]
    public void All_faults_of_a_path_are_told_at_once()
        => Assert.Equal(["R305", "R306", "R309"], Read("nowhere/housing/2009/recruitment.pdf").Findings.Select(f => f.Code));

    [Fact]
    public void The_same_bytes_at_the_same_path_are_the_same_submission()
    {
        var id = SubmissionIds.WithoutKey.For("northmoor/housing/2009-04/recruitment.csv", "ABCDEF");

        // First 16 bytes of the SHA-256 of "ABCDEF", a line feed and the path, by sha256sum.
        Assert.Equal("4f699e29f9cde40bbebed60ad1ed3330", id);
        Assert.Equal(id, SubmissionIds.WithoutKey.For("northmoor/housing/2009-04/recruitment.csv", "abcdef"));
        Assert.NotEqual(id, SubmissionIds.WithoutKey.For("northmoor/housing/2009-04/recruitment-2.csv", "abcdef"));
    }

    /// <summary>By a second method: the first 16 bytes of <c>openssl dgst -sha256 -hmac</c> over the same text.</summary>
    [Fact]
    public void With_a_key_of_the_deployment_only_who_has_it_can_work_the_id_out()
    {
        const string Path = "northmoor/housing/2009-04/recruitment.csv";
        var keyed = SubmissionIds.Keyed("a-key-of-the-deployment-of-northmoor");

        Assert.Equal("9dae7da0a5238009fa4fb9baf99e6217", keyed.For(Path, "ABCDEF"));
        Assert.Equal(keyed.For(Path, "ABCDEF"), SubmissionIds.Keyed("a-key-of-the-deployment-of-northmoor").For(Path, "abcdef"));
        Assert.NotEqual(keyed.For(Path, "ABCDEF"), keyed.For(Path, "ABCDEE"));
        Assert.NotEqual(keyed.For(Path, "ABCDEF"), SubmissionIds.Keyed("a-key-of-the-deployment-of-westvale").For(Path, "ABCDEF"));
        Assert.True(keyed.HasKey);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_a_key_ids_are_as_they_were(string? none)
    {
        var ids = SubmissionIds.Keyed(none);

        Assert.Equal("4f699e29f9cde40bbebed60ad1ed3330", ids.For("northmoor/housing/2009-04/recruitment.csv", "ABCDEF"));
        Assert.False(ids.HasKey);
    }

    [Theory]
    [InlineData("secret", "Submissions:IdKey must be 32 characters or more; it has 6.")]
    [InlineData("@Microsoft.KeyVault(VaultName=equality-abc;SecretName=submission-ids)", "Submissions:IdKey refers to a secret that could not be read from the vault. Anybody can read the reference, so it is not taken for the key.")]
    public void What_is_no_secret_is_not_taken_for_a_key(string key, string message)
        => Assert.Equal(message, Assert.Throws<InvalidDataException>(() => SubmissionIds.Keyed(key)).Message);

    private static NameReading Read(string path) => SubmissionNames.Read(path, TestPolicy.Policy, current: new ReportingMonth(2011, 4));
}
