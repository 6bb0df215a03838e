using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Tests.Policy;

public class The_policy_of_the_partnership
{
    private static readonly string[] Three = ["race", "disability", "gender"];
    private static readonly string[] Five = ["race", "disability", "gender", "age", "sexual-orientation"];
    private static readonly string[] Six = ["race", "disability", "gender", "age", "religion-or-belief", "sexual-orientation"];
    private static readonly string[] Nine = [.. Six, "gender-reassignment", "marriage-and-civil-partnership", "pregnancy-and-maternity"];

    [Fact]
    public void It_loads_without_an_error_or_a_warning()
    {
        var load = PolicyPack.Load(Packs.Committed);

        Assert.Empty(load.Errors);
        Assert.Empty(load.Warnings);
        Assert.NotNull(load.Policy);
    }

    [Fact]
    public void Its_smallest_made_up_sister_loads_too()
    {
        var load = PolicyPack.Load(Packs.Smallest);

        Assert.Empty(load.Errors);
        Assert.Empty(load.Warnings);
    }

    public static TheoryData<string, string, string[]> StrandsByDate { get; } = new()
    {
        { "northmoor", "2005-03", [] },
        { "northmoor", "2009-03", Three },
        { "northmoor", "2009-04", Six },
        { "northmoor", "2011-04", Six },
        { "westvale", "2009-03", Three },
        { "westvale", "2011-03", Six },
        { "westvale", "2011-04", Nine },
        { "northmoor-police", "2008-03", [] },
        { "northmoor-police", "2010-03", Five },
        { "northmoor-police", "2010-04", Six },
        { "northmoor-fire", "2009-03", Three },
        { "northmoor-fire", "2009-04", Six },
    };

    [Theory]
    [MemberData(nameof(StrandsByDate))]
    public void Each_organisation_asks_by_the_strands_it_has_adopted(string organisation, string month, string[] strands)
    {
        var inForce = Packs.Policy.StrandsInForce(Packs.Policy.FindOrganisation(organisation)!, ReportingMonth.Parse(month));

        Assert.Equal(strands, inForce.Select(s => s.Id));
    }

    [Theory]
    [InlineData("sex", "gender")]
    [InlineData("sexuality", "sexual-orientation")]
    [InlineData("faith", "religion-or-belief")]
    [InlineData("religion", "religion-or-belief")]
    [InlineData("ethnicity", "race")]
    public void A_strand_answers_to_the_names_it_had_in_other_papers(string name, string strand)
        => Assert.Equal(strand, Assert.Single(Packs.Policy.Strands, s => s.AlsoKnownAs.Contains(name)).Id);

    [Theory]
    [InlineData("2009-04", "ethnic-group-2001", "chinese-or-other")]
    [InlineData("2011-03", "ethnic-group-2001", "chinese-or-other")]
    [InlineData("2011-04", "ethnic-group-2011", "asian")]
    public void Chinese_people_are_rolled_up_as_the_list_of_the_month_has_it(string month, string list, string rollUp)
    {
        var inForce = Packs.Policy.CodeListFor(Packs.Policy.FindStrand("race")!, ReportingMonth.Parse(month))!;

        Assert.Equal(list, inForce.Id);
        Assert.Equal(rollUp, inForce.Find("chinese")!.RollUp);
    }

    /// <summary>The counts are in the names of the classifications: 16+1 and 18+1, where the one more is "not stated".</summary>
    [Theory]
    [InlineData("ethnic-group-2001", 16)]
    [InlineData("ethnic-group-2011", 18)]
    public void A_list_of_ethnic_groups_has_as_many_categories_as_its_name_says(string list, int categories)
    {
        Assert.Equal(categories, Packs.Policy.CodeLists[list].Details.Count());
        Assert.Equal(5, Packs.Policy.CodeLists[list].RollUps.Count());
    }

    [Theory]
    [InlineData("race", "2011-03", "What is your ethnic group? Choose one section from A to E, then tick the appropriate box to indicate your cultural background.")]
    [InlineData("race", "2011-04", "What is your ethnic group? Choose one section from A to E, then tick one box to best describe your ethnic group or background.")]
    [InlineData("gender", "2009-04", "What is your sex?")]
    public void It_holds_the_question_as_it_was_asked_in_the_month(string strand, string month, string question)
        => Assert.Equal(question, MonitoringPolicy.DatedListFor(Packs.Policy.FindStrand(strand)!, ReportingMonth.Parse(month))!.Question);

    [Fact]
    public void It_says_of_every_service_why_and_since_when_it_is_monitored()
    {
        var services = Packs.Policy.Organisations.SelectMany(o => o.Directorates).SelectMany(d => d.Services).ToList();

        Assert.NotEmpty(services);
        Assert.All(services, s => Assert.True(s.Why.EndsWith('.') && s.MonitoredFrom is not null, s.Id));
    }

    [Fact]
    public void Every_framework_has_a_criterion_for_every_area_and_level()
        => Assert.All(Packs.Policy.Frameworks, f => Assert.Equal(
            f.Areas.Length * f.Levels.Length, f.Criteria.Select(c => (c.Area, c.Level)).Distinct().Count()));

    /// <summary>Standard: levels 1 to 5 over level 0 and four areas; Framework of 2009: five areas, of 2021: four modules; siblings in outline.</summary>
    [Theory]
    [InlineData("equality-standard", 4, 5)]
    [InlineData("eflg-2009", 5, 3)]
    [InlineData("eflg-2021", 4, 3)]
    [InlineData("fire-standard", 5, 3)]
    [InlineData("police-standard", 3, 3)]
    [InlineData("housing-standard", 3, 3)]
    public void Its_frameworks_have_their_areas_and_levels(string id, int areas, int levels)
    {
        var framework = Packs.Policy.Frameworks.Single(f => f.Id == id);

        Assert.Equal((areas, levels), (framework.Areas.Length, framework.Levels.Length));
        Assert.Equal(id == "eflg-2021", framework.IsModular);
        // A scheme that a register of levels names is one that the policy has.
        Assert.Contains(Packs.Policy.CodeLists["assessment-scheme"].Details, code => code.Id == id);
    }

    /// <summary>"29 areas of judgement under five key themes" (Cornwall), nine of them in the area of the workforce.</summary>
    [Fact]
    public void The_framework_of_2009_has_its_areas_of_judgement_and_its_lowest_level_is_also_known_as_emerging()
    {
        var framework = Packs.Policy.Frameworks.Single(f => f.Id == "eflg-2009");

        Assert.Equal(["Developing", "Achieving", "Excellent"], framework.Levels.Select(l => l.Name));
        Assert.Contains("Emerging", Assert.Single(framework.Levels[0].AlsoKnownAs), StringComparison.Ordinal);
        Assert.Equal(29, framework.Themes.Length);
        Assert.Equal(9, framework.Themes.Count(t => t.Area == "workforce"));
        Assert.Equal(framework.Themes.Select(t => t.Id).Order(StringComparer.Ordinal), framework.Criteria.Select(c => c.Theme!).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("minute: considered, max-age-months: 6", "minute: consdered, max-age-months: 6", "The code list \"minute-kind\" has no code \"consdered\". Did you mean \"considered\"?")]
    [InlineData("filled: [budget_pounds]", "filled: [budget_ponds]", "The register \"action-plan\" has no column \"budget_ponds\". Did you mean \"budget_pounds\"?")]
    [InlineData("roles: [lead-member, scrutiny-chair]", "roles: [lead-membr, scrutiny-chair]", "The code list \"role\" has no code \"lead-membr\". Did you mean \"lead-member\"?")]
    [InlineData("carries: monitoring", "carries: monitorin", "The register \"business-plans\" has no column \"monitorin\". Did you mean \"monitoring\"?")]
    public void A_rule_that_names_what_no_register_has_is_told(string found, string instead, string message)
        => Assert.Contains(
            PolicyPack.Load(Packs.Change(Packs.Committed, "frameworks/eflg-2009.yaml", found, instead)).Errors,
            e => e.File == "frameworks/eflg-2009.yaml" && e.Message.StartsWith(message, StringComparison.Ordinal));

    [Fact]
    public void Numbers_and_flags_are_read_as_written()
    {
        var takeUp = Packs.Policy.FindIndicator("TAK-01")!;

        Assert.Equal(1_000, takeUp.Per);
        Assert.Equal(100, takeUp.MinimumBase);
        Assert.Equal(new MeasureReference("population", "population", AsAt.Latest, 24, WholeOrganisation: true), takeUp.Of);
        Assert.Equal(new MeasureReference("service-take-up", "users", AsAt.SameMonth, 0, WholeOrganisation: false), takeUp.Count);
        Assert.Equal([Breakdown.Directorate, Breakdown.Service, Breakdown.Place], takeUp.By);
        Assert.Equal(
            new PublicationRules(5, ShowZeros: true) { Licence = "http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/" }, Packs.Policy.Publication);
        Assert.Equal(13, Packs.Policy.Audiences.Length);
        Assert.All(Packs.Policy.Organisations, o => Assert.Contains(Packs.Policy.Audiences, a => a.Id == "public" && a.Organisations.Contains(o.Id)));
    }

    [Fact]
    public void Population_is_owed_once_a_year_and_the_other_returns_every_month_of_every_directorate()
    {
        var northmoor = Packs.Policy.FindOrganisation("northmoor")!;
        var may = northmoor.Expected.Where(e => e.IsOwedFor(new ReportingMonth(2010, 5))).ToList();
        var april = northmoor.Expected.Where(e => e.IsOwedFor(new ReportingMonth(2010, 4))).ToList();

        Assert.Equal(["service-take-up", "recruitment"], may.Select(e => e.Return));
        Assert.All(may, e => Assert.Equal(5, e.Directorates.Length));
        Assert.Equal(["corporate"], april.Single(e => e.Return == "population").Directorates);
    }
}
