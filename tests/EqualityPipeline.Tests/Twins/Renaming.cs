using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;

namespace EqualityPipeline.Tests.Twins;

/// <summary>Compares what two truths gave, where nothing may differ but ids and hashes, and these only as one name for another, everywhere the same.</summary>
internal sealed partial class Renaming
{
    private readonly Dictionary<string, string> names = [];
    private readonly Dictionary<string, string> back = [];

    /// <summary>The fields in which ids differ, with how often.</summary>
    public SortedDictionary<string, int> Fields { get; } = new(StringComparer.Ordinal);

    /// <returns>What differs, in words, by the address.</returns>
    public IReadOnlyList<(string Address, string What)> Differences(IEnumerable<Answer> one, IEnumerable<Answer> other)
        => [.. one.Zip(other, (a, b) => (a.Address, What: Differs(a, b))).Where(d => d.What is not null).Select(d => (d.Address, d.What!))];

    private string? Differs(Answer one, Answer other)
        => Differs("the address", one.Address, other.Address)
            ?? (one.Status == other.Status ? null : $"{one.Address}: {one.Status}, {other.Status}")
            ?? Differs($"{one.Address}, headers", Headers(one), Headers(other))
            ?? Differs(one.Address, TextOf(one), TextOf(other));

    private string? Differs(string where, string one, string other)
    {
        (one, other) = (Bare(one), Bare(other));
        var (ids, others) = (Ids().Matches(one), Ids().Matches(other));
        var (at, atOther) = (0, 0);
        for (var i = 0; i <= ids.Count; i++)
        {
            var (end, endOther) = (i < ids.Count ? ids[i].Index : one.Length, i < others.Count ? others[i].Index : other.Length);
            var (between, betweenOther) = (one[at..end], other[atOther..endOther]);
            if (between != betweenOther)
                return InWords(where, between, betweenOther);
            if (i == ids.Count)
                return null;
            if (i >= others.Count || !IsNameFor(ids[i].Value, others[i].Value))
                return $"{where}: the id {ids[i].Value} stands for two";
            if (ids[i].Value != others[i].Value)
            {
                var field = FieldBefore().Match(between[Math.Max(0, between.Length - 60)..]) is { Success: true } found ? found.Groups["field"].Value : "in a file, a page or a line";
                Fields[field] = Fields.GetValueOrDefault(field) + 1;
            }

            (at, atOther) = (ids[i].Index + ids[i].Length, others[i].Index + others[i].Length);
        }

        return null;
    }

    /// <summary>Without the port of the test's own host, and without signed tokens, which hold the ids of releases.</summary>
    private static string Bare(string text) => SkipTokens().Replace(Ports().Replace(text, "//host/"), "skiptoken");

    private bool IsNameFor(string one, string other)
        => names.TryAdd(one, other) ? back.TryAdd(other, one) : names[one] == other;

    private static string InWords(string where, string one, string other)
    {
        var at = 0;
        while (at < Math.Min(one.Length, other.Length) && one[at] == other[at])
            at++;
        string Around(string text) => text[Math.Max(0, at - 300)..Math.Min(text.Length, at + 120)].ReplaceLineEndings(" ");
        return $"{where}:\n    {Around(one)}\n    {Around(other)}";
    }

    /// <summary>Parquet compresses the ids too, so that its length says nothing; all else of it is compared column by column.</summary>
    private static string Headers(Answer answer) => IsParquet(answer) ? string.Join('\n', answer.Headers.Split('\n').Where(h => !h.StartsWith("Content-Length", StringComparison.Ordinal))) : answer.Headers;

    private static bool IsParquet(Answer answer) => answer.MediaType == "application/vnd.apache.parquet";

    private static string TextOf(Answer answer)
    {
        if (IsParquet(answer) && answer.Status == 200)
            return TextOfParquet(answer.Body);
        if (answer.Body is [(byte)'P', (byte)'K', ..])
        {
            using var zip = new ZipArchive(new MemoryStream(answer.Body));
            return string.Join('\n', zip.Entries.Select(e => $"{e.FullName} {e.Length}\n{new StreamReader(e.Open()).ReadToEnd()}"));
        }

        return Encoding.UTF8.GetString(answer.Body);
    }

    private static string TextOfParquet(byte[] bytes)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.parquet");
        File.WriteAllBytes(file, bytes);
        try
        {
            using var connection = new DuckDBConnection("DataSource=:memory:");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"COPY (SELECT * FROM read_parquet('{file}')) TO '{file}.csv'; COPY (SELECT path_in_schema, row_group_id, num_values, stats_min, stats_max, total_compressed_size FROM parquet_metadata('{file}') WHERE path_in_schema <> 'Release') TO '{file}.sizes'";
            command.ExecuteNonQuery();
            return File.ReadAllText(file + ".csv") + File.ReadAllText(file + ".sizes");
        }
        finally
        {
            File.Delete(file);
            File.Delete(file + ".csv");
            File.Delete(file + ".sizes");
        }
    }

    /// <remarks>No number has as many digits. Pages and reports print the first twelve of a release's id.</remarks>
    [GeneratedRegex("[0-9a-f]{24,64}|(?:<code>|release )[0-9a-f]{12,64}", RegexOptions.NonBacktracking)]
    private static partial Regex Ids();

    [GeneratedRegex("//127.0.0.1:[0-9]+/", RegexOptions.NonBacktracking)]
    private static partial Regex Ports();

    [GeneratedRegex("skiptoken=[A-Za-z0-9_-]+", RegexOptions.NonBacktracking)]
    private static partial Regex SkipTokens();

    [GeneratedRegex("(?<field>[A-Za-z]+)(?:\":|:) ?\"$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex FieldBefore();
}
