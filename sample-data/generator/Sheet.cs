using System.Globalization;
using System.Text;
using EqualityPipeline.Periods;

namespace EqualityPipeline.SampleData;

/// <summary>Writes crowds as the rows of a return, in the two layouts; no cell of the sample needs quotes.</summary>
public static class Sheet
{
    public static string Tally(SampleDirectorate directorate, IReadOnlyList<SampleStrand> strands, IReadOnlyList<Crowd> crowds)
    {
        var text = new StringBuilder("service,strand,group,measure,count\n");
        foreach (var service in crowds.GroupBy(crowd => crowd.Service))
        {
            var measures = service.Select(crowd => crowd.Stage).ToList();
            foreach (var strand in strands)
            {
                for (var measure = 0; measure < measures.Count; measure++)
                {
                    // Whoever reached a later stage reached this one.
                    var reached = service.Skip(measure).ToList();
                    if (directorate.CheckTotals)
                        Row(service.Key, Strand(strand), "all", measures[measure], reached.Sum(crowd => crowd.Total));
                    for (var group = 0; group < strand.Groups.Count; group++)
                        Row(service.Key, Strand(strand), Group(strand.Groups[group]), measures[measure], reached.Sum(crowd => crowd.CountByStrand[strand.Id][group]));
                }
            }
        }

        return text.ToString();

        string Strand(SampleStrand strand) => directorate.Wording == Wording.Names ? strand.Name : strand.Id;

        string Group(SampleGroup group) => directorate.Wording == Wording.Names ? group.Name : group.Code;

        void Row(string service, string strand, string group, string measure, int count)
            => text.Append(CultureInfo.InvariantCulture, $"{service},{strand},{group},{measure},{count}\n");
    }

    /// <summary>One row a person: which answers of different strands meet in one person is chance.</summary>
    /// <param name="dateColumn">The header of the date.</param>
    /// <param name="blankRows">Rows, from the first, whose first strand is left blank.</param>
    public static string Events(
        SampleOrganisation organisation, SampleDirectorate directorate, ReportingMonth month,
        IReadOnlyList<Crowd> crowds, string dateColumn, bool withStage, int blankRows)
    {
        var strands = organisation.StrandsIn(month);
        var random = RandomNumbers.For("rows", organisation.Id, directorate.Id, month.ToString(), dateColumn);
        var rows = new List<(int Day, string Service, string[] Cells)>();
        foreach (var crowd in crowds)
        {
            var answers = strands.Select(strand => Answers(strand, crowd.CountByStrand[strand.Id])).ToList();
            for (var person = 0; person < crowd.Total; person++)
            {
                var day = (int)random.Below(month.LastDay.Day) + 1;
                var third = withStage ? crowd.Stage : organisation.Wards[random.Below(organisation.Wards.Length)];
                rows.Add((day, crowd.Service, [third, .. answers.Select(answer => answer[person])]));
            }
        }

        var further = FurtherAnswers.Of(organisation, directorate, month, withStage);
        IEnumerable<string> columns = [.. strands.Select(strand => strand.Column), .. further is null ? [] : FurtherAnswers.Columns];
        var text = new StringBuilder($"service,{dateColumn},{(withStage ? "stage_reached" : "ward")},{string.Join(',', columns)}\n");
        var blanksLeft = blankRows;
        foreach (var (day, service, cells) in rows.OrderBy(row => row.Day))
        {
            if (blanksLeft-- > 0)
                cells[1] = "";
            text.Append(CultureInfo.InvariantCulture, $"{service},{month}-{day:D2},{string.Join(',', cells)}{further?.Next()}\n");
        }

        return text.ToString();

        List<string> Answers(SampleStrand strand, int[] counts)
        {
            var answers = strand.Groups
                .SelectMany((group, index) => Enumerable.Repeat(directorate.Wording == Wording.Names ? group.Name : group.Code, counts[index]))
                .ToList();
            random.Shuffle(answers);
            return answers;
        }
    }

    // How many residents the wards have, beside one another.
    private static readonly int[] WardParts = [14, 11, 13, 9, 16, 12, 10, 15];

    /// <summary>Residents by category, and of one organisation the other three denominators; who is in no category is unknown.</summary>
    /// <remarks>Sexual orientation is in no census and so in no row.</remarks>
    /// <param name="wards">Where the organisation knows them, the wards that its residents live in; otherwise empty.</param>
    public static string Population(Residents residents, IReadOnlyList<SampleStrand> strands, bool allDenominators, IReadOnlyList<string> wards)
    {
        // Per 1,000 residents.
        (string Measure, int Part)[] measures = allDenominators ? [("population", 1_000), ("potential-users", 940), ("users", 410), ("staff", 21), ("economically-active", 505)] : [("population", 1_000)];
        var place = wards.Count > 0 ? "ward," : "";
        var text = new StringBuilder(allDenominators ? $"{place}strand,group,measure,source,census_base,count\n" : $"{place}strand,group,measure,count\n");
        foreach (var (measure, part) in measures)
        {
            foreach (var strand in strands.Where(strand => strand != SampleStrands.Orientation))
            {
                var people = residents.Weights(strand);
                int[] all = residents.Total > people.Sum() ? [.. people, residents.Total - people.Sum()] : [.. people];
                for (var group = 0; group < all.Length; group++)
                {
                    var code = group < people.Count ? strand.Groups[group].Code : "unknown";
                    if (measure != "population" || wards.Count == 0)
                    {
                        Row(wards.Count == 0 ? "" : ",", strand, code, measure, Upto(all, group + 1, part) - Upto(all, group, part));
                        continue;
                    }

                    for (var ward = 0; ward < wards.Count; ward++)
                        Row(wards[ward] + ",", strand, code, measure, InWards(all, group + 1, ward + 1) - InWards(all, group, ward + 1) - InWards(all, group + 1, ward) + InWards(all, group, ward));
                }
            }
        }

        return text.ToString();

        // Rounded along the line of groups, so that every strand has the same total.
        static int Upto(int[] people, int groups, int part) => (int)((long)people.Take(groups).Sum() * part / 1_000);

        // Rounded along both lines, so that every ward has the same total by every strand, and every group its own over the wards.
        int InWards(int[] people, int groups, int upto) => (int)((long)people.Take(groups).Sum() * WardParts.Take(upto).Sum() / WardParts.Take(wards.Count).Sum());

        void Row(string ward, SampleStrand strand, string group, string measure, int count)
        {
            var source = !allDenominators ? "" : measure switch
            {
                "population" or "economically-active" => "mid-year-estimate,census-2001,",
                "staff" => "staff-records,no-census,",
                _ => "service-records,no-census,",
            };
            text.Append(CultureInfo.InvariantCulture, $"{ward}{strand.Id},{group},{measure},{source}{count}\n");
        }
    }
}
