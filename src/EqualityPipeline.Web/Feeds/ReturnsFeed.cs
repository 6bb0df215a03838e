using EqualityPipeline.Periods;
using EqualityPipeline.Returns;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Web.Feeds;

/// <summary>The completeness board of one organisation and month.</summary>
public static class ReturnsFeed
{
    public static IResult Board(CompletenessBoard board) => FeedJson.Answer(new
    {
        board.Organisation, board.Period, board.Expected, board.Received, board.Counted, board.Late, board.Missing,
        Returns = board.Slots.Select(s => new
        {
            s.Directorate, s.ReturnType, s.State, s.Counted, Due = s.Due.Instant, DueDay = s.Due.LastDay, s.ReceivedAt, s.Late, s.SubmissionId,
            Receipt = s.SubmissionId is null ? null : ReceiptAddress(s.Organisation, s.Directorate, s.Period, s.ReturnType),
        }),
    });

    public static string ReceiptAddress(string organisation, string directorate, ReportingMonth period, string returnType)
        => $"/api/returns/{organisation}/{directorate}/{period}/{returnType}/receipt";
}
