using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Tests.Policy;

public class Changes_of_an_indicator
{
    private const string Comparator = "{ from: 2010-04, why: Compared as the standard does., compare: { with: largest, direction: group-over-comparator } }";
    private const string Base = "{ from: 2011-04, why: The Forum asked for it., minimum-base: 30 }";

    [Fact]
    public void Each_month_has_the_definition_of_its_own_time_and_the_id_stays_one()
    {
        var policy = Load(Comparator, Base).Policy!;

        var now = Assert.Single(policy.Indicators, i => i.Id == "REC-02");
        Assert.Equal((ComparatorKind.Largest, 30), (now.Compare.With, now.MinimumBase));
        Assert.Equal((ComparatorKind.Rest, 20), Of("2010-03"));
        Assert.Equal((ComparatorKind.Largest, 20), Of("2010-04"));
        Assert.Equal((ComparatorKind.Largest, 20), Of("2011-03"));
        Assert.Equal((ComparatorKind.Largest, 30), Of("2011-04"));

        (ComparatorKind, int) Of(string month)
            => policy.AsOf(ReportingMonth.Parse(month)).FindIndicator("REC-02") is { } asOf ? (asOf.Compare.With, asOf.MinimumBase) : default;
    }

    [Fact]
    public void Only_months_from_the_change_on_have_another_slice()
    {
        var (before, after) = (Packs.Policy, Load(Comparator).Policy!);
        var fire = before.FindOrganisation("northmoor-fire")!;

        Assert.Equal(
            [false, false, true, true],
            new[] { "2009-04", "2010-03", "2010-04", "2011-03" }.Select(ReportingMonth.Parse).Select(m => before.SliceFor(fire, m) != after.SliceFor(fire, m)));
    }

    [Theory]
    [InlineData("{ from: 2009-04, why: x, minimum-base: 30 }", "in force after its first month")]
    [InlineData("{ from: 2010-04, minimum-base: 30 }", "\"why\"")]
    [InlineData("{ from: 2010-04, why: x, name: Another }", "name")]
    [InlineData("{ from: 2010-04, why: x, compare: { with: biggest, direction: group-over-comparator } }", "biggest")]
    public void What_is_wrong_with_a_change_is_told(string change, string words)
        => Assert.Contains(Load(change).Errors, e => e.File == "indicators/recruitment.yaml" && e.Message.Contains(words, StringComparison.Ordinal));

    [Fact]
    public void Changes_stand_in_the_order_of_their_months()
        => Assert.Contains(Load(Base, Comparator).Errors, e => e.Message.Contains("order of their months", StringComparison.Ordinal));

    private static PolicyLoad Load(params string[] changes)
    {
        var list = $"- id: REC-02\n  changes:\n{string.Concat(changes.Select(c => $"    - {c}\n"))}";
        return PolicyPack.Load(Packs.Committed.Select(f => f.Path == "indicators/recruitment.yaml"
            ? f with { Text = f.Text.ReplaceLineEndings("\n").Replace("- id: REC-02\n", list, StringComparison.Ordinal) }
            : f));
    }
}
