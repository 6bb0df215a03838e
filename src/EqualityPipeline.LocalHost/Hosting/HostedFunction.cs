namespace EqualityPipeline.LocalHost;

/// <summary>A function as a person is told of it.</summary>
/// <param name="Trigger">"blob", "queue", "timer" or "http".</param>
/// <param name="Where">Container and pattern, queue, schedule and next occurrence, or methods and address.</param>
public sealed record HostedFunction(string Name, string Trigger, string Where);
