using System.Globalization;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Returns;

/// <summary>The sentences of the findings that a path can get.</summary>
internal static partial class Faults
{
    private const string Shape = "organisation/directorate/yyyy-MM/return-type.csv";

    public static Finding WrongDepth(string path, int parts, string? right) => Make("R301", At.File, path, null,
        string.Create(CultureInfo.InvariantCulture, $"The path {Quoted(path)} has {parts} {(parts == 1 ? "part" : "parts")}, not four."), SendTo(right));

    public static Finding LeadsElsewhere(string path, string? right) => Make("R302", At.File, path, null,
        $"The path {Quoted(path)} has an empty part, a part of dots, a backslash, or a part that begins or ends with a space or dot.", SendTo(right));

    public static Finding SpeltOtherwise(string path, string right) => Make("R313", At.File, path, right,
        $"The path {Quoted(path)} names a return that is expected, but is not spelt as paths are: ids in lower case, words joined by hyphens, the month as yyyy-MM.", SendTo(right));

    private static string SendTo(string? right) => $"Send the file to {(right is null ? string.Empty : "exactly this path: ")}{right ?? Shape}{(right is null ? "." : string.Empty)}";

    public static Finding ForbiddenCharacter(string path, char forbidden) => Make("R303", At.File, path, null,
        string.Create(CultureInfo.InvariantCulture, $"The path {Quoted(forbidden > 127 ? path.Replace(forbidden.ToString(), $"\\u{(int)forbidden:X4}", StringComparison.Ordinal) : path)} holds a character that is not allowed: U+{(int)forbidden:X4}."),
        "Use plain letters, digits, spaces, hyphens, full stops and brackets; type the name anew where it was copied.");

    public static Finding LongPath(int length, int longest) => Make("R304", At.File, null, null,
        string.Create(CultureInfo.InvariantCulture, $"The path has {length} characters; at most {longest} are taken."), "Shorten the name of the file: the return type is enough.");

    public static Finding WrongExtension(string file, string extension)
    {
        var message = extension.ToUpperInvariant() switch
        {
            "" => $"The file {Quoted(file)} has no ending that says what it is.",
            ".XLS" => $"The file {Quoted(file)} is an old Excel workbook, which is not read.",
            ".XLSM" or ".XLSB" => $"The file {Quoted(file)} is a workbook that can hold macros, which is not read.",
            _ => $"The file {Quoted(file)} ends in {Quoted(extension)}, which is not a kind of file that is read.",
        };
        return Make("R305", At.File, file, null, message, "Save the table as \"Excel Workbook (*.xlsx)\" or \"CSV UTF-8 (Comma delimited)\" and send that file.");
    }

    public static Finding UnknownOrganisation(string found, string? nearest) => Make("R306", At.File, found, nearest,
        $"{Quoted(found)} is not the id of an organisation.", SuggestId(nearest, "Use the id your organisation was given, in lower case."));

    public static Finding UnknownDirectorate(string found, string organisation, string? nearest, IReadOnlyCollection<string> allowed) => Make("R307", At.File, found, nearest,
        $"{Quoted(found)} is not the id of a directorate of {organisation}. Use one of: {Listed(allowed)}.", SuggestId(nearest, "Ids are written in lower case."));

    public static Finding WrongLevel(string returnType, string found, string right) => Make("R308", At.File, found, null,
        $"{returnType} is not sent from {Quoted(found)} but from {right}.", $"Send the file to the folder of {right}.");

    public static Finding NotAMonth(string found) => Make("R309", At.File, found, null,
        $"{Quoted(found)} is not a month written as yyyy-MM.", "Write the month the return is for as 2009-04.");

    public static Finding FutureMonth(ReportingMonth period, ReportingMonth current) => Make("R310", At.File, period.ToString(), null,
        $"The return is for {period.InWords}, which has not begun: it is {current.InWords}.", "Check the year and the month of the path.");

    public static Finding UnknownReturnType(string found, string? nearest, IReadOnlyCollection<string> allowed) => Make("R311", At.File, found, nearest,
        $"{Quoted(found)} does not begin with the id of a return type. Use one of: {Listed(allowed)}.",
        SuggestId(nearest, "Anything more in the name follows a hyphen."));

    public static Finding NotCollectedThen(string returnType, ReportingMonth period, MonthSpan inForce) => Make("R312", At.File, period.ToString(), null,
        $"{returnType} was not collected in {period.InWords}: it was in force {InWords(inForce)}.", "Check the month of the path.");

    private static string SuggestId(string? nearest, string otherwise) => nearest is null ? otherwise : $"Write \"{nearest}\", if that is meant. {otherwise}";
}
