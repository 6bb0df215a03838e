using EqualityPipeline.Indicators.Chains;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Tests.Policy;

public class Chain_and_crosswalk
{
    private static readonly ReportingMonth March2011 = new(2011, 3);

    private const string Chain = """
        links:
          - { from: REC-00, to: REC-01, why: So. }
        leads:
          - { lead: REC-00, lag: REC-01, months: 3, why: So. }
        cohesion:
          - { equality: REC-01, cohesion: REC-02, months: 12, why: So. }

        """;

    private const string Crosswalk = """
        sets:
          - { id: bvpi, name: Best value, to: 2008-03, source: invented }
        measures:
          - { set: bvpi, code: BV1, name: One }
        steps:
          - { from: BV1, to: REC-01, equivalence: broken, break: 2008-04, why: So., read: { strand: gender, group: female, of: complement } }

        """;

    private const string Comparability = """
        groups:
          - { strand: race, group: white, from: 2011-04, why: So. }
        former-codes:
          - { strand: race, code: white-british, counts-as: white, from: 2011-04 }
          - { strand: race, code: chinese, counts-as: other, from: 2011-04 }

        """;

    private static IReadOnlyList<PolicyFile> Pack =>
    [
        .. Packs.Smallest, new("chain.yaml", Chain), new("crosswalk.yaml", Crosswalk), new("comparability.yaml", Comparability),
        new("indicators/output.yaml", """
            - id: REC-00
              name: Applicants
              question: Who applies?
              level: output
              timing: leading
              better: higher
              kind: ratio-of-shares
              count: { return: recruitment, measure: applied }
              of: { return: population, measure: residents, as-at: latest, max-age: 24, whole-organisation: true }
              per: 1
              unit: share
              compare: { with: population, direction: group-over-comparator }
              minimum-base: 20
              publish: month
              domain: Employment
              priority: health
              headline: false
              source: invented
              from: 2010-04

            """),
        new("code-lists/priority.csv", "# name: Priorities\n# source: invented\ncode,name,roll_up,also_known_as\nhealth,Health,,\n"),
    ];

    [Theory]
    [InlineData("chain.yaml", "from: REC-00, to: REC-01", "from: REC-01, to: REC-02", "A link must lead to a level above; REC-01 is an outcome and REC-02 an outcome.")]
    [InlineData("chain.yaml", "from: REC-00, to: REC-01", "from: REC-0, to: REC-01", "There is no indicator \"REC-0\".")]
    [InlineData("chain.yaml", "lead: REC-00, lag: REC-01, months: 3", "lead: REC-00, lag: REC-00, months: 3", "An indicator must not be paired with itself; REC-00 is.")]
    [InlineData("chain.yaml", "months: 3", "months: 61", "\"months\" must be a whole number from 1 to 60; \"61\" was found.")]
    [InlineData("crosswalk.yaml", "to: REC-01", "to: REC-09", "A step must name a measure of a set, or an indicator; \"REC-09\" is neither.")]
    [InlineData("crosswalk.yaml", "break: 2008-04, ", "", "A broken series must say since when, with \"break\".")]
    [InlineData("crosswalk.yaml", "equivalence: broken", "equivalence: same", "A measure that goes on the same must have no \"break\".")]
    [InlineData("crosswalk.yaml", "group: female", "group: femal", "No list of the strand \"gender\" has the group \"femal\". Did you mean \"female\"?")]
    [InlineData("comparability.yaml", "group: white, from: 2011-04", "group: white, from: 2011-05", "A group changes with its list; no list of the strand \"race\" comes into force in 2011-05.")]
    public void What_cannot_be_is_said(string file, string found, string instead, string message)
        => Assert.Contains(
            PolicyPack.Load(Packs.Change(Pack, file, found, instead)).Errors, e => e.File == file && e.Message.StartsWith(message, StringComparison.Ordinal));

    /// <summary>By hand: only REC-02 has nothing that leads to it; REC-00 and REC-02 are the same measure; of three indicators one is an output.</summary>
    [Fact]
    public void The_report_tells_what_the_chain_leaves_open()
    {
        var load = PolicyPack.Load(Pack);
        Assert.Empty(load.Errors);
        var report = ChainReport.Of(load.Policy!, March2011);

        Assert.Equal(["REC-02"], report.Unled);
        Assert.Empty(report.LeadingNowhere);
        Assert.Equal(new ClaimedTwice("REC-00", ChainLevel.Output, "REC-02", ChainLevel.Outcome), Assert.Single(report.ClaimedTwice));
        Assert.Equal([ChainLevel.Input, ChainLevel.Outcome, ChainLevel.Impact], Assert.Single(report.MissingLevels).Levels);
        Assert.Equal(1.0 / 3, report.ProcessShare);
    }

    [Fact]
    public void The_share_of_process_measures_goes_by_the_month()
        => Assert.Equal(
            [0.0, 1.0 / 3],
            ChainReport.Over(Packs.Load(Pack), new ReportingMonth(2010, 3), new ReportingMonth(2010, 4)).Select(r => r.ProcessShare!.Value));

    /// <summary>From April 2011 the smallest pack's list has no Chinese and White is no heading; what is gone counts as another, so that only a new group is silent.</summary>
    [Fact]
    public void A_group_that_changes_without_a_word_is_a_warning()
    {
        var silent = Packs.Change(Pack, "code-lists/ethnic-group-2.csv", "other,Other,,", "other,Other,,\narab,Arab,,");

        Assert.Empty(PolicyPack.Load(Pack).Warnings);
        Assert.Equal(
            "comparability.yaml:1: The list ethnic-group-2 changes groups of the strand \"race\" without a word on how their figures compare with earlier ones: arab.",
            Assert.Single(PolicyPack.Load(silent).Warnings).ToString());
    }

    [Fact]
    public void A_category_that_is_gone_and_counts_as_nothing_is_a_warning()
        => Assert.Equal(
            "comparability.yaml:1: The list ethnic-group-2 has no more these categories of the strand \"race\", and \"former-codes\" does not say what they count as: chinese. Who is counted as one is in no total over both lists.",
            Assert.Single(PolicyPack.Load(Packs.Change(Pack, "comparability.yaml", "  - { strand: race, code: chinese, counts-as: other, from: 2011-04 }\n", "")).Warnings).ToString());

    [Theory]
    [InlineData("counts-as: other", "counts-as: othr", "A former code must count as a category of the list ethnic-group-2; \"othr\" is none. Did you mean \"other\"?")]
    [InlineData("code: chinese, counts-as: other", "code: other, counts-as: white", "\"other\" is in the list ethnic-group-2 as well, and counts as itself.")]
    [InlineData("other, from: 2011-04", "other, from: 2011-05", "A code is former since another list; no list of the strand \"race\" comes into force in 2011-05.")]
    public void A_former_code_that_cannot_be_is_said(string text, string instead, string message)
        => Assert.Equal(message, Assert.Single(PolicyPack.Load(Packs.Change(Pack, "comparability.yaml", text, instead)).Errors).Message);

    [Theory]
    [InlineData("chinese", "2011-03", false)]
    [InlineData("chinese", "2011-04", true)]
    [InlineData("asian", "2012-04", true)]
    [InlineData("asian", "2012-05", false)]
    [InlineData("black", "2011-04", false)]
    public void A_changed_group_warns_in_its_month_and_the_twelve_after(string group, string month, bool warns)
        => Assert.Equal(warns, Packs.Policy.ComparabilityOf("race", group, ReportingMonth.Parse(month)) is not null);

    [Theory]
    [InlineData("HAR-10", "2010-03", false)]
    [InlineData("HAR-10", "2010-04", true)]
    [InlineData("EXP-01", "2011-04", true)]
    [InlineData("EXP-01", "2011-05", false)]
    [InlineData("EXP-04", "2010-04", false)]
    public void So_does_an_indicator_whose_question_changed(string indicator, string month, bool warns)
        => Assert.Equal(warns, Packs.Policy.ComparabilityOf(Packs.Policy.FindIndicator(indicator)!, ReportingMonth.Parse(month)) is not null);

    [Fact]
    public void Every_measure_of_others_that_an_indicator_is_known_as_has_a_step_to_it()
    {
        var crosswalk = Packs.Policy.Crosswalk;
        string[] sets = ["BV", "NI ", "WRES", "SC-WRES", "WDES"];

        Assert.All(
            Packs.Policy.Indicators.SelectMany(i => i.AlsoKnownAs.Where(a => sets.Any(s => a.StartsWith(s, StringComparison.Ordinal))).Select(a => (Code: a, i.Id))),
            known => Assert.Contains(crosswalk.Steps, s => s.From == known.Code && s.To == known.Id));
        Assert.Equal([Equivalence.Same, Equivalence.Near, Equivalence.Broken], crosswalk.Steps.Select(s => s.Equivalence).Distinct().Order());
        Assert.All(crosswalk.Measures, m => Assert.NotEmpty(crosswalk.StepsOf(m.Code)));
    }

    /// <summary>NHS standard and councils' standard are the same counts with the ratio turned over.</summary>
    [Theory]
    [InlineData("REC-06", "REC-07")]
    [InlineData("EMP-11", "EMP-12")]
    public void Two_standards_with_opposite_directions_have_inverse_ratios(string wres, string scWres)
    {
        var (one, other) = (Packs.Policy.FindIndicator(wres)!, Packs.Policy.FindIndicator(scWres)!);

        Assert.NotEqual(one.Compare.Direction, other.Compare.Direction);
        Assert.Equal(1, (double)(one.Example!.Ratio!.Number * other.Example!.Ratio!.Number), 3);
    }

    [Fact]
    public void At_least_two_pairs_lead_from_equality_to_cohesion()
    {
        var cohesion = Packs.Policy.Chain.Pairs.Where(p => p.IsCohesion).Select(p => Packs.Policy.FindIndicator(p.Lag)!.AlsoKnownAs.Single()).ToList();

        Assert.Contains("NI 1", cohesion);
        Assert.Contains("NI 2", cohesion);
    }
}
