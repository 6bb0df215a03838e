using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>Who asks: for the history and the audit.</summary>
public sealed class Actors(IConfiguration configuration)
{
    private const string FunctionKey = "function key";
    private const int LongestName = 200;

    // Where the platform signs people in it sets the header and takes it away from whoever sends it; elsewhere anyone could send it.
    private readonly bool isSignedInByThePlatform = configuration.GetValue<bool>("WEBSITE_AUTH_ENABLED");

    public string Of(HttpRequest request)
    {
        var name = new string([.. request.Headers["X-MS-CLIENT-PRINCIPAL-NAME"].ToString().Where(c => !char.IsControl(c)).Take(LongestName)]);
        return isSignedInByThePlatform && name.Length > 0 ? name : FunctionKey;
    }
}
