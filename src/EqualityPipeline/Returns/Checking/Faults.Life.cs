using System.Globalization;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Returns;

/// <summary>The sentences of the findings that belong to the life of a return: nil returns and locked months.</summary>
internal static partial class Faults
{
    public static Finding Nil(string returnType, ReportingMonth period) => Make("R330", At.File, null, null,
        $"This is a nil return: {returnType} has nothing to report for {period.InWords}. Every count of it is a true zero.",
        "Nothing. When there is something to report after all, send the return to the same folder; it takes the place of this one.");

    public static Finding MoreThanNil(At at) => Make("R331", at, null, null,
        $"Beneath the heading \"{NilRows.Heading}\" one row must say \"{NilRows.Statement}\", and nothing else may stand there; here is something else.",
        $"If there is nothing to report, leave one row beneath the heading that says \"{NilRows.Statement}\". If there is something, use the form of the return.");

    public static Finding NilOfStock(string returnType) => Make("R332", At.File, null, null,
        $"{returnType} counts people as they are at a moment, so there is always something to report: a nil return of it would say that there is nobody.",
        "Send the return with its counts.");

    public static Finding PeriodLocked(PeriodLock locked, string keeper) => Make("R333", At.File, locked.Period.ToString(), null,
        $"{LockedSince(locked)}, so the return was checked but is not counted.",
        $"Ask the {keeper} to reopen {locked.Period.InWords}, saying why. The return need not be sent again: it is received when the month is reopened.");

    public static Finding PeriodLockedToo(PeriodLock locked, string keeper) => Make("R333", At.File, locked.Period.ToString(), null,
        $"{LockedSince(locked)}, so a return that is in order will be held as well.",
        $"Ask the {keeper} to reopen {locked.Period.InWords}, saying why, and mend what the other findings say.");

    private static string LockedSince(PeriodLock locked)
        => $"{locked.Period.InWords} has been locked since {Moment(locked.Since)}, by {locked.By}. Its figures have been reported";

    private static string Moment(DateTimeOffset instant)
        => instant.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
