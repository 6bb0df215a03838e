namespace EqualityPipeline.Returns;

public static partial class FindingCatalogue
{
    /// <summary>What belongs to the life of a return rather than to its rows: R330 to R349.</summary>
    private static FindingKind[] OfLife() =>
    [
        Note("R330", "A nil return", "The file says that there is nothing to report for the month. It is counted: every count is a true zero, which is not the same as no return.", "Nothing. A return sent later takes its place."),
        Error("R331", "More than a nil return", "A nil return has the heading nil_return and beneath it one row that says \"nothing to report\". This file has something else beneath the heading.", "Leave that one row, or use the form of the return."),
        Error("R332", "A nil return of what is always there", "The return counts people as they are at a moment, such as staff in post. Nothing to report would mean that there is nobody.", "Send the return with its counts."),
        Confirm("R333", "A locked month", "The month was locked when its figures were reported, and takes no new return. The return was checked and is held. Confirming it does not release it.", "Have the month reopened by the role that the receipt names. The return is then received without being sent again."),
    ];
}
