using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Tests.Policy;

public class Rules_of_registers
{
    private const string Rules = """
        evidence-months: 36
        forecast-months: 6
        red-after-days: 14
        calendar-months: 3
        legal-duties:
          - { basis: white, from: 2001-04, to: 2011-03, source: invented }

        """;

    private const string LegalBasis = """
        # name: Laws
        # source: invented
        code,name,roll_up,also_known_as
        white,White duty,,

        """;

    [Fact]
    public void Are_read_with_the_months_in_which_each_duty_was_in_force()
    {
        var rules = Load(Rules).Policy!.Registers;

        Assert.Equal((36, 6, 14, 3), (rules.EvidenceMonths, rules.ForecastMonths, rules.RedAfterDays, rules.CalendarMonths));
        var duty = Assert.Single(rules.Duties);
        Assert.True(duty.InForce.Covers(new ReportingMonth(2011, 3)));
        Assert.False(duty.InForce.Covers(new ReportingMonth(2011, 4)));
    }

    [Fact]
    public void Are_those_of_the_standard_where_a_pack_has_none()
        => Assert.Equal((24, 12, 30, 12), Packs.Load(Packs.Smallest).Registers is var r ? (r.EvidenceMonths, r.ForecastMonths, r.RedAfterDays, r.CalendarMonths) : default);

    [Theory]
    [InlineData("evidence-months: 36", "evidence-months: 0", 1, "\"evidence-months\" must be a whole number from 1 to 120; \"0\" was found.")]
    [InlineData("forecast-months: 6\n", "", 1, "\"forecast-months\" is missing: the rules of registers must have it.")]
    [InlineData("red-after-days: 14", "red-after-day: 14", 3, "\"red-after-day\" is not a key of the rules of registers. Did you mean \"red-after-days\"? Its keys are: evidence-months, forecast-months, red-after-days, calendar-months, legal-duties.")]
    [InlineData("basis: white", "basis: whte", 6, "The code list \"legal-basis\" has no code \"whte\". Did you mean \"white\"? There are: white.")]
    [InlineData("to: 2011-03", "to: 2001-03", 6, "\"to\" must not be before \"from\"; 2001-03 comes before 2001-04.")]
    [InlineData(", source: invented", "", 6, "\"source\" is missing: a legal duty must have it.")]
    public void A_fault_is_told_with_its_line(string found, string instead, int line, string message)
        => Assert.Contains(Load(Rules.Replace(found, instead, StringComparison.Ordinal)).Errors, e => (e.File, e.Line, e.Message) == ("registers.yaml", line, message));

    private static PolicyLoad Load(string rules) => PolicyPack.Load(
    [
        .. Packs.Smallest, new PolicyFile("registers.yaml", rules), new PolicyFile("code-lists/legal-basis.csv", LegalBasis),
        // A list must be used by something.
        new PolicyFile("returns/laws.yaml", """
            id: laws
            name: Laws
            purpose: Names a law.
            frequency: as-it-changes
            scope: directorate
            from: 2009-04
            retention-days: 100
            layouts:
              register:
                key: [law]
                columns:
                  - { name: law, type: id, required: true }
                  - { name: basis, type: category, codes: legal-basis, required: false }

            """),
    ]);
}
