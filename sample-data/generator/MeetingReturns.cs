using EqualityPipeline.Periods;

namespace EqualityPipeline.SampleData;

/// <summary>The minutes of northmoor: the Forum meets every quarter, one question of its members is answered and one is open.</summary>
public static class MeetingReturns
{
    private const string Columns = "meeting,line,forum,held,kind,directorate,service,indicator,strand,group,framework,criterion,words,action,answers,owner,link\n";

    private static readonly string[] Lines =
    [
        "F-2009-07,1,equal-opportunities-forum,2009-07-21,considered,,,REC-02,race,all,eflg-2009,leadership-1,,,,,",
        "F-2009-07,2,equal-opportunities-forum,2009-07-21,decision,,,REC-02,race,black,,,To ask why fewer Black applicants are appointed from a shortlist,,,,",
        "F-2009-10,1,equal-opportunities-forum,2009-10-20,considered,,,TAK-01,race,all,,,,,,,",
        "F-2010-01,1,equal-opportunities-forum,2010-01-19,considered,,,REC-02,race,all,,,,,,,",
        "F-2010-01,2,equal-opportunities-forum,2010-01-19,decision,,,REC-02,race,black,,,To look again at how panels appoint from a shortlist,ACT-REC-1,,,",
        "C-2010-02,1,cabinet,2010-02-09,considered,,,REC-02,race,all,,,,,,,",
        "F-2010-04,1,equal-opportunities-forum,2010-04-20,considered,,,TAK-01,race,all,,,,,,,",
        "F-2010-04,2,equal-opportunities-forum,2010-04-20,question,leisure,libraries,TAK-01,race,asian-pakistani,,,Why do so few Pakistani residents use the libraries?,,,Head of Libraries,",
        "F-2010-07,1,equal-opportunities-forum,2010-07-20,considered,,,TAK-01,race,all,,,,,,,",
        "F-2010-07,2,equal-opportunities-forum,2010-07-20,answer,leisure,libraries,TAK-01,race,asian-pakistani,,,Hours and stock did not suit; both have been changed and more is to be seen next year,,F-2010-04/2,,",
        "F-2010-10,1,equal-opportunities-forum,2010-10-19,considered,,,REC-02,race,all,,,,,,,",
        "S-2010-11,1,customer-and-support-services-scrutiny,2010-11-09,involvement,,,,,,,,Organisations of disabled people told the committee how they reach the council,,,,",
        "F-2011-01,1,equal-opportunities-forum,2011-01-18,considered,,,REC-02,race,all,,,,,,,",
        "F-2011-01,2,equal-opportunities-forum,2011-01-18,question,,,REC-02,race,black,,,What has the second look at panels changed for Black applicants?,,,Head of Human Resources,",
        "F-2011-01,3,equal-opportunities-forum,2011-01-18,decision,,,REC-02,race,black,,,To hear the Head of Human Resources at the next meeting,,,,",
    ];

    /// <summary>Each is the whole register as it stood at the end of its month.</summary>
    public static IEnumerable<SampleReturn> All()
        => new ReportingMonth[] { new(2010, 1), new(2010, 7), new(2011, 1) }
            .Select(month => RegisterReturns.File("northmoor/corporate", month, "meetings", Columns + string.Concat(Lines.Where(line => IsHeldBy(line, month)).Select(line => line + "\n"))));

    private static bool IsHeldBy(string line, ReportingMonth month) => string.CompareOrdinal(line.Split(',')[3][..7], month.ToString()) <= 0;
}
