using EqualityPipeline.Periods;

namespace EqualityPipeline.SampleData;

/// <summary>What is planted in the registers; TRUTHS.md says where and what a reader should find.</summary>
public static class RegisterTruths
{
    public static readonly ReportingMonth June2010 = new(2010, 6);
    public static readonly ReportingMonth December2010 = new(2010, 12);
    public static readonly ReportingMonth February2011 = new(2011, 2);

    /// <summary>In the plan of April 2009 and in none after it.</summary>
    public const string DroppedAction = """
        ACT-CUS-1,action,PLAN-2009,Text relay at the contact centre,customer-services,contact-centre,Contact centre manager,,2009-06-01,2010-03-31,,not-started,3000,,10,,,,,,,,,,,,corporate-plan,,,,,,systems,

        """;

    /// <summary>Every clear headline gap but that of people under 25 has an action; one action of the first year is carried over.</summary>
    public const string ActionsOfSecondYear = """
        ACT-HOU-1,action,PLAN-2009,Letters of the lettings service in six languages,housing,lettings,Head of Lettings,,2009-09-01,2010-03-31,,carried-over,2500,,15,,,,,,,,,,,,cabinet-workplan,Line 14,EIA-HOU-01,,,,resources,
        PLAN-2010,yearly-plan,STR-2009,Plan for 2010/11,corporate,,Equality lead,,2010-04-01,2011-12-31,,under-way,28000,,,,,,,,,,,,,,cabinet-workplan,Line 12,,,,,,
        ACT-AGE-1,action,PLAN-2010,Open in the evening for people who work,corporate,,Head of Policy,,2011-01-10,2011-12-31,,under-way,3000,900,20,TAK-01,age,25-64,,,,,"Residents of working age will use our services more often, seen within a year",40,2012-03,2010-12-15,sustainable-communities-strategy,,,,,,data,
        ACT-DIS-1,action,PLAN-2010,Ask who is not disabled and does not use our services what keeps them away,corporate,,Head of Policy,,2011-01-10,2011-12-31,,under-way,1500,,10,TAK-01,disability,not-disabled,,,,,"Residents who are not disabled will use our services as often as others, seen within a year",40,2012-03,2010-12-15,sustainable-communities-strategy,,,,,,data,
        ACT-GEN-1,action,PLAN-2010,Ask men what keeps them away from our services,corporate,,Head of Policy,,2011-01-10,2011-12-31,,under-way,1500,,10,TAK-01,gender,male,,,,,"Men will use our services more often, seen within a year",40,2012-03,2011-02-28,sustainable-communities-strategy,,EIA-CUS-01,,,,data; attitudes,
        ACT-HOU-2,action,PLAN-2010,"Letters of the lettings service in six languages, carried on",housing,lettings,Head of Lettings,,2010-04-01,2011-06-30,,under-way,2500,1200,15,,,,,,,,,,,,cabinet-workplan,Line 14,EIA-HOU-01,,,,resources,ACT-HOU-1

        """;

    /// <summary>The action after which women are shortlisted as often as men (T02), with what was expected of it written down before it began.</summary>
    public const string WestvalePlan = """
        action,layer,parent,title,directorate,service,owner,contributors,starts,due,completed,status,budget_pounds,spent_pounds,staff_days,indicator,strand,group,baseline,baseline_month,target,target_month,expectation,expected_change,expected_by,expectation_stated,commitments,commitment_line,impact_assessments,consultations,framework,criterion,barriers
        STR-WV-2009,strategy,,Equality strategy 2009 to 2012,corporate,,Chief executive,,2009-04-01,2012-03-31,,under-way,60000,,,,,,,,,,,,,,corporate-plan,,,,,,
        PLAN-WV-2010,yearly-plan,STR-WV-2009,Plan for 2010/11,corporate,,Equality lead,,2010-03-01,2011-06-30,,under-way,20000,,,,,,,,,,,,,,corporate-plan,,,,,,
        ACT-SHORT-1,action,PLAN-WV-2010,Train every panel that shortlists,corporate,,Head of Human Resources,,2010-03-01,2010-05-31,2010-05-31,complete,8000,7600,30,REC-01,gender,female,0.27,2010-02,0.29,2011-03,"Women who apply will be shortlisted as often as men, seen within a year",0.06,2011-03,2010-02-15,corporate-plan,,,,,,attitudes

        """;

    public const string LaterHousingAssessments = """
        EIA-HOU-01,Choice-based lettings,policy,full,direct,,,lettings,race-duty; disability-duty; gender-duty,Head of Lettings,complete,2009-03-31,2008-11-03,2009-03-20,2009-04-02,2009-04-14,2012-03-31,https://www.northmoor.example/eia/hou-01,2008-12,negative-to-mend,negative-to-mend,negative-justified,negative-to-mend,no-evidence,no-evidence,exclusion,yes,yes,,TAK-01,ACT-HOU-1; ACT-HOU-2,change
        EIA-HOU-02,Gas servicing in council homes,service,screening,contracted-out,HC-GAS,,repairs,disability-duty,Head of Repairs,complete,2009-09-30,2009-04-06,2010-07-09,2010-07-23,2010-08-02,2012-07-31,https://www.northmoor.example/eia/hou-02,2008-03,no-impact,negative-to-mend,no-impact,negative-to-mend,no-evidence,no-evidence,none-found,no,yes,CON-HOU-10,,,go-ahead
        EIA-HOU-03,Advice to people who may lose their home,service,full,joint,,Northmoor Police; Citizens Advice Northmoor,homelessness-advice,race-duty; disability-duty; gender-duty,Head of Housing Options,planned,2010-03-31,,,,,,,,,,,,,,,,,,,,

        """;

    public const string CustomerAssessments = """
        EIA-CUS-01,The contact centre,service,full,direct,,,contact-centre,race-duty; disability-duty; gender-duty,Contact centre manager,complete,2010-05-31,2010-01-18,2010-05-14,2010-05-28,2010-06-04,2012-05-31,https://www.northmoor.example/eia/cus-01,2010-03,no-impact,negative-justified,no-impact,negative-justified,no-impact,no-evidence,none-found,yes,yes,,TAK-01,,go-ahead

        """;

    public const string EnvironmentAssessments = """
        EIA-ENV-01,Requests for street care,service,screening,direct,,,street-care,race-duty; disability-duty,Head of Streets,in-progress,2011-06-30,2010-09-06,2010-11-12,,,,,2010-08,no-impact,no-impact,no-impact,no-impact,,no-evidence,none-found,no,yes,,TAK-01,,

        """;

    public const string EnvironmentContracts = """
        contract,title,supplier,service,yearly_spend_pounds,starts,ends,equality_clause,returns_due,impact_assessment_due,impact_assessment,manager
        EN-SWEEP,Street sweeping in the north of the city,Clean Streets Ltd,street-care,190000,2010-04-01,2013-03-31,yes,recruitment,2010-09-30,,Head of Streets

        """;

    public const string CustomerConsultations = """
        exercise,title,audience,method,status,starts,ends,partners,services,ward,strand,group,reached,fed_back,link
        CON-CUS-11,How would you like to reach us,residents,survey; online,planned,2011-03-07,2011-04-29,,contact-centre,,all,all,,,

        """;

    public const string PoliceConsultations = """
        exercise,title,audience,method,status,starts,ends,partners,services,ward,strand,group,reached,fed_back,link
        CON-POL-11,How safe do you feel,residents,survey,planned,2011-03-21,2011-05-06,,victim-support,,all,all,,,

        """;

    /// <summary>Seven of thirteen members are trained, and all of eleven officers: enough of each to be told.</summary>
    public const string LaterRoleHolders = """
        role,directorate,post,organisation,portfolio,starts,ends,hands_over_to,handover,handover_list,trained,becomes
        diversity-leader,housing,Head of Lettings,,,2009-04-01,,,,,2009-02-10,
        diversity-leader,adult-care,Commissioning manager,,,2009-04-01,,,,,2009-11-18,
        diversity-leader,leisure,Head of Libraries,,,2007-10-01,,,,,2008-11-04,
        diversity-leader,customer-services,Contact centre manager,,,2009-04-01,,,,,2009-03-17,
        equality-lead,corporate,Equality adviser in Human Resources,,,2003-04-01,2009-03-31,Equality lead in Strategy and Policy,2009-03-31,https://www.northmoor.example/equality/handover,2008-06-12,
        equality-lead,corporate,Equality lead in Strategy and Policy,,,2009-04-01,,,,,2009-03-03,
        director,housing,Director of Housing,,,2008-04-01,,,,,2009-11-19,
        director,adult-care,Director of Adult Care,,,2008-04-01,,,,,2009-11-19,
        director,leisure,Director of Leisure,,,2008-04-01,,,,,2009-11-19,
        director,environment,Director of Environment,,,2008-04-01,,,,,2009-11-19,
        director,customer-services,Director of Customer Services,,,2008-04-01,,,,,2009-11-19,
        partner-officer,corporate,Hate crime officer,Northmoor Police,,2008-09-01,,,,,2009-11-18,
        lead-member,corporate,Lead Member for Customer and Support Services,,Customer and Support Services,2008-05-21,,,,,2009-10-07,
        lead-member,corporate,Lead Member for Housing,,Housing,2008-05-21,,,,,2009-10-07,
        lead-member,corporate,Lead Member for Adult Care,,Adult Care,2008-05-21,,,,,,
        lead-member,corporate,Lead Member for Leisure,,Leisure,2008-05-21,,,,,,
        lead-member,corporate,Lead Member for Environment,,Environment,2008-05-21,,,,,2009-10-07,
        scrutiny-chair,corporate,Chair of Customer and Support Services Scrutiny,,Customer and Support Services,2009-05-20,,,,,2009-10-07,
        scrutiny-chair,corporate,Chair of Housing Scrutiny,,Housing,2009-05-20,,,,,,
        forum-member,corporate,Member of the Equal Opportunities Forum (seat 1),,,2009-05-20,,,,,2009-10-07,
        forum-member,corporate,Member of the Equal Opportunities Forum (seat 2),,,2009-05-20,,,,,2009-10-07,
        forum-member,corporate,Member of the Equal Opportunities Forum (seat 3),,,2009-05-20,,,,,2009-10-07,
        forum-member,corporate,Member of the Equal Opportunities Forum (seat 4),,,2009-05-20,,,,,,
        forum-member,corporate,Member of the Equal Opportunities Forum (seat 5),,,2009-05-20,,,,,,
        forum-member,corporate,Member of the Equal Opportunities Forum (seat 6),,,2009-05-20,,,,,,

        """;
}
