using CsvHelper;

namespace EqualityPipeline.Returns;

/// <summary>The rows of a CSV file. A line break within quotes does not start a row, and blank rows are passed over but counted.</summary>
internal sealed class CsvRows : IReturnRows, IDisposable
{
    /// <summary>Bytes of UTF-8 in one row.</summary>
    public const int LongestRow = 1024 * 1024;

    private readonly CsvReader reader;


    private readonly Utf8Input input;

    public CsvRows(Utf8Input input)
    {
        this.input = input;
        var hinted = SeparatorHint(input);
        Delimiter = hinted ?? CommonestDelimiter(input.Head);
        reader = CsvReader.Create(input, new CsvReaderOptions
        {
            HasHeader = false,
            SkipEmptyLines = false,
            TrimWhitespace = true,
            Separator = Delimiter,
            MaxRecordSize = LongestRow,
            IncludeValuesInExceptions = false,
            OnMalformedRecord = record =>
            {
                if (record.Reason is CsvMalformedReason.UnterminatedQuote or CsvMalformedReason.TextAfterClosingQuote)
                    HasUnpairedQuote = true;
            },
        }, leaveOpen: true);
    }

    public char Delimiter { get; }

    public int Row { get; private set; }

    public int FieldCount => reader.FieldCount;

    public bool EndsWithLastText => false;

    public bool HasUnpairedQuote { get; private set; }

    /// <summary>A row that was too long to read; the rows after it were not read.</summary>
    public Finding? EndFault { get; private set; }

    public string Encoding => input.EncodingName;

    public bool StopsWithinLine => !input.EndsInLineBreak;

    public bool Read()
    {
        HasUnpairedQuote = false;
        try
        {
            while (reader.Read())
            {
                Row++;
                if (!IsBlank())
                    return true;
            }
        }
        catch (CsvFormatException)
        {
            EndFault = Faults.LongRow(Row + 1);
        }
        return false;
    }

    public ReadOnlySpan<byte> Field(int position)
    {
        if ((uint)position >= (uint)reader.FieldCount)
            return [];
        // Trimming and unquoting cost more than reading: a cell that begins and ends with what shows, and not with a quote, is its own text.
        var raw = reader.GetRawSpan(position);
        return raw.IsEmpty || (raw[0] is > (byte)' ' and not (byte)'"' && raw[^1] > ' ') ? raw : reader.GetSpan(position);
    }

    public void Report(int headerRow, int columns, FindingList findings)
    {
        if (input.IsMixed)
            findings.Add(Faults.MixedEncoding());
        else if (input.EncodingName is not "utf-8")
            findings.Add(Faults.OtherEncoding(input.EncodingName));
        if (input.HasNulInside)
            findings.Add(Faults.NulInside());
        else if (input.HasNulTail)
            findings.Add(Faults.NulTail());
        if (Delimiter != ',')
            findings.Add(Faults.OtherDelimiter(Delimiter));
    }

    public void Dispose() => reader.Dispose();

    private bool IsBlank()
    {
        for (var i = 0; i < reader.FieldCount; i++)
        {
            if (!Texts.IsBlank(Field(i)))
                return false;
        }
        return true;
    }

    /// <summary>Takes a first line <c>sep=;</c>, which Excel reads and does not show, off the input.</summary>
    private static char? SeparatorHint(Utf8Input input)
    {
        var head = input.Head;
        if (head.Length < 5 || !System.Text.Ascii.EqualsIgnoreCase(head[..4], "sep="u8) || head[4] is not ((byte)',' or (byte)';' or (byte)'\t' or (byte)'|'))
            return null;
        var delimiter = (char)head[4];
        var end = 5;
        if (end < head.Length && head[end] == '\r')
            end++;
        if (end < head.Length && head[end] == '\n')
            end++;
        input.Skip(end);
        return delimiter;
    }

    /// <summary>Of comma, semicolon, tab and bar the one that the first line with two of a kind has most of, outside quotes; titles above the header have fewer.</summary>
    private static char CommonestDelimiter(ReadOnlySpan<byte> head)
    {
        const string Delimiters = ",;\t|";
        Span<int> counts = stackalloc int[Delimiters.Length];
        var first = '\0';
        var quoted = false;
        foreach (var one in head)
        {
            if (one == '"')
                quoted = !quoted;
            if (quoted)
                continue;
            if (one is (byte)'\r' or (byte)'\n')
            {
                var (commonest, count) = Commonest(counts);
                if (count > 1)
                    return commonest;
                first = first == '\0' && count == 1 ? commonest : first;
                counts.Clear();
            }
            else if (Delimiters.IndexOf((char)one, StringComparison.Ordinal) is var delimiter and >= 0)
            {
                counts[delimiter]++;
            }
        }
        var last = Commonest(counts);
        return last.Count > 1 || first == '\0' ? last.Delimiter : first;

        static (char Delimiter, int Count) Commonest(Span<int> counts)
        {
            var most = 0;
            for (var i = 1; i < counts.Length; i++)
                most = counts[i] > counts[most] ? i : most;
            return (Delimiters[most], counts[most]);
        }
    }
}
