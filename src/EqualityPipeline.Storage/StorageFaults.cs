using System.Net;
using Azure;

namespace EqualityPipeline.Storage;

internal static class StorageFaults
{
    /// <summary>Somebody else was first: the condition (an ETag, or "not there yet") no longer holds.</summary>
    public static bool IsLostRace(this RequestFailedException failure)
        => failure.Status is (int)HttpStatusCode.PreconditionFailed or (int)HttpStatusCode.Conflict;

    public static bool IsMissing(this RequestFailedException failure) => failure.Status == (int)HttpStatusCode.NotFound;
}
