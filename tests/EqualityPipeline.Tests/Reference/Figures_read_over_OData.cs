using System.Globalization;
using System.Text.Json;

namespace EqualityPipeline.Tests.Reference;

/// <summary>
/// Returns uploaded in both layouts and both formats, published, and read back over the feed, beside the figures that scipy and statsmodels make of the same returns:
/// <c>reference.py</c> says how and makes them again.
/// </summary>
public class Figures_read_over_OData(UploadedReferenceCases uploaded) : IClassFixture<UploadedReferenceCases>
{
    /// <summary>Where a tail or a root is involved the tools themselves agree to no more than this.</summary>
    private const double TailOrRoot = 1e-6;

    /// <summary>As <c>expected.txt</c> has them, after the place of the figure.</summary>
    private static readonly string[] Columns =
    [
        "Numerator", "Denominator", "Value", "Lower95", "Upper95", "Lower998", "Upper998", "Comparator", "ComparatorValue", "Ratio", "RatioLower95", "RatioUpper95",
        "Difference", "DifferenceLower95", "DifferenceUpper95", "PValue", "QValue", "Verdict", "DeclarationRate", "Marker",
    ];

    private static readonly IReadOnlyList<string[]> Expected = [.. ReferencePolicy.Text("expected.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('|'))];

    public static TheoryData<string> Indicators => [.. Expected.Select(line => line[3]).Distinct()];

    [Theory]
    [MemberData(nameof(Indicators))]
    public void Are_those_that_the_reference_tools_make_of_the_same_returns(string indicator)
    {
        var apart = new List<string>();
        foreach (var line in Expected.Where(line => line[3] == indicator))
        {
            var id = $"{line[0]}|{line[1]}|all|all|{line[2]}|{line[3]}|{line[4]}|{line[5]}";
            var row = uploaded.Rows[id];
            for (var at = 0; at < Columns.Length; at++)
            {
                if (!Agrees(row.GetProperty(Columns[at]), line[at + 6], IsOfTailOrRoot(Columns[at]) ? TailOrRoot : 1e-9))
                    apart.Add($"{id} {Columns[at]}: {line[at + 6]} there, {row.GetProperty(Columns[at])} here ({row.GetProperty("MarkerReason")})");
            }
        }

        Assert.True(apart.Count == 0, $"{apart.Count} apart:\n{string.Join('\n', apart.Take(20))}");
    }

    /// <summary>A table that had lost its edges would agree as well.</summary>
    [Fact]
    public void Hold_every_sort_of_case()
    {
        static string Cell(string[] line, string column) => line[Array.IndexOf(Columns, column) + 6];
        IEnumerable<string[]> Of(string kind) => Expected.Where(line => line[3].StartsWith(kind, StringComparison.Ordinal));

        Assert.True(Expected.Count > 2000);
        Assert.Equal(
            ["clearly better", "clearly worse", "no clear difference", "possible", "too few to say"],
            Expected.Select(line => Cell(line, "Verdict")).Where(v => v.Length > 0).Distinct().Order());
        // Four fifths and five fourths to the person, nobody, fewer than ten events and more, everybody on both sides.
        Assert.Contains(Of("RFA"), line => Cell(line, "Ratio") == "0.8");
        Assert.Contains(Of("RFA"), line => Cell(line, "Ratio") == "1.25");
        Assert.Contains(Of("RFA"), line => Cell(line, "Numerator") == "0.0" && Cell(line, "RatioLower95").Length > 0);
        Assert.Contains(Of("RFB"), line => Cell(line, "Numerator") == "0.0" && Cell(line, "RatioLower95").Length > 0);
        Assert.Contains(Of("RFB"), line => Cell(line, "Numerator") is "6.0" or "7.0" or "8.0" or "9.0");
        Assert.Contains(Of("RFA"), line => Cell(line, "Numerator") == Cell(line, "Denominator") && Cell(line, "PValue").Length > 0);
        // Compared and without a verdict, since those who did not say could turn it; compared with too few.
        Assert.Contains(Of("RFA"), line => Cell(line, "PValue").Length > 0 && Cell(line, "Verdict").Length == 0);
        Assert.Contains(Of("RFA"), line => Cell(line, "PValue").Length > 0 && Cell(line, "Verdict") == "too few to say");
        // Enough, and nothing that says how sure their difference is: hours of each, a survey without limits. A survey with them has every verdict.
        Assert.Contains(Of("RFD-01"), line => Cell(line, "Difference").Length > 0 && Cell(line, "Verdict").Length == 0);
        Assert.Equal(
            ["clearly better", "clearly worse", "no clear difference", "possible"],
            Of("RFH-03").Select(line => Cell(line, "Verdict")).Where(v => v.Length > 0).Distinct().Order());
        // A share of a band of pay that is no whole number of people has no exact test.
        Assert.Contains(Of("RFG"), line => Cell(line, "Ratio").Length > 0 && Cell(line, "PValue").Length == 0);
    }

    private static bool IsOfTailOrRoot(string column)
        => column.Contains("Lower", StringComparison.Ordinal) || column.Contains("Upper", StringComparison.Ordinal) || column is "PValue" or "QValue";

    private static bool Agrees(JsonElement found, string expected, double tolerance)
    {
        if (found.ValueKind != JsonValueKind.Number)
            return (found.GetString() ?? string.Empty) == expected;
        // Limits that are nothing at all are nothing to within rounding.
        return double.TryParse(expected, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(found.GetDouble() - number) <= Math.Max(1e-13, tolerance * Math.Abs(number));
    }
}
