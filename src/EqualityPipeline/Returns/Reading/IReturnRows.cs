namespace EqualityPipeline.Returns;

/// <summary>The rows of one sheet, whatever kind of file they came from; what the checks read.</summary>
internal interface IReturnRows
{
    /// <summary>Row of the spreadsheet, 1 for the first; blank rows are counted.</summary>
    int Row { get; }

    int FieldCount { get; }

    /// <summary>Whether a row ends with its last text, as in a sheet; a row of a CSV file says itself how many cells it has.</summary>
    bool EndsWithLastText { get; }

    /// <summary>Whether a quotation mark of the current row has no partner, so that its cells cannot be told apart.</summary>
    bool HasUnpairedQuote { get; }

    /// <summary>Why reading stopped before the end of the file; null where it did not.</summary>
    Finding? EndFault { get; }

    /// <summary>As the receipt names it; final once <see cref="Read"/> answered false.</summary>
    string Encoding { get; }

    /// <summary>Whether the file stops in the middle of a line, as a broken-off copy does; final once <see cref="Read"/> answered false.</summary>
    bool StopsWithinLine { get; }

    /// <summary>Goes to the next row that is not blank; false at the end.</summary>
    bool Read();

    /// <summary>The text of a cell in UTF-8, until the next <see cref="Read"/>; empty beyond the last.</summary>
    ReadOnlySpan<byte> Field(int position);

    /// <summary>Adds what is to be said of the file as a whole, once all rows are read.</summary>
    /// <param name="headerRow">Row of the headings.</param>
    /// <param name="columns">How many columns have one.</param>
    void Report(int headerRow, int columns, FindingList findings);
}
