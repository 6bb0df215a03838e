namespace EqualityPipeline.Returns;

public static partial class FindingCatalogue
{
    /// <summary>What is wrong with the path of an upload: R301 to R399.</summary>
    private static FindingKind[] OfNames() =>
    [
        Error("R301", "Too few or too many folders", "The path of a return is organisation, directorate, month and file.", "Send it to organisation/directorate/yyyy-MM/return-type.csv."),
        Error("R302", "A path that leads elsewhere", "The path has an empty part, or parts such as \"..\", or a backslash.", "Send it to organisation/directorate/yyyy-MM/return-type.csv."),
        Error("R303", "Characters that are not allowed", "The path holds characters that do not show, look like others, or have a meaning to the storage service.", "Use plain letters, digits, spaces, hyphens, full stops and brackets."),
        Error("R304", "A path that is too long", "The path has more than 255 characters.", "Shorten the name of the file: the return type is enough."),
        Error("R305", "Not a kind of file that is read", "Returns are read from .xlsx and .csv files.", "Save the table as \"Excel Workbook (*.xlsx)\" or \"CSV UTF-8 (Comma delimited)\"."),
        Error("R306", "Not an organisation", "The first part of the path is not the id of an organisation.", "Use the id the message gives."),
        Error("R307", "Not a directorate", "The second part of the path is not the id of a directorate of the organisation.", "Use one of the ids the message lists."),
        Error("R308", "Sent from the wrong level", "A return of the whole organisation is sent from \"corporate\", every other one from its directorate.", "Send it to the folder the message names."),
        Error("R309", "Not a month", "The third part of the path is not a month written as yyyy-MM.", "Write the month the return is for as 2009-04."),
        Error("R310", "A month that has not begun", "The return is for a month in the future.", "Check the year and the month of the path."),
        Error("R311", "Not a return type", "The name of the file does not begin with the id of a return type.", "Name the file after the return type, for example service-take-up.csv; anything more follows a hyphen."),
        Error("R313", "A path that is right but for its spelling", "The organisation, directorate, month and return type can all be told, but capitals, spaces, endings or the month are not written as in a path. It is not guessed where a file belongs.", "Send the file to exactly the path the message gives."),
        Error("R312", "A return that was not collected", "The return type was not in force in that month.", "Check the month of the path."),
    ];
}
