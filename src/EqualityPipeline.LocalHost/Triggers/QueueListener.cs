using System.Text;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace EqualityPipeline.LocalHost;

/// <summary>Delivers the messages of one queue; one that fails too often goes to <c>{queue}-poison</c>.</summary>
internal sealed class QueueListener(FunctionMethod function, ListenerServices with, string connectionString, string queueName) : IListener
{
    private const int LargestBatch = 16;

    /// <summary>How long a message is out of sight while its function runs; renewed at half of it.</summary>
    private static readonly TimeSpan OutOfSight = TimeSpan.FromMinutes(5);

    private static readonly Dictionary<string, object?> NoPlaceholders = [];

    private readonly QueueClient _queue = new(connectionString, queueName);
    private readonly QueueClient _poison = new(connectionString, queueName + "-poison");

    public FunctionMethod Function => function;

    public async Task ListenAsync()
    {
        while (!with.Lifetime.Stopping.IsCancellationRequested)
        {
            try
            {
                QueueMessage[] messages = await _queue.ReceiveMessagesAsync(LargestBatch, OutOfSight, with.Lifetime.Stopping);
                await Task.WhenAll(messages.Select(DeliverAsync));
                if (messages.Length > 0)
                    continue;
            }
            catch (OperationCanceledException) when (with.Lifetime.Stopping.IsCancellationRequested)
            {
                return;
            }
            catch (RequestFailedException missing) when (missing.ErrorCode == QueueErrorCode.QueueNotFound)
            {
                // Nobody has made the queue yet: it holds no messages.
            }
            catch (Exception unreachable) when (HostStorage.IsPassing(unreachable))
            {
                with.Log.StorageUnreachable(function.Name, Fault.Of(unreachable));
            }

            await with.Lifetime.WaitAsync(with.Options.PollEvery);
        }
    }

    /// <summary>Runs the function on a text now, as if it had been a message.</summary>
    public AdminRun RunNow(string? input)
    {
        return new AdminRun.Started(SucceedsAsync());

        async Task<bool> SucceedsAsync()
        {
            try
            {
                await with.Invoker.RunAsync(function, input ?? "", NoPlaceholders, with.Lifetime.Abandoned);
                return true;
            }
#pragma warning disable CA1031 // Whatever a function throws is its failure, not the host's.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                with.Log.Failed(function.Name, Fault.Of(failure));
                return false;
            }
        }
    }

    private async Task DeliverAsync(QueueMessage message)
    {
        using var ended = new CancellationTokenSource();
        var renewal = KeepOutOfSightAsync(message, ended.Token);
        var succeeded = await SucceedsAsync(message);
        await ended.CancelAsync();
        var popReceipt = await renewal;

        if (succeeded)
        {
            await _queue.DeleteMessageAsync(message.MessageId, popReceipt, CancellationToken.None);
        }
        else if (message.DequeueCount >= with.Options.MaxDequeueCount && !with.Lifetime.Abandoned.IsCancellationRequested)
        {
            await _poison.CreateIfNotExistsAsync(cancellationToken: CancellationToken.None);
            await _poison.SendMessageAsync(message.Body, cancellationToken: CancellationToken.None);
            await _queue.DeleteMessageAsync(message.MessageId, popReceipt, CancellationToken.None);
            with.Log.MessagePoisoned(function.Name, _poison.Name);
        }
        else
        {
            await _queue.UpdateMessageAsync(
                message.MessageId, popReceipt, visibilityTimeout: with.Options.QueueVisibilityTimeout, cancellationToken: CancellationToken.None);
        }
    }

    private async Task<bool> SucceedsAsync(QueueMessage message)
    {
        try
        {
            var text = Encoding.UTF8.GetString(Convert.FromBase64String(message.Body.ToString()));
            await with.Invoker.RunAsync(function, text, NoPlaceholders, with.Lifetime.Abandoned);
            return true;
        }
#pragma warning disable CA1031 // Whatever a function throws is one failed try.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            with.Log.MessageFailed(function.Name, message.DequeueCount, with.Options.MaxDequeueCount, Fault.Of(failure));
            return false;
        }
    }

    /// <returns>The pop receipt that is good in the end: each renewal gives a new one.</returns>
    private async Task<string> KeepOutOfSightAsync(QueueMessage message, CancellationToken ended)
    {
        var popReceipt = message.PopReceipt;
        while (true)
        {
            try
            {
                await Task.Delay(OutOfSight / 2, ended);
                UpdateReceipt renewed = await _queue.UpdateMessageAsync(
                    message.MessageId, popReceipt, visibilityTimeout: OutOfSight, cancellationToken: CancellationToken.None);
                popReceipt = renewed.PopReceipt;
            }
            catch (OperationCanceledException) when (ended.IsCancellationRequested)
            {
                return popReceipt;
            }
            catch (RequestFailedException unreachable)
            {
                with.Log.StorageUnreachable(function.Name, Fault.Of(unreachable));
            }
        }
    }
}
