using EqualityPipeline.Registers;
using EqualityPipeline.Registers.Region;

namespace EqualityPipeline.Tests.Registers;

public class A_region_without_false_ranks
{
    private const string Columns = "authority | authority_name | scheme | response | level | basis | assessed | expires | target_level | target_date | barriers | success | success_beat\n";
    private const string SupportColumns = "support | authority | authority_name | kind | barriers | scheme | starts | ends | result\n";

    private static readonly AcceptedRegister First = Levels("2009-04", """
        A | Ash   | equality-standard | answered  | level-2 | self      | 2008-12-01 | | level-3 | 2010-04-30 | data     | |
        B | Beck  | equality-standard | answered  | level-2 | self      | 2008-12-01 | | level-3 | 2010-04-30 |          | |
        C | Crag  | equality-standard | no-answer |         |           |            | |         |            |          | |
        D | Dale  | equality-standard | answered  | level-1 | self      | 2008-12-01 | | level-2 | 2012-04-30 |          | |
        E | Elm   | equality-standard | answered  | level-3 | validated | 2008-12-01 | | level-4 | 2010-04-30 |          | |
        """);

    private static readonly AcceptedRegister Second = Levels("2010-04", """
        A | Ash   | equality-standard | answered  | level-3    | self     | 2010-03-10 |            |           |            | data | One form | systems
        B | Beck  | equality-standard | no-answer |            |          |            |            |           |            |      |          |
        C | Crag  | equality-standard | answered  | level-3    | peer     | 2008-04-10 |            |           |            |      |          |
        D | Dale  | equality-standard | answered  | level-0    | self     | 2010-03-10 |            |           |            |      | A list   | data
        E | Elm   | eflg-2009         | answered  | developing | migrated | 2009-04-01 | 2011-04-01 | achieving | 2010-12-31 |      |          |
        """);

    private static readonly AcceptedRegister Support = TabledRegister.Of("support", "2010-04", SupportColumns + """
        S-1 | A | Ash  | training | data    | equality-standard | 2009-06-01 | 2009-06-02 | helped
        S-2 | D | Dale | training | systems | equality-standard | 2010-04-01 | 2010-04-02 |
        """, "westvale");

    private static readonly RegionReport Region = Of(First, Second, Support);

    /// <summary>Two at level 3 are tied for the first place; Beck, who is silent, may stand above them, between or below: 1 to 2 + 1, and 3 to 3 + 1.</summary>
    [Fact]
    public void Who_is_tied_shares_a_span_of_places_and_who_is_silent_widens_it()
        => Assert.Equal(
            ["eflg-2009 developing 1-1 E 1/1", "equality-standard level-3 1-3 A,C 3/4", "equality-standard level-0 3-4 D 3/4", "equality-standard - - B 3/4"],
            Region.League.Select(b => $"{b.Scheme} {b.Level ?? "-"} {(b.BestPlace is null ? "-" : $"{b.BestPlace}-{b.WorstPlace}")} {string.Join(',', b.Authorities)} {b.Answered}/{b.Asked}"));

    [Fact]
    public void A_move_is_told_only_within_a_scheme_and_between_two_answers()
        => Assert.Equal(
            ["E ? it was under another scheme before", "A 1", "B ? it did not answer", "C ? it did not answer before", "D -1"],
            Region.Levels.Select(l => l.Moved is { } moved ? $"{l.Authority} {moved}" : $"{l.Authority} ? {l.WhyNoMove}"));

    /// <summary>10 April 2008 to 10 April 2011 is 36 months to the day; 10 March 2010 is 13. 1 April 2011 has come.</summary>
    [Fact]
    public void What_is_old_or_has_lapsed_is_told()
    {
        Assert.Equal([("A", 13, false, false), ("C", 36, true, false), ("D", 13, false, false), ("E", 24, true, true)],
            Region.Levels.Where(l => l.MonthsOld is not null).Select(l => (l.Authority, l.MonthsOld!.Value, l.IsOld, l.IsLapsed)).OrderBy(l => l.Authority, StringComparer.Ordinal));
    }

    [Fact]
    public void A_target_is_judged_by_the_survey_of_its_month_and_never_guessed()
        => Assert.Equal(
            ["A Met", "B NotKnown it did not answer the survey that would say", "E NotKnown it is under another scheme now", "E NotKnown no survey has been sent since", "D NotDue"],
            Region.Targets.Select(t => $"{t.Authority} {t.Outcome} {t.Why}".TrimEnd()));

    [Fact]
    public void A_target_that_the_survey_does_not_bear_out_is_missed()
        => Assert.Equal(
            TargetOutcome.Missed,
            Assert.Single(Of(Levels("2009-04", "A | Ash | equality-standard | answered | level-1 | self | 2008-12-01 | | level-2 | 2010-04-30 | | |"), Levels("2010-04", "A | Ash | equality-standard | answered | level-1 | self | 2010-03-10 | | | | | |")).Targets).Outcome);

    /// <summary>Dale's support began after its level was assessed, so it cannot have moved it: it is among the others, where one moved down and two are not known.</summary>
    [Fact]
    public void The_programme_is_judged_by_those_whose_move_is_known()
    {
        var programme = Assert.Single(Region.Programme);

        Assert.Equal(new ProgrammeArm(1, 1, 1, 0, 0, 1), programme.Supported);
        Assert.Equal(new ProgrammeArm(3, 1, 0, 0, 1, -1), programme.Others);
        // One table of two has the one who moved up on this side: as likely as the other, so p is 1.
        Assert.Equal((2.0, 1.0, ProgrammeVerdict.NoClearDifference), (programme.Difference!.Value, Math.Round(programme.PValue!.Value, 9), programme.Verdict));
    }

    /// <summary>Six of six against none of six: 1 of C(12,6) = 924 tables either way, p = 2 / 924 = 0.0022.</summary>
    [Theory]
    [InlineData("level-2", "level-1", ProgrammeVerdict.Further)]
    [InlineData("level-1", "level-2", ProgrammeVerdict.LessFar)]
    public void What_cannot_be_chance_is_told(string supported, string others, ProgrammeVerdict verdict)
    {
        var before = string.Concat(Enumerable.Range(0, 12).Select(n => $"X{n:D2} | X{n:D2} | equality-standard | answered | level-1 | self | 2008-12-01 | | | | | |\n"));
        var after = string.Concat(Enumerable.Range(0, 12).Select(n => $"X{n:D2} | X{n:D2} | equality-standard | answered | {(n < 6 ? supported : others)} | self | 2010-03-10 | | | | | |\n"));
        var support = string.Concat(Enumerable.Range(0, 6).Select(n => $"S{n} | X{n:D2} | X{n:D2} | training | data | equality-standard | 2009-06-01 | 2009-06-02 |\n"));

        var programme = Assert.Single(Of(Levels("2009-04", before), Levels("2010-04", after), TabledRegister.Of("support", "2010-04", SupportColumns + support, "westvale")).Programme);

        Assert.Equal(verdict, programme.Verdict);
        Assert.Equal(2.0 / 924, programme.PValue!.Value, 1e-9);
    }

    [Fact]
    public void A_barrier_is_matched_with_support_against_it_and_with_others_who_beat_it()
    {
        var match = Assert.Single(Region.Barriers);

        Assert.Equal(("A", "data"), (match.Authority, match.Barrier));
        Assert.Equal(["S-1"], match.Support.Select(s => s.Support));
        Assert.Equal([new Peer("D", "Dale", "A list")], match.Peers);
    }

    [Fact]
    public void A_share_that_was_published_as_over_is_never_made_exact()
    {
        const string Rows = "statistic | statistic_name | source | publisher | link | area | unit | qualifier | value | base | period_from | period_to\n";
        var region = Of(TabledRegister.Of("outcome-statistics", "2009-04", Rows + """
            L-0 | At 0 | regional | R | x | East | percent-of-answers | more-than | 33.3 |    | 2006-04 | 2007-03
            L-2 | At 2 | regional | R | x | East | percent-of-answers | exactly   | 44   | 50 | 2006-04 | 2007-03
            L-3 | At 3 | regional | R | x | East | percent-of-answers | exactly   | 20   | 50 | 2006-04 | 2007-03
            O-1 | Else | regional | R | x | East | percent            | about     | 70   |    | 2006-04 | 2007-03
            N-1 | Not  | national | R | x | East | percent            | exactly   | 1    |    | 2006-04 | 2007-03
            """, "westvale"));

        Assert.Equal(
            [("L-0", "more-than", 33.3m, 36m, null), ("L-2", "exactly", 44m, null, 50), ("L-3", "exactly", 20m, null, 50), ("O-1", "about", 70m, (decimal?)null, (int?)null)],
            region.Published.Select(s => (s.Statistic, s.Qualifier, s.Value, s.AtMost, s.Base)));
    }

    [Fact]
    public void Where_nothing_of_a_region_was_sent_there_is_no_report() => Assert.Null(RegisterReport.Of(TabledRegister.Inputs([])).Region);

    private static AcceptedRegister Levels(string month, string rows) => TabledRegister.Of("standard-levels", month, Columns + rows, "westvale");

    private static RegionReport Of(params AcceptedRegister[] registers) => RegisterReport.Of(TabledRegister.Inputs(registers, organisation: "westvale")).Region!;
}
