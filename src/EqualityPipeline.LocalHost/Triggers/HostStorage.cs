using Azure;

namespace EqualityPipeline.LocalHost;

/// <summary>The container in which the host keeps receipts, leases and timer states, named as Microsoft's host names it.</summary>
internal static class HostStorage
{
    public const string ContainerName = "azure-webjobs-hosts";

    /// <summary>True for a failure of storage that may pass, so that the host tries again.</summary>
    public static bool IsPassing(Exception exception) =>
        exception is RequestFailedException or IOException or TaskCanceledException or AggregateException { InnerException: RequestFailedException };
}
