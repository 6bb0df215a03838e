using EqualityPipeline.Storage.PolicyPacks;
using EqualityPipeline.Web.Feeds;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>What an uploaded policy would change; under the policy in force, which it is compared with.</summary>
public sealed class BackTestAnswers(BackTests backTests, Actors actors)
{
    public async Task<IResult> AnswerAsync(HttpRequest request, string version, CancellationToken cancel)
    {
        try
        {
            return await backTests.OfAsync(version, actors.Of(request), cancel) is { } report ? FeedJson.Answer(report) : PackAnswers.NoSuch();
        }
        catch (InvalidDataException faulty)
        {
            return Told.Error(StatusCodes.Status409Conflict, faulty.Message);
        }
    }
}
