using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;
using EqualityPipeline.Storage.Receiving;
using ExcelDataReader;

namespace EqualityPipeline.Bench;

/// <summary>What one stage cost in a process of its own.</summary>
/// <param name="WallSeconds">From the first byte to the result; the start of the runtime is not in it, its compiling of the code is.</param>
/// <param name="CpuSeconds">All threads of the process, the runtime's own too.</param>
/// <param name="PeakMiB">Most memory that the process ever had resident.</param>
/// <param name="Result">What came out, so that stages can be compared and nothing is optimised away.</param>
internal sealed record Measured(double WallSeconds, double CpuSeconds, double PeakMiB, string Result);

/// <summary>The stages of intake and their peers, each over one file from its first byte to its last.</summary>
internal static class Stage
{
    private const int BlockSize = 1 << 20;

    private static readonly MonitoringPolicy Policy = BenchPolicy.Load();

    public static IReadOnlyDictionary<string, Func<string, string>> All { get; } = new Dictionary<string, Func<string, string>>(StringComparer.Ordinal)
    {
        ["lines"] = Lines,
        ["sha256"] = Sha256,
        ["read"] = Read,
        ["check"] = Check,
        ["receipt"] = path => Receipt(path, withHash: false),
        ["intake"] = path => Receipt(path, withHash: true),
        ["check-workbook"] = CheckWorkbook,
        ["exceldatareader"] = ReadWithExcelDataReader,
        ["duckdb"] = path => DuckDbPeer.CheckAndCount(path, Policy),
    };

    /// <summary>Runs one stage in this process and prints what it cost as a line of JSON.</summary>
    public static void RunHere(string stage, string path)
    {
        var run = All[stage];
        // The functions read it once, when they start.
        _ = Policy;
        using var process = Process.GetCurrentProcess();
        var cpuBefore = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var result = run(path);
        var wall = watch.Elapsed;
        process.Refresh();
        Console.WriteLine(JsonSerializer.Serialize(new Measured(
            wall.TotalSeconds, (process.TotalProcessorTime - cpuBefore).TotalSeconds, process.PeakWorkingSet64 / 1048576.0, result)));
    }

    public static async Task<Measured> RunInChildAsync(string stage, string path)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        // dotnet run starts the program itself; dotnet some.dll needs the name of the library again.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet")
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        foreach (var argument in new[] { "stage", stage, path })
            start.ArgumentList.Add(argument);
        using var child = Process.Start(start)!;
        var output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        return child.ExitCode == 0
            ? JsonSerializer.Deserialize<Measured>(output.Trim().Split('\n')[^1])!
            : throw new InvalidOperationException($"The stage {stage} ended with exit code {child.ExitCode}: {output}");
    }

    /// <summary>A program of the machine over the file, from its start to its end; null where there is no such program.</summary>
    public static async Task<Measured?> RunToolAsync(string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        var watch = Stopwatch.StartNew();
        try
        {
            using var process = Process.Start(start)!;
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return new Measured(watch.Elapsed.TotalSeconds, double.NaN, double.NaN, output.Split(' ')[0]);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);

    private static string Lines(string path)
    {
        using var file = Open(path);
        var block = new byte[BlockSize];
        long lines = 0;
        for (int read; (read = file.Read(block)) > 0;)
            lines += block.AsSpan(0, read).Count((byte)'\n');
        return FormattableString.Invariant($"{lines} lines");
    }

    private static string Sha256(string path)
    {
        using var file = Open(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    /// <summary>Every cell of every row, as the checks get them.</summary>
    private static string Read(string path)
    {
        using var file = Open(path);
        using var input = new Utf8Input(file);
        using var rows = new CsvRows(input);
        long cells = 0, bytes = 0;
        while (rows.Read())
        {
            for (var i = 0; i < rows.FieldCount; i++)
                bytes += rows.Field(i).Length;
            cells += rows.FieldCount;
        }
        return FormattableString.Invariant($"{cells} cells, {bytes} bytes");
    }

    private static string Check(string path)
    {
        using var file = Open(path);
        return Told(ReturnCheck.Check(file, BenchPolicy.Name(), Policy));
    }

    private static string CheckWorkbook(string path)
    {
        using var file = Open(path);
        var name = BenchPolicy.Name();
        return Told(ReturnCheck.Check(file, name with { Path = Path.ChangeExtension(name.Path, ".xlsx") }, Policy));
    }

    private static string ReadWithExcelDataReader(string path)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var file = Open(path);
        using var reader = ExcelReaderFactory.CreateReader(file);
        long cells = 0;
        while (reader.Read())
        {
            for (var i = 0; i < reader.FieldCount; i++)
                cells += reader.GetValue(i) is null ? 0 : 1;
        }
        return FormattableString.Invariant($"{cells} cells");
    }

    private static string Receipt(string path, bool withHash)
    {
        using var file = Open(path);
        return withHash ? Receipt(file, BenchPolicy.Name(), Policy) : ReceiptOf(ReturnCheck.Check(file, BenchPolicy.Name(), Policy), new string('0', 64), BenchPolicy.Name(), Policy);
    }

    /// <summary>What the product does with an upload between its bytes and its storage.</summary>
    public static string Receipt(Stream content, SubmissionName name, MonitoringPolicy policy)
    {
        using var hashing = new HashingStream(content);
        var result = ReturnCheck.Check(hashing, name, policy);
        return ReceiptOf(result, hashing.FinishAsync(CancellationToken.None).GetAwaiter().GetResult(), name, policy);
    }

    private static string ReceiptOf(CheckedReturn result, string sha256, SubmissionName name, MonitoringPolicy policy)
    {
        var receipt = ReceiptFor.Return(SubmissionIds.WithoutKey.Arrival(name.Path, sha256, 1, DateTimeOffset.UnixEpoch), name, result, policy, DateTimeOffset.UnixEpoch);
        var (json, page) = (ReceiptJson.Write(receipt), ReceiptPage.Write(receipt));
        return FormattableString.Invariant($"{Told(result)}; receipt {json.Length} bytes, page {page.Length}");
    }

    private static string Told(CheckedReturn result) => FormattableString.Invariant(
        $"{result.Status}: {result.RowsRead} rows read, {result.FindingsTotal} findings, {result.Cells.Length} cells");
}
