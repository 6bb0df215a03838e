using EqualityPipeline.Periods;

namespace EqualityPipeline.Returns;

/// <summary>A month of an organisation that takes no new acceptance: its figures have been reported.</summary>
/// <param name="By">The role or key that locked it.</param>
public sealed record PeriodLock(string Organisation, ReportingMonth Period, DateTimeOffset Since, string By, string Reason)
{
    /// <summary>The receipt of a return that would be counted were its month not locked.</summary>
    /// <param name="keeper">The role that reopens months.</param>
    public Receipt Hold(Receipt receipt, string keeper)
        => With(receipt, Faults.PeriodLocked(this, keeper)) with { Status = ReceiptStatus.Held, IsHeldByLock = true, RowsCounted = 0 };

    /// <summary>The receipt of a return that is not counted anyway, so that whoever mends it knows what awaits it.</summary>
    public Receipt Told(Receipt receipt, string keeper) => With(receipt, Faults.PeriodLockedToo(this, keeper));

    private static Receipt With(Receipt receipt, Finding finding)
    {
        // After the errors: they come first in every receipt.
        var at = receipt.Findings.TakeWhile(f => f.Severity == Severity.Error).Count();
        return receipt with
        {
            Findings = [.. receipt.Findings.Insert(at, finding).Take(Receipt.MostFindingsListed)],
            FindingsTotal = receipt.FindingsTotal + 1,
        };
    }
}
