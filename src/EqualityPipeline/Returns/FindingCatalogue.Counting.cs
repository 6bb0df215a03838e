namespace EqualityPipeline.Returns;

public static partial class FindingCatalogue
{
    /// <summary>What is wrong with categories and the rules between counts: R126 to R149 and R207 to R219.</summary>
    private static FindingKind[] OfCounting() =>
    [
        Error("R126", "A heading instead of an answer", "The text is a heading that sums several answers of the column.", "Use one of the answers beneath the heading."),
        Error("R127", "Too many different combinations", "The rows have more different combinations of answers than are counted in one return, which happens when a column holds a running number.", "Look for a column that holds something else than it should."),
        Error("R207", "Two sources in one return", "All counts of a measure must have the same answer in this column, for example one source. Two of them count the same people twice.", "Send the counts of one of them."),
        Error("R208", "A part larger than its whole", "One measure is a part of another, and a group has more in the part than in the whole.", "Check the two counts."),
        Warning("R209", "A part that seems larger than its whole", "One measure is as a rule a part of another, and a group has more in the part than in the whole. The counts are taken as they are.", "Check the two counts."),
        Confirm("R210", "Totals beside their wards", "The rows without a ward add up to just what the rows with wards do. Rows without a ward are added, so that everyone would be counted twice.", "Remove the rows without a ward, or confirm the return when they are other people."),
    ];
}
