using Azure.Core;
using Azure.Core.Pipeline;

namespace EqualityPipeline.Tests.Storage;

/// <summary>Puts a prefix before the name of every container and table, so that tests share one Azurite without meeting.</summary>
internal sealed class PrefixedNames(string prefix) : HttpPipelinePolicy
{
    private const string Account = "devstoreaccount1/";

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Rename(message.Request.Uri);
        ProcessNext(message, pipeline);
    }

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Rename(message.Request.Uri);
        return ProcessNextAsync(message, pipeline);
    }

    private void Rename(RequestUriBuilder uri) => uri.Path = uri.Path.Insert(uri.Path.IndexOf(Account, StringComparison.Ordinal) + Account.Length, prefix);
}

/// <summary>What a killed process leaves to its caller: nothing that the product knows or catches.</summary>
internal sealed class KilledException : Exception;

/// <summary>Kills at one storage request, and everything after it.</summary>
/// <param name="strikes">Told the number of the request, from 1, and the request.</param>
/// <param name="afterTheAnswer">Whether storage still does what that request asks.</param>
internal sealed class Kill(Func<int, Request, bool> strikes, bool afterTheAnswer) : HttpPipelinePolicy
{
    private int _sent;
    private volatile bool _dead;

    /// <summary>Requests until now.</summary>
    public int Sent => _sent;

    public static Kill At(int request, bool afterTheAnswer) => new((number, _) => number == request, afterTheAnswer);

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        => throw new NotSupportedException("Storage is only asked asynchronously.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (_dead)
            throw new KilledException();
        var isStruck = strikes(Interlocked.Increment(ref _sent), message.Request);
        _dead |= isStruck;
        if (isStruck && !afterTheAnswer)
            throw new KilledException();
        await ProcessNextAsync(message, pipeline);
        if (isStruck)
            throw new KilledException();
    }
}

/// <summary>Does something else just before one storage request is sent.</summary>
internal sealed class Meanwhile(int request, Func<Task> happens) : HttpPipelinePolicy
{
    private int _sent;

    public bool Happened { get; private set; }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        => throw new NotSupportedException("Storage is only asked asynchronously.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (Interlocked.Increment(ref _sent) == request)
        {
            Happened = true;
            await happens();
        }

        await ProcessNextAsync(message, pipeline);
    }
}
