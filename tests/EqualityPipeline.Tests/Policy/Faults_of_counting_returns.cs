using EqualityPipeline.Policy;
using EqualityPipeline.Tests.Returns;

namespace EqualityPipeline.Tests.Policy;

/// <summary>What a policy cannot ask of a return that counts, and of declared groups.</summary>
public class Faults_of_counting_returns
{
    private const string Groups = """
        groups:
          - id: chinese-women
            name: Chinese women
            why: Asked for.
            from: 2009-04
            minimum-size: 10
            all-of:
              - { strand: gender, groups: [female] }
              - { strand: race, groups: [chinese] }

        """;

    public static TheoryData<string, string, int, string> OfStaff { get; } = new()
    {
        { "least: 0, most: 1, decimals: 2", "least: 0, decimals: 2", 20, "A number of an event layout must say the \"most\" it can be, 10,000,000 or less, and not be below 0; \"fte\" does not." },
        { "least: 0, most: 1,", "least: -1, most: 1,", 20, "A number of an event layout must say the \"most\" it can be, 10,000,000 or less, and not be below 0; \"fte\" does not." },
        { "sum-of: fte,", "sum-of: fte, filled: [grade],", 10, "\"filled\" must stand only in a measure of a register." },
        { "unit: full-time-equivalents, ", "", 10, "A measure must take the decimals of what it sums; people take 0 and \"fte\" has 2." },
        { "bucket-of: hourly_pay_pence", "bucket-of: fte", 11, "A bucket must be a whole number; \"fte\" has decimals." },
        { "required-strands: [race]", "rules: [{ part: leavers, whole: in-post, why: So. }]\nrequired-strands: [race]", 13, "Rules between counts must stand only in a return with a tally layout; this one has none." },
    };

    [Theory]
    [MemberData(nameof(OfStaff))]
    public void Each_fault_is_told_with_file_and_line(string found, string instead, int line, string message)
    {
        var pack = Packs.Change(SmallReturns.Pack(SmallReturns.Staff), "returns/more-0.yaml", found, instead);

        Assert.Contains(new PolicyProblem("returns/more-0.yaml", line, message), PolicyPack.Load(pack).Errors);
    }

    [Theory]
    [InlineData("whole: incidents", "whole: incident", 13, "The return \"harassment\" has no measure \"incident\". Did you mean \"incidents\"? There are: incidents, acted-on, days.")]
    [InlineData("whole: incidents", "whole: acted-on", 13, "A measure must not be a part of itself; \"acted-on\" is both.")]
    public void A_rule_names_two_measures_of_its_return(string found, string instead, int line, string message)
    {
        var pack = Packs.Change(SmallReturns.Pack(SmallReturns.Harassment), "returns/more-0.yaml", found, instead);

        Assert.Contains(new PolicyProblem("returns/more-0.yaml", line, message), PolicyPack.Load(pack).Errors);
    }

    [Theory]
    [InlineData("groups: [female]", "groups: [femal]", 8, "No list of the strand \"gender\" has the group \"femal\". Did you mean \"female\"? There are: female, male.")]
    [InlineData("strand: gender", "strand: race", 8, "A declared group must name each strand once; \"race\" was found again.")]
    [InlineData("id: chinese-women", "id: gender", 2, "The id of a declared group must not be that of a strand, or \"all\"; \"gender\" was found.")]
    [InlineData("    why: Asked for.\n", "", 2, "\"why\" is missing: a declared group must have it.")]
    public void A_declared_group_names_groups_that_strands_have(string found, string instead, int line, string message)
    {
        var pack = Packs.Change([.. Packs.Smallest, new PolicyFile("groups.yaml", Groups)], "groups.yaml", found, instead);

        Assert.Contains(new PolicyProblem("groups.yaml", line, message), PolicyPack.Load(pack).Errors);
    }

    [Fact]
    public void Categories_must_not_have_more_combinations_than_can_be_numbered()
    {
        var columns = string.Concat(Enumerable.Range(0, 13).Select(i => $"      - {{ name: c{i}, type: category, codes: grade, required: false, attribute: true }}\n"));
        var pack = SmallReturns.Pack(SmallReturns.Staff.Replace("      - { name: fte,", columns + "      - { name: fte,", StringComparison.Ordinal));

        // Grades and blank, 3 each: 3 to the 14th, times 4 statuses.
        Assert.Contains(
            PolicyPack.Load(pack).Errors,
            e => e.Message == "The categories that counts are kept apart by must have a million combinations at most; these have 19,131,876.");
    }
}
