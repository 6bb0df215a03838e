using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EqualityPipeline.LocalHost;

/// <summary>Runs functions written for Microsoft's isolated worker on one machine, with no Core Tools.</summary>
public sealed class LocalFunctionsHost : IAsyncDisposable
{
    private const string HostConnection = "AzureWebJobsStorage";

    private readonly WebApplication _app;
    private readonly IReadOnlyList<FunctionMethod> _functions;
    private readonly LocalHostOptions _options;
    private readonly ILogger _log;
    private readonly Lifetime _lifetime = new();
    private readonly ConcurrentDictionary<Task, bool> _running = new();
    private readonly TimeProvider _clock;
    private readonly HostKeys _keys;
    private IReadOnlyList<IListener> _listeners = [];
    private Azurite? _azurite;
    private Task? _stopped;

    internal LocalFunctionsHost(WebApplication app, IReadOnlyList<FunctionMethod> functions, LocalHostOptions options)
    {
        (_app, _functions, _options) = (app, functions, options);
        _log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("EqualityPipeline.LocalHost");
        _clock = options.TimeProvider ?? app.Services.GetRequiredService<TimeProvider>();
        var keys = HostKeys.Load(app.Configuration, options.DataFolder);
        _keys = keys;

        var http = new HttpFunctions(keys, options.OpenReading, NudgeBlobs, _log, _lifetime.Abandoned);
        foreach (var function in functions.Where(function => function.Trigger is HttpTriggerAttribute))
            http.Map(app, function, options.RoutePrefix);
        new AdminEndpoint(keys, functions, RunNowAsync, Track, _log).Map(app);
    }

    /// <summary>Where it listens, without a slash at the end; known once started.</summary>
    public string Url { get; private set; } = "";

    public string FunctionKey => _keys.Function;

    public string AdminKey => _keys.Admin;

    /// <summary>Whether a key that came otherwise than with a request's header or address opens the functions.</summary>
    public bool OpensWith(string key) => _keys.Open(key, AuthorizationLevel.Function);

    /// <summary>Of the host's own storage (AzureWebJobsStorage); known once started.</summary>
    public string ConnectionString => _app.Configuration[HostConnection] ?? "";

    public IServiceProvider Services => _app.Services;

    /// <summary>Cancelled by Ctrl+C or SIGTERM: what the program itself does between start and shutdown should heed it.</summary>
    public CancellationToken Stopping => _app.Lifetime.ApplicationStopping;

    /// <summary>All functions, sorted by name; schedules and addresses are known once started.</summary>
    public IReadOnlyList<HostedFunction> Functions => [.. _functions.Select(Describe)];

    public static LocalFunctionsBuilder CreateBuilder(string[] args, Assembly functions)
    {
        ArgumentNullException.ThrowIfNull(functions);
        return new(args, functions, functions.GetTypes());
    }

    /// <summary>Hosts these classes only.</summary>
    public static LocalFunctionsBuilder CreateBuilder(string[] args, params Type[] functionClasses)
    {
        ArgumentNullException.ThrowIfNull(functionClasses);
        ArgumentOutOfRangeException.ThrowIfZero(functionClasses.Length);
        return new(args, functionClasses[0].Assembly, functionClasses);
    }

    /// <summary>Runs a program; what its user can put right is told in a sentence, with exit code 1.</summary>
    public static async Task<int> RunAsync(Func<Task<int>> program)
    {
        ArgumentNullException.ThrowIfNull(program);
        try
        {
            return await program();
        }
        catch (LocalHostException told)
        {
            await Console.Error.WriteLineAsync(told.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped before it was ready.");
            return 1;
        }
    }

    /// <summary>Starts the emulator where storage is not configured, then HTTP, then the deliveries. Leaves nothing behind when it fails.</summary>
    /// <exception cref="LocalHostException">The port is taken, storage cannot be started, or a setting is missing.</exception>
    public async Task StartAsync(CancellationToken cancel = default)
    {
        using var early = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            RequireFreePort();
            await StartStorageAsync(early.Token);
            _listeners = MakeListeners();
            await StartHttpAsync(early.Token);
            foreach (var listener in _listeners)
                Track(ListenAsync(listener));
        }
        catch
        {
            await StopAsync();
            throw;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            early.Cancel();
        }
    }

    /// <summary>Waits for Ctrl+C or SIGTERM, then drains and stops.</summary>
    /// <exception cref="LocalHostException">The emulator ended of itself.</exception>
    public async Task RunUntilShutdownAsync(CancellationToken cancel = default)
    {
        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var byHost = _app.Lifetime.ApplicationStopping.Register(() => stopping.TrySetResult());
        await using var byCaller = cancel.Register(() => stopping.TrySetResult());
        var died = _azurite?.Died ?? new TaskCompletionSource<string>().Task;
        var first = await Task.WhenAny(stopping.Task, died);
        if (first == died)
        {
            var sentence = await died;
            _log.AzuriteDied(sentence);
            await _lifetime.AbandonAsync();
            await StopAsync();
            throw new LocalHostException(sentence);
        }

        await StopAsync();
    }

    /// <summary>Begins no new call, waits for those that run, gives leases back and stops the emulator.</summary>
    public Task StopAsync() => _stopped ??= StopOnceAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        foreach (var listener in _listeners)
            (listener as IDisposable)?.Dispose();
        await _app.DisposeAsync();
        _lifetime.Dispose();
    }

    /// <summary>Completes when every blob that is in the containers now has been handled or given up.</summary>
    /// <param name="containers">None means all that are watched.</param>
    public async Task WhenBlobsSettleAsync(CancellationToken cancel, params string[] containers)
    {
        ArgumentNullException.ThrowIfNull(containers);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, _lifetime.Stopping);
        await Task.WhenAll(_listeners.OfType<BlobListener>()
            .Where(listener => containers.Length == 0 || containers.Contains(listener.Container, StringComparer.Ordinal))
            .Select(listener => listener.WhenSettledAsync(either.Token)));
    }

    /// <summary>Looks for new blobs now rather than at the next turn.</summary>
    public void NudgeBlobs()
    {
        foreach (var listener in _listeners.OfType<BlobListener>())
            listener.Nudge();
    }

    /// <summary>The functions in three columns, a line each.</summary>
    public string Describe()
    {
        var widest = Functions.Max(function => function.Name.Length);
        return string.Concat(Functions.Select(function =>
            $"  {function.Name.PadRight(widest)}  {function.Trigger,-5}  {function.Where}\n"));
    }

    private HostedFunction Describe(FunctionMethod function) => function.Trigger switch
    {
        BlobTriggerAttribute blob => new(function.Name, "blob", blob.BlobPath),
        QueueTriggerAttribute queue => new(function.Name, "queue", queue.QueueName),
        TimerTriggerAttribute timer => new(function.Name, "timer", DescribeSchedule(function, timer)),
        HttpTriggerAttribute http => new(function.Name, "http", DescribeRoute(function, http)),
        _ => throw new InvalidOperationException("A function has one of four triggers."),
    };

    private string DescribeSchedule(FunctionMethod function, TimerTriggerAttribute timer) =>
        _listeners.OfType<TimerListener>().FirstOrDefault(listener => listener.Function == function) is { } listener
            ? string.Create(CultureInfo.InvariantCulture, $"{listener.ScheduleText}  (next {listener.NextAfter(_clock.GetUtcNow().UtcDateTime):yyyy-MM-dd HH:mm:ss} UTC)")
            : timer.Schedule;

    private string DescribeRoute(FunctionMethod function, HttpTriggerAttribute http)
    {
        var methods = FunctionsMetadata.MethodsOf(http);
        return $"{(methods.Count == 0 ? "ANY" : string.Join(',', methods))} {Url}{HttpFunctions.Template(function, _options.RoutePrefix)}";
    }

    private void RequireFreePort()
    {
        if (_options.Port == 0)
            return;
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, _options.Port);
            listener.Start();
        }
        catch (SocketException taken)
        {
            throw PortTaken(taken);
        }
    }

    private LocalHostException PortTaken(Exception taken) => new(
        string.Create(CultureInfo.InvariantCulture, $"Port {_options.Port} on 127.0.0.1 is taken by another program: stop it, or start with --port and another number (0 finds a free one)."),
        taken);

    private async Task StartStorageAsync(CancellationToken cancel)
    {
        var missing = _functions.Select(function => function.ConnectionKey).OfType<string>()
            .Concat(_options.Connections).Append(HostConnection)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(key => string.IsNullOrWhiteSpace(_app.Configuration[key]))
            .ToList();
        if (missing.Count == 0)
            return;

        _azurite = await Azurite.StartAsync(_options.DataFolder, cancel: cancel);
        if (_azurite.TakenOver)
            _log.AzuriteTakenOver(_azurite.ProcessId);
        else
            _log.AzuriteStarted(_azurite.ProcessId);
        foreach (var key in missing)
            _app.Configuration[key] = _azurite.ConnectionString;
    }

    private List<IListener> MakeListeners()
    {
        var with = new ListenerServices(
            _options.HostId, new(_app.Services.GetRequiredService<IServiceScopeFactory>()), _lifetime, _options, _clock, _log);
        var listeners = new List<IListener>();
        foreach (var function in _functions)
        {
            var connection = function.ConnectionKey is { } key ? _app.Configuration[key]! : ConnectionString;
            if (function.Trigger is BlobTriggerAttribute blob)
                listeners.Add(new BlobListener(function, with, connection, function.Resolve(blob.BlobPath, _app.Configuration)));
            else if (function.Trigger is QueueTriggerAttribute queue)
                listeners.Add(new QueueListener(function, with, connection, function.Resolve(queue.QueueName, _app.Configuration)));
            else if (function.Trigger is TimerTriggerAttribute timer)
                listeners.Add(new TimerListener(function, with, connection, function.Resolve(timer.Schedule, _app.Configuration)));
        }

        return listeners;
    }

    private async Task StartHttpAsync(CancellationToken cancel)
    {
        try
        {
            await _app.StartAsync(cancel);
        }
        catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw PortTaken(taken);
        }

        Url = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().TrimEnd('/');
    }

    private async Task ListenAsync(IListener listener)
    {
        try
        {
            await Task.Run(listener.ListenAsync);
        }
#pragma warning disable CA1031 // One broken listener is told and leaves the others running.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _log.ListenerEnded(listener.Function.Name, Fault.Of(failure));
        }
    }

    private async Task<AdminRun> RunNowAsync(FunctionMethod function, string? input, CancellationToken cancel) =>
        _listeners.First(listener => listener.Function == function) switch
        {
            BlobListener blob => await blob.RunNowAsync(input, cancel),
            QueueListener queue => queue.RunNow(input),
            TimerListener timer => timer.RunNow(),
            _ => throw new InvalidOperationException("A listener is of one of three kinds."),
        };

    private void Track(Task task)
    {
        _running.TryAdd(task, true);
        _ = task.ContinueWith(
            ended => _running.TryRemove(ended, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task StopOnceAsync()
    {
        await _lifetime.StopAsync();
        if (!_running.IsEmpty)
            _log.Draining(_options.DrainPatience.TotalSeconds);
        using var patience = new CancellationTokenSource(_options.DrainPatience);
        await using var giveUp = patience.Token.Register(() =>
        {
            _log.Abandoned();
            _ = _lifetime.AbandonAsync();
        });

        // HTTP and deliveries drain side by side; whoever ignores being told to give up gets a last five seconds.
        using var lastPatience = new CancellationTokenSource(_options.DrainPatience + TimeSpan.FromSeconds(5));
        var drained = Task.WhenAll([.. _running.Keys, _app.StopAsync(lastPatience.Token)]);
        await Task.WhenAny(drained, Task.Delay(Timeout.Infinite, lastPatience.Token));
        if (_azurite is not null)
            await _azurite.StopAsync();
    }
}
