namespace EqualityPipeline.Tests.SampleData;

/// <summary>The organisations' indicators over the 24 months, worked out a second way: plain arithmetic on the rows of the returns.</summary>
internal static class RunCharts
{
    private static readonly (string Id, string Count, string Of)[] Indicators =
    [
        ("TAK-01", "users", "population"), ("TAK-02", "users", "population"),
        ("REC-01", "shortlisted", "applied"), ("REC-02", "appointed", "shortlisted"), ("REC-03", "appointed", "applied"),
        ("REC-04", "applied", "population"), ("REC-05", "appointed", "population"),
    ];

    private static readonly ILookup<(string Organisation, string Month, string Measure, string Strand), PlainCount> Counts =
        PlainCounts.All.ToLookup(count => (count.Organisation, count.Month, count.Measure, count.Strand));

    /// <summary>"organisation indicator strand month" of every point of the last three months that is outside the limits; the strand is <c>all</c> for the level.</summary>
    /// <remarks>
    /// A gap is the highest less the lowest value among groups shown in every month, by category and again by heading. For an index of shares
    /// both the shares and the indices are charted.
    /// </remarks>
    public static IReadOnlyList<string> LateSignals()
    {
        var signals = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var organisation in Counts.Select(counts => counts.Key.Organisation).Distinct())
        {
            foreach (var indicator in Indicators)
            {
                foreach (var (strand, months, values) in Series(organisation, indicator.Id, indicator.Count, indicator.Of))
                {
                    for (var late = 1; late <= 3; late++)
                    {
                        if (IsOutside(values, values.Count - late))
                            signals.Add($"{organisation} {indicator.Id} {strand} {months[^late]}");
                    }
                }
            }
        }

        return [.. signals];
    }

    /// <summary>Whether a point is outside the mean ± 2.66 times the mean moving range.</summary>
    public static bool IsOutside(IReadOnlyList<decimal> values, int point)
    {
        var mean = values.Average();
        var movingRange = values.Zip(values.Skip(1), (before, after) => Math.Abs(after - before)).Average();
        return Math.Abs(values[point] - mean) > 2.66m * movingRange;
    }

    private static IEnumerable<(string Strand, IReadOnlyList<string> Months, IReadOnlyList<decimal> Values)> Series(
        string organisation, string indicator, string count, string of)
    {
        var ofResidents = of == "population";
        var ofShares = indicator is "TAK-02" or "REC-04" or "REC-05";
        if (!ofShares)
        {
            yield return ("all", PlainCounts.Months, [.. PlainCounts.Months.Select(month =>
                (decimal)Tally(organisation, month, count, "race").Values.Sum() / Tally(organisation, BaseMonth(month), of, "race").Values.Sum())]);
        }

        foreach (var strand in PlainCounts.Strands)
        {
            var months = PlainCounts.Months
                .Where(month => Counts.Contains((organisation, month, count, strand)) && Counts.Contains((organisation, BaseMonth(month), of, strand)))
                .ToList();
            if (months.Count == 0)
                continue;
            var counted = months.Select(month => Tally(organisation, month, count, strand)).ToList();
            var bases = months.Select(month => Tally(organisation, BaseMonth(month), of, strand)).ToList();
            foreach (var byHeading in new[] { false, true })
            {
                var groups = bases[0].Keys.Where(PlainCounts.IsDeclared).Select(Named).OfType<string>().Distinct().ToList();
                var shown = groups.Where(group => Enumerable.Range(0, months.Count).All(m => IsShown(Sum(counted[m], group), Sum(bases[m], group)))).ToList();
                if (shown.Count < 2)
                    continue;
                yield return (strand, months, Gap((people, residents, _, _) => (decimal)people / residents));
                if (ofShares)
                {
                    yield return (strand, months, Gap((people, _, allPeople, _) => (decimal)people / allPeople));
                    yield return (strand, months, Gap((people, residents, allPeople, allResidents) => (decimal)people / allPeople * allResidents / residents));
                }

                string? Named(string group) => byHeading ? PlainCounts.RollUp(strand, group) : group;

                int Sum(IReadOnlyDictionary<string, int> people, string group) => people.Where(part => Named(part.Key) == group).Sum(part => part.Value);

                int Declared(IReadOnlyDictionary<string, int> people) => people.Where(part => PlainCounts.IsDeclared(part.Key)).Sum(part => part.Value);

                IReadOnlyList<decimal> Gap(Func<int, int, int, int, decimal> worked) => [.. Enumerable.Range(0, months.Count).Select(m =>
                {
                    var values = shown.Select(group => worked(Sum(counted[m], group), Sum(bases[m], group), Declared(counted[m]), Declared(bases[m]))).ToList();
                    return values.Max() - values.Min();
                })];
            }
        }

        string BaseMonth(string month) => !ofResidents ? month : string.CompareOrdinal(month, "2010-04") < 0 ? "2009-04" : "2010-04";

        bool IsShown(int people, int others)
            => others > 0 && !IsSmall(people) && (ofResidents || (others >= 20 && !IsSmall(others - people)));
    }

    private static bool IsSmall(int people) => people is > 0 and < 5;

    private static Dictionary<string, int> Tally(string organisation, string month, string measure, string strand)
        => Counts[(organisation, month, measure, strand)].GroupBy(count => count.Group).ToDictionary(group => group.Key, group => group.Sum(count => count.People));
}
