using System.Globalization;
using System.Text;
using EqualityPipeline.Periods;

namespace EqualityPipeline.SampleData;

/// <summary>
/// What users of the county's libraries said, complained of and asked for in the last month of each quarter, language by language, what callers of the city said in June 2010, and what the
/// county spent on five of the ten priorities.
/// Every group is as content, as often put right and as soon served as every other.
/// </summary>
public static class ExperienceReturns
{
    private static readonly ReportingMonth[] Months = [.. Enumerable.Range(0, 8).Select(quarter => new ReportingMonth(2009, 6).Plus(3 * quarter))];
    private static readonly ReportingMonth June2010 = new(2010, 6);
    private static readonly string[] Languages = ["british-sign-language", "polish", "punjabi", "somali", "urdu"];
    private static readonly string[] Priorities = ["longevity", "education", "productive-and-valued-activities", "identity", "legal-security"];
    private static readonly IReadOnlyDictionary<string, int> Even = new Dictionary<string, int>();

    public static IEnumerable<SampleReturn> All()
    {
        foreach (var month in Months)
            yield return File("westvale/libraries-and-heritage", "service-experience", month, Experience(month));
        yield return File("northmoor/customer-services", "service-experience", June2010, Callers(June2010));
        foreach (var month in new ReportingMonth[] { new(2010, 3), new(2011, 3) })
            yield return File("westvale/childrens-services", "inputs", month, Inputs(month));
    }

    private static SampleReturn File(string sender, string type, ReportingMonth month, string text)
    {
        var path = $"{sender}/{month}/{type}.csv";
        return new SampleReturn(path, Encoding.UTF8.GetBytes(text), SampleCalendar.MonthlyArrival(path, month));
    }

    private static string Experience(ReportingMonth month)
    {
        var random = RandomNumbers.For("county-experience", month.ToString());
        var rows = new Tally(SampleOrganisations.Westvale, "libraries", month, random);
        var responses = Around(2_600);
        rows.Add("", "responses", responses, "satisfied", responses * (70 + (int)random.Below(7)) / 100);
        rows.Add("", "complaints", Around(240), "complaints-upheld", 96);
        rows.Add("", "compliments", Around(130));
        foreach (var language in Languages)
        {
            var translated = rows.Add(language, "translations-asked", Around(90), "translations-met", 70);
            var interpreted = rows.Add(language, "interpretations-asked", Around(120), "interpretations-met", 88 + (int)random.Below(12));
            rows.AddWaits(language, translated, interpreted);
        }

        return rows.ToString();

        int Around(int usual) => usual + random.Within(usual / 12);
    }

    private static string Callers(ReportingMonth month)
    {
        var rows = new Tally(SampleOrganisations.Northmoor, "contact-centre", month, RandomNumbers.For("callers", month.ToString()));
        rows.Add("", "responses", 2_911, "satisfied", 2_013);
        return rows.ToString();
    }

    private static string Inputs(ReportingMonth month)
    {
        var random = RandomNumbers.For("county-inputs", month.ToString());
        var text = new StringBuilder("service,priority,measure,count\n");
        foreach (var priority in Priorities)
        {
            var activities = 30 + (int)random.Below(60);
            var hours = activities * (2 + (int)random.Below(3));
            text.Append(CultureInfo.InvariantCulture, $"family-centres,{priority},activity,{activities}\nfamily-centres,{priority},spend,{hours * 19 + (int)random.Below(90)}.{random.Below(90) + 10}\nfamily-centres,{priority},staff-hours,{hours}\n");
        }

        return text.ToString();
    }

    /// <summary>Rows of a tally by the three strands that every form asks.</summary>
    private sealed class Tally(SampleOrganisation organisation, string service, ReportingMonth month, RandomNumbers random)
    {
        private static readonly SampleStrand[] Strands = [SampleStrands.Race, SampleStrands.Disability, SampleStrands.Gender];

        private readonly StringBuilder text = new("service,language,strand,group,measure,count\n");

        /// <param name="part">Of whom so many are counted by this too, in every group the same share.</param>
        /// <returns>By strand and group, how many are of the part.</returns>
        public List<int[]> Add(string language, string whole, int total, string? part = null, int ofPart = 0)
        {
            var parts = new List<int[]>();
            foreach (var strand in Strands)
            {
                var counts = CountsOf.People(random, organisation, strand, month, total, Even);
                Rows(language, strand, whole, counts);
                if (part is null)
                    continue;
                parts.Add(CountsOf.Part(random, ofPart, counts));
                Rows(language, strand, part, parts[^1]);
            }

            return parts;
        }

        /// <summary>A wait of three to five working days for each request that was met, whoever asks.</summary>
        public void AddWaits(string language, List<int[]> translated, List<int[]> interpreted)
        {
            var met = translated[0].Sum() + interpreted[0].Sum();
            var days = met * 3 + (int)random.Below(met * 2);
            for (var strand = 0; strand < Strands.Length; strand++)
            {
                int[] counts = [.. translated[strand].Zip(interpreted[strand], (one, other) => one + other)];
                Rows(language, Strands[strand], "requests-met", counts);
                Rows(language, Strands[strand], "days-waited", CountsOf.Part(random, days, counts));
            }
        }

        public override string ToString() => text.ToString();

        private void Rows(string language, SampleStrand strand, string measure, int[] counts)
        {
            for (var group = 0; group < counts.Length; group++)
            {
                if (counts[group] > 0)
                    text.Append(CultureInfo.InvariantCulture, $"{service},{language},{strand.Id},{strand.Groups[group].Code},{measure},{counts[group]}\n");
            }
        }
    }
}
