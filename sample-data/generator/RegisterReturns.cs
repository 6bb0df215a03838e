using System.Text;
using EqualityPipeline.Periods;

namespace EqualityPipeline.SampleData;

/// <summary>Invented registers: a few records of each, as the organisations keep them; what one names another has.</summary>
public static class RegisterReturns
{
    private static readonly ReportingMonth April2009 = new(2009, 4);
    private static readonly ReportingMonth April2010 = new(2010, 4);

    public static IEnumerable<SampleReturn> All()
    {
        yield return File("northmoor/corporate", April2009, "action-plan", ActionPlan("under-way", "not-started", completed: "", milestone: ",not-started") + RegisterTruths.DroppedAction);
        yield return File("northmoor/corporate", April2010, "action-plan", ActionPlan("complete", "under-way", completed: "2010-03-12", milestone: "2009-09-18,complete"));
        yield return File("northmoor/corporate", RegisterTruths.December2010, "action-plan", ActionPlan("complete", "under-way", completed: "2010-03-12", milestone: "2009-09-18,complete") + RegisterTruths.ActionsOfSecondYear);
        yield return File("westvale/corporate", RegisterTruths.June2010, "action-plan", RegisterTruths.WestvalePlan);
        yield return File("northmoor/housing", April2009, "impact-assessments", HousingAssessments);
        yield return File("northmoor/leisure", April2009, "impact-assessments", LeisureAssessments);
        yield return File("northmoor/adult-care", April2010, "impact-assessments", AdultCareAssessments);
        yield return File("northmoor/housing", RegisterTruths.December2010, "impact-assessments", AssessmentColumns + RegisterTruths.LaterHousingAssessments);
        yield return File("northmoor/customer-services", RegisterTruths.June2010, "impact-assessments", AssessmentColumns + RegisterTruths.CustomerAssessments);
        yield return File("northmoor/environment", RegisterTruths.December2010, "impact-assessments", AssessmentColumns + RegisterTruths.EnvironmentAssessments);
        yield return File("northmoor/housing", April2009, "contracts", HousingContracts);
        yield return File("northmoor/adult-care", April2009, "contracts", AdultCareContracts);
        yield return File("northmoor/environment", April2010, "contracts", RegisterTruths.EnvironmentContracts);
        yield return File("northmoor/leisure", April2009, "consultation", LeisureConsultations);
        yield return File("northmoor/housing", April2010, "consultation", HousingConsultations);
        yield return File("northmoor/customer-services", RegisterTruths.February2011, "consultation", RegisterTruths.CustomerConsultations);
        yield return File("northmoor-police/neighbourhood-policing", RegisterTruths.February2011, "consultation", RegisterTruths.PoliceConsultations);
        yield return File("northmoor/leisure", April2009, "buildings", LeisureBuildings);
        yield return File("northmoor/leisure", new ReportingMonth(2009, 6), "soft-evidence", LeisureAccounts);
        yield return File("northmoor/customer-services", new ReportingMonth(2010, 3), "soft-evidence", CustomerAccounts);
        yield return File("northmoor/corporate", April2009, "targets", Targets);
        yield return File("northmoor/corporate", April2010, "business-plans", BusinessPlans);
        yield return File("northmoor/corporate", April2009, "framework-evidence", Evidence);
        yield return File("northmoor/corporate", new ReportingMonth(2010, 12), "framework-evidence", LaterEvidence);
        yield return File("northmoor/corporate", April2009, "survey", PlaceSurvey);
        yield return File("northmoor/corporate", April2009, "outcome-statistics", Outcomes);
        yield return File("northmoor/corporate", April2009, "role-holders", RoleHolders);
        yield return File("northmoor/corporate", April2009, "standard-levels", OwnLevels);
        yield return File("northmoor-police/corporate", April2010, "action-plan", PoliceActionPlan);
        yield return File("northmoor-police/neighbourhood-policing", new ReportingMonth(2010, 9), "impact-assessments", PoliceAssessments);
        yield return File("northmoor/corporate", April2010, "role-holders", RegisterTruths.LaterRoleHolders);
        yield return File("westvale/corporate", April2009, "standard-levels", Levels2008);
        yield return File("westvale/corporate", April2010, "standard-levels", Levels2010);
        yield return File("westvale/corporate", April2009, "outcome-statistics", RegionalSurvey);
        yield return File("westvale/corporate", April2010, "support", Support);
        yield return File("northmoor-police/corporate", April2010, "role-holders", PoliceRoles);
        yield return File("northmoor-fire/corporate", April2010, "standard-levels", FireLevels);
        yield return File("northmoor-police/corporate", April2010, "survey", PoliceSurvey);
        foreach (var minutes in MeetingReturns.All())
            yield return minutes;
    }

    internal static SampleReturn File(string sender, ReportingMonth month, string type, string text)
    {
        var path = $"{sender}/{month}/{type}.csv";
        return new SampleReturn(path, Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n")), SampleCalendar.YearlyArrival(path, month));
    }

    /// <param name="first">How the action that opens the libraries stands.</param>
    /// <param name="second">How the one that looks at appointments stands.</param>
    /// <param name="completed">When the first was done.</param>
    /// <param name="milestone">When its milestone was reached, and how that stands.</param>
    private static string ActionPlan(string first, string second, string completed, string milestone) => $"""
        action,layer,parent,title,directorate,service,owner,contributors,starts,due,completed,status,budget_pounds,spent_pounds,staff_days,indicator,strand,group,baseline,baseline_month,target,target_month,expectation,expected_change,expected_by,expectation_stated,commitments,commitment_line,impact_assessments,consultations,framework,criterion,barriers,carried_from
        STR-2009,strategy,,Equality strategy 2009 to 2012,corporate,,Chief executive,,2009-04-01,2012-03-31,,under-way,90000,,,,,,,,,,,,,,sustainable-communities-strategy; corporate-plan,Theme 4,,,,,,
        PLAN-2009,yearly-plan,STR-2009,Plan for 2009/10,corporate,,Equality lead,,2009-04-01,2010-03-31,,under-way,30000,,,,,,,,,,,,,,cabinet-workplan,Line 12,,,eflg-2009,services-1,,
        ACT-LIB-1,action,PLAN-2009,Library hours and stock for readers of Urdu and Punjabi,leisure,libraries,Head of Libraries,Friends of the libraries; Adult education,2009-05-04,2010-03-31,{completed},{first},12000,11250.5,40,TAK-01,race,asian,56,2009-04,65,2011-03,"More Asian residents will use the libraries, seen within two years",9,2011-03,2009-04-20,local-area-agreement; caa-inequality,,EIA-LEI-01,CON-LIB-09,eflg-2009,services-2,attitudes; resources,
        MIL-LIB-1,milestone,ACT-LIB-1,Staff of all branches trained,leisure,libraries,Head of Libraries,,2009-05-04,2009-09-30,{milestone},,,,,,,,,,,,,,,,,,,,,,
        ACT-REC-1,action,PLAN-2009,Look again at how panels appoint from a shortlist,corporate,,Head of Human Resources,,2010-02-01,2011-12-31,,{second},4000,,25,REC-02,race,black,0.18,2010-01,0.3,2012-03,Black applicants who are shortlisted will be appointed as often as others,0.12,2011-03,2010-01-15,corporate-plan,,,,,,leadership,

        """;

    private const string LeisureBuildings = """
        building,title,service,ward,accessible,surveyed,action
        BLD-LIB-1,Central library,libraries,riverside,yes,2008-11-04,
        BLD-LIB-2,Millfield library,libraries,millfield,yes,2008-11-04,
        BLD-LIB-3,Castle Hill library,libraries,castle-hill,no,2008-11-05,
        BLD-LIB-4,Moorside library,libraries,moorside,yes,2008-11-05,
        BLD-SPO-1,Harbour swimming pool,sports-centres,harbour,no,2008-11-06,
        BLD-SPO-2,Eastfield sports centre,sports-centres,eastfield,yes,2008-11-06,
        BLD-SPO-3,Northgate sports hall,sports-centres,northgate,no,2008-11-07,

        """;

    private const string AssessmentColumns =
        "assessment,title,subject,depth,delivery,contract,partners,service,legal_basis,owner,status,due,started,signed,decided,published,review,link,evidence_to,"
        + "finding_race,finding_disability,finding_gender,finding_age,finding_religion_or_belief,finding_sexual_orientation,discrimination,alternatives,resources_found,"
        + "consultations,indicators,actions,decision\n";

    private const string HousingAssessments = AssessmentColumns + """
        EIA-HOU-01,Choice-based lettings,policy,full,direct,,,lettings,race-duty; disability-duty; gender-duty,Head of Lettings,complete,2009-03-31,2008-11-03,2009-03-20,2009-04-02,2009-04-14,2012-03-31,https://www.northmoor.example/eia/hou-01,2008-12,negative-to-mend,negative-to-mend,negative-justified,negative-to-mend,no-evidence,no-evidence,exclusion,yes,yes,,TAK-01,,change
        EIA-HOU-02,Gas servicing in council homes,service,screening,contracted-out,HC-GAS,,repairs,disability-duty,Head of Repairs,in-progress,2009-09-30,2009-04-06,,,,,,,,,,,,,,,,,,,
        EIA-HOU-03,Advice to people who may lose their home,service,full,joint,,Northmoor Police; Citizens Advice Northmoor,homelessness-advice,race-duty; disability-duty; gender-duty,Head of Housing Options,planned,2010-03-31,,,,,,,,,,,,,,,,,,,,

        """;

    private const string LeisureAssessments = AssessmentColumns + """
        EIA-LEI-01,Library opening hours and stock,service,full,direct,,,libraries,race-duty; disability-duty,Head of Libraries,complete,2009-04-30,2009-01-12,2009-04-17,2009-04-24,2009-04-28,2011-04-30,https://www.northmoor.example/eia/lei-01,2009-03,negative-to-mend,no-impact,negative-to-mend,negative-to-mend,negative-to-mend,no-evidence,indirect,yes,yes,CON-LIB-09,TAK-01; TAK-02,ACT-LIB-1,change
        EIA-LEI-02,Women-only sessions at sports centres,practice,screening,direct,,,sports-centres,gender-duty,Head of Sport,complete,2009-04-30,2009-02-02,2009-03-30,2009-04-10,2009-04-20,2012-03-31,https://www.northmoor.example/eia/lei-02,2009-02,positive,negative-to-mend,positive,negative-to-mend,positive,no-impact,none-found,no,yes,,TAK-01,,go-ahead

        """;

    private const string AdultCareAssessments = AssessmentColumns + """
        EIA-ADC-01,Charges for home care,proposal,full,contracted-out,AC-HOME,,home-care,race-duty; disability-duty; gender-duty,Head of Adult Care,complete,2010-03-31,2009-10-05,2010-03-19,2010-02-24,2010-04-21,2012-03-31,https://www.northmoor.example/eia/adc-01,2010-02,negative-to-mend,negative-justified,negative-to-mend,negative-to-mend,no-impact,no-evidence,none-found,yes,no,,TAK-01,,go-ahead-justified

        """;

    private const string HousingContracts = """
        contract,title,supplier,service,yearly_spend_pounds,starts,ends,equality_clause,returns_due,impact_assessment_due,impact_assessment,manager
        HC-GAS,Gas servicing,Northern Boilers Ltd,repairs,640000,2008-04-01,2012-03-31,yes,service-take-up; recruitment,2009-09-30,EIA-HOU-02,Head of Repairs
        HC-LIFT,Lift maintenance,Upward Lifts Ltd,repairs,85000,2007-10-01,2012-09-30,no,,2011-06-30,,Head of Repairs
        HC-NIGHT,Night shelter,Harbour Shelter Trust,homelessness-advice,210000,2009-04-01,2011-03-31,yes,service-take-up,2009-12-31,,Head of Housing Options

        """;

    private const string AdultCareContracts = """
        contract,title,supplier,service,yearly_spend_pounds,starts,ends,equality_clause,returns_due,impact_assessment_due,impact_assessment,manager
        AC-HOME,Home care in the north of the city,Riverside Care Ltd,home-care,1850000,2008-07-01,2011-06-30,yes,service-take-up; recruitment,2010-03-31,EIA-ADC-01,Commissioning manager
        AC-MEALS,Meals at home,Moorside Kitchens Ltd,home-care,320000,2009-01-01,2011-12-31,yes,service-take-up,2011-10-31,,Commissioning manager

        """;

    private const string LeisureConsultations = """
        exercise,title,audience,method,status,starts,ends,partners,services,ward,strand,group,reached,fed_back,link
        CON-LIB-09,What would bring you to the library,residents,survey; outreach,closed,2009-01-19,2009-02-27,Adult education,libraries,,all,all,612,2009-04-15,https://www.northmoor.example/consultations/lib-09
        CON-LIB-09,What would bring you to the library,residents,survey; outreach,closed,2009-01-19,2009-02-27,Adult education,libraries,,race,white-british,431,2009-04-15,https://www.northmoor.example/consultations/lib-09
        CON-LIB-09,What would bring you to the library,residents,survey; outreach,closed,2009-01-19,2009-02-27,Adult education,libraries,,race,white-irish,9,2009-04-15,https://www.northmoor.example/consultations/lib-09
        CON-LIB-09,What would bring you to the library,residents,survey; outreach,closed,2009-01-19,2009-02-27,Adult education,libraries,,race,white-other,20,2009-04-15,https://www.northmoor.example/consultations/lib-09
        CON-LIB-09,What would bring you to the library,residents,survey; outreach,closed,2009-01-19,2009-02-27,Adult education,libraries,,race,mixed-white-and-black-caribbean,10,2009-04-15,https://www.northmoor.example/consultations/lib-09
        CON-LIB-09,What would bring you to the library,residents,survey; outreach,closed,2009-01-19,2009-02-27,Adult education,libraries,,race,mixed-white-and-asian,6,2009-04-15,https://www.northmoor.example/consultations/lib-09
        CON-LIB-09,What would bring you to the library,residents,survey; outreach,closed,2009-01-19,2009-02-27,Adult education,libraries,,race,asian-indian,9,2009-04-15,https://www.northmoor.example/consultations/lib-09
        CON-LIB-09,What would bring you to the library,residents,survey; outreach,closed,2009-01-19,2009-02-27,Adult education,libraries,,race,asian-pakistani,20,2009-04-15,https://www.northmoor.example/consultations/lib-09
        CON-LIB-09,What would bring you to the library,residents,survey; outreach,closed,2009-01-19,2009-02-27,Adult education,libraries,,race,asian-bangladeshi,6,2009-04-15,https://www.northmoor.example/consultations/lib-09
        CON-LIB-09,What would bring you to the library,residents,survey; outreach,closed,2009-01-19,2009-02-27,Adult education,libraries,,race,asian-other,6,2009-04-15,https://www.northmoor.example/consultations/lib-09
        CON-LIB-09,What would bring you to the library,residents,survey; outreach,closed,2009-01-19,2009-02-27,Adult education,libraries,,race,black-caribbean,12,2009-04-15,https://www.northmoor.example/consultations/lib-09
        CON-LIB-09,What would bring you to the library,residents,survey; outreach,closed,2009-01-19,2009-02-27,Adult education,libraries,,race,black-african,14,2009-04-15,https://www.northmoor.example/consultations/lib-09
        CON-LIB-09,What would bring you to the library,residents,survey; outreach,closed,2009-01-19,2009-02-27,Adult education,libraries,,race,chinese,6,2009-04-15,https://www.northmoor.example/consultations/lib-09
        CON-LIB-09,What would bring you to the library,residents,survey; outreach,closed,2009-01-19,2009-02-27,Adult education,libraries,,disability,disabled,112,2009-04-15,https://www.northmoor.example/consultations/lib-09
        CON-LIB-09,What would bring you to the library,residents,survey; outreach,closed,2009-01-19,2009-02-27,Adult education,libraries,,disability,not-disabled,471,2009-04-15,https://www.northmoor.example/consultations/lib-09
        CON-SPO-09,Hours of the pools,service-users,online,planned,2009-09-07,2009-10-02,,sports-centres,,all,all,,,

        """;

    private const string HousingConsultations = """
        exercise,title,audience,method,status,starts,ends,partners,services,ward,strand,group,reached,fed_back,link
        CON-HOU-10,Repairs by appointment,service-users,panel; interviews,closed,2010-01-11,2010-02-19,,repairs,,all,all,240,2010-04-01,https://www.northmoor.example/consultations/hou-10
        CON-HOU-10,Repairs by appointment,service-users,panel; interviews,closed,2010-01-11,2010-02-19,,repairs,,race,white-british,183,2010-04-01,https://www.northmoor.example/consultations/hou-10
        CON-HOU-10,Repairs by appointment,service-users,panel; interviews,closed,2010-01-11,2010-02-19,,repairs,,race,white-other,8,2010-04-01,https://www.northmoor.example/consultations/hou-10
        CON-HOU-10,Repairs by appointment,service-users,panel; interviews,closed,2010-01-11,2010-02-19,,repairs,,race,mixed-white-and-black-caribbean,9,2010-04-01,https://www.northmoor.example/consultations/hou-10
        CON-HOU-10,Repairs by appointment,service-users,panel; interviews,closed,2010-01-11,2010-02-19,,repairs,,race,asian-indian,0,2010-04-01,https://www.northmoor.example/consultations/hou-10
        CON-HOU-10,Repairs by appointment,service-users,panel; interviews,closed,2010-01-11,2010-02-19,,repairs,,race,asian-pakistani,0,2010-04-01,https://www.northmoor.example/consultations/hou-10
        CON-HOU-10,Repairs by appointment,service-users,panel; interviews,closed,2010-01-11,2010-02-19,,repairs,,race,black-caribbean,9,2010-04-01,https://www.northmoor.example/consultations/hou-10
        CON-HOU-10,Repairs by appointment,service-users,panel; interviews,closed,2010-01-11,2010-02-19,,repairs,,race,black-african,8,2010-04-01,https://www.northmoor.example/consultations/hou-10
        CON-HOU-10,Repairs by appointment,service-users,panel; interviews,closed,2010-01-11,2010-02-19,,repairs,,disability,disabled,44,2010-04-01,https://www.northmoor.example/consultations/hou-10
        CON-HOU-10,Repairs by appointment,service-users,panel; interviews,closed,2010-01-11,2010-02-19,,repairs,,disability,not-disabled,191,2010-04-01,https://www.northmoor.example/consultations/hou-10
        CON-HOU-10,Repairs by appointment,service-users,panel; interviews,closed,2010-01-11,2010-02-19,,repairs,,gender,female,121,2010-04-01,https://www.northmoor.example/consultations/hou-10
        CON-HOU-10,Repairs by appointment,service-users,panel; interviews,closed,2010-01-11,2010-02-19,,repairs,,gender,male,112,2010-04-01,https://www.northmoor.example/consultations/hou-10

        """;

    private const string LeisureAccounts = """
        account,heard,source,theme,service,ward,strand,group,direction,accounts,indicators
        SE-LEI-01,2009-05,front-line-staff,information,libraries,millfield,race,asian-pakistani,worse,7,TAK-01; TAK-02
        SE-LEI-02,2009-06,community-organisation,fit,sports-centres,all,religion-or-belief,muslim,worse,4,TAK-01
        SE-LEI-03,2009-06,forum,access,libraries,all,disability,disabled,same,3,

        """;

    private const string CustomerAccounts = """
        account,heard,source,theme,service,ward,strand,group,direction,accounts,indicators
        SE-CUS-01,2010-02,front-line-staff,waiting,contact-centre,all,all,all,mixed,12,TAK-01
        SE-CUS-02,2010-03,elected-member,trust,contact-centre,harbour,race,black,worse,5,

        """;

    private const string Targets = """
        target,indicator,directorate,service,strand,group,baseline,baseline_month,value,by_when,set_on,owner,impact_assessment,dataset,commitments,commitment_line,action
        TGT-LIB-1,TAK-01,leisure,libraries,race,asian,56,2009-04,65,2011-03,2009-04-24,Head of Libraries,EIA-LEI-01,service-take-up,local-area-agreement; caa-inequality,NI 9,ACT-LIB-1
        TGT-REC-1,REC-02,corporate,,race,black,0.18,2009-04,0.3,2012-03,2009-04-24,Head of Human Resources,EIA-HOU-01,recruitment,corporate-plan,,ACT-REC-1

        """;

    private const string BusinessPlans = """
        plan,title,directorate,service,year_from,monitoring,targets,impact_assessments,training,indicators,target_records,impact_assessment_records,assessed,assessor_role,link,remark
        BP-HOU-10,Housing business plan 2010/11,housing,,2010-04,yes,no,yes,yes,TAK-01,,EIA-HOU-01; EIA-HOU-02,2010-04-19,Equality lead,https://www.northmoor.example/plans/housing,Targets for disabled tenants are asked for by June
        BP-LEI-10,Leisure business plan 2010/11,leisure,,2010-04,yes,yes,yes,yes,TAK-01; TAK-02,TGT-LIB-1,EIA-LEI-01; EIA-LEI-02,2010-04-19,Equality lead,https://www.northmoor.example/plans/leisure,
        BP-ENV-10,Environment business plan 2010/11,environment,,2010-04,no,no,no,partly,,,,2010-04-20,Equality lead,,"Nothing is monitored, set or assessed: the director is asked to bring the plan back"

        """;

    private const string Evidence = """
        framework,criterion,assessor,assessor_role,assessor_organisation,judgement,assessed,expires,evidence,evidence_title,settles,reason
        eflg-2009,knowing-1,self,Equality lead,,met,2009-04-22,2011-04-01,https://www.northmoor.example/equality/map,Map of communities,,
        eflg-2009,leadership-1,self,Chief executive,,met,2009-04-22,2011-04-01,https://www.northmoor.example/equality/scheme,Equality scheme,,
        eflg-2009,engagement-1,self,Equality lead,,partly-met,2009-04-22,2011-04-01,https://www.northmoor.example/equality/forum,Papers of the Forum,,
        eflg-2009,workforce-1,self,Head of Human Resources,,not-met,2009-04-22,2011-04-01,,,,Grievances are not yet recorded by strand

        """;

    private const string LaterEvidence = """
        framework,criterion,assessor,assessor_role,assessor_organisation,judgement,assessed,expires,evidence,evidence_title,settles,reason
        eflg-2009,knowing-1,self,Equality lead,,met,2010-11-15,2012-11-15,https://www.northmoor.example/equality/map,Map of communities,,
        eflg-2009,knowing-1,peer,Head of Policy,Westvale County Council,partly-met,2010-12-08,2012-12-08,https://www.northmoor.example/equality/map,Map of communities,,Faith and sexual orientation are thin
        eflg-2009,leadership-1,self,Chief executive,,met,2010-11-15,2012-11-15,https://www.northmoor.example/equality/scheme,Equality scheme,,
        eflg-2009,leadership-4,self,Chief executive,,met,2010-11-15,2012-11-15,https://www.northmoor.example/equality/scheme,Equality scheme,,
        eflg-2009,knowing-7,self,Equality lead,,met,2010-11-15,2012-11-15,https://www.northmoor.example/equality/protocol,Protocol for sharing,,
        eflg-2009,engagement-1,self,Equality lead,,met,2010-11-15,2012-11-15,https://www.northmoor.example/equality/forum,Papers of the Forum,,
        eflg-2009,engagement-1,peer,Head of Policy,Westvale County Council,not-met,2010-12-08,2012-12-08,,,,Young people were asked for their age on few forms
        eflg-2009,engagement-1,external,Lead assessor,Regional improvement body (invented),met,2010-12-20,2012-12-20,https://www.northmoor.example/equality/forms,The forms now in use,peer,The peers saw the forms of 2009; all were changed in April 2010
        eflg-2009,engagement-4,self,Equality lead,,met,2010-11-15,2012-11-15,https://www.northmoor.example/consultations,Consultations since 2009,,
        eflg-2009,engagement-5,self,Equality lead,,not-met,2010-11-15,2012-11-15,,,,Faith and sexual orientation were left out of every consultation

        """;

    internal const string PlaceSurvey = """
        survey,survey_title,question,question_text,indicator,answer,ward,strand,group,unit,value,lower,upper,base,design_effect,fieldwork_from,fieldwork_to,link
        PS-2008,Place Survey 2008,Q23,"In the last year, were you treated with respect and consideration by your local public services?",,all-or-most-of-the-time,all,all,all,percent,71.4,68.4,74.4,1143,1.32,2008-09-29,2008-12-19,https://www.northmoor.example/surveys/place-2008
        PS-2008,Place Survey 2008,Q23,"In the last year, were you treated with respect and consideration by your local public services?",,all-or-most-of-the-time,all,race,white,percent,72.8,69.5,76.1,968,1.28,2008-09-29,2008-12-19,https://www.northmoor.example/surveys/place-2008
        PS-2008,Place Survey 2008,Q23,"In the last year, were you treated with respect and consideration by your local public services?",,all-or-most-of-the-time,all,race,asian,percent,61.2,50.3,72.1,104,1.41,2008-09-29,2008-12-19,https://www.northmoor.example/surveys/place-2008
        PS-2008,Place Survey 2008,Q5,How satisfied are you with your local area as a place to live?,,satisfied,all,all,all,percent-of-answers,78.1,,,1139,1.32,2008-09-29,2008-12-19,https://www.northmoor.example/surveys/place-2008
        PS-2008,Place Survey 2008,Q5,How satisfied are you with your local area as a place to live?,,neither,all,all,all,percent-of-answers,12.3,,,1139,1.32,2008-09-29,2008-12-19,https://www.northmoor.example/surveys/place-2008
        PS-2008,Place Survey 2008,Q5,How satisfied are you with your local area as a place to live?,,dissatisfied,all,all,all,percent-of-answers,9.6,,,1139,1.32,2008-09-29,2008-12-19,https://www.northmoor.example/surveys/place-2008

        """;

    internal const string Outcomes = """
        statistic,statistic_name,priority,critical_outcome,indicator,source,publisher,link,area,ward,strand,group,unit,qualifier,value,lower,upper,base,period_from,period_to,published
        EMP-RATE,People of working age in employment,productive-and-valued-activities,employment,,national,Statistics Office (invented),https://statistics.example/emp-rate,Northmoor,all,all,all,percent,exactly,71.2,69.1,73.3,2140,2008-01,2008-12,2009-04-08
        EMP-RATE,People of working age in employment,productive-and-valued-activities,employment,,national,Statistics Office (invented),https://statistics.example/emp-rate,Northmoor,all,disability,disabled,percent,exactly,46.8,42.2,51.4,452,2008-01,2008-12,2009-04-08
        EMP-RATE,People of working age in employment,productive-and-valued-activities,employment,,national,Statistics Office (invented),https://statistics.example/emp-rate,Northmoor,all,race,asian,percent,about,58,,,,2008-01,2008-12,2009-04-08
        GOOD-HEALTH,People whose health is good,health,health,,national,Statistics Office (invented),https://statistics.example/good-health,Northmoor,all,all,all,percent,exactly,75.8,74.0,77.6,2140,2008-01,2008-12,2009-04-08
        GOOD-HEALTH,People whose health is good,health,health,,national,Statistics Office (invented),https://statistics.example/good-health,Northmoor,all,disability,disabled,percent,exactly,41.2,36.7,45.7,452,2008-01,2008-12,2009-04-08
        GCSE-5,Pupils with five good GCSEs,education,early-years-and-education,,national,Statistics Office (invented),https://statistics.example/gcse,Northmoor,all,all,all,percent,exactly,50.7,49.0,52.4,3310,2007-09,2008-08,2009-01-15
        GCSE-5,Pupils with five good GCSEs,education,early-years-and-education,,national,Statistics Office (invented),https://statistics.example/gcse,Northmoor,all,gender,female,percent,exactly,55.1,52.7,57.5,1640,2007-09,2008-08,2009-01-15
        GCSE-5,Pupils with five good GCSEs,education,early-years-and-education,,national,Statistics Office (invented),https://statistics.example/gcse,Northmoor,all,gender,male,percent,exactly,46.4,44.0,48.8,1670,2007-09,2008-08,2009-01-15
        HATE-CRIME,Racial incidents recorded by the police,physical-security,crime,,partner,Northmoor Police,https://www.northmoor-police.example/figures,Northmoor,harbour,all,all,number,exactly,37,,,,2008-04,2009-03,2009-04-21

        """;

    private const string RoleHolders = """
        role,directorate,post,organisation,portfolio,starts,ends,hands_over_to,handover,handover_list,trained,becomes
        diversity-leader,housing,Head of Lettings,,,2009-04-01,,,,,2009-02-10,
        diversity-leader,adult-care,Commissioning manager,,,2009-04-01,,,,,,
        diversity-leader,leisure,Head of Libraries,,,2007-10-01,,,,,2008-11-04,
        diversity-leader,customer-services,Contact centre manager,,,2009-04-01,,,,,2009-03-17,
        equality-lead,corporate,Equality adviser in Human Resources,,,2003-04-01,2009-03-31,Equality lead in Strategy and Policy,2009-03-31,https://www.northmoor.example/equality/handover,2008-06-12,
        equality-lead,corporate,Equality lead in Strategy and Policy,,,2009-04-01,,,,,2009-03-03,
        lead-member,corporate,Lead Member for Customer and Support Services,,Customer and Support Services,2008-05-21,,,,,,
        partner-officer,corporate,Hate crime officer,Northmoor Police,,2008-09-01,,,,,,

        """;

    /// <summary>The city's own case: carried over from the Standard, with an end and a target.</summary>
    private const string OwnLevels = """
        authority,authority_name,scheme,response,level,basis,assessed,expires,target_level,target_date,barriers,success,success_beat
        NORTHMOOR,Northmoor City Council,equality-standard,answered,level-2,self,2008-03-31,,,,leadership,,
        NORTHMOOR,Northmoor City Council,eflg-2009,answered,developing,migrated,2009-04-01,2011-04-01,achieving,2010-12-31,data,,

        """;

    private const string LevelColumns = "authority,authority_name,scheme,response,level,basis,assessed,expires,target_level,target_date,barriers,success,success_beat\n";

    private const string Levels2008 = LevelColumns + """
        WESTVALE,Westvale County Council,equality-standard,answered,level-2,self,2008-03-14,,level-3,2008-12-31,data; resources,One form for all services,data
        NORTHMOOR,Northmoor City Council,equality-standard,answered,level-2,self,2008-03-31,,,,leadership,,
        BRACKWATER,Brackwater District Council,equality-standard,answered,level-1,self,2008-11-28,,level-2,2010-04-30,resources; attitudes,,
        THORNLEY,Thornley Borough Council,equality-standard,no-answer,,,,,,,,,
        ALDERMERE,Aldermere District Council,equality-standard,answered,level-1,self,2008-12-01,,level-2,2010-04-30,data,,
        CORVEDALE,Corvedale District Council,equality-standard,answered,level-2,self,2008-11-24,,level-3,2010-04-30,leadership,,
        DUNWELL,Dunwell Borough Council,equality-standard,answered,level-0,self,2008-12-05,,level-1,2010-04-30,resources,,
        ELMSTEAD,Elmstead District Council,equality-standard,answered,level-1,self,2008-11-19,,level-2,2010-04-30,data; attitudes,,
        FENMARSH,Fenmarsh District Council,equality-standard,answered,level-2,self,2007-05-18,,,,,,
        GORSEBY,Gorseby Borough Council,equality-standard,answered,level-1,self,2008-12-09,,level-2,2010-04-30,systems,,
        HOLLIN,Hollin District Council,equality-standard,no-answer,,,,,,,,,

        """;

    private const string Levels2010 = LevelColumns + """
        WESTVALE,Westvale County Council,equality-standard,answered,level-3,self,2010-03-05,,,,resources,Monitoring returns checked on the day,systems
        NORTHMOOR,Northmoor City Council,eflg-2009,answered,developing,migrated,2009-04-01,2011-04-01,achieving,2010-12-31,data,,
        BRACKWATER,Brackwater District Council,equality-standard,answered,level-2,peer,2010-02-26,,level-3,2011-03-31,resources,Officers shared with a neighbour,resources
        THORNLEY,Thornley Borough Council,equality-standard,answered,level-1,self,2010-03-12,,level-2,2011-03-31,data; leadership,,
        ALDERMERE,Aldermere District Council,equality-standard,answered,level-2,self,2010-03-19,,,,,One list of questions for every service,data
        CORVEDALE,Corvedale District Council,equality-standard,answered,level-2,self,2010-03-12,,,,leadership,,
        DUNWELL,Dunwell Borough Council,equality-standard,answered,level-1,self,2010-04-14,,,,resources,,
        ELMSTEAD,Elmstead District Council,equality-standard,answered,level-1,self,2010-03-23,,,,data; attitudes,,
        FENMARSH,Fenmarsh District Council,equality-standard,answered,level-2,self,2007-05-18,,,,,,
        GORSEBY,Gorseby Borough Council,equality-standard,no-answer,,,,,,,,,
        HOLLIN,Hollin District Council,equality-standard,answered,level-2,self,2010-04-09,,,,,,

        """;

    private const string RegionalSurvey = """
        statistic,statistic_name,priority,critical_outcome,indicator,source,publisher,link,area,ward,strand,group,unit,qualifier,value,lower,upper,base,period_from,period_to,published
        ES-LEVEL-0-1,Authorities at level 0 or 1 of the Equality Standard,,,,regional,Improvement East,https://www.improvement-east.example/survey,East of England,all,all,all,percent-of-answers,more-than,33.3,,,,2006-04,2007-03,
        ES-LEVEL-2,Authorities at level 2 of the Equality Standard,,,,regional,Improvement East,https://www.improvement-east.example/survey,East of England,all,all,all,percent-of-answers,exactly,44,,,,2006-04,2007-03,
        ES-LEVEL-3,Authorities at level 3 of the Equality Standard,,,,regional,Improvement East,https://www.improvement-east.example/survey,East of England,all,all,all,percent-of-answers,exactly,20,,,,2006-04,2007-03,
        ES-LEVEL-4-5,Authorities at level 4 or 5 of the Equality Standard,,,,regional,Improvement East,https://www.improvement-east.example/survey,East of England,all,all,all,percent-of-answers,exactly,0,,,,2006-04,2007-03,

        """;

    private const string Support = """
        support,authority,authority_name,kind,barriers,scheme,provider,starts,ends,attended,days_given,result,evaluated
        SUP-01,BRACKWATER,Brackwater District Council,in-house,resources,equality-standard,Westvale County Council,2009-05-11,2009-11-27,6,12.5,helped,2010-03-26
        SUP-02,BRACKWATER,Brackwater District Council,training,attitudes,equality-standard,Westvale County Council,2009-06-15,2009-06-16,24,2,partly,2010-03-26
        SUP-03,THORNLEY,Thornley Borough Council,master-class,data; leadership,equality-standard,Westvale County Council,2009-10-08,2009-10-08,3,1,too-early,2010-03-26
        SUP-04,ALDERMERE,Aldermere District Council,master-class,data,equality-standard,Westvale County Council,2009-10-08,2009-10-08,5,1,helped,2010-03-26
        SUP-05,CORVEDALE,Corvedale District Council,training,leadership,equality-standard,Westvale County Council,2009-11-16,2009-11-17,18,2,no-help,2010-03-26
        SUP-06,DUNWELL,Dunwell Borough Council,in-house,resources,equality-standard,Westvale County Council,2009-06-08,2009-12-11,4,15,helped,2010-03-26

        """;

    private const string PoliceRoles = """
        role,directorate,post,starts,ends,hands_over_to,trained
        diversity-leader,neighbourhood-policing,Chief Inspector Neighbourhoods,2009-01-05,,,2009-10-14
        diversity-leader,operations,Head of Call Handling,2010-02-01,,,

        """;

    private const string PoliceActionPlan = """
        action,layer,parent,title,directorate,service,owner,starts,due,completed,status,budget_pounds,indicator,framework,criterion
        STR-POL,strategy,,Equality strategy 2010 to 2013,corporate,,Chief constable,2010-04-01,2013-03-31,,under-way,,,,
        PLAN-POL,yearly-plan,STR-POL,Plan for 2010/11,corporate,,Chief constable,2010-04-01,2011-03-31,,under-way,,,,
        ACT-POL-1,action,PLAN-POL,Train the Diversity Leader of every directorate,corporate,,Head of Human Resources,2010-05-04,2011-09-30,,under-way,2500,REC-02,police-standard,police-people-2
        ACT-POL-2,action,PLAN-POL,Assess the impact of every service,corporate,,Head of Performance,2010-05-04,2011-12-31,,under-way,1500,TAK-02,police-standard,police-processes-2

        """;

    private const string PoliceAssessments = AssessmentColumns + """
        EIA-POL-01,Hours of the front counters,service,full,direct,,,front-counters,race-duty; disability-duty; gender-duty,Chief Inspector Neighbourhoods,complete,2010-09-30,2010-05-10,2010-09-10,2010-09-21,2010-09-24,2012-09-30,https://www.northmoor-police.example/eia/pol-01,2010-06,no-evidence,no-evidence,no-evidence,no-evidence,no-evidence,no-evidence,none-found,yes,yes,,TAK-02,,change
        EIA-POL-02,Support of victims,service,screening,direct,,,victim-support,race-duty; disability-duty,Chief Inspector Neighbourhoods,in-progress,2011-03-31,2010-08-02,,,,,,,,,,,,,,,,,,,

        """;

    private const string PoliceSurvey = """
        survey,survey_title,question,question_text,indicator,answer,ward,strand,group,unit,value,lower,upper,base,design_effect,fieldwork_from,fieldwork_to,link
        POL-2010,Survey of residents on policing 2010,Q23,"In the last year, were you treated with respect and consideration by the police?",,all-or-most-of-the-time,all,all,all,percent,65.1,61.9,68.3,912,1.1,2010-02-01,2010-03-26,https://www.northmoor-police.example/survey
        POL-2010,Survey of residents on policing 2010,Q23,"In the last year, were you treated with respect and consideration by the police?",,all-or-most-of-the-time,all,race,white,percent,69,65.4,72.6,702,1.1,2010-02-01,2010-03-26,https://www.northmoor-police.example/survey
        POL-2010,Survey of residents on policing 2010,Q23,"In the last year, were you treated with respect and consideration by the police?",,all-or-most-of-the-time,all,race,asian,percent,48,39.9,56.1,160,1.1,2010-02-01,2010-03-26,https://www.northmoor-police.example/survey

        """;

    private const string FireLevels = """
        authority,authority_name,scheme,response,level,basis,assessed,target_level,target_date,barriers
        NORTHMOOR-FIRE,Northmoor Fire and Rescue Service,fire-standard,answered,level-2,self,2010-03-30,level-3,2012-03-31,data

        """;
}
