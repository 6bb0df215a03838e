using System.Collections.Immutable;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>Which returns one organisation owed for a month, and what became of each.</summary>
/// <param name="Slots">By directorate, then return type; those exempt among them.</param>
public sealed record CompletenessBoard(string Organisation, ReportingMonth Period, ImmutableArray<ReturnSlot> Slots)
{
    /// <summary>Returns that came though nobody expects them; they are in none of the numbers.</summary>
    public ImmutableArray<ReturnSlot> Unexpected { get; init; } = [];

    /// <summary>Null while the month takes returns.</summary>
    public PeriodLock? Lock { get; init; }

    /// <summary>Slots that are owed: an exempt one is not.</summary>
    public int Expected => Owed.Count();

    public int Exempt => Slots.Length - Expected;

    /// <summary>Slots for which something was uploaded, whatever came of it.</summary>
    public int Received => Owed.Count(s => s.SubmissionId is not null);

    /// <summary>Slots that an accepted return holds.</summary>
    public int Counted => Owed.Count(s => s.Counted);

    public int Late => Owed.Count(s => s.Late);

    /// <summary>Slots for which nothing was uploaded.</summary>
    public int Missing => Expected - Received;

    /// <summary>Counted of expected, in [0, 1]; null where nothing is owed.</summary>
    public double? Completeness => Expected == 0 ? null : (double)Counted / Expected;

    private IEnumerable<ReturnSlot> Owed => Slots.Where(s => s.Exemption is null);

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
                Slot(organisation, directorate, month, e.Return, Deadline.For(month, e.DueDay), entries.GetValueOrDefault((directorate, e.Return)), now))
            .OrderBy(s => s.Directorate, StringComparer.Ordinal)
            .ThenBy(s => s.ReturnType, StringComparer.Ordinal)
            .ToImmutableArray();
        var expected = slots.Select(s => (s.Directorate, s.ReturnType)).ToHashSet();
        var unexpected = entries
            .Where(e => !expected.Contains(e.Key))
            .OrderBy(e => e.Key.Directorate, StringComparer.Ordinal).ThenBy(e => e.Key.ReturnType, StringComparer.Ordinal)
            // A return that nobody expects is never late: it counts as due when it came.
            .Select(e => Slot(organisation, e.Key.Directorate, month, e.Key.ReturnType, Deadline.For(month, LastDay), e.Value, now) with { Late = false });
        return new CompletenessBoard(organisation.Id, month, slots) { Unexpected = [.. unexpected] };
    }

    private const int LastDay = 31;

    private static ReturnSlot Slot(
        Organisation organisation, string directorate, ReportingMonth month, string returnType, Deadline deadline, RegisterEntry? entry, DateTimeOffset now)
    {
        var exemption = organisation.FindExemption(returnType, directorate, month);
        return new ReturnSlot(
            organisation.Id, directorate, month, returnType,
            entry is null ? Unsent(exemption, deadline, now) : entry.IsWithdrawn ? SlotState.Withdrawn : SlotStates.Of(entry.LatestStatus),
            Counted: entry?.AcceptedSubmissionId is not null,
            deadline,
            entry?.LatestReceivedAt,
            Late: exemption is null && deadline.IsMissedBy(entry?.FirstAcceptedAt ?? now),
            entry?.LatestSubmissionId)
        {
            Exemption = exemption,
            IsNil = entry?.IsNil == true,
            IsHeldByLock = entry?.IsHeldByLock == true,
            SignedOffAt = entry?.SignedOffAt,
        };
    }

    private static SlotState Unsent(Exemption? exemption, Deadline deadline, DateTimeOffset now)
        => exemption is not null ? SlotState.Exempt : deadline.IsMissedBy(now) ? SlotState.Overdue : SlotState.Expected;
}

/// <summary>One return that is owed.</summary>
/// <param name="State">Of the latest upload, or whether one is still awaited.</param>
/// <param name="Counted">Whether an accepted return holds the slot; it does so even when a later upload was rejected.</param>
/// <param name="ReceivedAt">When the latest upload arrived; null where none did.</param>
/// <param name="Late">The first accepted upload arrived after the deadline, or the deadline passed without one.</param>
/// <param name="SubmissionId">The latest upload; null where there was none.</param>
public sealed record ReturnSlot(
    string Organisation, string Directorate, ReportingMonth Period, string ReturnType,
    SlotState State, bool Counted, Deadline Due, DateTimeOffset? ReceivedAt, bool Late, string? SubmissionId)
{
    /// <summary>Why it need not be sent for this month; null where it is owed.</summary>
    public Exemption? Exemption { get; init; }

    /// <summary>What is counted says that there is nothing to report.</summary>
    public bool IsNil { get; init; }

    /// <summary>The latest upload waits for the month to be reopened.</summary>
    public bool IsHeldByLock { get; init; }

    /// <summary>When the directorate signed off what is counted now; null where it has not.</summary>
    public DateTimeOffset? SignedOffAt { get; init; }

    /// <summary>Since when a check of an upload has been under way; null where none is.</summary>
    public DateTimeOffset? CheckingSince { get; init; }
}

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

    /// <summary>What was sent was withdrawn, and nothing was sent since.</summary>
    Withdrawn,

    /// <summary>Nothing was sent, and nothing need be.</summary>
    Exempt,
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
        SlotState.Withdrawn => "withdrawn",
        SlotState.Exempt => "exempt",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A slot has eight states."),
    };
}
