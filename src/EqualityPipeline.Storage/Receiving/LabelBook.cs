using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Storage.Receiving;

public enum LabelState { Open, Approved, Refused }

/// <summary>A label that some return of an organisation gave and its list does not know.</summary>
/// <param name="Code">What it stands for, once approved.</param>
/// <param name="Decisions">How many were taken of it.</param>
public sealed record BookedLabel(string Id, string Strand, string CodeList, string Label, string? Nearest, LabelState State, string? Code, int Decisions)
{
    /// <summary>Returns that gave it, are still the latest of their kind, and were rejected; by path.</summary>
    public ImmutableArray<WaitingReturn> Waiting { get; init; } = [];
}

/// <param name="Rows">That gave the label.</param>
public sealed record WaitingReturn(string Path, string SubmissionId, int Rows);

/// <summary>The labels of each organisation: those that wait for the equality lead, and what was decided of the others.</summary>
/// <remarks>
/// A return is entered in the register and then as waiting before the label's state is looked at, and a decision is written before those who wait are
/// looked up: whichever comes first, one of the two sees the other.
/// </remarks>
public sealed class LabelBook(PipelineStorage storage, SubmissionRegister register)
{
    private const string OfLabel = "label~";
    private const string OfWaiting = "wait~";

    /// <summary>By id, so that the same table has the same version.</summary>
    public async Task<ImmutableArray<ApprovedLabel>> ApprovedAsync(string organisation, CancellationToken cancel)
        => [.. (await LabelsAsync(organisation, LabelState.Approved, cancel)).Select(l => new ApprovedLabel(l.Strand, l.CodeList, l.Label, l.Code!, MonthSpan.Always))];

    /// <summary>16 hexadecimal digits; null for none.</summary>
    public static string? VersionOf(ImmutableArray<ApprovedLabel> labels)
        => labels.IsEmpty ? null : Hash(string.Join('\n', labels.Select(l => $"{l.Strand},{l.CodeList},{l.Label},{l.Code}")));

    /// <summary>Asks the equality lead about the labels of a return; asking again changes nothing.</summary>
    /// <param name="known">The approved labels that it was checked with.</param>
    /// <returns>True where one was approved since: check again.</returns>
    public async Task<bool> AskAsync(
        SubmissionName name, string submissionId, ImmutableArray<UnknownLabel> labels, ImmutableArray<ApprovedLabel> known, CancellationToken cancel)
    {
        var isSettled = false;
        foreach (var label in labels)
        {
            await storage.Labels.UpsertEntityAsync(
                new TableEntity(name.Organisation, $"{OfWaiting}{label.Id}~{Hash(name.Path)}") { ["Path"] = name.Path, ["Submission"] = submissionId, ["Rows"] = label.Rows },
                TableUpdateMode.Replace, cancel);
            try
            {
                await storage.Labels.AddEntityAsync(
                    new TableEntity(name.Organisation, OfLabel + label.Id)
                    {
                        ["Strand"] = label.Strand, ["CodeList"] = label.CodeList, ["Label"] = label.Label, ["Nearest"] = label.Nearest,
                        ["State"] = nameof(LabelState.Open), ["Decisions"] = 0,
                    },
                    cancel);
            }
            catch (RequestFailedException there) when (there.IsLostRace())
            {
                isSettled |= await FindAsync(name.Organisation, label.Id, cancel) is { State: LabelState.Approved } settled
                    && !known.Any(k => UnknownLabel.IdOf(k.Strand, k.CodeList, k.Label) == label.Id && k.Code == settled.Code);
            }
        }
        return isSettled;
    }

    /// <summary>Those for which returns wait, by strand and label.</summary>
    public async Task<IReadOnlyList<BookedLabel>> OpenAsync(string organisation, CancellationToken cancel)
    {
        var open = new List<BookedLabel>();
        foreach (var label in await LabelsAsync(organisation, LabelState.Open, cancel))
            open.Add(label with { Waiting = await WaitingAsync(organisation, label.Id, cancel) });
        return [.. open.Where(l => !l.Waiting.IsEmpty).OrderBy(l => l.Strand, StringComparer.Ordinal).ThenBy(l => l.Label, StringComparer.Ordinal)];
    }

    public async Task<BookedLabel?> FindAsync(string organisation, string id, CancellationToken cancel)
    {
        var row = await storage.Labels.GetEntityIfExistsAsync<TableEntity>(organisation, OfLabel + id, cancellationToken: cancel);
        return row.HasValue ? From(row.Value!) : null;
    }

    /// <summary>Writes what was decided; the audit first, so that no decision stands unseen.</summary>
    /// <param name="code">Null where it was refused.</param>
    /// <returns>False where another decision was written meanwhile.</returns>
    public async Task<bool> DecideAsync(string organisation, BookedLabel label, string? code, string reason, string by, DateTimeOffset at, CancellationToken cancel)
    {
        var row = (await storage.Labels.GetEntityAsync<TableEntity>(organisation, OfLabel + label.Id, cancellationToken: cancel)).Value;
        if (From(row) != label)
            return false;
        var decisions = label.Decisions + 1;
        (row["State"], row["Code"], row["Decisions"]) = ((code is null ? LabelState.Refused : LabelState.Approved).ToString(), code, decisions);
        // Numbered, so that a repeated decision is the same row and a later one another.
        await storage.Audit.UpsertEntityAsync(
            new TableEntity(organisation, string.Create(CultureInfo.InvariantCulture, $"label~{label.Id}~{decisions:D4}~{code ?? "refused"}"))
            {
                ["Action"] = code is null ? "refuse-label" : "approve-label",
                ["Strand"] = label.Strand, ["CodeList"] = label.CodeList, ["Label"] = label.Label, ["Code"] = code,
                ["Reason"] = reason, ["By"] = by, ["At"] = at.ToString("O", CultureInfo.InvariantCulture),
            },
            TableUpdateMode.Replace, cancel);
        try
        {
            await storage.Labels.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, cancel);
            return true;
        }
        catch (RequestFailedException lost) when (lost.IsLostRace())
        {
            return false;
        }
    }

    public async Task<ImmutableArray<WaitingReturn>> WaitingAsync(string organisation, string id, CancellationToken cancel)
    {
        var waiting = new List<WaitingReturn>();
        await foreach (var row in RowsAsync(organisation, $"{OfWaiting}{id}~", cancel))
        {
            var (path, submission) = (row.GetString("Path"), row.GetString("Submission"));
            var slots = await register.OfPeriodAsync(organisation, ReportingMonth.Parse(path.Split('/')[2]), cancel);
            if (slots.Any(s => s.LatestSubmission == submission && s.LatestStatus == ReceiptStatus.Rejected))
                waiting.Add(new WaitingReturn(path, submission, row.GetInt32("Rows") ?? 0));
        }
        return [.. waiting.OrderBy(w => w.Path, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<BookedLabel>> LabelsAsync(string organisation, LabelState state, CancellationToken cancel)
    {
        var labels = new List<BookedLabel>();
        await foreach (var row in RowsAsync(organisation, OfLabel, cancel))
        {
            if (From(row) is var label && label.State == state)
                labels.Add(label);
        }
        return labels;
    }

    private AsyncPageable<TableEntity> RowsAsync(string organisation, string beginning, CancellationToken cancel)
        => storage.Labels.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {organisation} and RowKey gt {beginning} and RowKey lt {beginning + "~"}"), cancellationToken: cancel);

    private static BookedLabel From(TableEntity row) => new(
        row.RowKey[OfLabel.Length..], row.GetString("Strand"), row.GetString("CodeList"), row.GetString("Label"), row.GetString("Nearest"),
        Enum.Parse<LabelState>(row.GetString("State")), row.GetString("Code"), row.GetInt32("Decisions") ?? 0);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
