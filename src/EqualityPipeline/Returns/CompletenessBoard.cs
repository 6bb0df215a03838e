using System.Collections.Immutable;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>Which returns one organisation owed for a month, and what became of each.</summary>
/// <param name="Slots">By directorate, then return type.</param>
public sealed record CompletenessBoard(string Organisation, ReportingMonth Period, ImmutableArray<ReturnSlot> Slots)
{
    public int Expected => Slots.Length;

    /// <summary>Slots for which something was uploaded, whatever came of it.</summary>
    public int Received => Slots.Count(s => s.SubmissionId is not null);

    /// <summary>Slots that an accepted return holds.</summary>
    public int Counted => Slots.Count(s => s.Counted);

    public int Late => Slots.Count(s => s.Late);

    /// <summary>Slots for which nothing was uploaded.</summary>
    public int Missing => Expected - Received;

    /// <param name="register">Entries of any organisation and month; only this board's count.</param>
    /// <param name="now">The instant at which overdue is judged.</param>
    public static CompletenessBoard For(
        MonitoringPolicy policy, Organisation organisation, ReportingMonth month, IReadOnlyList<RegisterEntry> register, DateTimeOffset now)
    {
        var entries = register
            .Where(e => e.Organisation == organisation.Id && e.Period == month)
            .ToDictionary(e => (e.Directorate, e.ReturnType));
        var slots = organisation.Expected
            .Where(e => e.IsOwedFor(month) && policy.FindReturnType(e.Return)?.InForce.Covers(month) == true)
            .SelectMany(e => e.Directorates, (e, directorate) =>
                Slot(organisation.Id, directorate, month, e, entries.GetValueOrDefault((directorate, e.Return)), now))
            .OrderBy(s => s.Directorate, StringComparer.Ordinal)
            .ThenBy(s => s.ReturnType, StringComparer.Ordinal);
        return new CompletenessBoard(organisation.Id, month, [.. slots]);
    }

    private static ReturnSlot Slot(
        string organisation, string directorate, ReportingMonth month, ExpectedReturn expected, RegisterEntry? entry, DateTimeOffset now)
    {
        var deadline = Deadline.For(month, expected.DueDay);
        return new ReturnSlot(
            organisation, directorate, month, expected.Return,
            entry is null ? Unsent(deadline, now) : SlotStates.Of(entry.LatestStatus),
            Counted: entry?.AcceptedSubmissionId is not null,
            deadline,
            entry?.LatestReceivedAt,
            Late: deadline.IsMissedBy(entry?.FirstAcceptedAt ?? now),
            entry?.LatestSubmissionId);
    }

    private static SlotState Unsent(Deadline deadline, DateTimeOffset now)
        => deadline.IsMissedBy(now) ? SlotState.Overdue : SlotState.Expected;
}

/// <summary>One return that is owed.</summary>
/// <param name="State">Of the latest upload, or whether one is still awaited.</param>
/// <param name="Counted">Whether an accepted return holds the slot; it does so even when a later upload was rejected.</param>
/// <param name="ReceivedAt">When the latest upload arrived; null where none did.</param>
/// <param name="Late">The first accepted upload arrived after the deadline, or the deadline passed without one.</param>
/// <param name="SubmissionId">The latest upload; null where there was none.</param>
public sealed record ReturnSlot(
    string Organisation, string Directorate, ReportingMonth Period, string ReturnType,
    SlotState State, bool Counted, Deadline Due, DateTimeOffset? ReceivedAt, bool Late, string? SubmissionId);

public enum SlotState
{
    /// <summary>Nothing was sent, and it is not due yet.</summary>
    Expected,

    /// <summary>Nothing was sent, and the deadline has passed.</summary>
    Overdue,

    Accepted,
    AcceptedWithWarnings,
    Held,
    Rejected,
}

public static class SlotStates
{
    public static SlotState Of(ReceiptStatus status) => status switch
    {
        ReceiptStatus.Accepted => SlotState.Accepted,
        ReceiptStatus.AcceptedWithWarnings => SlotState.AcceptedWithWarnings,
        ReceiptStatus.Held => SlotState.Held,
        ReceiptStatus.Rejected => SlotState.Rejected,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "A receipt has four states."),
    };

    /// <summary>As the feeds write it, for example <c>accepted-with-warnings</c>.</summary>
    public static string Text(SlotState state) => state switch
    {
        SlotState.Expected => "expected",
        SlotState.Overdue => "overdue",
        SlotState.Accepted => "accepted",
        SlotState.AcceptedWithWarnings => "accepted-with-warnings",
        SlotState.Held => "held",
        SlotState.Rejected => "rejected",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A slot has six states."),
    };
}
