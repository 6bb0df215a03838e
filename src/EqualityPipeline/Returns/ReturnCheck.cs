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
        var context = new ReturnContext(name, policy, basis);
        var findings = new FindingList(basis.IsConfirmed);
        var isNamedWorkbook = name.Path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase);

        using var input = new Utf8Input(content);
        switch (input.Kind)
        {
            case FileKind.Archive:
                if (!isNamedWorkbook)
                    findings.Add(Faults.OtherKind(isWorkbook: true));
                return CheckWorkbook(input.Raw(), context, findings, cancel);
            case FileKind.OldOffice:
                return Refused(findings, KnownFiles.OldOffice(input.Raw()));
            case FileKind.ThirtyTwoBitText:
                return Refused(findings, Faults.ThirtyTwoBitText());
            case FileKind.WebOrData:
                return Refused(findings, Faults.WebOrData(input.What));
            case FileKind.NotText:
                return Refused(findings, Faults.NotText(input.What));
            case FileKind.Empty:
                return Refused(findings, Faults.EmptyFile());
            default:
                if (isNamedWorkbook)
                    findings.Add(Faults.OtherKind(isWorkbook: false));
                using (var rows = new CsvRows(input))
                    return new HeaderSearch(context).Find(rows) is { } header ? CheckRows(header, context, findings, cancel) : Refused(findings, rows.EndFault ?? Faults.EmptyFile());
        }
    }

    private static CheckedReturn CheckWorkbook(Stream content, ReturnContext context, FindingList findings, CancellationToken cancel)
    {
        try
        {
            var workbook = new Workbook(new PackedFile(content));
            if (SheetChoice.Of(workbook, context, findings) is not var (rows, header))
                return Finish(findings, Unread, rowsRead: 0, rowCheck: null);
            using (rows)
                return CheckRows(header, context, findings, cancel);
        }
        catch (Exception fault) when (WorkbookFault.Of(fault) is { } finding)
        {
            return Refused(findings, finding);
        }
    }

    private static CheckedReturn CheckRows(HeaderPlace place, ReturnContext context, FindingList findings, CancellationToken cancel)
    {
        var rows = place.Rows;
        var headerRow = rows.Row;
        // A register and amounts of no group are kept whatever the strands; a count of people needs one to be counted by.
        var cannotCount = context.Strands.IsEmpty && context.HasStrands;
        if (cannotCount)
            findings.Add(Faults.NoStrands(context.Organisation.Name, context.Name.Period));
        var guard = new PersonalDataGuard(findings, context.Name.Period);
        if (rows.HasUnpairedQuote)
            findings.AddFirst(Faults.UnpairedQuote(headerRow));
        if (!place.Above.IsEmpty)
            findings.Add(Faults.TitlesAbove(place.Above[0].Row, place.Above[^1].Row, headerRow));
        foreach (var title in place.Above)
            guard.WholeRow(title.AsRows());
        if (NilRows.IsHeader(rows))
            return CheckNil(rows, new NilRows(context, findings), guard, findings, cancel);
        var header = ReturnHeader.Read(rows, context, findings);
        guard.Begin(header, rows);
        RowCheck? rowCheck = header is null || cannotCount ? null : header.Layout switch
        {
            Layout.Register => new RegisterRows(context, header, findings),
            Layout.Tally => new TallyRows(context, header, findings),
            _ => new EventRows(context, header, findings),
        };

        var rowsRead = 0;
        var shape = header is null ? null : new RowShape(header.Columns, findings);
        while (rows.Read())
        {
            if (++rowsRead % RowsBetweenCancelChecks == 0)
                cancel.ThrowIfCancellationRequested();
            if (rows.HasUnpairedQuote)
            {
                if (!findings.IsAgain("R009"))
                    findings.AddFirst(Faults.UnpairedQuote(rows.Row));
                rowCheck?.MissRow();
                guard.WholeRow(rows);
            }
            else if (rowCheck is not null && shape!.Fits(rows))
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

        shape?.Finish(rows.StopsWithinLine);
        if (rows.EndFault is { } endFault)
            findings.Add(endFault);
        else if (rowsRead == 0 && header is not null)
            findings.Add(Faults.NoRows(context.Type.Tally is not null));
        else
            rowCheck?.Finish();
        guard.Finish();
        rows.Report(headerRow, header?.Columns ?? 0, findings);
        var result = Finish(findings, rows.Encoding, rowsRead, rowCheck, cells => ReturnComparison.Run(context, cells, findings));
        return result with { UnknownLabels = result.Quarantined ? [] : [.. context.Strands.Concat(context.FurtherStrands).SelectMany(s => s.OpenLabels)] };
    }

    private static CheckedReturn CheckNil(IReturnRows rows, NilRows nil, PersonalDataGuard guard, FindingList findings, CancellationToken cancel)
    {
        var headerRow = rows.Row;
        guard.Begin(null, rows);
        var rowsRead = 0;
        while (rows.Read())
        {
            if (++rowsRead % RowsBetweenCancelChecks == 0)
                cancel.ThrowIfCancellationRequested();
            nil.Row(rows);
            guard.WholeRow(rows);
        }

        if (rows.EndFault is { } endFault)
            findings.Add(endFault);
        if (rowsRead == 0)
            findings.Add(Faults.MoreThanNil(At.File));
        nil.Finish();
        guard.Finish();
        rows.Report(headerRow, 1, findings);
        return Finish(findings, rows.Encoding, rowsRead, nil) with { IsNil = true };
    }

    private static CheckedReturn Refused(FindingList findings, Finding because)
    {
        findings.Add(because);
        return Finish(findings, Unread, rowsRead: 0, rowCheck: null);
    }

    /// <param name="compare">Asked of a return without errors only: figures that are wrong need not be compared.</param>
    private static CheckedReturn Finish(FindingList findings, string encoding, int rowsRead, RowCheck? rowCheck, Action<ImmutableArray<Cell>>? compare = null)
    {
        ImmutableArray<Cell> cells = findings.HasErrors || rowCheck is null ? [] : rowCheck.Cells();
        if (!findings.HasErrors)
            compare?.Invoke(cells);
        var status = findings.HasErrors ? ReceiptStatus.Rejected
            : findings.MustBeConfirmed ? ReceiptStatus.Held
            : findings.HasWarnings ? ReceiptStatus.AcceptedWithWarnings
            : ReceiptStatus.Accepted;
        var counted = status is ReceiptStatus.Accepted or ReceiptStatus.AcceptedWithWarnings;
        var (listed, total) = findings.Finish();
        return new CheckedReturn(
            status, findings.IsQuarantined, encoding, rowsRead, counted && rowCheck is not null ? rowCheck.RowsCounted : 0, listed, total, counted ? cells : [])
        {
            Records = counted && rowCheck is RegisterRows register ? register.Records() : [],
        };
    }
}
