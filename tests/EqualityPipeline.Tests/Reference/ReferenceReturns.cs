using System.Text;
using EqualityPipeline.Tests.Returns;

namespace EqualityPipeline.Tests.Reference;

/// <summary>The returns in <c>returns.txt</c>, as senders upload them: <c>returns.py</c> invented them.</summary>
internal static class ReferenceReturns
{
    private const string Times = ",times";

    public static IEnumerable<(string Path, byte[] Bytes)> All()
        => ReferencePolicy.Text("returns.txt").Split("> ", StringSplitOptions.RemoveEmptyEntries)
            .Select(section => section.Split('\n', 2))
            .Select(section => (section[0], Bytes(section[0], OneRowEach(section[1]))));

    private static byte[] Bytes(string path, string csv)
        => path.EndsWith(".xlsx", StringComparison.Ordinal) ? Book.Of(csv) : Encoding.UTF8.GetBytes(csv);

    /// <summary>Where the last column says how many are alike, as many rows.</summary>
    private static string OneRowEach(string csv)
    {
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (!lines[0].EndsWith(Times, StringComparison.Ordinal))
            return csv;
        var text = new StringBuilder(lines[0][..^Times.Length]).Append('\n');
        foreach (var line in lines[1..])
        {
            var comma = line.LastIndexOf(',');
            for (var left = int.Parse(line.AsSpan(comma + 1), System.Globalization.CultureInfo.InvariantCulture); left > 0; left--)
                text.Append(line.AsSpan(0, comma)).Append('\n');
        }

        return text.ToString();
    }
}
