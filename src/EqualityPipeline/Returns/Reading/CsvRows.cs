using CsvHelper;

namespace EqualityPipeline.Returns;

/// <summary>The rows of a CSV file. A line break within quotes does not start a row, and blank rows are passed over but counted.</summary>
internal sealed class CsvRows : IReturnRows, IDisposable
{
    /// <summary>Bytes of UTF-8 in one row.</summary>
    public const int LongestRow = 1024 * 1024;

    private readonly CsvReader reader;

    public CsvRows(Utf8Input input)
    {
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

    /// <summary>A quote of the current row has no partner, so its cells cannot be told apart.</summary>
    public bool HasUnpairedQuote { get; private set; }

    /// <summary>The row that was too long to read; the rows after it were not read.</summary>
    public int? TooLongRow { get; private set; }

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
            TooLongRow = Row + 1;
        }
        return false;
    }

    public ReadOnlySpan<byte> Field(int position) => reader.GetSpan(position);

    public void Dispose() => reader.Dispose();

    private bool IsBlank()
    {
        for (var i = 0; i < reader.FieldCount; i++)
        {
            if (!Texts.IsBlank(reader.GetSpan(i)))
                return false;
        }
        return true;
    }

    /// <summary>Takes a first line <c>sep=;</c>, which Excel reads and does not show, off the input.</summary>
    private static char? SeparatorHint(Utf8Input input)
    {
        var head = input.Head;
        if (head.Length < 5 || !System.Text.Ascii.EqualsIgnoreCase(head[..4], "sep="u8) || head[4] is not ((byte)',' or (byte)';' or (byte)'\t'))
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

    /// <summary>Of comma, semicolon and tab the one that the first line with text has most of, outside quotes.</summary>
    private static char CommonestDelimiter(ReadOnlySpan<byte> head)
    {
        int commas = 0, semicolons = 0, tabs = 0;
        bool quoted = false, text = false;
        foreach (var one in head)
        {
            if (one == '"')
                quoted = !quoted;
            if (quoted)
                continue;
            if (one is (byte)'\r' or (byte)'\n')
            {
                if (text)
                    break;
                commas = semicolons = tabs = 0;
                continue;
            }
            switch (one)
            {
                case (byte)',':
                    commas++;
                    break;
                case (byte)';':
                    semicolons++;
                    break;
                case (byte)'\t':
                    tabs++;
                    break;
                default:
                    text = text || one != ' ';
                    break;
            }
        }
        if (semicolons > commas && semicolons >= tabs)
            return ';';
        return tabs > commas ? '\t' : ',';
    }
}
