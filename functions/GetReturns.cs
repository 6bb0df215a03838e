using EqualityPipeline.Functions.Wiring;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions;

/// <summary>Who has sent what for a month, and the receipt of each return.</summary>
public sealed class GetReturns(ReturnAnswers returns, ReturnPreviews previews)
{
    [Function("GetCompleteness")]
    public Task<IResult> BoardAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/returns/{organisation}/{period}")] HttpRequest request,
        string organisation, string period, CancellationToken cancel)
        => returns.BoardAsync(organisation, period, cancel);

    [Function("GetReceipt")]
    public Task<IResult> ReceiptAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/returns/{organisation}/{directorate}/{period}/{returnType}/receipt")] HttpRequest request,
        string organisation, string directorate, string period, string returnType, CancellationToken cancel)
        => returns.ReceiptAsync(request, organisation, directorate, period, returnType, cancel);

    [Function("GetHistory")]
    public Task<IResult> HistoryAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/returns/{organisation}/{directorate}/{period}/{returnType}/history")] HttpRequest request,
        string organisation, string directorate, string period, string returnType, CancellationToken cancel)
        => returns.HistoryAsync(organisation, directorate, period, returnType, cancel);

    [Function("GetPreview")]
    public Task<IResult> PreviewAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/returns/{organisation}/{directorate}/{period}/{returnType}/preview")] HttpRequest request,
        string organisation, string directorate, string period, string returnType, CancellationToken cancel)
        => previews.AnswerAsync(request, organisation, directorate, period, returnType, cancel);

    [Function("GetUnfiledReceipt")]
    public Task<IResult> UnfiledReceiptAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/receipts/unfiled/{submission}")] HttpRequest request,
        string submission, CancellationToken cancel)
        => returns.UnfiledReceiptAsync(request, submission, cancel);
}
