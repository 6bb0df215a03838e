using System.Globalization;
using System.Text;
using EqualityPipeline.Periods;

namespace EqualityPipeline.SampleData;

/// <param name="Path">Below the folder <c>returns</c>: <c>{organisation}/{directorate}/{period}/{file}</c>.</param>
/// <param name="Bytes">UTF-8 without a byte order mark, lines ended by a line feed.</param>
/// <param name="ArrivedAt">UTC.</param>
public sealed record SampleReturn(string Path, byte[] Bytes, DateTimeOffset ArrivedAt);

/// <summary>Every invented return of the sample; the same bytes each time and on every machine.</summary>
public static class SampleReturns
{
    /// <summary>In the order of arrival, then by path.</summary>
    public static IEnumerable<SampleReturn> All()
        => SampleOrganisations.All.SelectMany(Of).Concat(FurtherReturns.All()).Concat(RegisterReturns.All())
            .Concat(StaffReturns.All()).Concat(ExperienceReturns.All()).Concat(LaterRegisters.All())
            .OrderBy(file => file.ArrivedAt).ThenBy(file => file.Path, StringComparer.Ordinal);

    /// <summary>The bytes of <c>arrivals.csv</c>.</summary>
    public static byte[] Arrivals(IEnumerable<SampleReturn> files)
        => Encoding.UTF8.GetBytes(string.Concat(files
            .Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.Path},{file.ArrivedAt.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}\n"))
            .Prepend("path,arrived_at\n")));

    private static IEnumerable<SampleReturn> Of(SampleOrganisation organisation)
    {
        foreach (var month in SampleCalendar.Months)
        {
            if (month.Month == 4)
            {
                var path = $"{organisation.Id}/corporate/{month}/population.csv";
                yield return File(path, Sheet.Population(organisation.Residents(month), organisation.StrandsIn(month), allDenominators: organisation.Id == "northmoor" && month.Year == 2010, organisation.Id == "northmoor" ? organisation.Wards : []), SampleCalendar.YearlyArrival(path, month));
            }

            var applicants = Recruitment.Of(organisation, month);
            foreach (var directorate in organisation.Directorates)
            {
                foreach (var file in TakeUpReturns(organisation, directorate, month))
                    yield return file;
                if (applicants.TryGetValue(directorate.Id, out var crowds))
                    yield return RecruitmentReturn(organisation, directorate, month, crowds);
            }
        }
    }

    private static IEnumerable<SampleReturn> TakeUpReturns(SampleOrganisation organisation, SampleDirectorate directorate, ReportingMonth month)
    {
        var path = $"{organisation.Id}/{directorate.Id}/{month}/service-take-up.csv";
        var crowds = TakeUp.Of(organisation, directorate, month);
        var arrival = SampleCalendar.MonthlyArrival(path, month);
        if (directorate.TakeUpLayout == Layout.Event)
        {
            var blankRows = path == PlantedTruths.BlankPath ? PlantedTruths.BlankRows : 0;
            yield return File(path, Sheet.Events(organisation, directorate, month, crowds, "contact_date", withStage: false, blankRows), arrival);
            yield break;
        }

        var text = Sheet.Tally(directorate, organisation.StrandsIn(month), crowds);
        switch (path)
        {
            case PlantedTruths.MistakenPath:
                var doubled = crowds.Select(crowd => crowd.Service == PlantedTruths.MistakenService ? Twice(crowd) : crowd).ToList();
                yield return File(path, Sheet.Tally(directorate, organisation.StrandsIn(month), doubled), arrival);
                yield return File(PlantedTruths.CorrectedPath, text, arrival);
                break;
            case PlantedTruths.CopiedPath:
                var last = month.Plus(-1);
                yield return File(path, Sheet.Tally(directorate, organisation.StrandsIn(last), TakeUp.Of(organisation, directorate, last)), arrival);
                yield return File(PlantedTruths.OwnFiguresPath, text, arrival);
                break;
            case PlantedTruths.RejectedPath:
                yield return File(path, Misspelt(text), arrival);
                break;
            default:
                yield return File(path, text, arrival);
                break;
        }
    }

    private static SampleReturn RecruitmentReturn(
        SampleOrganisation organisation, SampleDirectorate directorate, ReportingMonth month, IReadOnlyList<Crowd> crowds)
    {
        var path = $"{organisation.Id}/{directorate.Id}/{month}/recruitment.csv";
        var text = directorate.RecruitmentLayout == Layout.Event
            ? Sheet.Events(organisation, directorate, month, crowds, "application_date", withStage: true, blankRows: 0)
            : Sheet.Tally(directorate, organisation.StrandsIn(month), crowds);
        return File(path, text, SampleCalendar.MonthlyArrival(path, month));
    }

    private static SampleReturn File(string path, string text, DateTimeOffset arrival)
        => new(path, Encoding.UTF8.GetBytes(text), PlantedTruths.Arrival(path) ?? arrival);

    private static Crowd Twice(Crowd crowd) => crowd with
    {
        Total = crowd.Total * 2,
        CountByStrand = crowd.CountByStrand.ToDictionary(strand => strand.Key, strand => strand.Value.Select(count => count * 2).ToArray()),
    };

    /// <summary>"Asain" throughout, and the count of one small group hidden by its sender.</summary>
    private static string Misspelt(string text)
    {
        const string SmallGroup = "day-services,Race,Chinese or other ethnic group: Chinese,users,";
        var misspelt = text.Replace("Asian or Asian British", "Asain or Asian British", StringComparison.Ordinal);
        var from = misspelt.IndexOf(SmallGroup, StringComparison.Ordinal) + SmallGroup.Length;
        var to = misspelt.IndexOf('\n', from);
        return string.Concat(misspelt.AsSpan(0, from), "<5", misspelt.AsSpan(to));
    }
}
