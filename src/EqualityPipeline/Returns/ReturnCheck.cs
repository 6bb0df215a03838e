using System.Collections.Immutable;
using EqualityPipeline.Cells;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>Reads one return to its end, in one pass: every finding and, where it is accepted, its cells.</summary>
public static class ReturnCheck
{
    /// <summary>The encoding of what was not read as text.</summary>
    public const string Unread = "unread";

    private const int RowsBetweenCancelChecks = 1024;

    /// <param name="content">Read once, forwards, and left open.</param>
    /// <exception cref="ArgumentException">The name is not one that <see cref="SubmissionNames"/> read with this policy.</exception>
    public static CheckedReturn Check(Stream content, SubmissionName name, MonitoringPolicy policy, CancellationToken cancel = default)
        => Check(content, name, policy, CheckBasis.Empty, cancel);

    /// <inheritdoc cref="Check(Stream, SubmissionName, MonitoringPolicy, CancellationToken)"/>
    /// <param name="basis">What people decided and what was accepted before.</param>
    public static CheckedReturn Check(Stream content, SubmissionName name, MonitoringPolicy policy, CheckBasis basis, CancellationToken cancel = default)
    {
        var context = new ReturnContext(name, policy);
        var findings = new FindingList(basis.IsConfirmed);
        if (name.Path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
            return Refused(findings, Faults.Workbook());

        using var input = new Utf8Input(content);
        switch (input.Kind)
        {
            case FileKind.Workbook:
                return Refused(findings, Faults.Workbook());
            case FileKind.NotText:
                return Refused(findings, Faults.NotText());
            case FileKind.Empty:
                return Refused(findings, Faults.EmptyFile());
            default:
                return CheckText(input, context, findings, cancel);
        }
    }

    private static CheckedReturn CheckText(Utf8Input input, ReturnContext context, FindingList findings, CancellationToken cancel)
    {
        using var rows = new CsvRows(input);
        if (context.Strands.IsEmpty)
            findings.Add(Faults.NoStrands(context.Organisation.Name, context.Name.Period));
        if (!rows.Read())
        {
            findings.Add(rows.TooLongRow is { } row ? Faults.LongRow(row) : Faults.EmptyFile());
            return Finish(findings, input.EncodingName, rowsRead: 0, rowCheck: null);
        }
        if (rows.HasUnpairedQuote)
            findings.Repeat("R009", Faults.UnpairedQuote(rows.Row));
        var guard = new PersonalDataGuard(findings, context.Name.Period);
        if (NilRows.IsHeader(rows))
            return CheckNil(rows, input, new NilRows(context, findings), guard, findings, cancel);
        var header = ReturnHeader.Read(rows, context, findings);
        guard.Begin(header, rows);
        RowCheck? rowCheck = header is null || context.Strands.IsEmpty ? null
            : header.Layout is Layout.Tally ? new TallyRows(context, header, findings)
            : new EventRows(context, header, findings);

        var rowsRead = 0;
        while (rows.Read())
        {
            if (++rowsRead % RowsBetweenCancelChecks == 0)
                cancel.ThrowIfCancellationRequested();
            if (rows.HasUnpairedQuote)
            {
                findings.Repeat("R009", Faults.UnpairedQuote(rows.Row));
                rowCheck?.MissRow();
                guard.WholeRow(rows);
            }
            else if (rowCheck is not null && RowShape.Fits(rows, header!.Columns, findings))
            {
                rowCheck.Row(rows);
                guard.Row(rows);
            }
            else
            {
                rowCheck?.MissRow();
                guard.WholeRow(rows);
            }
        }

        if (rows.TooLongRow is { } tooLong)
            findings.Add(Faults.LongRow(tooLong));
        else if (rowsRead == 0 && header is not null)
            findings.Add(Faults.NoRows(context.Type.Tally is not null));
        else
            rowCheck?.Finish();
        guard.Finish();
        ReportFile(input, rows, findings);
        return Finish(findings, input.EncodingName, rowsRead, rowCheck);
    }

    private static CheckedReturn CheckNil(
        CsvRows rows, Utf8Input input, NilRows nil, PersonalDataGuard guard, FindingList findings, CancellationToken cancel)
    {
        guard.Begin(null, rows);
        var rowsRead = 0;
        while (rows.Read())
        {
            if (++rowsRead % RowsBetweenCancelChecks == 0)
                cancel.ThrowIfCancellationRequested();
            nil.Row(rows);
            guard.WholeRow(rows);
        }

        if (rowsRead == 0)
            findings.Add(Faults.MoreThanNil(At.File));
        nil.Finish();
        guard.Finish();
        ReportFile(input, rows, findings);
        return Finish(findings, input.EncodingName, rowsRead, nil) with { IsNil = true };
    }

    private static void ReportFile(Utf8Input input, CsvRows rows, FindingList findings)
    {
        if (input.IsMixed)
            findings.Add(Faults.MixedEncoding());
        else if (input.EncodingName is not "utf-8")
            findings.Add(Faults.OtherEncoding(input.EncodingName));
        if (input.HasNulInside)
            findings.Add(Faults.NulInside());
        else if (input.HasNulTail)
            findings.Add(Faults.NulTail());
        if (rows.Delimiter != ',')
            findings.Add(Faults.OtherDelimiter(rows.Delimiter));
    }

    private static CheckedReturn Refused(FindingList findings, Finding because)
    {
        findings.Add(because);
        return Finish(findings, Unread, rowsRead: 0, rowCheck: null);
    }

    private static CheckedReturn Finish(FindingList findings, string encoding, int rowsRead, RowCheck? rowCheck)
    {
        var status = findings.HasErrors ? ReceiptStatus.Rejected
            : findings.MustBeConfirmed ? ReceiptStatus.Held
            : findings.HasWarnings ? ReceiptStatus.AcceptedWithWarnings
            : ReceiptStatus.Accepted;
        var counted = status is ReceiptStatus.Accepted or ReceiptStatus.AcceptedWithWarnings;
        ImmutableArray<Cell> cells = counted && rowCheck is not null ? rowCheck.Cells() : [];
        var (listed, total) = findings.Finish();
        return new CheckedReturn(
            status, findings.IsQuarantined, encoding, rowsRead, counted && rowCheck is not null ? rowCheck.RowsCounted : 0, listed, total, cells);
    }
}
