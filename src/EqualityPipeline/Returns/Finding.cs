namespace EqualityPipeline.Returns;

public enum Severity { Error, Warning, Note }

/// <summary>One fault of a return: where it is, what was found and how to mend it.</summary>
/// <param name="Code">Stable, described in docs/findings.md.</param>
/// <param name="Confirm">True for a warning that holds the return until someone confirms it.</param>
/// <param name="Row">1-based as a spreadsheet counts, header row included; null for a fault of the whole file or column.</param>
/// <param name="Column">The header as policy names it.</param>
/// <param name="Cell">Spreadsheet address, for example D14.</param>
/// <param name="Count">How many rows have this same fault; 1 for a single one.</param>
/// <param name="Found">The text found; never given for personal data.</param>
public sealed record Finding(
    string Code, Severity Severity, bool Confirm, int? Row, string? Column, string? Cell, int Count,
    string? Found, string? Nearest, string Message, string Fix);
