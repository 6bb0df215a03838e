using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>Makes the form that an address asks for.</summary>
public sealed class TemplateAnswers(MonitoringPolicy policy, TimeProvider clock)
{
    private const string CsvEnding = ".csv";
    private const string WorkbookEnding = ".xlsx";
    internal const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public Task<IResult> AnswerAsync(HttpRequest request, string file, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return Task.FromResult(Answer(request, file));
    }

    private IResult Answer(HttpRequest request, string file)
    {
        var isWorkbook = file.EndsWith(WorkbookEnding, StringComparison.OrdinalIgnoreCase);
        if (!isWorkbook && !file.EndsWith(CsvEnding, StringComparison.OrdinalIgnoreCase))
            return Told.NotFound("A form is a .csv or an .xlsx file, for example /api/templates/service-take-up.xlsx.");
        var id = file[..^(isWorkbook ? WorkbookEnding : CsvEnding).Length];
        if (policy.FindReturnType(id) is not { } type)
            return Told.NotFound($"There is no such return. There are: {string.Join(", ", policy.ReturnTypes.Select(t => t.Id))}.");

        var asked = FormChoice.Read(request.Query, policy, type, ReportingMonth.Of(LondonTime.DayOf(clock.GetUtcNow())));
        if (asked.Form is not { } form)
            return Told.Error(StatusCodes.Status400BadRequest, asked.Fault!);
        request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        return isWorkbook
            ? Results.Bytes(FormFiles.Workbook(form), WorkbookType, FormChoice.FileName(form, WorkbookEnding))
            : Results.Bytes(FormFiles.Csv(form), "text/csv; charset=utf-8", FormChoice.FileName(form, CsvEnding));
    }
}
