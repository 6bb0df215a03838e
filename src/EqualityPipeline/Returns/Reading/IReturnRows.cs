namespace EqualityPipeline.Returns;

/// <summary>The rows of one sheet, header first, whatever kind of file they came from; what the checks read.</summary>
internal interface IReturnRows
{
    /// <summary>Row of the spreadsheet, 1 for the header; blank rows are counted.</summary>
    int Row { get; }

    int FieldCount { get; }

    /// <summary>Goes to the next row that is not blank; false at the end.</summary>
    bool Read();

    /// <summary>The text of a cell in UTF-8, until the next <see cref="Read"/>.</summary>
    ReadOnlySpan<byte> Field(int position);
}
