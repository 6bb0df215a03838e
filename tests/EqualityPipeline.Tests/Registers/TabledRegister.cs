using System.Collections.Immutable;
using EqualityPipeline.Periods;
using EqualityPipeline.Publication;
using EqualityPipeline.Registers;
using EqualityPipeline.Returns;
using EqualityPipeline.Tests.Policy;

namespace EqualityPipeline.Tests.Registers;

/// <summary>An accepted register written as a table: the first line names the columns, "|" divides, an empty cell is blank.</summary>
internal static class TabledRegister
{
    public static AcceptedRegister Of(string returnType, string month, string table, string organisation = "northmoor", string directorate = "corporate")
    {
        var lines = table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var columns = Cells(lines[0]);
        return new AcceptedRegister(
            organisation, directorate, ReportingMonth.Parse(month), returnType,
            [
                .. lines.Skip(1).Select((line, at) => new RegisterRecord(
                    at + 2, columns.Zip(Cells(line)).Where(cell => cell.Second.Length > 0).ToImmutableSortedDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal))),
            ]);
    }

    /// <summary>Under the partnership's own policy, as of the sample's last day.</summary>
    public static RegisterInputs Inputs(IEnumerable<AcceptedRegister> registers, IEnumerable<PublishedFigure>? figures = null, DateOnly? asOf = null, string organisation = "northmoor")
        => new(
            Packs.Policy, Packs.Policy.FindOrganisation(organisation)!, asOf ?? new DateOnly(2011, 4, 10), new ReportingMonth(2011, 3),
            new HeldRegisters(registers), [.. figures ?? []]);

    private static string[] Cells(string line) => line.Split('|', StringSplitOptions.TrimEntries);
}
