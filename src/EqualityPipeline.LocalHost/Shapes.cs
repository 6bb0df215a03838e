namespace EqualityPipeline.LocalHost;

// The names and members below are those of Microsoft's isolated worker, so that one function file compiles against either host.

/// <summary>Marks a public instance method as a function. Names are unique in an application.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FunctionAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>Where Microsoft's host learns of a new blob. The local host watches the container for either.</summary>
public enum BlobTriggerSource
{
    LogsAndContainerScan,
    EventGrid,
}

/// <param name="blobPath">Container and name pattern, such as <c>returns/{name}</c>; the last placeholder spans "/".</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class BlobTriggerAttribute(string blobPath) : Attribute
{
    public string BlobPath { get; } = blobPath;

    /// <summary>The configuration key of the connection string; <c>AzureWebJobsStorage</c> when not given.</summary>
    public string? Connection { get; set; }

    public BlobTriggerSource Source { get; set; }
}

/// <param name="schedule">Six-field NCRONTAB in UTC, or <c>%setting%</c>.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TimerTriggerAttribute(string schedule) : Attribute
{
    public string Schedule { get; } = schedule;

    public bool RunOnStartup { get; set; }

    /// <summary>Keep the last and next occurrence in storage, so that one missed while the host was down is made good.</summary>
    public bool UseMonitor { get; set; } = true;
}

public sealed class TimerInfo
{
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>True when an occurrence was missed, however many were, and this one call makes them good.</summary>
    public bool IsPastDue { get; set; }
}

/// <summary>What is kept of a timer between runs. All times are UTC.</summary>
public sealed class ScheduleStatus
{
    public DateTime Last { get; set; }

    public DateTime Next { get; set; }

    public DateTime LastUpdated { get; set; }
}

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class QueueTriggerAttribute(string queueName) : Attribute
{
    public string QueueName { get; } = queueName;

    /// <summary>The configuration key of the connection string; <c>AzureWebJobsStorage</c> when not given.</summary>
    public string? Connection { get; set; }
}

public enum AuthorizationLevel
{
    Anonymous,
    User,
    Function,
    System,
    Admin,
}

/// <param name="authLevel">Which key opens the route.</param>
/// <param name="methods">HTTP methods in any case; none means all.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods) : Attribute
{
    public AuthorizationLevel AuthLevel { get; } = authLevel;

    public string[]? Methods { get; } = methods;

    /// <summary>Route template beneath host.json's routePrefix; the function's name when not given.</summary>
    public string? Route { get; set; }
}

public abstract class FunctionDefinition
{
    public abstract string Name { get; }
}

/// <summary>What a function can ask about the call it is in.</summary>
public abstract class FunctionContext
{
    public abstract string InvocationId { get; }

    public abstract FunctionDefinition FunctionDefinition { get; }

    /// <summary>Services of this call: scoped services live as long as the call.</summary>
    public abstract IServiceProvider InstanceServices { get; set; }

    public virtual CancellationToken CancellationToken => CancellationToken.None;
}
