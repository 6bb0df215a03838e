using System.Diagnostics;
using System.Globalization;

namespace EqualityPipeline.LocalHost;

/// <summary>
/// A running Azurite with its data in one folder, on loopback ports of its own. It is stopped with this object; when this
/// process is killed it stays, and the next start on the folder takes it over.
/// </summary>
public sealed class Azurite : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(15);

    private readonly string _dataFolder;
    private readonly FileStream _folderLock;
    private readonly AzuritePorts _ports;
    private readonly Process _process;
    private readonly EventHandler _stopWithThisProcess;
    private readonly TaskCompletionSource<string> _died = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _stopping;

    private Azurite(string dataFolder, FileStream folderLock, AzuritePorts ports, Process process, bool takenOver)
    {
        (_dataFolder, _folderLock, _ports, _process, TakenOver) = (dataFolder, folderLock, ports, process, takenOver);
        _stopWithThisProcess = (_, _) => AzuriteLauncher.AskToStop(_process, isChild: !TakenOver);
        AppDomain.CurrentDomain.ProcessExit += _stopWithThisProcess;
        _ = WatchAsync();
    }

    public string ConnectionString => _ports.ConnectionString;

    public int ProcessId => _process.Id;

    /// <summary>True when it was already running, left by a killed host.</summary>
    public bool TakenOver { get; }

    /// <summary>Completes with a sentence if Azurite ends without being asked to; never when it is stopped.</summary>
    public Task<string> Died => _died.Task;

    /// <summary>Azurite's own output.</summary>
    public static string LogFile(string dataFolder) => Path.Combine(dataFolder, "azurite.log");

    /// <param name="dataFolder">Made when missing. One process at a time may use it.</param>
    /// <param name="inMemory">Keep nothing on disk: for tests.</param>
    /// <param name="cancel">Gives up; no process is left behind.</param>
    /// <exception cref="LocalHostException">node or Azurite is missing, the folder is in use, or Azurite does not answer.</exception>
    public static async Task<Azurite> StartAsync(string dataFolder, bool inMemory = false, CancellationToken cancel = default)
    {
        dataFolder = Path.GetFullPath(dataFolder);
        Directory.CreateDirectory(dataFolder);
        var folderLock = Lock(dataFolder);
        try
        {
            var record = AzuriteRecord.Read(dataFolder);
            if (record?.ProcessId is { } left)
            {
                if (NodeProcess(left) is { } process && await record.Ports.AnswerAsync(cancel))
                    return new(dataFolder, folderLock, record.Ports, process, takenOver: true);
                (record with { ProcessId = null }).Write(dataFolder);
            }

            return await StartNewAsync(dataFolder, folderLock, record?.Ports, inMemory, cancel);
        }
        catch
        {
            await folderLock.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks Azurite to end and waits until its data are on disk.</summary>
    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref _stopping, 1) == 1)
            return;
        AppDomain.CurrentDomain.ProcessExit -= _stopWithThisProcess;
        await EndAsync(_process, isChild: !TakenOver);
        new AzuriteRecord(null, _ports).Write(_dataFolder);
        _process.Dispose();
        await _folderLock.DisposeAsync();
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private static async Task<Azurite> StartNewAsync(
        string dataFolder, FileStream folderLock, AzuritePorts? before, bool inMemory, CancellationToken cancel)
    {
        const int tries = 3;
        for (var attempt = 1; ; attempt++)
        {
            // The same ports as last time where they are free, so that a saved connection string stays good.
            var ports = attempt == 1 && before is not null && before.AreFree() ? before : AzuritePorts.FindFree();
            var process = AzuriteLauncher.Start(dataFolder, LogFile(dataFolder), ports, inMemory);
            try
            {
                new AzuriteRecord(process.Id, ports).Write(dataFolder);
                if (await AnswersInTimeAsync(process, ports, cancel))
                    return new(dataFolder, folderLock, ports, process, takenOver: false);

                // It ended: another program may have taken a port between the search and the start.
                if (attempt == tries)
                    throw new LocalHostException($"Azurite, the storage emulator, ended as it started; {LogFile(dataFolder)} says why.");
                process.Dispose();
            }
            catch
            {
                await EndAsync(process, isChild: true);
                new AzuriteRecord(null, ports).Write(dataFolder);
                process.Dispose();
                throw;
            }
        }
    }

    private static async Task<bool> AnswersInTimeAsync(Process process, AzuritePorts ports, CancellationToken cancel)
    {
        var started = Stopwatch.StartNew();
        while (!process.HasExited)
        {
            if (await ports.AnswerAsync(cancel))
                return true;
            if (started.Elapsed > StartPatience)
                throw new LocalHostException("Azurite, the storage emulator, did not answer within a minute.");
            await Task.Delay(50, cancel);
        }

        return false;
    }

    private static async Task EndAsync(Process process, bool isChild)
    {
        if (process.HasExited)
            return;
        AzuriteLauncher.AskToStop(process, isChild);
        using var patience = new CancellationTokenSource(StopPatience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private async Task WatchAsync()
    {
        try
        {
            await _process.WaitForExitAsync();
        }
        catch (InvalidOperationException)
        {
            // Disposed by StopAsync.
        }

        if (Volatile.Read(ref _stopping) == 0)
        {
            _died.TrySetResult(string.Create(CultureInfo.InvariantCulture,
                $"Azurite, the storage emulator, ended unexpectedly: storage is gone until the host is started again. {LogFile(_dataFolder)} may say why."));
        }
    }

    private static FileStream Lock(string dataFolder)
    {
        try
        {
            return new FileStream(Path.Combine(dataFolder, "host.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken)
        {
            throw new LocalHostException($"Another host is using {dataFolder}: stop it first, or give this one a data folder of its own.", taken);
        }
    }

    /// <returns>The process, or null when there is none or it is not node: an id can have passed to another program.</returns>
    private static Process? NodeProcess(int id)
    {
        try
        {
            var process = Process.GetProcessById(id);
            if (!process.HasExited && process.ProcessName.StartsWith("node", StringComparison.OrdinalIgnoreCase))
                return process;
            process.Dispose();
            return null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
