using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace EqualityPipeline.LocalHost;

/// <summary>Finds Azurite, starts it under node and asks a process to end.</summary>
internal static class AzuriteLauncher
{
    private const string Script = "node_modules/azurite/dist/src/azurite.js";
    private const int Terminate = 15;

    /// <remarks>
    /// Ctrl+C reaches every process of a terminal: Azurite must outlive the host's draining, so SIGINT is kept from it.
    /// Its output goes to a file by its own hand, so that it can outlive a killed host without a broken pipe.
    /// "stop" on its input ends it cleanly where there are no signals (Windows).
    /// </remarks>
    private const string Launch = """
        const fs = require('fs');
        const [script, log] = process.argv.splice(1, 2);
        process.argv.splice(1, 0, script);
        const file = fs.openSync(log, 'a');
        const write = (text, encoding, done) => {
          fs.writeSync(file, text);
          const call = typeof encoding === 'function' ? encoding : done;
          if (call) call();
          return true;
        };
        process.stdout.write = write;
        process.stderr.write = write;
        const once = process.once;
        process.once = function (name, listener) { return name === 'SIGINT' ? this : once.call(this, name, listener); };
        process.on('SIGINT', () => {});
        process.stdin.on('error', () => {});
        process.stdin.on('data', text => { if (String(text).includes('stop')) process.emit('SIGTERM'); });
        process.stdin.unref();
        require(script);
        """;

    /// <summary>The folder above the application that holds package.json and an installed Azurite, or null.</summary>
    public static string? RepositoryRoot(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "package.json")) && File.Exists(Path.Combine(folder.FullName, Script)))
                return folder.FullName;
        }

        return null;
    }

    public static Process Start(string dataFolder, string logFile, AzuritePorts ports, bool inMemory)
    {
        var root = RepositoryRoot(AppContext.BaseDirectory) ?? throw new LocalHostException(
            "Azurite, the storage emulator, is not installed: run \"npm ci\" in the folder of package.json (Node 20 or later), or configure AzureWebJobsStorage.");
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = dataFolder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments =
        [
            "-e", Launch, "--", Path.Combine(root, Script), logFile,
            "--silent", "--skipApiVersionCheck", "--disableTelemetry",
            "--blobHost", "127.0.0.1", "--blobPort", Text(ports.Blob),
            "--queueHost", "127.0.0.1", "--queuePort", Text(ports.Queue),
            "--tableHost", "127.0.0.1", "--tablePort", Text(ports.Table),
        ];
        // Azurite takes one of the two and refuses both.
        string[] persistence = inMemory ? ["--inMemoryPersistence"] : ["--location", dataFolder];
        foreach (var argument in arguments.Concat(persistence))
            start.ArgumentList.Add(argument);

        try
        {
            var process = Process.Start(start) ?? throw new LocalHostException("node could not be started.");
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, line) => AppendLine(logFile, line.Data);
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            return process;
        }
        catch (Win32Exception missing)
        {
            throw new LocalHostException(
                "node was not found: install Node 20 or later (Azurite, the storage emulator, runs on it), then run \"npm ci\"; or configure AzureWebJobsStorage.", missing);
        }
    }

    /// <summary>Asks the process to write what it holds and end; returns at once.</summary>
    /// <param name="process">Azurite's node process, its child or one taken over.</param>
    /// <param name="isChild">A child can be asked through its input; one taken over cannot.</param>
    public static void AskToStop(Process process, bool isChild)
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = kill(process.Id, Terminate);
        }
        else if (isChild)
        {
            try
            {
                process.StandardInput.WriteLine("stop");
                process.StandardInput.Flush();
            }
            catch (IOException)
            {
                // It has ended already: that is what was asked for.
            }
        }
        else
        {
            using var taskkill = Process.Start(new ProcessStartInfo("taskkill", ["/PID", Text(process.Id)])
            {
                UseShellExecute = false,
                CreateNoWindow = true,
            });
            taskkill?.WaitForExit(2_000);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void AppendLine(string file, string? line)
    {
        if (line is null)
            return;
        try
        {
            File.AppendAllText(file, line + "\n");
        }
        catch (IOException)
        {
            // The log is a convenience: its folder may be going away at the end of a test.
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int kill(int processId, int signal);
}
