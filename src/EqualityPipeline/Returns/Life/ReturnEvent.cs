namespace EqualityPipeline.Returns;

/// <summary>What can happen to a return, in the order in which things of one moment happened.</summary>
public enum ReturnState { Received, Checking, Superseded, Held, Accepted, Rejected, Confirmed, Nil, Withdrawn, SignedOff, Locked, Reopened, Purged }

/// <summary>One thing that happened to the return of a directorate, month and type.</summary>
/// <param name="SubmissionId">Null for what concerns the whole month.</param>
/// <param name="Actor">The role, key or part of the service that did it.</param>
/// <param name="Reason">Null where none was asked for.</param>
public sealed record ReturnEvent(DateTimeOffset At, ReturnState State, string? SubmissionId, string Actor, string? Reason);
