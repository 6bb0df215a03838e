using System.Text.Json;
using EqualityPipeline.Registers;
using EqualityPipeline.Registers.Consulting;
using static EqualityPipeline.Tests.Registers.RegisterSample;

namespace EqualityPipeline.Tests.Registers;

/// <summary>Today is 10 April 2011.</summary>
public class Consultations_and_voices
{
    private const string Columns = "exercise | title | audience | method | status | starts | ends | partners | services | ward | strand | group | reached | fed_back\n";

    [Fact]
    public void The_rows_of_one_consultation_are_one_and_no_number_of_people_leaves()
    {
        var report = Report("housing",
            """
            C-1 | Repairs | residents | survey; panel | closed | 2010-01-11 | 2010-02-19 | | repairs | | all        | all      | 240 | 2010-04-01
            C-1 | Repairs | residents | survey; panel | closed | 2010-01-11 | 2010-02-19 | | repairs | | disability | disabled | 37  | 2010-04-01
            C-1 | Repairs | residents | survey; panel | closed | 2010-01-11 | 2010-02-19 | | repairs | | age        | 65-plus  | 3   | 2010-04-01
            C-2 | Parks   | residents | online        | closed | 2010-03-01 | 2010-03-31 | |         | | all        | all      | 12  |
            """);

        Assert.Equal(["C-1 age,disability False", "C-2  True"], report.Consultations.Select(c => $"{c.Key.Id} {string.Join(',', c.Strands)} {c.IsFeedbackMissing}"));
        Assert.DoesNotContain("240", JsonSerializer.Serialize(report), StringComparison.Ordinal);
        Assert.DoesNotContain("37", JsonSerializer.Serialize(report), StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_whose_published_share_is_clearly_below_its_share_of_residents_is_not_heard()
    {
        var registers = new[] { Register("consultation", "housing", Columns + "C-1 | T | residents | survey | closed | 2010-01-11 | 2010-02-19 | | | | all | all | 240 |") };
        var report = RegisterReport.Of(Inputs(
            registers, Figure("GOV-04", "race", "asian", "2010-FY", 0.05, "clearly worse", ratio: 0.4), Figure("GOV-04", "race", "black", "2010-FY", 0.04, "possible", ratio: 0.8),
            Figure("GOV-04", "age", "under-25", "2010-FY", null, marker: "c"), Figure("TAK-02", "race", "white", "2010-FY", 0.5, "clearly worse", ratio: 0.7))).Consultations!;

        Assert.Equal([new UnheardGroup("race", "asian", "northmoor|all|all|all|2010-FY|GOV-04|race|asian")], report.NotHeard);
    }

    [Fact]
    public void Directorates_that_ask_the_same_people_on_the_same_days_overlap()
    {
        var overlaps = RegisterReport.Of(Inputs(
            [
                Register("consultation", "housing", Columns +
                    """
                    H-1 | T | residents | survey | open      | 2011-04-01 | 2011-04-30 | | |         | all | all | |
                    H-2 | T | residents | survey | cancelled | 2011-04-01 | 2011-04-30 | | |         | all | all | |
                    H-3 | T | staff     | survey | open      | 2011-04-01 | 2011-04-30 | | |         | all | all | |
                    H-4 | T | residents | survey | planned   | 2011-06-01 | 2011-06-30 | | | harbour | all | all | |
                    """),
                Register("consultation", "leisure", Columns +
                    """
                    L-1 | T | residents | survey | open      | 2011-04-30 | 2011-05-15 | | |          | all | all | |
                    L-2 | T | residents | survey | planned   | 2011-05-01 | 2011-05-10 | | |          | all | all | |
                    L-3 | T | residents | survey | planned   | 2011-06-10 | 2011-07-10 | | | moorside | all | all | |
                    """),
            ])).Consultations!.Overlaps;

        // H-1 and L-1 share one day. L-1 and L-2 are of one directorate, which can see that itself; H-4 and L-3 are in two wards.
        var overlap = Assert.Single(overlaps);
        Assert.Equal(("H-1", "L-1", "residents", new DateOnly(2011, 4, 30), new DateOnly(2011, 4, 30)), (overlap.First.Id, overlap.Second.Id, overlap.Audience, overlap.From, overlap.To));
    }

    [Fact]
    public void Partners_that_ask_together_do_not_overlap_and_those_that_ask_apart_do()
    {
        const string Same = "P-1 | T | residents | survey | open | 2011-04-01 | 2011-04-30 | {0} | | | all | all | |";
        var report = RegisterReport.Of(Inputs("northmoor-together", []) with
        {
            OfMembers = [Member("northmoor", "housing", "Northmoor Police"), Member("northmoor-police", "operations", ""), Member("westvale", "housing", ""), RegisterReport.None],
        });

        Assert.Equal(
            ["northmoor westvale", "northmoor-police westvale"],
            report.Consultations!.Overlaps.Select(o => $"{o.First.Organisation} {o.Second.Organisation}"));
        Assert.Equal(3, report.Consultations.Consultations.Length);
        // Its members have reports of their own on everything else.
        Assert.Null(report.ImpactAssessments);

        static RegisterReport Member(string organisation, string directorate, string partners) => RegisterReport.Of(Inputs(
            organisation, [Register("consultation", directorate, Columns + Same.Replace("{0}", partners, StringComparison.Ordinal), organisation: organisation)]));
    }

    [Fact]
    public void A_partnership_none_of_whose_members_sent_the_register_says_nothing()
        => Assert.Null(RegisterReport.Of(Inputs("northmoor-together", []) with { OfMembers = [RegisterReport.None] }).Consultations);

    [Fact]
    public void The_calendar_holds_what_is_open_or_to_come_within_a_year()
    {
        var report = Report("housing",
            """
            C-1 | T | staff | survey | planned | 2012-04-10 | 2012-05-10 | | | | all | all | |
            C-2 | T | staff | survey | planned | 2012-04-11 | 2012-05-10 | | | | all | all | |
            C-3 | T | staff | survey | open    | 2011-03-01 | 2011-04-10 | | | | all | all | |
            C-4 | T | staff | survey | open    | 2011-03-01 | 2011-04-09 | | | | all | all | |
            C-5 | T | staff | survey | closed  | 2011-03-01 | 2011-06-09 | | | | all | all | 8 |
            """);

        Assert.Equal(["C-3", "C-1"], report.Calendar.Select(k => k.Id));
    }

    [Fact]
    public void What_rests_on_a_consultation_is_named()
    {
        var report = RegisterReport.Of(Inputs(
            [
                Register("consultation", "housing", Columns + "C-1 | T | staff | survey | planned | 2012-04-10 | 2012-05-10 | | | | all | all | |"),
                Register("impact-assessments", "leisure", "assessment | title | status | consultations\n E-1 | T | planned | C-0; C-1\n E-2 | T | planned | C-2"),
                Register("action-plan", "corporate", "action | layer | title | consultations\n A-1 | action | T | C-1"),
            ])).Consultations!;

        Assert.Equal(["E-1", "A-1"], report.Consultations.Single().UsedBy);
    }

    private static ConsultationReport Report(string directorate, string rows) => RegisterReport.Of(Inputs([Register("consultation", directorate, Columns + rows)])).Consultations!;
}
