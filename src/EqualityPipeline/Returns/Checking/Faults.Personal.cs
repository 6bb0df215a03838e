using System.Globalization;

namespace EqualityPipeline.Returns;

/// <summary>The sentences of the guard: where personal data were found, never what.</summary>
internal static partial class Faults
{
    public const string BirthColumnCode = "R190";

    private const string PutAside = "Nothing of the file is counted and the text is not shown.";

    /// <param name="rows">The first of them.</param>
    /// <param name="count">How many there are.</param>
    public static Finding PersonalValue(At at, PersonalDetail detail, IReadOnlyList<int> rows, int count)
    {
        var column = at.Column is { } name ? $"the column {name}" : $"column {Texts.ColumnLetters(at.Position)}";
        var more = count > rows.Count ? string.Create(CultureInfo.InvariantCulture, $" and {count - rows.Count} more") : string.Empty;
        var which = string.Create(CultureInfo.InvariantCulture, $"{(count == 1 ? "Row" : "Rows")} {string.Join(", ", rows)}{more}");
        return Make(PersonalValueCode, at, null, null,
            $"{which} of {column} {(count == 1 ? "holds" : "hold")} what looks like {InWords(detail)}. {PutAside}",
            "Remove the personal details, or the whole column, and send the return without them.");
    }

    public static Finding DatesOfBirth(At at) => Make(BirthColumnCode, at, null, null,
        $"The column {at.Column ?? Texts.ColumnLetters(at.Position)} holds days many years apart and long past, as dates of birth are. {PutAside}",
        "Delete the column and send the return without it. Ages are sent as age bands.");

    public static Finding NumbersPeople(At at, int cells) => Make("R191", at, null, null,
        $"Each of the {Texts.Number(cells)} cells of the column {at.Column ?? Texts.ColumnLetters(at.Position)}, which is not part of this return, holds a number of its own, as a payroll, property or case number does.",
        "Delete the column, or confirm the return when the column numbers nothing by which a person could be found.");

    private static string InWords(PersonalDetail detail) => detail switch
    {
        PersonalDetail.Email => "an e-mail address",
        PersonalDetail.NationalInsurance => "a National Insurance number",
        PersonalDetail.Nhs => "an NHS number",
        PersonalDetail.Telephone => "a telephone number",
        PersonalDetail.Postcode => "a full postcode",
        PersonalDetail.Born => "a date of birth",
        PersonalDetail.Name => "a person's name",
        _ => throw new ArgumentOutOfRangeException(nameof(detail), detail, "Nothing personal was found."),
    };
}
