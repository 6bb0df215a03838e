using EqualityPipeline.Returns;
using Microsoft.Extensions.Logging;

namespace EqualityPipeline.Storage;

/// <summary>Names of submissions and numbers of findings are logged; cell values, counts and free text never are.</summary>
internal static partial class Logging
{
    [LoggerMessage(EventId = 1101, Level = LogLevel.Information, Message = "Received {Submission}: {Status}, {Findings} findings")]
    public static partial void Received(this ILogger log, SubmissionName submission, ReceiptStatus status, int findings);

    [LoggerMessage(EventId = 1102, Level = LogLevel.Warning, Message = "An upload could not be filed; its receipt is _unfiled/{SubmissionId}")]
    public static partial void Unfiled(this ILogger log, string submissionId);

    [LoggerMessage(EventId = 1103, Level = LogLevel.Information, Message = "{Submission} was overtaken by a later upload")]
    public static partial void Overtaken(this ILogger log, SubmissionName submission);

    [LoggerMessage(EventId = 1104, Level = LogLevel.Information, Message = "An upload was gone before it was read ({Length} characters in its name)")]
    private static partial void UploadGone(this ILogger log, int length);

    public static void UploadGone(this ILogger log, string path) => log.UploadGone(path.Length);

    [LoggerMessage(EventId = 1105, Level = LogLevel.Warning, Message = "Received {Received} uploads that events had missed; {Failed} could not be received")]
    public static partial void Reconciled(this ILogger log, int received, int failed);

    [LoggerMessage(EventId = 1106, Level = LogLevel.Information, Message = "Deleted {Purged} raw returns whose time had come")]
    public static partial void Purged(this ILogger log, int purged);

    [LoggerMessage(EventId = 1107, Level = LogLevel.Warning, Message = "A version of a deleted return may not be deleted by this identity; the account's lifecycle rule deletes it")]
    public static partial void VersionLeft(this ILogger log);

    [LoggerMessage(EventId = 1201, Level = LogLevel.Information, Message = "Published {Organisation}: release {Release}, {Computed} of {Parts} parts computed")]
    public static partial void Published(this ILogger log, string organisation, string release, int computed, int parts);

    [LoggerMessage(EventId = 1202, Level = LogLevel.Information, Message = "Nothing changed in {Organisation}: release {Release} stands")]
    public static partial void Unchanged(this ILogger log, string organisation, string release);

    [LoggerMessage(EventId = 1203, Level = LogLevel.Information, Message = "Another run published {Organisation} first; building again on its release")]
    public static partial void LostTheRace(this ILogger log, string organisation);

    [LoggerMessage(EventId = 1204, Level = LogLevel.Information, Message = "Approved {Organisation}: release {Release}")]
    public static partial void Approved(this ILogger log, string organisation, string release);

    [LoggerMessage(EventId = 1205, Level = LogLevel.Warning,
        Message = "{Counts} small counts of {Organisation}, {Family} in {Year}, can be worked out by those who kept earlier releases; the account of what was hidden names them")]
    public static partial void Exposed(this ILogger log, int counts, string organisation, string family, int year);

    [LoggerMessage(EventId = 1401, Level = LogLevel.Information, Message = "Policy {Version}: {Act}")]
    public static partial void PolicyDecided(this ILogger log, string version, string act);

    [LoggerMessage(EventId = 1402, Level = LogLevel.Information, Message = "Policy {Version} is in force here now")]
    public static partial void PolicyInForce(this ILogger log, string version);

    [LoggerMessage(EventId = 1403, Level = LogLevel.Warning, Message = "Storage does not say which policy is in force; {Version} stays")]
    public static partial void PolicyUnknown(this ILogger log, string version);

    [LoggerMessage(EventId = 1301, Level = LogLevel.Information, Message = "Raised alert {Alert} for {Organisation}")]
    public static partial void Raised(this ILogger log, string alert, string organisation);

    [LoggerMessage(EventId = 1302, Level = LogLevel.Information, Message = "Delivered {Message} by {Channel}")]
    public static partial void Delivered(this ILogger log, string message, string channel);

    [LoggerMessage(EventId = 1303, Level = LogLevel.Warning, Message = "Could not deliver {Message} by {Channel}, attempt {Attempt}; next try {Next:u}")]
    public static partial void NotDelivered(this ILogger log, string message, string channel, int attempt, DateTimeOffset next);

    [LoggerMessage(EventId = 1304, Level = LogLevel.Warning, Message = "{Waiting} messages wait for channel {Channel}, which has no address configured")]
    public static partial void NoAddress(this ILogger log, int waiting, string channel);
}
