using EqualityPipeline.Publication;

namespace EqualityPipeline.Bench;

/// <summary>
/// A financial year of several measures as one table: 12 months, 4 quarters and the year x a council and its directorates x categories, headings and everyone;
/// every second measure is a part of the one before it (8 of 10 gives away 2).
/// </summary>
internal sealed class YearTable
{
    private const int Headings = 5;
    private const int Categories = 18;
    private const int Groups = Categories + Headings + 1;
    private const int Periods = 17;

    private readonly SumTable table = new();
    private readonly Random random;
    private readonly int units;

    private YearTable(int units, int seed) => (this.units, random) = (units, new Random(seed));


    /// <param name="pairs">Pairs of measures, each a base and the part of it that something happened to.</param>
    /// <param name="units">Directorates, and the council.</param>
    public static SumTable Make(int pairs, int units, int seed)
    {
        var year = new YearTable(units, seed);
        for (var pair = 0; pair < pairs; pair++)
            year.AddPair(pair);
        return year.table;
    }

    private void AddPair(int measure)
    {
        var (with, without) = (Cells(measure), Cells(measure + 1));
        var of = with.Zip(without, (a, b) => a + b).ToArray();
        var (parts, wholes, others) = (Lay(with, 0, isShown: true), Lay(of, 1, isShown: true), Lay(without, 0, isShown: false));
        for (var i = 0; i < parts.Length; i++)
            table.AddSum(wholes[i], [parts[i], others[i]]);
    }

    private int At(int period, int unit, int group) => (period * units + unit) * Groups + group;

    /// <summary>Categories of directorates in months at random, sizes skewed as those of communities are; all else added up.</summary>
    private decimal[] Cells(int measure)
    {
        var cells = new decimal[Periods * units * Groups];
        for (var month = 0; month < 12; month++)
        {
            for (var unit = 0; unit < units - 1; unit++)
            {
                for (var category = 0; category < Categories; category++)
                {
                    var usual = 400.0 / ((category + 1) * (1 + unit % 5) * (1 + measure % 3));
                    var people = (decimal)Math.Floor(usual * (0.5 + random.NextDouble()) * (random.Next(6) == 0 ? 0 : 1));
                    foreach (var period in new[] { month, 12 + month / 3, 16 })
                    {
                        foreach (var group in new[] { category, Categories + category % Headings, Groups - 1 })
                        {
                            cells[At(period, unit, group)] += people;
                            cells[At(period, units - 1, group)] += people;
                        }
                    }
                }
            }
        }

        return cells;
    }

    private int[] Lay(decimal[] cells, int weight, bool isShown)
    {
        var numbers = new int[cells.Length];
        for (var period = 0; period < Periods; period++)
        {
            for (var unit = 0; unit < units; unit++)
            {
                for (var group = 0; group < Groups; group++)
                {
                    var at = At(period, unit, group);
                    var step = (group >= Categories ? 100 : 0) + (group == Groups - 1 ? 100 : 0) + (unit == units - 1 ? 10 : 0) + (period >= 12 ? 10 : 0) + (period == 16 ? 10 : 0);
                    numbers[at] = table.Add(cells[at], step + weight, isShown);
                }
            }
        }

        for (var period = 0; period < Periods; period++)
        {
            for (var unit = 0; unit < units; unit++)
            {
                for (var group = 0; group < Groups; group++)
                    AddSums(numbers, period, unit, group);
            }
        }

        return numbers;
    }

    private void AddSums(int[] numbers, int period, int unit, int group)
    {
        var whole = numbers[At(period, unit, group)];
        if (unit == units - 1)
            table.AddSum(whole, [.. Enumerable.Range(0, units - 1).Select(u => numbers[At(period, u, group)])]);
        if (group == Groups - 1)
            table.AddSum(whole, [.. Enumerable.Range(Categories, Headings).Select(g => numbers[At(period, unit, g)])]);
        else if (group >= Categories)
            table.AddSum(whole, [.. Enumerable.Range(0, Categories).Where(c => Categories + c % Headings == group).Select(c => numbers[At(period, unit, c)])]);
        if (period == 16)
            table.AddSum(whole, [.. Enumerable.Range(12, 4).Select(q => numbers[At(q, unit, group)])]);
        else if (period >= 12)
            table.AddSum(whole, [.. Enumerable.Range((period - 12) * 3, 3).Select(m => numbers[At(m, unit, group)])]);
    }
}
