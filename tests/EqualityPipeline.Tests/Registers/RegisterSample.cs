using System.Collections.Immutable;
using EqualityPipeline.Periods;
using EqualityPipeline.Publication;
using EqualityPipeline.Registers;
using EqualityPipeline.Returns;
using EqualityPipeline.Tests.Policy;

namespace EqualityPipeline.Tests.Registers;

/// <summary>Registers written as tables, and figures made by hand, under the partnership's own policy. Today is 10 April 2011.</summary>
internal static class RegisterSample
{
    public static readonly DateOnly Today = new(2011, 4, 10);

    public static readonly ReportingMonth LastMonth = new(2011, 3);

    /// <param name="figures">In any order.</param>
    public static RegisterInputs Inputs(IEnumerable<AcceptedRegister> registers, params IEnumerable<PublishedFigure> figures) => Inputs("northmoor", registers, figures);

    public static RegisterInputs Inputs(string organisation, IEnumerable<AcceptedRegister> registers, params IEnumerable<PublishedFigure> figures)
        => new(Packs.Policy, Packs.Policy.FindOrganisation(organisation)!, Today, LastMonth, new HeldRegisters(registers), [.. figures]);

    /// <param name="table">Columns divided by bars in the first line, then a line a record; a blank cell is no entry.</param>
    public static AcceptedRegister Register(string type, string directorate, string table, string month = "2011-03", string organisation = "northmoor")
    {
        var lines = table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var columns = lines[0].Split('|', StringSplitOptions.TrimEntries);
        return new AcceptedRegister(
            organisation, directorate, ReportingMonth.Parse(month), type,
            [
                .. lines.Skip(1).Select((line, at) => new RegisterRecord(at + 2, columns
                    .Zip(line.Split('|', StringSplitOptions.TrimEntries))
                    .Where(cell => cell.Second.Length > 0)
                    .ToImmutableSortedDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal))),
            ]);
    }

    /// <param name="where"><c>all</c>, a directorate, or directorate/service.</param>
    public static PublishedFigure Figure(
        string indicator, string strand, string group, string period, double? value, string? verdict = null, string where = "all", double? ratio = null,
        double? difference = null, double? lower = null, double? upper = null, string? marker = null)
    {
        var parts = where.Split('/');
        var covers = FigurePeriod.Parse(period);
        return new PublishedFigure
        {
            Organisation = "northmoor", Directorate = parts[0], Service = parts.Length > 1 ? parts[1] : "all", Place = "all",
            Period = period, PeriodType = covers.Type, PeriodStart = covers.FirstMonth.FirstDay, PeriodEnd = covers.LastMonth.LastDay,
            Indicator = indicator, Strand = strand, Group = group, Value = value, Verdict = verdict, Ratio = ratio,
            Comparator = difference is null ? null : "rest", Difference = difference, DifferenceLower95 = lower, DifferenceUpper95 = upper, Marker = marker,
        };
    }
}
