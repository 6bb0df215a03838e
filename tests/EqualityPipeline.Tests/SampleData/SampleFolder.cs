using System.Globalization;

namespace EqualityPipeline.Tests.SampleData;

/// <summary>The committed sample and policy as plain files, read without the product.</summary>
internal static class SampleFolder
{
    public static string Root { get; } = Repository.Root;

    public static string Sample { get; } = Path.Combine(Root, "sample-data");

    public static string Returns { get; } = Path.Combine(Sample, "returns");

    public static string Policy { get; } = Path.Combine(Root, "policy");

    public static string Truths { get; } = File.ReadAllText(Path.Combine(Sample, "TRUTHS.md"));

    /// <summary>By path below <c>returns</c>, in the order of the file.</summary>
    public static IReadOnlyList<KeyValuePair<string, DateTimeOffset>> Arrivals { get; } =
        [.. Rows(Path.Combine(Sample, "arrivals.csv")).Select(row => KeyValuePair.Create(
            row["path"],
            DateTimeOffset.ParseExact(row["arrived_at"], "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)))];

    public static DateTimeOffset ArrivalOf(string path) => Arrivals.Single(arrival => arrival.Key == path).Value;

    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Return(string path) => Rows(Path.Combine([Returns, .. path.Split('/')]));

    /// <summary>Rows by header; comment lines are left out.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string file)
    {
        var lines = File.ReadAllLines(file).Where(line => line.Length > 0 && line[0] != '#').Select(Split).ToList();
        return [.. lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    private static List<string> Split(string line)
    {
        var cells = new List<string> { "" };
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
                cells.Add("");
            else
                cells[^1] += c;
        }

        return cells;
    }
}
