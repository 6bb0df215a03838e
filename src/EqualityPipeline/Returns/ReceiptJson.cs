using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Returns;

/// <summary>The receipt as JSON, in a fixed order and layout: equal receipts are equal bytes.</summary>
public static class ReceiptJson
{
    private const string ToTheSecond = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private const string WithFraction = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        NewLine = "\n",
        // Letters of every language stay readable; < > & and quotes stay escaped.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static byte[] Write(Receipt receipt)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Layout))
        {
            json.WriteStartObject();
            json.WriteString("submissionId", receipt.SubmissionId);
            json.WriteNumber("attempt", receipt.Attempt);
            json.WriteString("path", receipt.Path);
            json.WriteString("sha256", receipt.Sha256);
            json.WriteString("receivedAt", Instant(receipt.ReceivedAt));
            json.WriteString("checkedAt", Instant(receipt.CheckedAt));
            json.WriteString("policyVersion", receipt.PolicyVersion);
            json.WriteString("returnType", receipt.ReturnType);
            json.WriteString("status", StatusText(receipt.Status));
            json.WriteBoolean("quarantined", receipt.Quarantined);
            json.WriteString("encoding", receipt.Encoding);
            json.WriteNumber("rowsRead", receipt.RowsRead);
            json.WriteNumber("rowsCounted", receipt.RowsCounted);
            json.WriteNumber("findingsTotal", receipt.FindingsTotal);
            json.WriteString("supersedes", receipt.Supersedes);
            // Only where there is something to say: most receipts are of a first and kept upload.
            if (receipt.IsHeldByLock)
                json.WriteBoolean("heldByLock", true);
            if (receipt.PurgedAt is { } purged)
                json.WriteString("purgedAt", Instant(purged));
            if (receipt.Changes is { } changes)
                Write(json, changes);
            json.WriteStartArray("findings");
            foreach (var finding in receipt.Findings)
                Write(json, finding);
            json.WriteEndArray();
            if (receipt.LabelsVersion is { } labels)
                json.WriteString("labelsVersion", labels);
            if (!receipt.ComparedWith.IsEmpty)
                Write(json, receipt.ComparedWith);
            json.WriteEndObject();
        }
        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    /// <exception cref="JsonException">The bytes are not a receipt.</exception>
    public static Receipt Read(ReadOnlySpan<byte> json)
    {
        using var document = JsonDocument.Parse(json.ToArray());
        var root = document.RootElement;
        try
        {
            return new Receipt
            {
                SubmissionId = Text(root, "submissionId"),
                Attempt = root.GetProperty("attempt").GetInt32(),
                Path = Text(root, "path"),
                Sha256 = Text(root, "sha256"),
                ReceivedAt = Instant(root, "receivedAt"),
                CheckedAt = Instant(root, "checkedAt"),
                PolicyVersion = Text(root, "policyVersion"),
                ReturnType = root.GetProperty("returnType").GetString(),
                Status = Status(Text(root, "status")),
                Quarantined = root.GetProperty("quarantined").GetBoolean(),
                Encoding = Text(root, "encoding"),
                RowsRead = root.GetProperty("rowsRead").GetInt32(),
                RowsCounted = root.GetProperty("rowsCounted").GetInt32(),
                FindingsTotal = root.GetProperty("findingsTotal").GetInt32(),
                Supersedes = root.GetProperty("supersedes").GetString(),
                IsHeldByLock = root.TryGetProperty("heldByLock", out var byLock) && byLock.GetBoolean(),
                PurgedAt = root.TryGetProperty("purgedAt", out _) ? Instant(root, "purgedAt") : null,
                Changes = root.TryGetProperty("changes", out var changes) ? ReadChanges(changes) : null,
                Findings = [.. root.GetProperty("findings").EnumerateArray().Select(ReadFinding)],
                LabelsVersion = root.TryGetProperty("labelsVersion", out var labels) ? labels.GetString() : null,
                ComparedWith = root.TryGetProperty("comparedWith", out var compared) ? [.. compared.EnumerateArray().Select(ReadCompared)] : [],
            };
        }
        catch (Exception wrong) when (wrong is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new JsonException("The JSON is not a receipt.", wrong);
        }
    }

    /// <summary><c>accepted</c>, <c>accepted-with-warnings</c>, <c>held</c> or <c>rejected</c>.</summary>
    public static string StatusText(ReceiptStatus status) => status switch
    {
        ReceiptStatus.Accepted => "accepted",
        ReceiptStatus.AcceptedWithWarnings => "accepted-with-warnings",
        ReceiptStatus.Held => "held",
        ReceiptStatus.Rejected => "rejected",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    private static void Write(Utf8JsonWriter json, ReturnChanges changes)
    {
        json.WriteStartObject("changes");
        json.WriteString("against", changes.Against);
        json.WriteStartArray("totals");
        foreach (var total in changes.Totals)
        {
            json.WriteStartObject();
            json.WriteString("service", total.Service);
            json.WriteString("measure", total.Measure);
            json.WriteNumber("before", total.Before);
            json.WriteNumber("after", total.After);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        Write("strandsAdded", changes.StrandsAdded);
        Write("strandsLost", changes.StrandsLost);
        json.WriteEndObject();

        void Write(string name, ImmutableArray<string> strands)
        {
            json.WriteStartArray(name);
            foreach (var strand in strands)
                json.WriteStringValue(strand);
            json.WriteEndArray();
        }
    }

    private static ReturnChanges ReadChanges(JsonElement changes)
    {
        return new ReturnChanges(
            Text(changes, "against"),
            [
                .. changes.GetProperty("totals").EnumerateArray().Select(total => new ChangedTotal(
                    Text(total, "service"), Text(total, "measure"), total.GetProperty("before").GetDecimal(), total.GetProperty("after").GetDecimal())),
            ],
            Strands("strandsAdded"), Strands("strandsLost"));

        ImmutableArray<string> Strands(string name)
            => [.. changes.GetProperty(name).EnumerateArray().Select(strand => strand.GetString() ?? throw new FormatException($"{name} holds null."))];
    }

    private static void Write(Utf8JsonWriter json, ImmutableArray<ComparedReturn> compared)
    {
        json.WriteStartArray("comparedWith");
        foreach (var one in compared)
        {
            json.WriteStartObject();
            json.WriteString("directorate", one.Directorate);
            json.WriteString("period", one.Period.ToString());
            json.WriteString("returnType", one.ReturnType);
            json.WriteString("submissionId", one.SubmissionId);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static ComparedReturn ReadCompared(JsonElement one)
        => new(Text(one, "directorate"), ReportingMonth.Parse(Text(one, "period")), Text(one, "returnType"), Text(one, "submissionId"));

    private static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("code", finding.Code);
        json.WriteString("severity", SeverityText(finding.Severity));
        json.WriteBoolean("confirm", finding.Confirm);
        if (finding.Row is { } row)
            json.WriteNumber("row", row);
        else
            json.WriteNull("row");
        json.WriteString("column", finding.Column);
        json.WriteString("cell", finding.Cell);
        json.WriteNumber("count", finding.Count);
        json.WriteString("found", finding.Found);
        json.WriteString("nearest", finding.Nearest);
        json.WriteString("message", finding.Message);
        json.WriteString("fix", finding.Fix);
        json.WriteEndObject();
    }

    private static Finding ReadFinding(JsonElement finding)
    {
        var row = finding.GetProperty("row");
        return new Finding(
            Text(finding, "code"), SeverityOf(Text(finding, "severity")), finding.GetProperty("confirm").GetBoolean(),
            row.ValueKind is JsonValueKind.Null ? null : row.GetInt32(),
            finding.GetProperty("column").GetString(), finding.GetProperty("cell").GetString(), finding.GetProperty("count").GetInt32(),
            finding.GetProperty("found").GetString(), finding.GetProperty("nearest").GetString(), Text(finding, "message"), Text(finding, "fix"));
    }

    private static string Text(JsonElement element, string name)
        => element.GetProperty(name).GetString() ?? throw new FormatException($"{name} is null.");

    private static string Instant(DateTimeOffset instant)
        => instant.UtcDateTime.ToString(instant.UtcTicks % TimeSpan.TicksPerSecond == 0 ? ToTheSecond : WithFraction, CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(JsonElement element, string name) => DateTimeOffset.ParseExact(
        Text(element, name), [ToTheSecond, WithFraction], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private static string SeverityText(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Note => "note",
        _ => throw new ArgumentOutOfRangeException(nameof(severity)),
    };

    private static Severity SeverityOf(string text) => text switch
    {
        "error" => Severity.Error,
        "warning" => Severity.Warning,
        "note" => Severity.Note,
        _ => throw new FormatException($"\"{text}\" is not a severity."),
    };

    private static ReceiptStatus Status(string text) => text switch
    {
        "accepted" => ReceiptStatus.Accepted,
        "accepted-with-warnings" => ReceiptStatus.AcceptedWithWarnings,
        "held" => ReceiptStatus.Held,
        "rejected" => ReceiptStatus.Rejected,
        _ => throw new FormatException($"\"{text}\" is not a status."),
    };
}
