using EqualityPipeline.Periods;
using EqualityPipeline.Returns;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Web.Feeds;

/// <summary>The completeness board of one organisation and month.</summary>
public static class ReturnsFeed
{
    public static IResult Board(CompletenessBoard board) => FeedJson.Answer(new
    {
        board.Organisation, board.Period, board.Expected, board.Received, board.Counted, board.Late, board.Missing, board.Exempt, board.Completeness,
        Locked = board.Lock is { } locked ? new { locked.Since, locked.By, locked.Reason } : null,
        Returns = board.Slots.Select(Row),
        Unexpected = board.Unexpected.Select(Row),
    });

    private static object Row(ReturnSlot slot) => new
    {
        slot.Directorate, slot.ReturnType, slot.State, slot.Counted, Due = slot.Due.Instant, DueDay = slot.Due.LastDay, slot.ReceivedAt, slot.Late, slot.SubmissionId,
        Receipt = slot.SubmissionId is null ? null : ReceiptAddress(slot.Organisation, slot.Directorate, slot.Period, slot.ReturnType),
        History = slot.SubmissionId is null ? null : HistoryAddress(slot.Organisation, slot.Directorate, slot.Period, slot.ReturnType),
        Nil = slot.IsNil, HeldByLock = slot.IsHeldByLock, slot.SignedOffAt, slot.CheckingSince,
        Exempt = slot.Exemption is { } exemption ? new { exemption.Reason, Until = exemption.Months.To } : null,
    };

    /// <summary>What happened to a return, oldest first.</summary>
    public static IResult History(IReadOnlyList<ReturnEvent> events) => FeedJson.Answer(events);

    public static string HistoryAddress(string organisation, string directorate, ReportingMonth period, string returnType)
        => $"/api/returns/{organisation}/{directorate}/{period}/{returnType}/history";

    /// <summary>Of the sender's own file with the findings beside its rows.</summary>
    public static string AnnotatedAddress(string organisation, string directorate, ReportingMonth period, string returnType)
        => $"/api/returns/{organisation}/{directorate}/{period}/{returnType}/annotated";

    public static string ReceiptAddress(string organisation, string directorate, ReportingMonth period, string returnType)
        => ReceiptAddresses.Of(organisation, directorate, period, returnType);
}
