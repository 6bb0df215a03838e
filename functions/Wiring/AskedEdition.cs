using EqualityPipeline.Policy;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions.Wiring;

internal static class AskedEdition
{
    /// <summary>The working edition where <c>?edition=working</c> asks for it, otherwise the approved one.</summary>
    public static Edition Of(HttpRequest request)
        => string.Equals(request.Query["edition"], "working", StringComparison.OrdinalIgnoreCase) ? Edition.Working : Edition.Approved;
}
