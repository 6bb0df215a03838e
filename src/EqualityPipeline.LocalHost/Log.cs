using Microsoft.Extensions.Logging;

namespace EqualityPipeline.LocalHost;

/// <summary>Events 100 to 199. Names of functions and blobs and counts are logged; contents never are.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 100, Level = LogLevel.Information, Message = "Azurite started as process {ProcessId}")]
    public static partial void AzuriteStarted(this ILogger log, int processId);

    [LoggerMessage(EventId = 101, Level = LogLevel.Warning, Message = "Azurite was left running by a host that was killed; process {ProcessId} is used again")]
    public static partial void AzuriteTakenOver(this ILogger log, int processId);

    [LoggerMessage(EventId = 102, Level = LogLevel.Critical, Message = "{Sentence}")]
    public static partial void AzuriteDied(this ILogger log, string sentence);

    [LoggerMessage(EventId = 103, Level = LogLevel.Information, Message = "Stopping: running calls have {Seconds} s to end")]
    public static partial void Draining(this ILogger log, double seconds);

    [LoggerMessage(EventId = 104, Level = LogLevel.Warning, Message = "Calls still running were told to give up")]
    public static partial void Abandoned(this ILogger log);

    [LoggerMessage(EventId = 105, Level = LogLevel.Error, Message = "A listener of {Function} ended: {Fault}")]
    public static partial void ListenerEnded(this ILogger log, string function, string fault);

    [LoggerMessage(EventId = 110, Level = LogLevel.Error, Message = "{Function} failed: {Fault}")]
    public static partial void Failed(this ILogger log, string function, string fault);

    [LoggerMessage(EventId = 111, Level = LogLevel.Information, Message = "{Function} was started by the admin address")]
    public static partial void StartedByAdmin(this ILogger log, string function);

    [LoggerMessage(EventId = 120, Level = LogLevel.Debug, Message = "{Function} handled {Blob}")]
    public static partial void BlobHandled(this ILogger log, string function, string blob);

    [LoggerMessage(EventId = 121, Level = LogLevel.Warning, Message = "{Function} failed on {Blob}, try {Attempt} of {Attempts}: {Fault}")]
    public static partial void BlobFailed(this ILogger log, string function, string blob, int attempt, int attempts, string fault);

    [LoggerMessage(EventId = 122, Level = LogLevel.Error, Message = "{Function} gave up on {Blob}; a message is in the queue {Queue}")]
    public static partial void BlobPoisoned(this ILogger log, string function, string blob, string queue);

    [LoggerMessage(EventId = 123, Level = LogLevel.Warning, Message = "{Function} could not reach storage and will try again: {Fault}")]
    public static partial void StorageUnreachable(this ILogger log, string function, string fault);

    [LoggerMessage(EventId = 130, Level = LogLevel.Warning, Message = "{Function} failed on a message, try {Attempt} of {Attempts}: {Fault}")]
    public static partial void MessageFailed(this ILogger log, string function, long attempt, int attempts, string fault);

    [LoggerMessage(EventId = 131, Level = LogLevel.Error, Message = "{Function} gave up on a message; it is in the queue {Queue}")]
    public static partial void MessagePoisoned(this ILogger log, string function, string queue);

    [LoggerMessage(EventId = 140, Level = LogLevel.Information, Message = "{Function} runs, past due: {IsPastDue}")]
    public static partial void TimerRuns(this ILogger log, string function, bool isPastDue);

    [LoggerMessage(EventId = 141, Level = LogLevel.Error, Message = "{Function} lost its lease and was told to give up")]
    public static partial void LeaseLost(this ILogger log, string function);
}
