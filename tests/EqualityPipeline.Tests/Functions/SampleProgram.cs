using System.Diagnostics;
using System.Text.RegularExpressions;
using EqualityPipeline.Functions;

namespace EqualityPipeline.Tests.Functions;

/// <summary>The program as a new user runs it, <c>--sample</c>, on a free port and in a data folder of its own.</summary>
public sealed partial class SampleProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly Process process;
    private readonly List<string> output = [];

    private SampleProgram(string folder)
    {
        process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [typeof(ReceiveReturn).Assembly.Location, "--sample", "--port", "0", "--data-folder", folder])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Ready = ready.Task;
        process.OutputDataReceived += (_, line) => Read(line.Data, ready);
        process.ErrorDataReceived += (_, line) => Read(line.Data, ready);
    }

    public string Output
    {
        get
        {
            lock (output)
            {
                return string.Join('\n', output);
            }
        }
    }

    public HttpClient Client { get; } = new();

    public string AdminKey => After("Admin key:");

    private Task Ready { get; }

    public static async Task<SampleProgram> StartAsync(string folder)
    {
        var program = new SampleProgram(folder);
        program.process.Start();
        program.process.BeginOutputReadLine();
        program.process.BeginErrorReadLine();
        await Task.WhenAny(program.Ready, program.process.WaitForExitAsync(), Task.Delay(Patience));
        Assert.True(program.Ready.IsCompletedSuccessfully, program.Output);
        program.Client.BaseAddress = new Uri(Address().Match(program.Output).Groups["address"].Value);
        program.Client.DefaultRequestHeaders.Add("x-functions-key", program.After("Function key:"));
        return program;
    }

    /// <summary>As a power cut would; the storage emulator lives on.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>As Ctrl+C would.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await StopAsync();
        process.Dispose();
        Client.Dispose();
    }

    [GeneratedRegex(@"Open (?<address>http://127\.0\.0\.1:[0-9]+/)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    private string After(string name) => Output.Split('\n').Single(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Trim();

    private void Read(string? line, TaskCompletionSource ready)
    {
        if (line is null)
            return;
        lock (output)
        {
            output.Add(line);
        }

        if (Address().IsMatch(line))
            ready.TrySetResult();
    }
}
