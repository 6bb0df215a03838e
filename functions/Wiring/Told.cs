using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>Answers that say in words why something was not done.</summary>
internal static class Told
{
    public static IResult NotFound(string why) => Error(StatusCodes.Status404NotFound, why);

    public static IResult Error(int status, string why) => Results.Json(new { error = why }, statusCode: status);
}
