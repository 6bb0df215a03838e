using EqualityPipeline.Periods;

namespace EqualityPipeline.SampleData;

public enum Layout { Tally, Event }

/// <summary>Whether a directorate fills in its forms with codes or with the names of categories.</summary>
public enum Wording { Codes, Names }

/// <param name="UsersPerTenThousand">People who use it in a month, per 10,000 residents.</param>
/// <param name="HiringWeight">Its part of the organisation's vacancies; 0 where it recruits nobody.</param>
/// <param name="Leanings">By category: use by its residents as a percentage of everyone's; 100 where it is not named.</param>
public sealed record SampleService(string Id, int UsersPerTenThousand, int HiringWeight, IReadOnlyDictionary<string, int> Leanings);

/// <param name="CheckTotals">Whether its tallies carry a row <c>all</c> beside each strand.</param>
public sealed record SampleDirectorate(
    string Id, Layout TakeUpLayout, Layout RecruitmentLayout, Wording Wording, bool CheckTotals, SampleService[] Services)
{
    /// <summary>False for a directorate that never sends the return, truth T05.</summary>
    public bool SendsRecruitment => Services.Any(service => service.HiringWeight > 0);
}

/// <param name="Applied">People who apply in a month, about.</param>
/// <param name="Shortlisted">Of them shortlisted, about.</param>
/// <param name="Appointed">Of those appointed, about.</param>
/// <param name="ApplicantLeanings">By category: applications as a percentage of what its share of residents would give.</param>
/// <param name="ShortlistingLeanings">By category and month: the chance of being shortlisted as a percentage of everyone's.</param>
/// <param name="AppointmentLeanings">By category: the chance of a shortlisted person of being appointed as a percentage of everyone's.</param>
public sealed record SampleHiring(
    int Applied, int Shortlisted, int Appointed,
    IReadOnlyDictionary<string, int> ApplicantLeanings,
    Func<string, ReportingMonth, int> ShortlistingLeanings,
    IReadOnlyDictionary<string, int> AppointmentLeanings);

/// <summary>An organisation that does not exist, with everything its returns are made from.</summary>
/// <param name="SixStrandsFrom">Before this month it asks the five strands of 2003.</param>
public sealed record SampleOrganisation(
    string Id, Func<ReportingMonth, Residents> Residents, ReportingMonth SixStrandsFrom, string[] Wards, SampleHiring Hiring, SampleDirectorate[] Directorates)
{
    public IReadOnlyList<SampleStrand> StrandsIn(ReportingMonth month)
        => month < SixStrandsFrom ? SampleStrands.Five : SampleStrands.Six;
}
