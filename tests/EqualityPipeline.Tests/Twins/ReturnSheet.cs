using System.Collections.Immutable;
using System.Text;

namespace EqualityPipeline.Tests.Twins;

/// <summary>A return of the sample as the cells of its lines, so that answers can be changed in it.</summary>
internal sealed class ReturnSheet
{
    private readonly List<List<string>> lines;

    private ReturnSheet(List<List<string>> lines) => this.lines = lines;

    /// <summary>The header is row 0.</summary>
    public int Rows => lines.Count;

    public ImmutableArray<string> Columns => [.. lines[0]];

    public string this[int row, int column] => lines[row][column];

    /// <returns>Null where the return is more than plain lines of as many cells each.</returns>
    public static ReturnSheet? Read(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        if (text.AsSpan().ContainsAny('"', '\r') || !text.EndsWith('\n') || text[0] is '#' or '\uFEFF')
            return null;
        var read = text[..^1].Split('\n').Select(line => line.Split(',').ToList()).ToList();
        return read.TrueForAll(l => l.Count == read[0].Count) ? new ReturnSheet(read) : null;
    }

    /// <summary>The header and these lines.</summary>
    public ReturnSheet Alone(params IEnumerable<int> rows) => new([lines[0], .. rows.Select(row => lines[row].ToList())]);

    public ReturnSheet With(IEnumerable<Change> changes)
    {
        var changed = new ReturnSheet(lines.ConvertAll(l => l.ToList()));
        foreach (var change in changes)
            changed.lines[change.Row][change.Column] = change.To;
        return changed;
    }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => string.Join(',', l) + "\n")));
}

/// <summary>One cell of one return, as the twin has it.</summary>
internal sealed record Change(string Path, int Row, int Column, string To);
