using System.Globalization;
using System.Text;
using EqualityPipeline.Periods;

namespace EqualityPipeline.SampleData;

/// <summary>Invented staff of two large directorates of northmoor at the end of the second council year: enough of them for pay, bonuses, promotions and procedures to be told.</summary>
/// <remarks>Grade, pay and everything else is dealt out without regard to any strand, so that no group is ahead or behind but by chance.</remarks>
public static class StaffReturns
{
    private const int Staff = 1_150;

    private static readonly ReportingMonth March2011 = new(2011, 3);
    private static readonly string[] DirectorateIds = ["adult-care", "customer-services"];

    /// <summary>Nobody under 16 is employed; the others are as residents are.</summary>
    private static readonly Dictionary<string, int> OfWorkingAge = new() { ["under-16"] = 0, ["65-74"] = 8, ["75-plus"] = 0 };

    /// <summary>In a month of one directorate: the matter, its cases, those that ended in a sanction, and the grievances upheld.</summary>
    private static readonly (string Matter, int Cases, int Sanctions, int Upheld)[] Matters =
        [("disciplinary", 96, 44, 0), ("grievance", 88, 0, 40), ("capability", 61, 12, 0), ("appraisal", 604, 0, 0)];

    public static IEnumerable<SampleReturn> All()
    {
        var organisation = SampleOrganisations.Northmoor;
        foreach (var directorate in organisation.Directorates.Where(d => DirectorateIds.Contains(d.Id)))
        {
            yield return File("workforce", Workforce(organisation, directorate, March2011));
            yield return File("employment-experience", Procedures(organisation, directorate, March2011));

            SampleReturn File(string type, string text)
            {
                var path = $"{organisation.Id}/{directorate.Id}/{March2011}/{type}.csv";
                return new SampleReturn(path, Encoding.UTF8.GetBytes(text), SampleCalendar.MonthlyArrival(path, March2011));
            }
        }
    }

    private static string Workforce(SampleOrganisation organisation, SampleDirectorate directorate, ReportingMonth month)
    {
        var random = RandomNumbers.For("large-workforce", organisation.Id, directorate.Id, month.ToString());
        var total = Staff + random.Within(Staff / 20);
        var strands = organisation.StrandsIn(month);
        var answers = strands.Select(strand => Answers(random, strand, strand == SampleStrands.Gender ? Known(strand) : CountsOf.People(random, organisation, strand, month, total, OfWorkingAge))).ToList();
        var text = new StringBuilder(
            "service,status,grade_band,contract,working_pattern,fte,hourly_pay_pence,full_pay_relevant,trained,training_hours,bonus_paid,bonus_pounds,promoted,");
        text.AppendJoin(',', strands.Select(s => s.Column)).Append('\n');
        for (var who = 0; who < total; who++)
        {
            var service = directorate.Services[random.Below(directorate.Services.Length)].Id;
            text.Append(service).Append(',').AppendJoin(',', Employee(random)).Append(',').AppendJoin(',', answers.Select(a => a[who])).Append('\n');
        }

        return text.ToString();

        // Of its staff an employer knows who is a woman or a man: nobody is undeclared.
        int[] Known(SampleStrand strand) => [.. CountsOf.Part(random, total, organisation.Residents(month).Weights(strand)), 0, 0];
    }

    private static string[] Employee(RandomNumbers random)
    {
        string[] leaving = ["resigned", "retired", "end-of-contract", "dismissed"];
        var (band, isFullTime, isInPost) = (Band(random.Below(100)), random.Below(100) < 64, random.Below(100) < 95);
        var (isTrained, hasBonus) = (isInPost && random.Below(100) < 22, isInPost && random.Below(100) < 24);
        return
        [
            isInPost ? "in-post" : leaving[random.Below(leaving.Length)],
            band == 6 ? "chief-officer" : Text(band + 1, "band-"),
            random.Below(100) < 90 ? "permanent" : "temporary-over-a-year",
            isFullTime ? "full-time" : "part-time",
            isFullTime ? "1" : Hundredths(40 + 10 * (int)random.Below(5)),
            Text(620 + band * 320 + 8 * (int)random.Below(35)),
            random.Below(100) < 92 ? "yes" : "no",
            isTrained ? "yes" : "no",
            isTrained ? Hundredths(150 + 25 * (int)random.Below(60)) : "",
            hasBonus ? "yes" : "no",
            hasBonus ? Text(100 + 50 * (int)random.Below(24)) : "",
            isInPost && random.Below(100) < 5 ? "yes" : "no",
        ];
    }

    private static int Band(long of) => of switch { < 16 => 0, < 40 => 1, < 63 => 2, < 79 => 3, < 90 => 4, < 98 => 5, _ => 6 };

    private static string Procedures(SampleOrganisation organisation, SampleDirectorate directorate, ReportingMonth month)
    {
        var random = RandomNumbers.For("procedures", organisation.Id, directorate.Id, month.ToString());
        var text = new StringBuilder("service,matter,strand,group,measure,count\n");
        foreach (var (matter, usual, sanctions, upheld) in Matters)
        {
            // One number for every strand, since all of them are of the same people.
            var total = usual + random.Within(usual / 20);
            foreach (var strand in organisation.StrandsIn(month))
            {
                var cases = CountsOf.People(random, organisation, strand, month, total, OfWorkingAge);
                Rows(strand, matter, "cases", cases);
                Rows(strand, matter, "sanctions", CountsOf.Part(random, sanctions, cases));
                if (matter == "grievance")
                    Rows(strand, matter, "grievances-upheld", CountsOf.Part(random, upheld, cases));
            }
        }

        return text.ToString();

        void Rows(SampleStrand strand, string matter, string measure, int[] counts)
        {
            for (var group = 0; group < counts.Length; group++)
            {
                if (counts[group] > 0)
                    text.Append(CultureInfo.InvariantCulture, $"{directorate.Services[0].Id},{matter},{strand.Id},{strand.Groups[group].Code},{measure},{counts[group]}\n");
            }
        }
    }

    private static List<string> Answers(RandomNumbers random, SampleStrand strand, int[] counts)
    {
        var answers = strand.Groups.SelectMany((group, at) => Enumerable.Repeat(group.Code, counts[at])).ToList();
        random.Shuffle(answers);
        return answers;
    }

    private static string Text(int number, string before = "") => before + number.ToString(CultureInfo.InvariantCulture);

    private static string Hundredths(int number) => FormattableString.Invariant($"{number / 100}.{number % 100:D2}");
}
