using System.Globalization;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Returns;

/// <summary>The sentences of the findings that categories, numbers and rules between counts can get.</summary>
internal static partial class Faults
{
    public static Finding HeadingOfCodes(At at, string found, IReadOnlyCollection<string> details) => Make("R126", at, found, null,
        $"{Quoted(found)} is a heading and not an answer of {at.Column}. Use one of: {Listed(details)}.", "Use the answer beneath the heading.");

    public static Finding TooManyCombinations(int row, IReadOnlyCollection<string> columns) => Make("R127", At.WholeRow(row), null, null,
        string.Create(CultureInfo.InvariantCulture, $"By row {row} the return has more different combinations of {Listed(columns)} than can be counted in one return."),
        "Look for a column that holds something else than it should, such as a running number. If all of it is right, tell the equality lead.");

    public static Finding SeveralInOneReturn(At at, string found, string earlier, int earlierRow, string measure) => Make("R207", at, found, null,
        string.Create(CultureInfo.InvariantCulture, $"{at.Column} is {Quoted(found)} here and {Quoted(earlier)} in row {earlierRow}. Counts of {measure} from two of them would be added up, though they count the same people."),
        "Send the counts of one of them.");

    public static Finding LargerPart(At at, string what, string part, decimal count, string whole, decimal countOfWhole, string why, bool isWarning) => Make(
        isWarning ? "R209" : "R208", at, null, null,
        $"{what}: {part} is {Texts.Amount(count)}, more than {whole} with {Texts.Amount(countOfWhole)}. {why}", "Check the two counts.");

    public static Finding TotalBesideWards(At at, string what, decimal total) => Make("R210", at, null, null,
        $"{what}: the rows without a ward add up to {Texts.Amount(total)}, just as the rows with wards do. They look like totals, and adding them would count everyone twice.",
        "Remove the rows without a ward, or confirm the return when they are other people.");
}
