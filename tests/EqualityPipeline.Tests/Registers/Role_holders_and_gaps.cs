using System.Text.Json;
using EqualityPipeline.Registers;
using EqualityPipeline.Registers.Roles;
using static EqualityPipeline.Tests.Registers.RegisterSample;

namespace EqualityPipeline.Tests.Registers;

/// <summary>Today is 10 April 2011.</summary>
public class Role_holders_and_gaps
{
    private const string Columns = "role | directorate | post | organisation | portfolio | starts | ends | hands_over_to | handover | handover_list | trained | becomes\n";

    [Fact]
    public void A_directorate_without_a_Diversity_Leader_today_is_listed()
    {
        var report = Report(
            """
            diversity-leader | housing           | Head of Lettings | | | 2009-04-01 |            | | | | 2010-02-10 |
            diversity-leader | adult-care        | Manager          | | | 2009-04-01 | 2011-04-09 | Head | 2011-04-09 | | |
            diversity-leader | leisure           | Head of Sport    | | | 2009-04-01 | 2011-04-10 | | | | |
            diversity-leader | environment       | Head of Streets  | | | 2011-04-11 |            | | | | |
            equality-lead    | customer-services | Lead             | | | 2009-04-01 |            | | | | |
            """);

        // Until yesterday, from tomorrow, and another role.
        Assert.Equal(["adult-care", "environment", "customer-services"], report.WithoutLeader);
        Assert.Equal(["Head of Lettings", "Head of Sport", "Lead"], report.Posts.Select(p => p.Post));
    }

    [Fact]
    public void A_directorate_that_was_merged_needs_no_leader_any_more()
    {
        var report = Report("directorate | environment | Environment | | | 2005-04-01 | 2011-03-31 | | | | | housing; leisure");

        Assert.DoesNotContain("environment", report.WithoutLeader);
        Assert.Equal(["housing", "leisure"], Assert.Single(report.Changed).Becomes);
        Assert.Empty(report.Posts);
    }

    [Fact]
    public void The_handover_list_is_dated_and_says_what_is_still_open()
    {
        var report = Report(
            """
            equality-lead    | corporate | Adviser       | | | 2003-04-01 | 2009-03-31 | Lead | 2009-03-31 | https://www.northmoor.example/list | |
            diversity-leader | housing   | Old head      | | | 2005-04-01 | 2010-03-31 |      |            | | |
            diversity-leader | leisure   | Head          | | | 2005-04-01 | 2011-03-31 | New  |            | | |
            director         | housing   | Director      | | | 2005-04-01 | 2011-12-31 | Next |            | | |
            """);

        Assert.Equal(
            ["2011-12-31 Director False", "2011-03-31 Head True", "2010-03-31 Old head True", "2009-03-31 Adviser False"],
            report.Handovers.Select(h => FormattableString.Invariant($"{h.Ends:yyyy-MM-dd} {h.Post} {h.IsOpen}")));
        Assert.Equal(("Lead", "https://www.northmoor.example/list"), (report.Handovers[3].HandsOverTo, report.Handovers[3].List));
    }

    /// <summary>Whether a post's holder was trained is about a person; only the published share is told.</summary>
    [Fact]
    public void Who_was_trained_is_told_by_the_published_figure_only()
    {
        var registers = new[] { Register("role-holders", "corporate", Columns + "diversity-leader | housing | Head of Lettings | | | 2009-04-01 | | | | | 2010-02-17 |") };
        var report = RegisterReport.Of(Inputs(registers, Figure("GOV-05", "all", "all", "2010-FY", 0.8), Figure("GOV-05", "all", "all", "2009-FY", 0.7))).Roles!;

        Assert.Equal(["northmoor|all|all|all|2010-FY|GOV-05|all|all"], report.Training);
        Assert.DoesNotContain("2010-02-17", JsonSerializer.Serialize(report), StringComparison.Ordinal);
    }

    private static RoleReport Report(string rows) => RegisterReport.Of(Inputs([Register("role-holders", "corporate", Columns + rows)])).Roles!;
}
