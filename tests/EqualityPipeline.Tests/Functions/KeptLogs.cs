using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace EqualityPipeline.Tests.Functions;

/// <summary>Keeps every line that a host logs: level, number, words and what was thrown.</summary>
internal sealed class KeptLogs(ConcurrentQueue<string> logs) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        => logs.Enqueue($"{logLevel} {eventId.Id} {formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
