namespace EqualityPipeline.Returns;

public static partial class FindingCatalogue
{
    /// <summary>What is odd beside other months and returns of the same sender: R220 to R232. The limits are in policy/comparisons.yaml.</summary>
    private static FindingKind[] OfComparisons() =>
    [
        Confirm("R220", "A count that has jumped", "The count of a service is more than twice, or less than half, what it was in the middle of the months before it, and further off than those months lie apart.", "Correct the count, or confirm the return when it is right."),
        Warning("R221", "A count far from what it was", "The count of a service is more than one and a half times what it was in the middle of the months before it, or less than two thirds, and further off than those months lie apart.", "Look whether rows are missing or were counted twice; nothing more is needed when the count is right."),
        Confirm("R222", "An opening that is not the last closing", "What is there at the start of the month is not what was there at the end of the month before, with what came and went.", "Correct this month, send the month before again if that was wrong, or confirm the return when it is right."),
        Confirm("R223", "A group that has vanished or appeared", "A group with many people in each of the months before has nobody now, or the other way about.", "Look whether a group was left out or its people were counted under another, or confirm the return when it is right."),
        Confirm("R224", "More people than there are", "More people of a group use a service than another return counts of that group in all.", "Count each person once for each service in the month, or confirm the return when it is right."),
        Confirm("R225", "The same figures as another month", "Every figure is that of another month of the same return. Chance does not do that.", "Send this month's figures, or confirm the return when it is right."),
        Confirm("R226", "Nearly the same figures as another month", "Nine tenths or more of the figures are those of another month.", "Send this month's figures, or confirm the return when it is right."),
        Confirm("R227", "Divided as last month was", "The people of a strand are divided among its groups exactly as in the month before, though their number may be another.", "Send the groups as they were counted, or confirm the return when it is right."),
        Confirm("R228", "A multiple of another month", "The figures are those of another month, each times the same number.", "Send the figures as they were counted, or confirm the return when it is right."),
        Confirm("R229", "Too many counts that end in 0 or 5", "Of counted numbers one in five ends in 0 or 5. Here it is so many more that chance would do it less than once in a million returns.", "Send the counts as they are, or confirm the return when it is right."),
        Confirm("R230", "All counts round", "Every count ends in 0.", "Send the counts as they are, or confirm the return when it is right."),
        Confirm("R231", "A service that is missing", "A service or measure was sent in each of the months before, and not this month.", "Add its rows; where there was nobody, send it with the count 0; or confirm the return when it is right."),
        Confirm("R232", "More at a stage than could have reached it", "The month gives a stage without the one before it, and over the months sent more people reached it than the one before.", "Look whether the wider stage is missing, or confirm the return when it is right."),
    ];
}
