using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Tests.Policy;

public class Version_and_slice
{
    private static readonly ReportingMonth June2010 = new(2010, 6);

    [Fact]
    public void The_version_is_the_same_whatever_the_line_ends_the_order_and_the_byte_order_mark()
    {
        var windows = Packs.Smallest.Reverse().Select(f => f with { Text = "\uFEFF" + f.Text.ReplaceLineEndings("\r\n") });

        Assert.Equal(Packs.Load(Packs.Smallest).Version, PolicyPack.Load(windows).Policy!.Version);
        Assert.Matches("^[0-9a-f]{16}$", Packs.Load(Packs.Smallest).Version);
    }

    [Fact]
    public void The_version_changes_with_any_word()
        => Assert.NotEqual(Packs.Load(Packs.Smallest).Version, Packs.Load(Packs.With("audiences.yaml", "To see", "To look")).Version);

    [Theory]
    [InlineData("alerts.yaml", "channels: [webhook]", "channels: [letter]")]
    [InlineData("audiences.yaml", "headline-cap: 3", "headline-cap: 4")]
    [InlineData("organisations.yaml", "directorates: all, from: 2009-04, due-day: 5", "directorates: all, from: 2009-04, due-day: 6")]
    [InlineData("organisations.yaml", "id: museums", "id: galleries")]
    [InlineData("indicators/recruitment.yaml", "by: [directorate]", "tags: [a-tag]\n  by: [directorate]")]
    [InlineData("indicators/recruitment.yaml", "by: [directorate]", "breaks: [{ month: 2010-07, why: So. }]\n  by: [directorate]")]
    [InlineData("indicators/recruitment.yaml", "by: [directorate]", "breaks: [{ month: 2009-05, why: So. }]\n  by: [directorate]")]
    [InlineData("organisations.yaml", "wards: [{ id: harbour, name: Harbour }]", "wards: [{ id: harbour, name: Harbour }]\n    areas: [{ id: east, name: East, level: locality, parts: [harbour], from: 2010-07 }]")]
    [InlineData("organisations.yaml", "Northmoor City Council", "City of Northmoor")]
    [InlineData("returns/recruitment.yaml", "purpose: Who applies", "purpose: Those who apply")]
    [InlineData("code-lists/ethnic-group-2.csv", "other,Other,,", "other,Other,,\narab,Arab,,")]
    [InlineData("frameworks/small.yaml", "at-least: 0.9", "at-least: 0.8")]
    [InlineData("returns/recruitment.yaml", "funnel: [applied, appointed]", "  - { id: withdrawn, name: Withdrawn, kind: flow, public: false }\nfunnel: [applied, appointed]")]
    [InlineData("returns/population.yaml", "frequency: yearly", "later: [{ from: 2010-07, why: A test., frequency: quarterly }]\nfrequency: yearly")]
    public void The_slice_of_a_month_does_not_change_with_what_touches_no_figure_of_it(string path, string found, string instead)
        => Assert.Equal(Slice(Packs.Smallest), Slice(Packs.With(path, found, instead)));

    [Theory]
    [InlineData("code-lists/ethnic-group.csv", "chinese,Chinese,,", "chinese,Chinese,white,")]
    [InlineData("code-lists/ethnic-group.csv", "other,Other,,any other", "other,Other,,any other\narab,Arab,,")]
    [InlineData("publication.yaml", "smallest-published-count: 5", "smallest-published-count: 10")]
    [InlineData("publication.yaml", "show-zeros: true", "show-zeros: false")]
    [InlineData("strands.yaml", "name: Unknown, counts-as: undeclared", "name: Unknown, counts-as: outside-total")]
    [InlineData("indicators/recruitment.yaml", "better: higher\n  kind: proportion", "better: lower\n  kind: proportion")]
    [InlineData("indicators/recruitment.yaml", "max-age: 24", "max-age: 12")]
    [InlineData("returns/population.yaml", "public: true", "public: false")]
    [InlineData("returns/population.yaml", "frequency: yearly", "later: [{ from: 2010-06, why: A test., frequency: quarterly }]\nfrequency: yearly")]
    [InlineData("indicators/recruitment.yaml", "by: [directorate]", "by: [directorate, service]")]
    [InlineData("indicators/recruitment.yaml", "by: [directorate]", "strands: [race]\n  by: [directorate]")]
    [InlineData("indicators/recruitment.yaml", "by: [directorate]", "breaks: [{ month: 2010-05, why: So. }]\n  by: [directorate]")]
    [InlineData("organisations.yaml", "wards: [{ id: harbour, name: Harbour }]", "wards: [{ id: harbour, name: Harbour }]\n    areas: [{ id: east, name: East, level: locality, parts: [harbour] }]")]
    [InlineData("organisations.yaml", "{ id: repairs, name: Repairs,", "{ id: mending, name: Repairs,")]
    [InlineData("organisations.yaml", "{ id: harbour, name: Harbour }", "{ id: harbour, name: Harbour }, { id: moor, name: Moor }")]
    [InlineData("organisations.yaml", "set: two, from: 2009-04 }\n    directorates", "set: two, from: 2010-07 }\n    directorates")]
    [InlineData("organisations.yaml", "directorates: all, from: 2009-04", "directorates: all, from: 2010-07")]
    public void The_slice_of_a_month_changes_with_what_touches_its_figures(string path, string found, string instead)
        => Assert.NotEqual(Slice(Packs.Smallest), Slice(Packs.With(path, found, instead)));

    [Fact]
    public void A_return_that_no_indicator_names_touches_no_slice()
        => Assert.Equal(Slice(Packs.Smallest), Slice(Returns.SmallReturns.Pack(Returns.SmallReturns.Staff)));

    [Fact]
    public void A_new_edition_of_a_list_touches_the_months_in_which_it_is_in_force_only()
    {
        var before = Packs.Load(Packs.Smallest);
        var after = Packs.Load(Packs.With("code-lists/ethnic-group-2.csv", "other,Other,,", "other,Other,,\narab,Arab,,"));

        Assert.Equal(Slice(before, new ReportingMonth(2011, 3)), Slice(after, new ReportingMonth(2011, 3)));
        Assert.NotEqual(Slice(before, new ReportingMonth(2011, 4)), Slice(after, new ReportingMonth(2011, 4)));
    }

    /// <summary>Records are counted when figures are made, rows when they were read: only of a register does a condition of a measure move a figure.</summary>
    [Theory]
    [InlineData("returns/role-holders.yaml", "ex-officio-member, partner-officer] }, blank: [ends], filled: [trained]", "ex-officio-member, partner-officer] }, filled: [trained]", true)]
    [InlineData("returns/contracts.yaml", "where: { equality_clause: \"yes\" } }", "where: { equality_clause: \"no\" } }", true)]
    [InlineData("returns/workforce.yaml", "where: { status: in-post, promoted: \"yes\" }", "where: { promoted: \"yes\" }", false)]
    [InlineData("indicators/experience.yaml", "measure: requests-met, where: { language: urdu }", "measure: requests-met, where: { language: polish }", true)]
    [InlineData("indicators/outcomes.yaml", "match: { statistic: [LIFE-EXP] }", "match: { statistic: [LIFE-EXPECTANCY] }", true)]
    [InlineData("indicators/pay.yaml", "band: { quarter: 4 }", "band: { quarter: 3 }", true)]
    [InlineData("comparability.yaml", "group: arab\n    from: 2011-04", "group: white-irish\n    from: 2011-04", false)]
    [InlineData("crosswalk.yaml", "code: BV2a,", "code: BV2,", false)]
    public void What_the_policy_of_the_partnership_says_of_records_filters_and_bands_is_in_it(string path, string found, string instead, bool moves)
    {
        // The step from BV2a is renamed with it.
        var pack = Packs.Change(Packs.Committed, path, found, instead);
        pack = path == "crosswalk.yaml" ? Packs.Change(pack, path, "from: BV2a,", "from: BV2,") : pack;

        Assert.Equal(moves, Slice(Packs.Policy, June2010) != Slice(Packs.Load(pack), June2010));
    }

    [Fact]
    public void A_changed_group_touches_the_months_in_which_it_warns()
    {
        var other = Packs.Load(Packs.Change(Packs.Committed, "comparability.yaml", "group: arab\n    from: 2011-04", "group: black\n    from: 2011-04"));
        (ReportingMonth Month, bool Moves)[] months = [(new ReportingMonth(2011, 3), false), (new ReportingMonth(2011, 4), true), (new ReportingMonth(2012, 4), true), (new ReportingMonth(2012, 5), false)];

        Assert.All(months, m => Assert.Equal(m.Moves, Slice(Packs.Policy, m.Month) != Slice(other, m.Month)));
    }

    [Fact]
    public void Each_month_and_each_organisation_has_a_slice_of_its_own()
    {
        var slices =
            from organisation in Packs.Policy.Organisations
            from month in Enumerable.Range(0, 24).Select(new ReportingMonth(2009, 4).Plus)
            select Packs.Policy.SliceFor(organisation, month);

        Assert.Equal(120, slices.Distinct().Count());
    }

    private static string Slice(IReadOnlyList<PolicyFile> pack) => Slice(Packs.Load(pack), June2010);

    private static string Slice(MonitoringPolicy policy, ReportingMonth month) => policy.SliceFor(policy.FindOrganisation("northmoor")!, month);
}
