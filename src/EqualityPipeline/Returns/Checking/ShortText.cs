using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace EqualityPipeline.Returns;

/// <summary>Reads a short text that names no person: kept as it was written, on one line, never calculated.</summary>
internal static class ShortText
{
    /// <summary>Those that the guard of personal data does not take for one by themselves.</summary>
    private static readonly FrozenSet<string> Titles = FrozenSet.Create(StringComparer.Ordinal, "mx", "dr", "cllr", "prof", "rev", "sir", "dame");

    private static readonly FrozenSet<string> NotSurnames = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "and", "or", "of", "the", "for", "in", "on", "with", "to", "group", "forum", "who");

    public static (string? Text, Finding? Fault) Read(string text, At at, int longest)
    {
        if (SpreadsheetTexts.IsFailure(text))
            return (null, SpreadsheetTexts.Fault(at, text));
        var plain = OnOneLine(text);
        if (plain.EnumerateRunes().FirstOrDefault(IsForbidden) is { Value: not 0 } forbidden)
            return (null, Faults.HiddenCharacter(at, text, forbidden));
        if (plain.Length > longest)
            return (null, Faults.LongText(at, plain.Length, longest));
        if (NamesAPerson(plain))
            return (plain, Faults.LooksLikeAName(at));
        return (plain, plain is ['=' or '@', ..] ? Faults.LooksLikeAFormula(at, plain) : null);
    }

    /// <summary>Line ends, tabs and runs of spaces are one space; what web pages and word processors leave between letters is nothing.</summary>
    private static string OnOneLine(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var one in text)
        {
            if (one is '\u00AD' or '\u200B' or '\u2060' or '\uFEFF')
                continue;
            if (!char.IsWhiteSpace(one))
                plain.Append(one);
            else if (plain.Length > 0 && plain[^1] != ' ')
                plain.Append(' ');
        }
        return plain.ToString().TrimEnd().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Characters that do not show or that turn the direction of what follows; joiners are part of some scripts and of emoji.</summary>
    private static bool IsForbidden(Rune one) => one.Value is not (0x200C or 0x200D) && Rune.GetUnicodeCategory(one)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate;

    /// <summary>A title with a word in capitals after it: "Cllr Smith", "Dr. A. Jones".</summary>
    private static bool NamesAPerson(string text)
    {
        var words = text.Split([' ', ',', '(', ')', ';', ':', '/'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i + 1 < words.Length; i++)
        {
            if (Titles.Contains(words[i].TrimEnd('.').ToLowerInvariant()) && char.IsUpper(words[i][0])
                && char.IsUpper(words[i + 1][0]) && !NotSurnames.Contains(words[i + 1]))
                return true;
        }
        return false;
    }
}
