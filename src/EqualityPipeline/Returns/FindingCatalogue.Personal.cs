namespace EqualityPipeline.Returns;

public static partial class FindingCatalogue
{
    /// <summary>Columns that by what they hold identify people: R190 to R191; what stands in single cells is R118. And labels that were approved: R192.</summary>
    private static FindingKind[] OfPersonalData() =>
    [
        Error("R190", "A column of dates of birth", "Most cells of a column are days at least five years before the month of the return, in three years or more that lie at least ten years apart. Appointments do not lie so; births do. The file is put aside, none of its content is shown, and the people who look after the data are to be told.", "Delete the column and send the return without it. Ages are sent as age bands."),
        Confirm("R191", "A column that may number people", "A column that is no part of the return holds a different number in each of twenty rows or more, as payroll, property and case numbers do. Event rows carry nothing by which a person could be found.", "Delete the column, or confirm the return when its numbers are of nothing by which a person could be found."),
        Note("R192", "A label taken for a category", "The text is no category of the list in force, and the equality lead or the policy has approved that it stands for one. The receipt says for which.", "Nothing has to be done."),
    ];
}
