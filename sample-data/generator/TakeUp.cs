using EqualityPipeline.Periods;

namespace EqualityPipeline.SampleData;

/// <summary>Invented people who used each service of a directorate in a month.</summary>
public static class TakeUp
{
    // Per 1,000. What moves a whole organisation in a month is larger than what moves one service.
    private const int LevelNoise = 20;
    private const int ServiceNoise = 14;
    private const int GroupNoise = 26;
    private const int GroupOfServiceNoise = 10;

    public static IReadOnlyList<Crowd> Of(SampleOrganisation organisation, SampleDirectorate directorate, ReportingMonth month)
        => [.. directorate.Services.Select(service => Of(organisation, service, month))];

    private static Crowd Of(SampleOrganisation organisation, SampleService service, ReportingMonth month)
    {
        var residents = organisation.Residents(month);
        var level = RandomNumbers.For("take-up", organisation.Id, month.ToString()).Within(LevelNoise);
        var own = RandomNumbers.For("take-up", organisation.Id, service.Id, month.ToString());
        var total = Spread.People(own, (long)residents.Total * service.UsersPerTenThousand, 10_000, level + own.Within(ServiceNoise));

        var counts = organisation.StrandsIn(month).ToDictionary(strand => strand.Id, strand =>
        {
            var together = RandomNumbers.For("take-up", organisation.Id, strand.Id, month.ToString());
            var weights = strand.Categories
                .Zip(residents.Weights(strand), (category, people) => (long)people
                    * service.Leanings.GetValueOrDefault(category.Code, 100)
                    * PlantedTruths.Shift(organisation.Id, service.Id, category.Code, month))
                .ToList();
            var noise = strand.Groups.Select(_ => together.Within(GroupNoise) + own.Within(GroupOfServiceNoise)).ToList();
            return Spread.Of(own, total, Spread.WithUndeclared(weights, strand.Declared(SampleCalendar.IndexOf(month))), noise);
        });
        return new Crowd(service.Id, "users", total, counts);
    }
}
