namespace EqualityPipeline.Returns;

public static partial class FindingCatalogue
{
    /// <summary>What is wrong between cells: R201 to R299.</summary>
    private static FindingKind[] OfSums() =>
    [
        Error("R201", "The same row twice", "Two rows give a count for the same service, ward, measure, strand and group. They are not added, because one may be a correction of the other.", "Remove one, or add them up in one row."),
        Error("R202", "A check total that does not fit", "The row with the group \"all\" is not the sum of the groups of its strand.", "Find the group that is missing or wrong, or correct the total."),
        Warning("R203", "Strands with different totals", "The same people are counted by each strand, so the strands should add up to the same total. The counts are taken as they are.", "Look for rows that are missing in one of the strands; people whose answer is not known belong to \"unknown\"."),
        Error("R204", "A stage larger than the one before it", "More people reached a stage than the stage before it.", "Check the two counts."),
        Confirm("R205", "An improbably large count", "A count is above ten million.", "Correct the count, or confirm the return when it is right."),
        Confirm("R206", "All counts the same", "Twelve or more counts are all the same number, which happens when a formula or a test file was sent.", "Check the export, or confirm the return when it is right."),
    ];
}
