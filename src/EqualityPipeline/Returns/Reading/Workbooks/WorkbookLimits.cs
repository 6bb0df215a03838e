namespace EqualityPipeline.Returns;

/// <summary>What is read of a workbook at most: far above what a return needs, far below what would exhaust a machine.</summary>
internal static class WorkbookLimits
{
    /// <summary>Bytes of the file; larger returns are sent as CSV, which is read as it streams by.</summary>
    public const int LargestFile = 48 * 1024 * 1024;

    /// <summary>Bytes of all parts once unpacked.</summary>
    public const long LargestUnpacked = 1024L * 1024 * 1024;

    /// <summary>How many times as large a part may become, once it has become <see cref="UnpackedBeforeRatioCounts"/> bytes.</summary>
    public const int LargestRatio = 200;

    public const long UnpackedBeforeRatioCounts = 8 * 1024 * 1024;

    /// <summary>Files within the archive.</summary>
    public const int MostParts = 2_000;

    public const int MostSheets = 100;

    /// <summary>Different texts, and their bytes together.</summary>
    public const int MostSharedTexts = 1_000_000;

    public const int LargestSharedTexts = 32 * 1024 * 1024;

    /// <summary>Cells with something in them, title lines and cells beyond the header counted.</summary>
    public const int MostCells = 32_000_000;

    /// <summary>The last row and column that a spreadsheet has.</summary>
    public const int LastRow = 1_048_576;

    public const int LastColumn = 16_384;

    public const int DeepestNesting = 32;

    /// <summary>Bytes of one tag.</summary>
    public const int LongestTag = 1024 * 1024;

    /// <summary>Different names of tags and attributes in one part.</summary>
    public const int MostNames = 2_000;

    public const int MostFormats = 70_000;

    public const int MostMergedRanges = 1_000;
}
