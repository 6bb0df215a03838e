using EqualityPipeline.Periods;

namespace EqualityPipeline.SampleData;

/// <summary>Invented applicants of an organisation in a month, by the furthest stage they reached and the service that hired.</summary>
public static class Recruitment
{
    // Per 1,000.
    private const int LevelNoise = 40;
    private const int GroupNoise = 85;

    /// <summary>The funnel, widest first.</summary>
    public static string[] Stages { get; } = ["applied", "shortlisted", "appointed"];

    /// <returns>By directorate id; three crowds for each service that recruits.</returns>
    public static IReadOnlyDictionary<string, IReadOnlyList<Crowd>> Of(SampleOrganisation organisation, ReportingMonth month)
    {
        var random = RandomNumbers.For("recruitment", organisation.Id, month.ToString());
        var hiring = organisation.Hiring;
        int[] reached = [Level(random, hiring.Applied), Level(random, hiring.Shortlisted), Level(random, hiring.Appointed)];
        var countByStrand = organisation.StrandsIn(month).ToDictionary(
            strand => strand.Id, strand => Funnel(organisation, strand, month, reached, random));

        var services = organisation.Directorates.SelectMany(directorate => directorate.Services).Where(service => service.HiringWeight > 0).ToList();
        var crowds = new Dictionary<string, List<Crowd>>();
        for (var stage = 0; stage < Stages.Length; stage++)
        {
            // Those whose furthest stage this is: reached it, and not the next.
            var furthest = countByStrand.ToDictionary(
                strand => strand.Key,
                strand => stage == Stages.Length - 1 ? strand.Value[stage] : [.. strand.Value[stage].Zip(strand.Value[stage + 1], (here, further) => here - further)]);
            var total = stage == Stages.Length - 1 ? reached[stage] : reached[stage] - reached[stage + 1];
            var seats = Seats(services, total);
            foreach (var crowd in Seat(services, seats, Stages[stage], furthest, random))
                (crowds.TryGetValue(crowd.Service, out var known) ? known : crowds[crowd.Service] = []).Add(crowd);
        }

        return organisation.Directorates.Where(directorate => directorate.SendsRecruitment).ToDictionary(
            directorate => directorate.Id,
            IReadOnlyList<Crowd> (directorate) => [.. directorate.Services.Where(service => service.HiringWeight > 0).SelectMany(service => crowds[service.Id])]);
    }

    private static int Level(RandomNumbers random, int people) => Spread.People(random, people, 1, random.Within(LevelNoise));

    /// <summary>People of each group who reached each stage, widest stage first.</summary>
    private static int[][] Funnel(SampleOrganisation organisation, SampleStrand strand, ReportingMonth month, int[] reached, RandomNumbers random)
    {
        var hiring = organisation.Hiring;
        var weights = strand.Categories
            .Zip(organisation.Residents(month).Weights(strand), (category, people) => (long)people * hiring.ApplicantLeanings.GetValueOrDefault(category.Code, 100))
            .ToList();
        var applied = Spread.Of(random, reached[0], Spread.WithUndeclared(weights, strand.Declared(SampleCalendar.IndexOf(month))), Noise());
        var shortlisted = Next(applied, reached[1], group => hiring.ShortlistingLeanings(group.Code, month));
        var appointed = Next(shortlisted, reached[2], group => hiring.AppointmentLeanings.GetValueOrDefault(group.Code, 100));
        return [applied, shortlisted, appointed];

        int[] Next(int[] before, int total, Func<SampleGroup, int> leaning)
            => Spread.Of(random, total, [.. strand.Groups.Zip(before, (group, people) => (long)people * leaning(group))], Noise());

        List<int> Noise() => [.. strand.Groups.Select(_ => random.Within(GroupNoise))];
    }

    /// <summary>How many of the people each service has: its part by weight, what is left over to the first.</summary>
    private static int[] Seats(IReadOnlyList<SampleService> services, int total)
    {
        var weight = services.Sum(service => service.HiringWeight);
        int[] seats = [.. services.Select(service => total * service.HiringWeight / weight)];
        seats[0] += total - seats.Sum();
        return seats;
    }

    /// <summary>Seats the people at the services: each group evenly among them, to within a person or two.</summary>
    private static IEnumerable<Crowd> Seat(
        IReadOnlyList<SampleService> services, int[] seats, string stage, IReadOnlyDictionary<string, int[]> countByStrand, RandomNumbers random)
    {
        var total = seats.Sum();
        // Each service's seats stand evenly along a line, as the ticks of clocks that run at different speeds.
        var line = services
            .SelectMany((_, service) => Enumerable.Range(0, seats[service]).Select(seat => (Service: service, At: (2L * seat + 1) * 1_000_000 / seats[service])))
            .OrderBy(seat => seat.At).ThenBy(seat => seat.Service)
            .Select(seat => seat.Service)
            .ToList();

        var seated = services.Select(_ => new Dictionary<string, int[]>()).ToList();
        foreach (var (strand, counts) in countByStrand)
        {
            var start = total == 0 ? 0 : (int)random.Below(total);
            foreach (var service in seated)
                service[strand] = new int[counts.Length];
            var person = 0;
            for (var group = 0; group < counts.Length; group++)
            {
                for (var i = 0; i < counts[group]; i++)
                    seated[line[(start + person++) % total]][strand][group]++;
            }
        }

        return services.Select((service, index) => new Crowd(service.Id, stage, seats[index], seated[index]));
    }
}
