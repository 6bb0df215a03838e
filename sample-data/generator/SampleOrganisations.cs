using EqualityPipeline.Periods;

namespace EqualityPipeline.SampleData;

/// <summary>The four invented organisations. Every number here is made up.</summary>
public static class SampleOrganisations
{
    private static readonly ReportingMonth First = new(2009, 4);

    private static readonly string[] CityWards =
        ["harbour", "castle-hill", "millfield", "st-oswalds", "northgate", "riverside", "moorside", "eastfield"];

    private static readonly IReadOnlyDictionary<string, int> Everyone = new Dictionary<string, int>();

    private static readonly IReadOnlyDictionary<string, int> AppliesForWork = new Dictionary<string, int>
    {
        ["black-caribbean"] = 230, ["black-african"] = 350, ["black-other"] = 230,
        ["disabled"] = 42,
        ["under-16"] = 0, ["16-24"] = 190, ["25-34"] = 170, ["35-44"] = 115, ["45-54"] = 95, ["55-64"] = 50, ["65-74"] = 3, ["75-plus"] = 0,
    };

    private static readonly IReadOnlyDictionary<string, int> OlderPeople = new Dictionary<string, int>
    {
        ["under-16"] = 4, ["16-24"] = 12, ["25-34"] = 15, ["35-44"] = 25, ["45-54"] = 50, ["55-64"] = 110, ["65-74"] = 320, ["75-plus"] = 640,
        ["disabled"] = 390, ["female"] = 145, ["chinese"] = 18,
    };

    private static readonly IReadOnlyDictionary<string, int> Tenants = new Dictionary<string, int>
    {
        ["under-16"] = 3, ["16-24"] = 140, ["25-34"] = 170, ["35-44"] = 150, ["45-54"] = 120, ["75-plus"] = 90,
        ["disabled"] = 150, ["female"] = 118, ["black-caribbean"] = 160, ["black-african"] = 210, ["mixed-white-and-black-caribbean"] = 140,
    };

    private static readonly IReadOnlyDictionary<string, int> Readers = new Dictionary<string, int>
    {
        ["under-16"] = 140, ["65-74"] = 130, ["female"] = 122, ["asian-pakistani"] = 38, ["muslim"] = 62,
    };

    private static readonly IReadOnlyDictionary<string, int> CountyReaders = new Dictionary<string, int>
    {
        ["under-16"] = 135, ["65-74"] = 135, ["female"] = 120,
    };

    private static readonly IReadOnlyDictionary<string, int> Sport = new Dictionary<string, int>
    {
        ["16-24"] = 170, ["25-34"] = 140, ["65-74"] = 55, ["75-plus"] = 20, ["disabled"] = 45, ["female"] = 88,
    };

    private static readonly IReadOnlyDictionary<string, int> Families = new Dictionary<string, int>
    {
        ["under-16"] = 210, ["25-34"] = 230, ["35-44"] = 130, ["55-64"] = 15, ["65-74"] = 8, ["75-plus"] = 3, ["female"] = 175,
    };

    private static readonly IReadOnlyDictionary<string, int> YoungPeople = new Dictionary<string, int>
    {
        ["under-16"] = 320, ["16-24"] = 300, ["25-34"] = 6, ["35-44"] = 3, ["45-54"] = 3, ["55-64"] = 2, ["65-74"] = 1, ["75-plus"] = 1,
    };

    private static readonly IReadOnlyDictionary<string, int> Callers = new Dictionary<string, int>
    {
        ["under-16"] = 8, ["16-24"] = 110, ["25-34"] = 130, ["female"] = 108, ["disabled"] = 120,
    };

    private static readonly IReadOnlyDictionary<string, int> PoliceCallers = new Dictionary<string, int>
    {
        ["under-16"] = 30, ["16-24"] = 125, ["25-34"] = 120, ["disabled"] = 84,
    };

    private static readonly IReadOnlyDictionary<string, int> HomeSafety = new Dictionary<string, int>
    {
        ["under-16"] = 30, ["65-74"] = 250, ["75-plus"] = 330, ["disabled"] = 200,
    };

    public static SampleOrganisation Northmoor { get; } = new("northmoor", Residents.City, First, CityWards,
        new(1_250, 375, 110, AppliesForWork, (_, _) => 100, PlantedTruths.LastingGap),
        [
            new("adult-care", Layout.Tally, Layout.Tally, Wording.Names, CheckTotals: true,
                [new("home-care", 92, 3, OlderPeople), new("day-services", 36, 0, OlderPeople)]),
            new("customer-services", Layout.Tally, Layout.Tally, Wording.Codes, CheckTotals: false,
                [new("contact-centre", 650, 2, Callers)]),
            new("environment", Layout.Event, Layout.Event, Wording.Names, CheckTotals: false,
                [new("street-care", 8, 0, Everyone)]),
            new("housing", Layout.Tally, Layout.Tally, Wording.Codes, CheckTotals: false,
                [new("lettings", 75, 1, Tenants), new("repairs", 160, 2, Tenants), new("homelessness-advice", 24, 0, Tenants)]),
            new("leisure", Layout.Tally, Layout.Tally, Wording.Codes, CheckTotals: true,
                [new("libraries", 880, 0, Readers), new("sports-centres", 520, 2, Sport)]),
        ]);

    public static SampleOrganisation Fire { get; } = new("northmoor-fire", Residents.City, First, CityWards,
        new(84, 28, 9, AppliesForWork, (_, _) => 100, Everyone),
        [
            new("community-safety", Layout.Event, Layout.Event, Wording.Codes, CheckTotals: false,
                [new("home-safety-visits", 6, 2, HomeSafety), new("school-visits", 3, 1, YoungPeople)]),
        ]);

    public static SampleOrganisation Police { get; } = new("northmoor-police", Residents.City, new(2010, 4), CityWards,
        new(520, 170, 52, AppliesForWork, (_, _) => 100, Everyone),
        [
            new("neighbourhood-policing", Layout.Tally, Layout.Tally, Wording.Names, CheckTotals: false,
                [new("front-counters", 140, 1, PoliceCallers), new("victim-support", 42, 0, PoliceCallers)]),
            new("operations", Layout.Tally, Layout.Tally, Wording.Codes, CheckTotals: false,
                [new("call-handling", 400, 2, PoliceCallers)]),
        ]);

    public static SampleOrganisation Westvale { get; } = new("westvale", Residents.County, First, [],
        new(1_500, 450, 130, AppliesForWork, PlantedTruths.ClosingGap, Everyone),
        [
            new("adult-services", Layout.Tally, Layout.Tally, Wording.Codes, CheckTotals: false,
                [new("home-care", 85, 2, OlderPeople), new("occupational-therapy", 30, 0, OlderPeople)]),
            new("childrens-services", Layout.Tally, Layout.Tally, Wording.Codes, CheckTotals: false,
                [new("family-centres", 110, 2, Families), new("youth-service", 80, 0, YoungPeople)]),
            new("libraries-and-heritage", Layout.Tally, Layout.Tally, Wording.Names, CheckTotals: true,
                [new("libraries", 950, 1, CountyReaders), new("museums", 210, 0, CountyReaders)]),
        ]);

    public static SampleOrganisation[] All { get; } = [Northmoor, Fire, Police, Westvale];
}
