using System.Security.Cryptography;
using System.Text;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>What the sender's role is told of a return that is not counted: words and an address, no figure and nothing that was in the file.</summary>
/// <param name="Id">The same for the same submission, attempt and outcome: it is told once.</param>
/// <param name="Directorate">Null, as is the organisation, where the path says nothing that can be trusted.</param>
/// <param name="To">A role.</param>
/// <param name="Receipt">The path of the receipt's address.</param>
public sealed record ReturnNotice(string Id, string? Organisation, string? Directorate, string To, string Message, string Receipt)
{
    /// <returns>Null for a return that is counted.</returns>
    public static ReturnNotice? For(MonitoringPolicy policy, SubmissionName? name, Receipt receipt, string address)
    {
        if (receipt.IsCounted)
            return null;
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            $"notice|{receipt.SubmissionId}|{receipt.Attempt}|{ReceiptJson.StatusText(receipt.Status)}|{receipt.IsHeldByLock}")))[..24];
        if (name is null)
        {
            return new ReturnNotice(
                id, null, null, policy.Notices.Sender,
                "An upload could not be filed, because its name does not say what it is. Its receipt says how to name it.", address);
        }

        var organisation = policy.FindOrganisation(name.Organisation)!;
        var what = $"{organisation.Name}, {SenderName(organisation, name.Directorate)}: the return \"{policy.FindReturnType(name.ReturnType)!.Name}\" for {name.Period.InWords}";
        return new ReturnNotice(id, name.Organisation, name.Directorate, policy.Notices.Sender, $"{what} {Outcome(receipt)} Its receipt says why and what to do.", address);
    }

    internal static string SenderName(Organisation organisation, string directorate)
        => organisation.FindDirectorate(directorate)?.Name ?? "the organisation as a whole";

    private static string Outcome(Receipt receipt) => receipt switch
    {
        { IsHeldByLock: true } => "is held, because the month is locked.",
        { Status: ReceiptStatus.Held } => "is held until someone confirms it or sends a corrected one.",
        { Quarantined: true } => "is refused and put aside, because it seems to hold personal details.",
        _ => "is not accepted, and nothing of it is counted.",
    };
}
