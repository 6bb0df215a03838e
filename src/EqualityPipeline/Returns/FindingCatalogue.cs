using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace EqualityPipeline.Returns;

/// <param name="Confirm">True for a warning that holds the return until someone confirms it.</param>
/// <param name="Means">What is wrong, in general.</param>
/// <param name="Mend">What the sender does about it.</param>
public sealed record FindingKind(string Code, Severity Severity, bool Confirm, string Title, string Means, string Mend);

/// <summary>Every finding a return can get. docs/findings.md is written from it.</summary>
public static class FindingCatalogue
{
    public static ImmutableArray<FindingKind> All { get; } =
    [
        Error("R001", "The file is empty", "There is not one character in the file, or only blank lines.", "Save the return again and check its size before sending it."),
        Error("R002", "A workbook instead of a CSV file", "The file is an Excel workbook. Workbooks are not read yet.", "In Excel choose Save As, then \"CSV UTF-8 (Comma delimited)\", and send that file."),
        Error("R003", "Not a table of text", "The file is a PDF, an old or password-protected Office file, or something else that is not text.", "Save the table as \"CSV UTF-8 (Comma delimited)\" and send that file."),
        Note("R004", "Not saved as UTF-8", "The file was read, in the encoding the receipt names. Accented letters may have been changed by the program that saved it.", "Nothing now. Next time choose \"CSV UTF-8\" when saving."),
        Error("R005", "Two encodings in one file", "Part of the file is UTF-8 and part is not, as when two exports are pasted together. Accented letters cannot be trusted.", "Open the file, mend the letters that look wrong and save it as \"CSV UTF-8\"."),
        Note("R006", "Not separated by commas", "The cells are separated by semicolons or tabs. They were read as such.", "Nothing."),
        Note("R007", "Empty bytes at the end", "The file ends in NUL bytes, which some programs leave behind. They were ignored.", "Nothing."),
        Error("R008", "Empty bytes inside the file", "There are NUL bytes between the characters: the file was damaged or is not a text file.", "Export the return again; do not mend this copy."),
        Error("R009", "A quotation mark without its partner", "A cell starts with a quotation mark that is never closed, or goes on after the closing one. Where its cells end cannot be known, and the rows beneath may have been swallowed.", "Remove the mark, or write it twice within a cell that has marks around it."),
        Error("R010", "A row that is too long to read", "A row holds more than 1 MiB of text. It and the rows beneath it were not read.", "Look for a quotation mark without its partner in that row or the one above it."),
        Error("R011", "A cell that is too long", "A cell holds more than 64 KiB of text.", "Cells hold a category, a date, a service, a ward or a number: remove everything else."),
        Error("R012", "Too many columns", "A row has more than 500 cells.", "Start from the form of this return and copy your columns into it."),
        Error("R013", "More cells than the header has", "A row has cells with text beyond the last column that has a heading, so its cells may stand in the wrong columns.", "Put text that holds commas between quotation marks, or remove the cells that are too many."),
        Error("R014", "Fewer cells than the header has", "A row ends before the last column, so its cells may stand in the wrong columns.", "Give the row a cell for every column; an empty cell is fine where an answer was left blank."),
        Error("R015", "No rows", "There is a header and nothing beneath it. An empty file is not taken for \"nobody\".", "If nobody is to be reported, send counts of 0 in the tally layout; if not, export the return again with its rows."),
        Error("R016", "A required column is missing", "The return cannot be counted without the column.", "Add the column, with this heading."),
        Error("R017", "A column given twice", "Two headings mean the same column, so it is not known which one to count.", "Remove one of the two."),
        Note("R018", "A column that is not used", "The heading is not one of this return's. Nothing in the column was read.", "Nothing, unless the heading was meant to be one of the return's. Columns that are not used need not be sent."),
        Error("R019", "A column that identifies people", "A heading says that the column holds names, addresses, numbers or dates that identify a person. A monitoring return never holds them. The file is put aside, none of its content is shown, and the people who look after the data are to be told.", "Delete the column, empty the file from where it was sent, and send the return without it."),
        Error("R020", "A required strand is missing", "The return has no answers for a strand that must be monitored.", "Add the strand. Where people were not asked, say so with the category \"not collected\"."),
        Note("R021", "A strand that was not sent", "The strand is in force and may be left out. Everyone is counted as not collected for it.", "Send the strand when it is collected."),
        Note("R022", "A strand that was not in force", "The organisation had not adopted the strand by that month. Its answers were not counted.", "Nothing."),
        Error("R023", "The wrong layout", "The columns are those of a layout this return is not taken in.", "Use the form of this return."),
        Error("R024", "No strands in force", "The organisation had adopted no set of strands by that month, so there is nothing to count the return by.", "Check the month in the path. If it is right, ask for the policy to be changed."),
        Error("R025", "No header", "None of the cells of the first row is a heading of this return.", "Put the headings in the first row, with no title above them."),
        Error("R026", "A comment among the rows", "A row starts with # or has text in one cell only: it looks like a comment or a source line.", "Remove the row. Comments go into the message that accompanies the return."),
        Error("R027", "A total among the rows", "A row starts with \"Total\". Totals are made from the rows, and counting this one would count people twice.", "Remove the row. In the tally layout a check total has the group \"all\"."),

        Error("R101", "A cell that must be filled is blank", "The row cannot be counted without it.", "Fill the cell."),
        Error("R102", "Not a service", "No directorate of the organisation has a service of that name or id.", "Use one of the services the message lists."),
        Error("R103", "A service of another directorate", "The service exists, but another directorate sends its return.", "Move the row to the return of that directorate, or correct the service."),
        Error("R104", "Not a ward", "The organisation has no ward of that name or id.", "Use one of the wards the message lists, or leave the cell blank when the ward is not known."),
        Error("R105", "Not a date", "The text cannot be read as a day.", "Write dates as 2009-04-30 or 30/04/2009, without a time."),
        Error("R106", "A date outside the month", "The day is not in the month that the return is for.", "Correct the date, or move the row to the return of its own month."),
        Error("R107", "Not a category", "The text is neither a category of the strand nor one of the answers that stand for no category.", "Use one of the categories the message lists."),
        Error("R108", "A heading instead of a category", "The text is a heading that sums several categories. Counting it would lose who they were.", "Use one of the categories beneath the heading."),
        Error("R109", "A category of another edition", "The category belongs to an edition of the list that was not in force in that month.", "Use the list that was in force, given in the message."),
        Warning("R110", "Answers left blank", "The cells hold nothing. The people are counted as \"left blank\", which is neither \"prefer not to say\" nor \"unknown\".", "Fill the cells where the answer is known; write \"prefer not to say\" or \"unknown\" where that was the answer."),
        Error("R111", "A date as a number", "The cell holds the number by which Excel stores a date, such as 39933. Excel has two ways of counting, so it is not guessed.", "Format the column as a date in Excel, so that it shows 30/04/2009, and save again."),
        Error("R112", "A date that does not exist", "The text is shaped like a date, but there is no such day. Days come before months: 30/04/2009.", "Correct the date."),
        Error("R113", "Not a stage", "The text is not one of the stages of this return.", "Use one of the stages the message lists."),
        Error("R114", "Not a measure", "The text is not one of the measures of this return.", "Use one of the measures the message lists."),
        Error("R115", "Not a strand", "The text is not the name of a strand.", "Use one of the strands the message lists."),
        Error("R117", "More different faults in one column", "Twenty different texts of the column are listed. This finding counts the rows with further ones.", "Correct the listed ones and check the return again, or compare the whole column with the list of allowed values."),
        Error("R118", "Personal details in a cell", "A cell holds what looks like an e-mail address or a National Insurance number. The file is put aside, the text is not shown, and the people who look after the data are to be told.", "Remove the personal details and send the return without them."),
        Error("R120", "No figure", "The count is blank, a dash or \"n/a\". Blank is not taken for 0.", "Write 0 where there was nobody, or remove the row where it was not counted."),
        Note("R121", "Thousands separators", "Counts were written as 1,234 and read as 1234.", "Nothing."),
        Error("R122", "Not a whole number", "The count is a decimal, a percentage, or not a number in plain digits.", "Write the number of people in the digits 0 to 9."),
        Error("R123", "A negative count", "A count of people is below 0.", "Write the number of people; corrections go into the month they belong to."),
        Error("R124", "A suppressed count", "The count is a mark such as * or <5 that hides a small number. It is not read as 0 and cannot be counted. Returns are sent unsuppressed: small numbers are hidden when figures are published.", "Write the number itself."),
        Error("R125", "A number too large to count", "The count has more than twelve digits.", "Write the number of people."),

        Error("R201", "The same row twice", "Two rows give a count for the same service, ward, measure, strand and group. They are not added, because one may be a correction of the other.", "Remove one, or add them up in one row."),
        Error("R202", "A check total that does not fit", "The row with the group \"all\" is not the sum of the groups of its strand.", "Find the group that is missing or wrong, or correct the total."),
        Warning("R203", "Strands with different totals", "The same people are counted by each strand, so the strands should add up to the same total. The counts are taken as they are.", "Look for rows that are missing in one of the strands; people whose answer is not known belong to \"unknown\"."),
        Error("R204", "A stage larger than the one before it", "More people reached a stage than the stage before it.", "Check the two counts."),
        Confirm("R205", "An improbably large count", "A count is above ten million.", "Correct the count, or confirm the return when it is right."),
        Confirm("R206", "All counts the same", "Twelve or more counts are all the same number, which happens when a formula or a test file was sent.", "Check the export, or confirm the return when it is right."),

        Error("R301", "Too few or too many folders", "The path of a return is organisation, directorate, month and file.", "Send it to organisation/directorate/yyyy-MM/return-type.csv."),
        Error("R302", "A path that leads elsewhere", "The path has an empty part, or parts such as \"..\", or a backslash.", "Send it to organisation/directorate/yyyy-MM/return-type.csv."),
        Error("R303", "Characters that are not allowed", "The path holds characters that do not show, look like others, or have a meaning to the storage service.", "Use plain letters, digits, spaces, hyphens, full stops and brackets."),
        Error("R304", "A path that is too long", "The path has more than 255 characters.", "Shorten the name of the file: the return type is enough."),
        Error("R305", "Not a kind of file that is read", "Returns are read from .csv files.", "Save the table as \"CSV UTF-8 (Comma delimited)\"."),
        Error("R306", "Not an organisation", "The first part of the path is not the id of an organisation.", "Use the id the message gives."),
        Error("R307", "Not a directorate", "The second part of the path is not the id of a directorate of the organisation.", "Use one of the ids the message lists."),
        Error("R308", "Sent from the wrong level", "A return of the whole organisation is sent from \"corporate\", every other one from its directorate.", "Send it to the folder the message names."),
        Error("R309", "Not a month", "The third part of the path is not a month written as yyyy-MM.", "Write the month the return is for as 2009-04."),
        Error("R310", "A month that has not begun", "The return is for a month in the future.", "Check the year and the month of the path."),
        Error("R311", "Not a return type", "The name of the file does not begin with the id of a return type.", "Name the file after the return type, for example service-take-up.csv; anything more follows a hyphen."),
        Error("R312", "A return that was not collected", "The return type was not in force in that month.", "Check the month of the path."),
    ];

    private static readonly FrozenDictionary<string, FindingKind> ByCode = All.ToFrozenDictionary(k => k.Code, StringComparer.Ordinal);

    /// <exception cref="KeyNotFoundException">No finding has that code.</exception>
    public static FindingKind Of(string code) => ByCode[code];

    /// <summary>The text of docs/findings.md.</summary>
    public static string Markdown()
    {
        var page = new StringBuilder("""
            # Findings

            Every finding that a receipt can list: what it means and how to mend it. Written from `FindingCatalogue`; a test fails when this page is not.

            An error rejects the return whole. A warning does not, unless it holds the return until someone confirms it. A note asks for nothing.
            `rowsRead` counts the rows beneath the header that are not blank. `rowsCounted` counts those whose content was added: check totals and strands that
            were not in force are read and not counted, and nothing is counted of a return that is not accepted.

            """.ReplaceLineEndings("\n"));
        foreach (var kind in All)
        {
            var effect = kind.Severity switch
            {
                Severity.Error => "error",
                Severity.Note => "note",
                _ when kind.Confirm => "warning, holds the return",
                _ => "warning",
            };
            page.Append('\n').Append("## ").Append(kind.Code).Append(' ').Append(kind.Title).Append(" (").Append(effect).Append(")\n\n")
                .Append(kind.Means).Append(' ').Append("**To mend it:** ").Append(kind.Mend).Append('\n');
        }
        return page.ToString();
    }

    private static FindingKind Error(string code, string title, string means, string mend)
        => new(code, Severity.Error, Confirm: false, title, means, mend);

    private static FindingKind Warning(string code, string title, string means, string mend)
        => new(code, Severity.Warning, Confirm: false, title, means, mend);

    private static FindingKind Confirm(string code, string title, string means, string mend)
        => new(code, Severity.Warning, Confirm: true, title, means, mend);

    private static FindingKind Note(string code, string title, string means, string mend)
        => new(code, Severity.Note, Confirm: false, title, means, mend);
}
