using System.Collections.Frozen;

namespace EqualityPipeline.Returns;

/// <summary>What spreadsheets leave in a file in place of a value.</summary>
internal static class SpreadsheetTexts
{
    private static readonly FrozenSet<string> Errors = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#FIELD!", "#GETTING_DATA", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "Err:502", "Err:504", "Err:508", "Err:522");

    /// <summary>Whether the text stands for a failed formula or a column that was too narrow.</summary>
    public static bool IsFailure(string text) => Errors.Contains(text) || IsHashes(text);

    /// <summary>The finding that says more of a wrong text than that it is wrong; null for any other text.</summary>
    public static Finding? Fault(At at, string text)
    {
        if (IsHashes(text))
            return Faults.Hashes(at, text);
        if (Errors.Contains(text))
            return Faults.SpreadsheetError(at, text);
        return text is ['=', _, ..] ? Faults.FormulaWithoutValue(at, text) : null;
    }

    private static bool IsHashes(string text) => text.Length >= 3 && text.AsSpan().IndexOfAnyExcept('#') < 0;
}
