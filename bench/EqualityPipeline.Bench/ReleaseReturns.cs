using System.Globalization;
using System.Text;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Bench;

/// <summary>Returns made by a seed: tallies in which every group of every strand in force has some, and the strands agree on the total.</summary>
internal sealed class ReleaseReturns(MonitoringPolicy policy, Organisation organisation, ReportingMonth month)
{
    private const int WardsOfService = 5;

    private static readonly string[] Undeclared = ["prefer-not-to-say", "unknown"];

    private readonly List<(string Strand, string[] Groups)> strands =
    [
        .. policy.StrandsInForce(organisation, month)
            .Select(s => (s.Id, policy.CodeListFor(s, month)!.Details.Select(c => c.Id).Concat(Undeclared).ToArray())),
    ];

    private Organisation Organisation { get; } = organisation;

    public string Of(string returnType, Directorate directorate, int seed) => new Sheet(this, returnType, directorate, seed).Text;

    public string Population()
    {
        var random = new Random(7);
        var text = new StringBuilder("ward,strand,group,measure,count\n");
        foreach (var ward in Organisation.Wards)
        {
            foreach (var (strand, groups) in strands)
            {
                var residents = Groups(groups.Length - Undeclared.Length, 12_000, random);
                foreach (var (measure, people) in new[] { ("population", 12_000), ("economically-active", 7_000), ("potential-users", 6_000), ("users", 3_000), ("staff", 500) })
                    Add(text, $"{ward.Id},{strand}", groups, measure, Allot([.. residents.Select(r => (double)r)], people));
            }
        }

        return text.ToString();
    }

    /// <summary>A register, so that what registers say is worked out too.</summary>
    public string Buildings(Directorate directorate) => string.Create(CultureInfo.InvariantCulture,
        $"building,title,service,ward,accessible,surveyed\nBLD-{directorate.Id},Offices,{directorate.Services[0].Id},{Organisation.Wards[0].Id},yes,{month.FirstDay:yyyy-MM-dd}\n");

    private static void Add(StringBuilder text, string of, string[] groups, string measure, int[] counts, string attribute = "")
    {
        for (var i = 0; i < counts.Length; i++)
            text.Append(CultureInfo.InvariantCulture, $"{of},{groups[i]},{measure},{counts[i]}{attribute}\n");
    }

    /// <summary>People by group; the first group is the largest, as it is in most places.</summary>
    private static int[] Groups(int groups, int people, Random random)
    {
        var weights = Enumerable.Range(0, groups).Select(i => i == 0 ? groups * 2.0 : 0.2 + random.NextDouble()).ToArray();
        return Allot(weights, people);
    }

    /// <summary>So many in all, in proportion: of no group more than it has, where there are no more in all than it has in all.</summary>
    private static int[] Allot(double[] weights, int people)
    {
        var sum = weights.Sum();
        var (before, counts) = (0.0, new int[weights.Length]);
        for (var i = 0; i < weights.Length; i++)
        {
            // The last one has all that are left, whatever was lost in adding.
            var upTo = i == weights.Length - 1 ? sum : before + weights[i];
            counts[i] = (int)Math.Floor(upTo * people / sum) - (int)Math.Floor(before * people / sum);
            before = upTo;
        }

        return counts;
    }

    /// <summary>One return of one directorate.</summary>
    private sealed class Sheet
    {
        private readonly ReleaseReturns returns;
        private readonly Random random;
        private readonly StringBuilder text = new();

        public Sheet(ReleaseReturns returns, string returnType, Directorate directorate, int seed)
        {
            this.returns = returns;
            // What a string hashes to differs from run to run.
            random = new Random((seed * 1_000_003) + (directorate.Id.Aggregate(17, (h, c) => (h * 31) + c) % 10_007) + returnType.Length);
            text.Append(returnType switch
            {
                "service-take-up" => "service,ward,strand,group,measure,count\n",
                "service-experience" => "service,ward,strand,group,measure,count,language\n",
                "harassment-incidents" => "service,ward,strand,group,measure,count,incident_type\n",
                "workforce" => "service,strand,group,measure,count,grade_band\n",
                "employment-experience" => "service,strand,group,measure,count,matter\n",
                "inputs" => "service,measure,count,priority\n",
                _ => "service,strand,group,measure,count\n",
            });
            foreach (var service in directorate.Services)
                AddService(returnType, service.Id);
        }

        public string Text => text.ToString();

        private string AnyWard() => returns.Organisation.Wards[random.Next(returns.Organisation.Wards.Length)].Id;

        private void AddService(string returnType, string service)
        {
            switch (returnType)
            {
                case "service-take-up":
                    var first = random.Next(returns.Organisation.Wards.Length);
                    for (var w = 0; w < Math.Min(WardsOfService, returns.Organisation.Wards.Length); w++)
                        AddAll($"{service},{returns.Organisation.Wards[(first + w) % returns.Organisation.Wards.Length].Id}", [("users", 1, null)], 200 + random.Next(400));
                    break;
                case "service-experience":
                    AddAll($"{service},{AnyWard()}", [("responses", 1, null), ("satisfied", 0.7, "responses"), ("compliments", 0.3, null), ("complaints", 0.4, null), ("complaints-upheld", 0.4, "complaints")], 120 + random.Next(60), ",");
                    foreach (var (language, share) in new[] { ("urdu", 1.0), ("polish", 0.6), ("british-sign-language", 0.3) })
                    {
                        AddAll(
                            $"{service},{AnyWard()}",
                            [("translations-asked", 0.5, null), ("translations-met", 0.8, "translations-asked"), ("interpretations-asked", 0.5, null), ("interpretations-met", 0.8, "interpretations-asked"), ("requests-met", 1, null), ("days-waited", 3.3, "requests-met")],
                            (int)(share * (40 + random.Next(20))), $",{language}");
                    }

                    break;
                case "harassment-incidents":
                    foreach (var (type, share) in new[] { ("racial", 1.0), ("sexual", 0.5), ("disability", 0.4), ("religious", 0.3), ("homophobic", 0.3) })
                        AddAll($"{service},{AnyWard()}", [("incidents", 1, null), ("repeat-incidents", 0.3, "incidents"), ("acted-on", 0.6, "incidents"), ("days-to-act", 4.3, "acted-on")], (int)(share * (30 + random.Next(30))), $",{type}");
                    break;
                case "recruitment":
                    AddAll(service, [("applied", 1, null), ("shortlisted", 0.34, "applied"), ("appointed", 0.34, "shortlisted")], 60 + random.Next(60));
                    break;
                case "workforce":
                    foreach (var (band, share) in new[] { ("band-1", 1.0), ("band-3", 0.8), ("band-5", 0.4), ("band-6", 0.2) })
                        AddAll(service, [("staff-in-post", 1, null), ("leavers", 0.05, null), ("trained", 0.2, "staff-in-post"), ("training-hours", 6.3, "trained"), ("promoted", 0.04, "staff-in-post"), ("bonus-paid", 0.1, "staff-in-post")], (int)(share * 200), $",{band}");
                    break;
                case "employment-experience":
                    AddAll(service, [("cases", 1, null), ("sanctions", 0.5, "cases")], 30 + random.Next(20), ",disciplinary");
                    AddAll(service, [("cases", 1, null), ("grievances-upheld", 0.4, "cases")], 20 + random.Next(20), ",grievance");
                    AddAll(service, [("cases", 1, null)], 10 + random.Next(10), ",capability");
                    AddAll(service, [("cases", 1, null)], 100 + random.Next(50), ",appraisal");
                    break;
                case "inputs":
                    foreach (var priority in new[] { "longevity", "physical-security", "health" })
                        text.Append(CultureInfo.InvariantCulture, $"{service},spend,{1000 + random.Next(1000)},{priority}\n");
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(returnType), returnType, "No such return is made here.");
            }
        }

        /// <param name="measures">Each as a part of one named before it, or of everyone; the strands agree on every total.</param>
        private void AddAll(string of, (string Measure, double Part, string? Of)[] measures, int people, string attribute = "")
        {
            foreach (var (strand, groups) in returns.strands)
            {
                var everyone = Groups(groups.Length, people, random);
                var known = new Dictionary<string, int[]>(StringComparer.Ordinal);
                foreach (var (measure, part, whole) in measures)
                {
                    var counts = whole is null ? everyone : known[whole];
                    known[measure] = Allot([.. counts.Select(c => (double)c)], (int)(part * counts.Sum()));
                    Add(text, $"{of},{strand}", groups, measure, known[measure], attribute);
                }
            }
        }
    }
}
