namespace EqualityPipeline.Returns;

public static partial class FindingCatalogue
{
    /// <summary>What is wrong with one cell: R101 to R199.</summary>
    private static FindingKind[] OfValues() =>
    [
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
        Error("R118", "Personal details in a cell", "A cell holds what looks like an e-mail address, a National Insurance or NHS number, a telephone number, a full postcode, a date of birth or a person's name. The file is put aside, the text is not shown, and the people who look after the data are to be told.", "Remove the personal details, or the whole column, and send the return without them."),
        Error("R120", "No figure", "The count is blank, a dash or \"n/a\". Blank is not taken for 0.", "Write 0 where there was nobody, or remove the row where it was not counted."),
        Note("R121", "Thousands separators", "Counts were written as 1,234 and read as 1234.", "Nothing."),
        Error("R122", "Not a whole number", "The count is a decimal, a percentage, or not a number in plain digits.", "Write the number of people in the digits 0 to 9."),
        Error("R123", "A negative count", "A count of people is below 0.", "Write the number of people; corrections go into the month they belong to."),
        Error("R124", "A suppressed count", "The count is a mark such as * or <5 that hides a small number. It is not read as 0 and cannot be counted. Returns are sent unsuppressed: small numbers are hidden when figures are published.", "Write the number itself."),
        Error("R125", "A number too large to count", "The count has more than twelve digits.", "Write the number of people."),
    ];
}
