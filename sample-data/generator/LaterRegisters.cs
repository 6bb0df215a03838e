using System.Globalization;
using System.Text;
using EqualityPipeline.Periods;

namespace EqualityPipeline.SampleData;

/// <summary>Invented registers of the second year: a survey of residents and one of staff, statistics that others published, and the plans of the fire service.</summary>
/// <remarks>A register replaces the one before it, so that what still holds stands in it again. Every group says what everybody says, give or take the limits of the survey.</remarks>
public static class LaterRegisters
{
    private const string SurveyColumns = "survey,survey_title,question,question_text,indicator,answer,ward,strand,group,unit,value,lower,upper,base,design_effect,fieldwork_from,fieldwork_to,link\n";

    private static readonly ReportingMonth February2010 = new(2010, 2);
    private static readonly ReportingMonth November2010 = new(2010, 11);
    private static readonly ReportingMonth April2010 = new(2010, 4);

    private static readonly (string Strand, string Group, int Base)[] Groups =
    [
        ("all", "all", 2206), ("race", "white", 1712), ("race", "asian", 341), ("disability", "disabled", 412), ("disability", "not-disabled", 1731), ("gender", "female", 1163), ("gender", "male", 1031),
    ];

    private static readonly (string Question, string Text, string Answer, int PerMille)[] Residents =
    [
        ("NI-1", "Do you agree that your local area is a place where people from different backgrounds get on well together?", "agree", 764),
        ("NI-2", "How strongly do you feel you belong to your immediate neighbourhood?", "strongly", 587),
        ("NI-3", "Have you been a member of a group that makes decisions for the area?", "taken-part", 141),
        ("NI-4", "Do you agree that you can influence decisions that affect your local area?", "agree", 289),
        ("NI-23", "How much of a problem are people who do not treat others with respect and consideration?", "problem", 311),
    ];

    private static readonly (string Question, string Text, string Answer, int PerMille)[] OfStaff =
    [
        ("STAFF-PUBLIC", "In the last year, were you harassed at work by members of the public?", "yes", 148),
        ("STAFF-COLLEAGUES", "In the last year, were you harassed at work by colleagues or managers?", "yes", 97),
        ("STAFF-PROMOTION", "Do you believe that everybody has the same chance of promotion?", "yes", 683),
        ("STAFF-DISCRIMINATION", "In the last year, were you discriminated against at work?", "yes", 71),
    ];

    public static IEnumerable<SampleReturn> All()
    {
        yield return RegisterReturns.File("northmoor/corporate", November2010, "survey", Surveys());
        yield return RegisterReturns.File("northmoor/corporate", February2010, "outcome-statistics", RegisterReturns.Outcomes + OfWards());
        yield return RegisterReturns.File("northmoor/corporate", November2010, "outcome-statistics", RegisterReturns.Outcomes + OfWards() + Outcomes);
        yield return RegisterReturns.File("northmoor-fire/corporate", April2010, "action-plan", FirePlan);
        yield return RegisterReturns.File("northmoor-fire/corporate", April2010, "business-plans", FireBusinessPlans);
        yield return RegisterReturns.File("northmoor-fire/corporate", April2010, "targets", FireTargets);
    }

    /// <summary>Children in poverty and people in employment, ward by ward: what they go with is chance.</summary>
    private static string OfWards()
    {
        var text = new StringBuilder();
        Rows("CHILD-POVERTY,Children in poverty,standard-of-living,early-years-and-education,,national,Statistics Office (invented),https://statistics.example/child-poverty", "2008-08,2008-08,2009-11-26", 236, 5690, "all");
        foreach (var ward in SampleOrganisations.Northmoor.Wards)
        {
            var random = RandomNumbers.For("wards", ward);
            Rows("CHILD-POVERTY,Children in poverty,standard-of-living,early-years-and-education,,national,Statistics Office (invented),https://statistics.example/child-poverty", "2008-08,2008-08,2009-11-26", 236 + random.Within(80), 711, ward);
            Rows("EMP-RATE,People of working age in employment,productive-and-valued-activities,employment,,national,Statistics Office (invented),https://statistics.example/emp-rate", "2008-01,2008-12,2009-04-08", 712 + random.Within(60), 268, ward);
        }

        return text.ToString();

        void Rows(string statistic, string dates, int perMille, int people, string ward)
            => text.Append(CultureInfo.InvariantCulture, $"{statistic},Northmoor,{ward},all,all,percent,exactly,{Tenths(perMille)},,,{people},{dates}\n");
    }

    private static string Surveys()
    {
        var text = new StringBuilder(SurveyColumns).Append(RegisterReturns.PlaceSurvey[(RegisterReturns.PlaceSurvey.IndexOf('\n', StringComparison.Ordinal) + 1)..].TrimEnd('\n')).Append('\n');
        foreach (var (question, words, answer, share) in Residents)
        {
            Rows("PS-2010", "Place Survey 2010", question, words, answer, share, "2010-09-27,2010-10-29,https://www.northmoor.example/surveys/place-2010");
            // Of each ward the two on how people get on.
            foreach (var ward in question is "NI-1" or "NI-2" ? SampleOrganisations.Northmoor.Wards : [])
                Row("PS-2010", "Place Survey 2010", question, words, answer, ward, "all", "all", share, 260, 40, "2010-09-27,2010-10-29,https://www.northmoor.example/surveys/place-2010");
        }

        foreach (var (question, words, answer, share) in OfStaff)
            Rows("STAFF-2010", "Survey of staff 2010", question, words, answer, share, "2010-09-06,2010-10-01,https://www.northmoor.example/surveys/staff-2010");
        return text.ToString();

        void Rows(string survey, string title, string question, string words, string answer, int share, string rest)
        {
            foreach (var (strand, group, people) in Groups)
                Row(survey, title, question, words, answer, "all", strand, group, share, people, group == "all" ? 0 : 9, rest);
        }

        // Half the limits at most are chance; they are those of a simple random sample, widened by the design.
        void Row(string survey, string title, string question, string words, string answer, string ward, string strand, string group, int share, int people, int noise, string rest)
        {
            var random = RandomNumbers.For("survey", survey, question, ward, strand, group);
            var value = share + random.Within(noise);
            var half = (int)Math.Ceiling(2.15 * Math.Sqrt(value * (1000.0 - value) / people));
            text.Append(CultureInfo.InvariantCulture, $"{survey},{title},{question},\"{words}\",,{answer},{ward},{strand},{group},percent,{Tenths(value)},{Tenths(value - half)},{Tenths(value + half)},{people},1.2,{rest}\n");
        }
    }

    private static string Tenths(int perMille) => FormattableString.Invariant($"{perMille / 10}.{perMille % 10}");

    private const string Outcomes = """
        LIFE-EXP,Life expectancy at birth,longevity,health,,national,Statistics Office (invented),https://statistics.example/life-exp,Northmoor,all,all,all,years,exactly,78.4,77.9,78.9,,2007-01,2009-12,2010-10-19
        LIFE-EXP,Life expectancy at birth,longevity,health,,national,Statistics Office (invented),https://statistics.example/life-exp,Northmoor,all,gender,female,years,exactly,80.5,79.8,81.2,,2007-01,2009-12,2010-10-19
        LIFE-EXP,Life expectancy at birth,longevity,health,,national,Statistics Office (invented),https://statistics.example/life-exp,Northmoor,all,gender,male,years,exactly,76.3,75.6,77.0,,2007-01,2009-12,2010-10-19
        HATE-CRIME,Racial incidents recorded by the police,physical-security,crime,,partner,Northmoor Police,https://www.northmoor-police.example/figures,Northmoor,all,all,all,number,exactly,212,,,,2009-04,2010-03,2010-04-20
        CARERS,Carers who had a break or advice,family-and-social-life,,,national,Statistics Office (invented),https://statistics.example/carers,Northmoor,all,all,all,percent,exactly,21.4,19.3,23.5,1470,2009-04,2010-03,2010-10-12
        VOLUNTEER,People who volunteer once a month or more,participation,,,national,Statistics Office (invented),https://statistics.example/volunteer,Northmoor,all,all,all,percent,exactly,22.8,20.6,25.0,2206,2010-09,2010-10,2010-11-12
        OLDER-SATISFIED,People of 65 and over who are content with home and neighbourhood,identity,,,national,Statistics Office (invented),https://statistics.example/older,Northmoor,all,all,all,percent,exactly,83.9,80.2,87.6,511,2010-09,2010-10,2010-11-12
        ADVICE-SETTLED,Advice cases on discrimination that were settled,legal-security,,,partner,Citizens Advice Northmoor (invented),https://advice.example/northmoor,Northmoor,all,all,all,percent,exactly,58.2,52.7,63.7,311,2009-04,2010-03,2010-06-18
        FIRST-OFFENCE,Young people who offend for the first time,legal-security,crime,,partner,Youth offending team (invented),https://www.northmoor.example/yot,Northmoor,all,all,all,per-100000,exactly,1180,1060,1300,,2009-04,2010-03,2010-07-06
        EARLY-YEARS,Children who do well at the end of their first year at school,education,early-years-and-education,,national,Statistics Office (invented),https://statistics.example/early-years,Northmoor,all,all,all,percent,exactly,51.3,49.5,53.1,3104,2009-09,2010-07,2010-10-14

        """;

    private const string FirePlan = """
        action,layer,parent,title,directorate,service,owner,starts,due,completed,status,budget_pounds
        STR-FIRE,strategy,,Equality strategy 2010 to 2013,corporate,,Chief fire officer,2009-10-01,2013-03-31,,under-way,
        PLAN-FIRE,yearly-plan,STR-FIRE,Plan for 2010 to 2012,corporate,,Head of Human Resources,2009-10-01,2012-03-31,,under-way,
        ACT-FIRE-1,action,PLAN-FIRE,Visit homes at hours when working people are in,community-safety,home-safety-visits,Head of Community Safety,2009-10-05,2010-03-31,2010-03-19,complete,1500
        ACT-FIRE-2,action,PLAN-FIRE,Smoke alarms that deaf people can see,community-safety,home-safety-visits,Head of Community Safety,2009-11-02,2010-04-30,2010-04-16,complete,4000
        ACT-FIRE-3,action,PLAN-FIRE,Ask every visitor of an open day the monitoring questions,community-safety,,Head of Community Safety,2010-01-11,2010-04-30,2010-04-09,complete,200
        ACT-FIRE-4,action,PLAN-FIRE,Talks at places of worship,community-safety,home-safety-visits,Station manager Harbour,2010-05-03,2011-09-30,,under-way,600
        ACT-FIRE-5,action,PLAN-FIRE,School talks in the languages of the school,community-safety,school-visits,Station manager Castle Hill,2010-05-03,2011-12-31,,under-way,800
        ACT-FIRE-6,action,PLAN-FIRE,Kit and changing rooms for women at every station,corporate,,Head of Estates,2010-06-01,2012-03-31,,under-way,25000

        """;

    private const string FireBusinessPlans = """
        plan,title,directorate,service,year_from,monitoring,targets,impact_assessments,training,indicators,target_records,assessed,assessor_role,remark
        BP-FIRE-1,Prevention 2010/11,community-safety,home-safety-visits,2010-04,yes,yes,partly,yes,TAK-01; TAK-02,TGT-FIRE-1; TGT-FIRE-2,2010-04-12,Equality lead,
        BP-FIRE-2,Schools 2010/11,community-safety,school-visits,2010-04,yes,partly,partly,yes,TAK-01,,2010-04-12,Equality lead,
        BP-FIRE-3,Protection 2010/11,community-safety,,2010-04,partly,partly,partly,yes,,,2010-04-13,Equality lead,
        BP-FIRE-4,People 2010/11,corporate,,2010-04,yes,yes,partly,yes,REC-02,TGT-FIRE-3; TGT-FIRE-4,2010-04-13,Equality lead,
        BP-FIRE-5,Estates 2010/11,corporate,,2010-04,partly,partly,partly,partly,,,2010-04-14,Equality lead,

        """;

    private const string FireTargets = """
        target,indicator,directorate,service,strand,group,baseline,baseline_month,value,by_when,set_on,owner,dataset
        TGT-FIRE-1,TAK-01,community-safety,home-safety-visits,all,all,6,2009-04,7,2012-03,2010-04-01,Head of Community Safety,service-take-up
        TGT-FIRE-2,TAK-02,community-safety,,all,all,1,2009-04,1,2012-03,2010-04-01,Head of Community Safety,service-take-up
        TGT-FIRE-3,REC-02,corporate,,all,all,0.3,2009-04,0.32,2012-03,2010-04-01,Head of Human Resources,recruitment
        TGT-FIRE-4,REC-01,corporate,,all,all,0.3,2009-04,0.32,2012-03,2010-04-01,Head of Human Resources,recruitment
        TGT-FIRE-5,REC-03,corporate,,all,all,0.1,2009-04,0.11,2012-03,2010-04-01,Head of Human Resources,recruitment

        """;
}
