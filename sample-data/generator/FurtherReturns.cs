using System.Text;
using EqualityPipeline.Periods;

namespace EqualityPipeline.SampleData;

/// <summary>Invented returns that no indicator of the sample rests on, for three months of northmoor in which a reporting year begins: housing sends rows, leisure tallies.</summary>
/// <remarks>A tally is added up from rows made in the same way, so that its strands, its stages and its parts fit one another.</remarks>
public static class FurtherReturns
{
    private static readonly ReportingMonth[] Months = [new(2010, 3), new(2010, 4), new(2010, 5)];
    private static readonly string[] DirectorateIds = ["housing", "leisure"];

    private static readonly Dictionary<string, int> Staff = new()
    {
        ["under-16"] = 0, ["16-24"] = 70, ["65-74"] = 8, ["75-plus"] = 0, ["disabled"] = 30, ["female"] = 140,
    };

    private static readonly Dictionary<string, int> Anyone = [];

    private static readonly FurtherReturn[] WithPeople =
    [
        new("service-experience", "contact_date", HasWard: true, ["kind", "answer", "outcome", "request_met", "language", "days_waited"], Attributes: [4], 130, Anyone, Experience,
        [
            new("responses", cells => cells[0] == "satisfaction" ? 1 : null),
            new("satisfied", cells => cells[0] == "satisfaction" ? cells[1] is "very-satisfied" or "fairly-satisfied" ? 1 : 0 : null),
            new("compliments", cells => cells[0] == "compliment" ? 1 : null),
            new("complaints", cells => cells[0] == "complaint" ? 1 : null),
            new("complaints-upheld", cells => cells[0] == "complaint" ? cells[2] is "upheld" or "partly-upheld" ? 1 : 0 : null),
            new("translations-asked", cells => cells[0] == "translation" ? 1 : null),
            new("translations-met", cells => cells[0] == "translation" ? cells[3] == "yes" ? 1 : 0 : null),
            new("interpretations-asked", cells => cells[0] == "interpretation" ? 1 : null),
            new("interpretations-met", cells => cells[0] == "interpretation" ? cells[3] == "yes" ? 1 : 0 : null),
            new("requests-met", cells => cells[0] is "translation" or "interpretation" ? cells[3] == "yes" ? 1 : 0 : null),
            new("days-waited", cells => cells[3] == "yes" ? Number(cells[5]) : null),
        ]),
        new("harassment-incidents", "incident_date", HasWard: true, ["incident_type", "repeat", "further_action", "days_to_act"], Attributes: [0], 24, Anyone, Incident,
        [
            new("incidents", _ => 1),
            new("repeat-incidents", cells => cells[1] == "yes" ? 1 : 0),
            new("acted-on", cells => cells[2] == "yes" ? 1 : 0),
            new("days-to-act", cells => cells[2] == "yes" ? Number(cells[3]) : null),
        ]),
        new("workforce", DateColumn: null, HasWard: false,
            ["status", "grade_band", "contract", "working_pattern", "fte", "hourly_pay_pence", "full_pay_relevant", "trained", "training_hours"],
            Attributes: [1, 2, 3], 110, Staff, Employee,
        [
            new("staff-in-post", cells => cells[0] == "in-post" ? 1 : null),
            new("staff-fte", cells => cells[0] == "in-post" ? Number(cells[4]) : null),
            new("leavers", cells => cells[0] == "in-post" ? null : 1),
            new("trained", cells => cells[0] == "in-post" ? cells[7] == "yes" ? 1 : 0 : null),
            new("training-hours", cells => cells[0] == "in-post" && cells[7] == "yes" ? Number(cells[8]) : null),
        ]),
        new("employment-experience", "event_date", HasWard: false, ["matter", "stage", "outcome"], Attributes: [0], 14, Staff, Matter,
        [
            new("cases", _ => 1),
            new("sanctions", cells => cells[2] is "warning" or "dismissal" ? 1 : 0),
            new("grievances-upheld", cells => cells[0] == "grievance" ? cells[2] == "upheld" ? 1 : 0 : null),
            new("appeals", cells => cells[1] == "appeal" ? 1 : 0),
        ]),
    ];

    public static IEnumerable<SampleReturn> All()
    {
        var organisation = SampleOrganisations.Northmoor;
        foreach (var month in Months)
        {
            foreach (var directorate in organisation.Directorates.Where(d => DirectorateIds.Contains(d.Id)))
            {
                foreach (var type in WithPeople)
                {
                    var rows = Rows(type, organisation, directorate, month);
                    yield return File(type.Id, directorate.Id == "housing" ? Events(type, organisation, month, rows) : Tally(type, organisation, month, rows));
                }

                yield return File("inputs", Inputs(directorate, month));

                SampleReturn File(string type, string text)
                {
                    var path = $"{organisation.Id}/{directorate.Id}/{month}/{type}.csv";
                    return new SampleReturn(path, Encoding.UTF8.GetBytes(text), SampleCalendar.MonthlyArrival(path, month));
                }
            }
        }
    }

    private static List<Row> Rows(FurtherReturn type, SampleOrganisation organisation, SampleDirectorate directorate, ReportingMonth month)
    {
        var random = RandomNumbers.For(type.Id, organisation.Id, directorate.Id, month.ToString());
        var rows = new List<Row>();
        var total = type.Rows + random.Within(type.Rows / 10);
        for (var i = 0; i < total; i++)
        {
            var day = (int)random.Below(month.LastDay.Day) + 1;
            var service = directorate.Services[random.Below(directorate.Services.Length)].Id;
            var ward = organisation.Wards[random.Below(organisation.Wards.Length)];
            var cells = type.Cells(random);
            string[] answers = [.. organisation.StrandsIn(month).Select(strand => Answer(strand, organisation, month, type.Leanings, random))];
            rows.Add(new Row(day, service, ward, cells, answers));
        }

        return [.. rows.OrderBy(row => row.Day)];
    }

    private static string Answer(
        SampleStrand strand, SampleOrganisation organisation, ReportingMonth month, Dictionary<string, int> leanings, RandomNumbers random)
    {
        var weights = Spread.WithUndeclared(
            [.. strand.Categories.Zip(organisation.Residents(month).Weights(strand), (category, people) => (long)people * leanings.GetValueOrDefault(category.Code, 100))],
            strand.Declared(SampleCalendar.IndexOf(month)));
        return strand.Groups[Pick(random, weights)].Code;
    }

    private static string Events(FurtherReturn type, SampleOrganisation organisation, ReportingMonth month, List<Row> rows)
    {
        IEnumerable<string?> header = ["service", type.DateColumn, type.HasWard ? "ward" : null, .. type.Columns, .. organisation.StrandsIn(month).Select(s => s.Column)];
        var text = new StringBuilder(string.Join(',', header.OfType<string>())).Append('\n');
        foreach (var row in rows)
        {
            IEnumerable<string?> cells =
                [row.Service, type.DateColumn is null ? null : FormattableString.Invariant($"{month}-{row.Day:D2}"), type.HasWard ? row.Ward : null, .. row.Cells, .. row.Answers];
            text.AppendJoin(',', cells.OfType<string>()).Append('\n');
        }

        return text.ToString();
    }

    private static string Tally(FurtherReturn type, SampleOrganisation organisation, ReportingMonth month, List<Row> rows)
    {
        var strands = organisation.StrandsIn(month);
        var text = new StringBuilder(string.Join(',', ["service", .. type.Attributes.Select(a => type.Columns[a]), "strand", "group", "measure", "count"])).Append('\n');
        foreach (var same in rows.GroupBy(row => string.Join(',', [row.Service, .. type.Attributes.Select(a => row.Cells[a])])).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            for (var strand = 0; strand < strands.Count; strand++)
            {
                foreach (var measure in type.Measures)
                {
                    var counted = same.Where(row => measure.Count(row.Cells) is not null).ToLookup(row => row.Answers[strand]);
                    foreach (var group in strands[strand].Groups.Where(g => counted.Contains(g.Code)))
                        text.AppendLine(FormattableString.Invariant($"{same.Key},{strands[strand].Id},{group.Code},{measure.Id},{counted[group.Code].Sum(row => measure.Count(row.Cells)!.Value)}"));
                }
            }
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string Inputs(SampleDirectorate directorate, ReportingMonth month)
    {
        string[] priorities = directorate.Id == "housing" ? ["standard-of-living", "physical-security"] : ["health", "family-and-social-life", "participation"];
        var random = RandomNumbers.For("inputs", directorate.Id, month.ToString());
        var text = new StringBuilder("service,priority,measure,count\n");
        foreach (var service in directorate.Services)
        {
            foreach (var priority in priorities)
            {
                var activities = 20 + (int)random.Below(60);
                var hours = activities * (150 + (int)random.Below(250));
                text.Append(FormattableString.Invariant($"{service.Id},{priority},activity,{activities}\n"))
                    .Append(FormattableString.Invariant($"{service.Id},{priority},spend,{Hundredths(hours * 18 + (int)random.Below(5_000))}\n"))
                    .Append(FormattableString.Invariant($"{service.Id},{priority},staff-hours,{Hundredths(hours)}\n"));
            }
        }

        return text.ToString();
    }

    private static string[] Experience(RandomNumbers random)
    {
        var kind = Pick(random, 60, 8, 14, 8, 10);
        string[] kinds = ["satisfaction", "compliment", "complaint", "translation", "interpretation"];
        string[] answers = ["very-satisfied", "fairly-satisfied", "neither", "fairly-dissatisfied", "very-dissatisfied"];
        string[] outcomes = ["upheld", "partly-upheld", "not-upheld", "withdrawn", "still-open"];
        string[] languages = ["urdu", "polish", "british-sign-language", "cantonese", "somali"];
        var isRequest = kind >= 3;
        var isMet = isRequest && random.Below(100) < 88;
        return
        [
            kinds[kind],
            kind == 0 ? answers[Pick(random, 28, 41, 14, 11, 6)] : "",
            kind == 2 ? outcomes[Pick(random, 22, 18, 42, 6, 12)] : "",
            !isRequest ? "" : isMet ? "yes" : "no",
            isRequest ? languages[Pick(random, 34, 24, 12, 10, 20)] : "",
            isMet ? FormattableString.Invariant($"{random.Below(15)}") : "",
        ];
    }

    private static string[] Incident(RandomNumbers random)
    {
        string[] types = ["racial", "sexual", "disability", "religious", "homophobic"];
        var isActedOn = random.Below(100) < 70;
        return
        [
            types[Pick(random, 52, 14, 12, 9, 13)],
            random.Below(100) < 25 ? "yes" : "no",
            isActedOn ? "yes" : "no",
            isActedOn ? FormattableString.Invariant($"{1 + random.Below(20)}") : "",
        ];
    }

    private static string[] Employee(RandomNumbers random)
    {
        string[] bands = ["band-1", "band-2", "band-3", "band-4", "band-5", "band-6", "chief-officer"];
        string[] leaving = ["resigned", "retired", "end-of-contract", "dismissed"];
        string[] patterns = ["full-time", "part-time", "job-share", "term-time", "flexible"];
        var band = Pick(random, 18, 26, 24, 16, 10, 5, 1);
        var pattern = Pick(random, 62, 24, 4, 4, 6);
        var isInPost = random.Below(100) < 97;
        var isTrained = isInPost && random.Below(100) < 18;
        return
        [
            isInPost ? "in-post" : leaving[Pick(random, 55, 20, 20, 5)],
            bands[band],
            random.Below(100) < 88 ? "permanent" : random.Below(2) == 0 ? "temporary-over-a-year" : "temporary-up-to-a-year",
            patterns[pattern],
            pattern is 0 or 4 ? "1" : Hundredths(40 + (int)random.Below(45)),
            FormattableString.Invariant($"{610 + band * 320 + random.Below(280)}"),
            random.Below(100) < 95 ? "yes" : "no",
            isTrained ? "yes" : "no",
            isTrained ? Hundredths(150 + 25 * (int)random.Below(60)) : "",
        ];
    }

    private static string[] Matter(RandomNumbers random)
    {
        string[] matters = ["disciplinary", "grievance", "capability", "appraisal"];
        var matter = Pick(random, 20, 14, 10, 56);
        string[] outcomes = matter switch
        {
            0 => ["no-action", "warning", "warning", "dismissal", "still-open"],
            1 => ["upheld", "not-upheld", "not-upheld", "still-open"],
            2 => ["improvement-plan", "improvement-plan", "dismissal", "still-open"],
            _ => ["completed-appraisal"],
        };
        string[] stages = matter == 3 ? ["completed"] : ["informal", "investigation", "hearing", "appeal", "completed"];
        return [matters[matter], stages[random.Below(stages.Length)], outcomes[random.Below(outcomes.Length)]];
    }

    private static int Pick(RandomNumbers random, params IReadOnlyList<long> weights)
    {
        var at = random.Below(weights.Sum());
        var index = 0;
        while (at >= weights[index])
            at -= weights[index++];
        return index;
    }

    private static string Hundredths(int number) => FormattableString.Invariant($"{number / 100}.{number % 100:D2}");

    private static decimal? Number(string cell) => decimal.Parse(cell, System.Globalization.CultureInfo.InvariantCulture);

    private sealed record Row(int Day, string Service, string Ward, string[] Cells, string[] Answers);

    /// <param name="Columns">Beside service, date, ward and the strands.</param>
    /// <param name="Attributes">The columns that a tally keeps its counts apart by.</param>
    /// <param name="Rows">In a month, about.</param>
    private sealed record FurtherReturn(
        string Id, string? DateColumn, bool HasWard, string[] Columns, int[] Attributes, int Rows, Dictionary<string, int> Leanings,
        Func<RandomNumbers, string[]> Cells, TallyMeasure[] Measures);

    /// <param name="Count">What a row adds; null where the measure does not count it.</param>
    private sealed record TallyMeasure(string Id, Func<string[], decimal?> Count);
}
