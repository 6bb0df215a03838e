using EqualityPipeline.Policy;
using EqualityPipeline.Registers;
using EqualityPipeline.Tests.Policy;
using EqualityPipeline.Tests.Registers;
using EqualityPipeline.Web.RegisterPages;
using static EqualityPipeline.Tests.Registers.RegisterSample;

namespace EqualityPipeline.Tests.Web;

/// <summary>A release with one record of each register, read page by page and set by set.</summary>
public class Further_pages_of_registers
{
    private static readonly RegisterPagesSample Sample = RegisterPagesSample.Of(
        [
            Register("action-plan", "corporate",
                """
                action | layer | parent | title | directorate | owner | starts | due | completed | status | indicator | strand | group | baseline | baseline_month | target | target_month | expected_change | expected_by | expectation_stated | expectation | commitments | barriers
                S | strategy | | Strategy | corporate | Chief | 2009-04-01 | 2012-03-31 | | under-way
                P | yearly-plan | S | Plan 2010/11 | corporate | Lead | 2010-04-01 | 2012-03-31 | | under-way
                A-1 | action | P | Train panels | corporate | Head of HR | 2010-03-01 | 2010-12-31 | 2010-05-31 | complete | REC-01 | gender | female | 0.24 | 2010-03 | 0.3 | 2012-03 | 0.06 | 2011-03 | 2010-02-15 | Women will be shortlisted as often | corporate-plan | data
                A-2 | action | P | Ask why | leisure | Head of Sport | 2010-03-01 | 2011-03-01 | | under-way
                """),
            Register("targets", "corporate", "target | indicator | directorate | strand | group | baseline | baseline_month | value | by_when | owner | dataset | commitments\n T-1 | REC-01 | corporate | gender | female | 0.24 | 2010-03 | 0.3 | 2012-03 | Head of HR | recruitment | corporate-plan"),
            Register("business-plans", "corporate", "plan | title | directorate | year_from | monitoring | targets | impact_assessments | training | assessed | assessor_role | remark\n B-1 | Housing plan | housing | 2010-04 | yes | no | yes | partly | 2010-04-19 | Equality lead | Targets by June"),
            Register("contracts", "housing", "contract | title | supplier | service | yearly_spend_pounds | starts | ends | equality_clause | returns_due | impact_assessment_due | manager\n C-1 | Gas servicing | Boilers Ltd | repairs | 640000 | 2011-02-01 | 2012-03-31 | yes | service-take-up | 2010-09-30 | Head of Repairs"),
            Register("role-holders", "corporate", "role | directorate | post | starts | ends | hands_over_to | handover\n diversity-leader | housing | Head of Lettings | 2009-04-01 | | |\n equality-lead | corporate | Adviser | 2003-04-01 | 2009-03-31 | Equality lead |"),
            Register("consultation", "housing", "exercise | title | audience | method | status | starts | ends | strand | group | reached\n C-10 | Repairs | residents | survey | closed | 2010-01-11 | 2010-02-19 | all | all | 7\n C-11 | Rents | residents | survey | planned | 2011-05-02 | 2011-05-31 | all | all |"),
            Register("consultation", "leisure", "exercise | title | audience | method | status | starts | ends | strand | group\n L-11 | Pools | residents | online | planned | 2011-05-30 | 2011-06-30 | all | all"),
        ],
        Gap("2009-Q3", -0.07, -0.11, -0.03), Gap("2010-Q3", 0.01, -0.02, 0.05), Figure("REC-01", "gender", "female", "2010-Q4", 0.27),
        Figure("GOV-04", "race", "black", "2010-FY", 0.02, "clearly worse", ratio: 0.4), Figure("TAK-01", "gender", "male", "2010-FY", 200, "clearly worse", ratio: 0.8));

    [Fact]
    public async Task The_plan_says_what_worked_what_is_late_and_what_nobody_has_taken_up()
    {
        var text = await Sample.TextAsync(ActionsPages.All);

        Assert.Contains("TAK-01 Take-up per 1,000 residents Gender Take-up per 1,000 residents, Male (gender): 200.0 per 1,000 residents, clearly worse than", text, StringComparison.Ordinal);
        Assert.Contains("A-1 Train panels Women will be shortlisted as often It worked: against everyone else the group moved by +8.0 percentage points (+3.0 to +13.7)", text, StringComparison.Ordinal);
        Assert.Contains("– – A-2 Ask why Leisure Head of Sport 1 March 2010 1 March 2011 ▼ red 40 days late. no money set aside; no days of staff set aside", text, StringComparison.Ordinal);
        Assert.Contains("Data: named by 1 action; 100% of all that was named up to here.", text, StringComparison.Ordinal);
        Assert.Contains("Data Corporate A-1 Train panels", text, StringComparison.Ordinal);
        Assert.Contains("Red: more than 30 days late;", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_action_has_a_page_of_its_own_with_both_figures()
    {
        var text = await RegisterPagesSample.TextAsync(ActionsPages.One(Packs.Policy, RegisterPagesSample.Northmoor, Sample.Release, Sample.Frame, "A-1")!);

        Assert.Contains("Before: Shortlisted from applied, Female (gender): 25.0%", text, StringComparison.Ordinal);
        Assert.Contains("October 2009 to December 2009", text, StringComparison.Ordinal);
        Assert.Contains("On course: 27.0% in March 2011.", text, StringComparison.Ordinal);
        Assert.Null(ActionsPages.One(Packs.Policy, RegisterPagesSample.Northmoor, Sample.Release, Sample.Frame, "A-9"));
    }

    [Fact]
    public async Task A_commitment_has_a_page_with_what_serves_it_and_a_target_without_a_basis_says_so()
    {
        var all = await Sample.TextAsync(CommitmentsPages.All);
        var one = await RegisterPagesSample.TextAsync(CommitmentsPages.One(Packs.Policy, RegisterPagesSample.Northmoor, Sample.Release, Sample.Frame, "corporate-plan")!);

        Assert.Contains("Corporate plan T-1 A-1 REC-01 none", all, StringComparison.Ordinal);
        Assert.Contains("Cabinet Workplan none none none none", all, StringComparison.Ordinal);
        Assert.Contains("T-1 REC-01 Shortlisted from applied Female, Corporate 0.24 in March 2010 to 0.3 by March 2012 no impact assessment On course: 27.0% in March 2011.", all, StringComparison.Ordinal);
        Assert.Contains("A-1 Train panels – Head of HR done December 2010", one, StringComparison.Ordinal);
        Assert.Null(CommitmentsPages.One(Packs.Policy, RegisterPagesSample.Northmoor, Sample.Release, Sample.Frame, "nothing"));
    }

    [Fact]
    public async Task Business_plans_contracts_and_roles_say_what_is_missing()
    {
        Assert.Contains(
            "Housing plan: It does not carry its targets. It carries its training in part only. It is said to carry its impact assessments, and names none. Asked for: Targets by June.",
            await Sample.TextAsync(FurtherRegisterPages.BusinessPlans), StringComparison.Ordinal);
        var contracts = await Sample.TextAsync(FurtherRegisterPages.Contracts);
        Assert.Contains("C-1 Gas servicing (Housing): \"Service take-up\" is missing for 2 of 2 months.", contracts, StringComparison.Ordinal);
        Assert.Contains("C-1 Gas servicing: its impact assessment was due on 30 September 2010.", contracts, StringComparison.Ordinal);
        Assert.DoesNotContain("640", contracts, StringComparison.Ordinal);
        var roles = await Sample.TextAsync(FurtherRegisterPages.RoleHolders);
        Assert.Contains("Without a Diversity Leader today: Adult care, Leisure, Environment, Customer services.", roles, StringComparison.Ordinal);
        Assert.Contains("Equality lead Corporate Adviser 31 March 2009 Equality lead open", roles, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Consultations_say_who_is_not_heard_and_who_is_asked_twice_and_no_number_of_people()
    {
        var text = await Sample.TextAsync(FurtherRegisterPages.Consultations);

        Assert.Contains("Reach of consultation, Black or Black British (race): 2.0%, clearly worse than", text, StringComparison.Ordinal);
        Assert.Contains("C-11 Rents (Northmoor City Council, Housing) L-11 Pools (Northmoor City Council, Leisure) Residents 30 May 2011 to 31 May 2011", text, StringComparison.Ordinal);
        Assert.Contains("C-10 Repairs (Northmoor City Council, Housing) Residents Closed 11 January 2010 to 19 February 2010 – – not yet –", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_index_says_what_is_open_of_each()
    {
        var text = await Sample.TextAsync(RegistersIndex.From);

        Assert.Contains("Action plan, barriers and successes 1 finding without an action, 1 action red", text, StringComparison.Ordinal);
        Assert.Contains("Business plans 1 plan that misses something, 4 directorates without a plan", text, StringComparison.Ordinal);
        Assert.Contains("Contracts 1 with returns missing, 1 with its impact assessment overdue", text, StringComparison.Ordinal);
        Assert.Contains("Role-holders 4 directorates without a Diversity Leader, 1 handover open", text, StringComparison.Ordinal);
        Assert.Contains("Consultations 1 group not heard, 1 overlap, 1 not fed back, 2 open or to come", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_a_register_that_nobody_sent_says_so()
    {
        var none = RegisterPagesSample.Of([]);
        foreach (var page in new Func<MonitoringPolicy, Organisation, EqualityPipeline.Publication.Release?, EqualityPipeline.Web.Pages.PageFrame, RegisterPageModel>[]
            { ActionsPages.All, CommitmentsPages.All, FurtherRegisterPages.BusinessPlans, FurtherRegisterPages.Contracts, FurtherRegisterPages.RoleHolders, FurtherRegisterPages.Consultations })
        {
            Assert.Contains("that is not the same as nothing to report", await none.TextAsync(page), StringComparison.Ordinal);
            Assert.Contains("Nothing has been released yet.", await RegisterPagesSample.TextAsync(page(Packs.Policy, RegisterPagesSample.Northmoor, null, none.Frame with { Release = null })), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Actions", "northmoor|A-1,northmoor|A-2,northmoor|P,northmoor|S")]
    [InlineData("Actions?$filter=Rating eq 'red' and Layer eq 'action'", "northmoor|A-2")]
    [InlineData("Actions?$filter=Outcome eq 'as-expected' and Change gt 0.07", "northmoor|A-1")]
    [InlineData("FindingsAndActions?$filter=Open eq true", "northmoor|TAK-01|gender|male")]
    [InlineData("Targets?$filter=Basis eq 'none'", "northmoor|T-1")]
    [InlineData("Commitments?$filter=Kind eq 'action'", "northmoor|corporate-plan|action|A-1")]
    [InlineData("BusinessPlans?$filter=Points eq 5", "northmoor|2010|B-1")]
    [InlineData("Contracts?$filter=ReturnMissing eq true and ImpactAssessmentState eq 'overdue'", "northmoor|housing|C-1")]
    [InlineData("Consultations?$filter=Overlaps eq 'northmoor/leisure/L-11'", "northmoor|northmoor|housing|C-11")]
    public async Task The_sets_of_the_feed_can_be_asked(string query, string ids)
        => Assert.Equal(ids.Split(','), (await Sample.Feed.GetAsync(query)).Ids);

    private static EqualityPipeline.Publication.PublishedFigure Gap(string period, double difference, double lower, double upper)
        => Figure("REC-01", "gender", "female", period, 0.25, "possible", difference: difference, lower: lower, upper: upper);
}
