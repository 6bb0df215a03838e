using System.Diagnostics;
using System.Globalization;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Fuzz;

/// <summary>What holds of every file and every name, whatever they are.</summary>
internal sealed class Promises(MonitoringPolicy policy)
{
    private const int LongestFound = 81;
    private const int LongestSentence = 2_000;
    private const long LargestAllocation = 300L * 1024 * 1024;

    private static readonly TimeSpan LongestCheck = TimeSpan.FromSeconds(5);
    private static readonly ReportingMonth Current = new(2011, 4);
    private static readonly DateTimeOffset Now = new(2011, 4, 10, 9, 0, 0, TimeSpan.Zero);

    private readonly SortedDictionary<ReceiptStatus, long> statuses = [];

    public TimeSpan Slowest { get; private set; }

    public long MostAllocated { get; private set; }

    public string Statuses => string.Join(", ", statuses.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Value} {ReceiptJson.StatusText(s.Key)}"))) + ".";

    /// <returns>Which promise was broken; null where all were kept.</returns>
    public string? BrokenBy(string path, byte[] bytes)
    {
        if (SubmissionNames.Read(path, policy, Current).Name is not { } name)
            return null;
        CheckedReturn result;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        try
        {
            using var content = new MemoryStream(bytes);
            result = ReturnCheck.Check(content, name, policy);
        }
#pragma warning disable CA1031 // Whatever is thrown is what is looked for.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            return thrown.ToString();
        }
        watch.Stop();
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Slowest = watch.Elapsed > Slowest ? watch.Elapsed : Slowest;
        MostAllocated = Math.Max(MostAllocated, allocated);
        statuses[result.Status] = statuses.GetValueOrDefault(result.Status) + 1;

        if (watch.Elapsed > LongestCheck)
            return $"took {watch.Elapsed}";
        if (allocated > LargestAllocation)
            return $"allocated {allocated} bytes";
        if (result.Findings.Length > Receipt.MostFindingsListed || result.FindingsTotal < result.Findings.Length)
            return $"lists {result.Findings.Length} of {result.FindingsTotal} findings";
        if (result.Status is ReceiptStatus.Rejected != result.Findings.Any(f => f.Severity is Severity.Error))
            return $"is {result.Status} with {result.Findings.Count(f => f.Severity is Severity.Error)} errors";
        if (result.Status is ReceiptStatus.Rejected or ReceiptStatus.Held && (result.Cells.Length > 0 || result.RowsCounted > 0 || result.Records.Length > 0))
            return "is not accepted and has something to count";
        return result.Findings.Select(Wrong).FirstOrDefault(w => w is not null)
            ?? WrongReceipt(ReceiptFor.Return(SubmissionIds.WithoutKey.Arrival(path, new string('0', 64), 1, Now), name, result, policy, Now));
    }

    public string? BrokenByName(string path)
    {
        NameReading reading;
        try
        {
            reading = SubmissionNames.Read(path, policy, Current);
        }
#pragma warning disable CA1031 // As above.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            return thrown.ToString();
        }
        if (reading.Name is not null)
            return reading.Findings.IsEmpty ? null : "is filed and has findings";
        if (reading.Findings.IsEmpty)
            return "is neither filed nor has a finding";
        return reading.Findings.Select(Wrong).FirstOrDefault(w => w is not null)
            ?? WrongReceipt(ReceiptFor.Unfiled(SubmissionIds.WithoutKey.Arrival(path, new string('0', 64), 1, Now), reading, policy, Now));
    }

    private static string? Wrong(Finding finding)
    {
        if (finding.Message.Length == 0 || finding.Fix.Length == 0)
            return $"{finding.Code} has no sentence";
        if (finding.Message.Length > LongestSentence || finding.Fix.Length > LongestSentence || finding.Found?.Length > LongestFound)
            return $"{finding.Code} is too long";
        foreach (var text in new[] { finding.Message, finding.Fix, finding.Found, finding.Nearest, finding.Column })
        {
            if (text?.Any(IsInvisible) is true)
                return $"{finding.Code} passes on a character that does not show";
        }
        return FindingCatalogue.Of(finding.Code).Severity == finding.Severity ? null : $"{finding.Code} is not as severe as the catalogue says";
    }

    private static string? WrongReceipt(Receipt receipt)
    {
        var json = ReceiptJson.Write(receipt);
        if (!ReceiptJson.Write(ReceiptJson.Read(json)).AsSpan().SequenceEqual(json))
            return "its receipt is not read as it was written";
        return ReceiptPage.Write(receipt).Length > 0 ? null : "its receipt has no page";
    }

    private static bool IsInvisible(char one) => char.GetUnicodeCategory(one)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
