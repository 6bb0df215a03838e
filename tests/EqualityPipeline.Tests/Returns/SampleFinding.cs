using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;
using EqualityPipeline.Tests.Policy;

namespace EqualityPipeline.Tests.Returns;

/// <summary>One folder of sample-data/findings: files that get the finding it is named after, and what their receipts say of it.</summary>
/// <remarks>sample-data/findings/README.md says what may lie in the folder.</remarks>
internal sealed class SampleFinding
{
    private readonly string code;
    private readonly MonitoringPolicy policy;

    public SampleFinding(string code)
    {
        this.code = code;
        policy = Changed([.. Lines(Folder, "policy.txt").Select(line => line.Split('|'))]);
    }

    /// <summary>The month in which the samples are sent, as in the demonstration.</summary>
    private static readonly ReportingMonth Current = new(2011, 4);

    public static string Root { get; } = Path.Combine(Repository.Root, "sample-data", "findings");

    public static IEnumerable<string> Codes => Directory.EnumerateDirectories(Root).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal);

    private string Folder => Path.Combine(Root, code);

    public string ReceiptFile => Path.Combine(Folder, "receipt.txt");

    /// <summary>Each upload with its status and what is said of it under the code.</summary>
    public string Receipts()
    {
        var before = Uploads("before").Select(Accepted).ToImmutableArray();
        var basis = CheckBasis.Empty with
        {
            Earlier = [.. before.Where(b => !b.Cells.Cells.IsEmpty).Select(b => b.Cells)],
            Registers = [.. before.Select(b => b.Records).OfType<KnownRecords>()],
        };
        var text = new StringBuilder();
        foreach (var (path, bytes) in Uploads("."))
        {
            var reading = SubmissionNames.Read(path, policy, Current);
            var result = reading.Name is { } name ? Check(bytes, name, basis) : null;
            var receipt = Locked(ReceiptOf(path, reading, result));
            var findings = receipt.Findings.Where(f => f.Code == code);
            text.Append(Texts.Visible(path, 300)).Append(": ").Append(ReceiptJson.StatusText(receipt.Status));
            text.Append(result?.Quarantined is true ? ", quarantined\n" : "\n");
            foreach (var finding in findings)
                Append(text, finding);
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, Finding finding)
    {
        text.Append("  ").Append(finding.Severity.ToString().ToLowerInvariant());
        if ((finding.Cell ?? finding.Row?.ToString(CultureInfo.InvariantCulture).Insert(0, "row ") ?? finding.Column) is { } at)
            text.Append(" at ").Append(at);
        if (finding.Count > 1)
            text.Append(CultureInfo.InvariantCulture, $", {finding.Count} times");
        text.Append(": ").Append(finding.Message).Append("\n    ").Append(finding.Fix).Append('\n');
    }

    private Receipt ReceiptOf(string path, NameReading reading, CheckedReturn? result)
    {
        var arrival = SubmissionIds.WithoutKey.Arrival(path, "00", 1, DateTimeOffset.UnixEpoch);
        return reading.Name is { } name
            ? ReceiptFor.Return(arrival, name, result!, policy, DateTimeOffset.UnixEpoch)
            : ReceiptFor.Unfiled(arrival, reading, policy, DateTimeOffset.UnixEpoch);
    }

    /// <summary>Under the lock of locked.txt, where there is one: its month, since when, by whom.</summary>
    private Receipt Locked(Receipt receipt)
    {
        if (Lines(Folder, "locked.txt") is not [var line])
            return receipt;
        var parts = line.Split('|');
        var since = DateTimeOffset.Parse(parts[1], CultureInfo.InvariantCulture);
        var locked = new PeriodLock("northmoor", ReportingMonth.Parse(parts[0]), since, parts[2], "Reported.");
        return receipt.IsCounted ? locked.Hold(receipt, policy.Notices.PeriodKeeper) : locked.Told(receipt, policy.Notices.PeriodKeeper);
    }

    private CheckedReturn Check(byte[] bytes, SubmissionName name, CheckBasis basis) => ReturnCheck.Check(new MemoryStream(bytes), name, policy, basis);

    private (SubmissionCells Cells, KnownRecords? Records) Accepted((string Path, byte[] Bytes) upload)
    {
        var name = SubmissionNames.Read(upload.Path, policy, Current).Name!;
        var result = Check(upload.Bytes, name, CheckBasis.Empty);
        Assert.True(result.Status is ReceiptStatus.Accepted or ReceiptStatus.AcceptedWithWarnings, $"{upload.Path} is not accepted: {result.Findings.FirstOrDefault()?.Message}");
        var register = policy.FindReturnType(name.ReturnType)!.AsOf(name.Period).Register;
        return (
            new SubmissionCells(SubmissionIds.WithoutKey.For(upload.Path, "00"), name.Directorate, name.Period, name.ReturnType, result.Cells),
            register is null ? null : KnownRecords.Of(name.ReturnType, register, result.Records));
    }

    /// <summary>Files at their submission paths, the paths of path.txt, and the file that is too large to be kept.</summary>
    private IEnumerable<(string Path, byte[] Bytes)> Uploads(string under)
    {
        var folder = Path.Combine(Folder, under);
        if (!Directory.Exists(folder))
            return [];
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => (Path: Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'), file))
            .Where(f => f.Path is not ("receipt.txt" or "path.txt" or "made.txt" or "policy.txt" or "locked.txt") && !f.Path.StartsWith("before/", StringComparison.Ordinal))
            .Select(f => (f.Path, File.ReadAllBytes(f.file)));
        var named = Lines(folder, "path.txt").Select(line => (Unescaped(line), Array.Empty<byte>()));
        var made = Lines(folder, "made.txt").Select(Made);
        return files.Concat(named).Concat(made).OrderBy(f => f.Item1, StringComparer.Ordinal);
    }

    /// <summary>The policy of this repository with some of its text replaced: a file, what is replaced, by what.</summary>
    private static MonitoringPolicy Changed(string[][] changes)
    {
        if (changes.Length == 0)
            return Packs.Policy;
        var files = Packs.Committed.Select(f => changes.Where(c => c[0] == f.Path).Aggregate(f, (file, c) => file with { Text = file.Text.Replace(c[1], c[2], StringComparison.Ordinal) }));
        var load = PolicyPack.Load([.. files]);
        return load.Policy ?? throw new InvalidDataException(string.Join('\n', load.Errors));
    }

    private static string[] Lines(string folder, string file) => File.Exists(Path.Combine(folder, file)) ? File.ReadAllLines(Path.Combine(folder, file)) : [];

    /// <summary>A line of made.txt: a path, a bar and pieces of text, of which <c>{x*1000}</c> is repeated; <c>#</c> in it is the number of the time.</summary>
    private static (string Path, byte[] Bytes) Made(string line)
    {
        var parts = line.Split('|', 2);
        return (Unescaped(parts[0]), Encoding.UTF8.GetBytes(Unescaped(parts[1])));
    }

    private static string Unescaped(string text)
    {
        var characters = Regex.Replace(text, @"\\u(?<code>[0-9A-Fa-f]{4})", m => ((char)int.Parse(m.Groups["code"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString(), RegexOptions.NonBacktracking);
        return Regex.Replace(
            characters.Replace("\\n", "\n", StringComparison.Ordinal), @"\{(?<text>[^{}]*)\*(?<times>[0-9]+)\}",
            m => string.Concat(Enumerable
                .Range(1, int.Parse(m.Groups["times"].ValueSpan, CultureInfo.InvariantCulture))
                .Select(number => m.Groups["text"].Value.Replace("#", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))),
            RegexOptions.NonBacktracking);
    }
}
