using System.Buffers;
using System.Globalization;
using System.Text;

namespace EqualityPipeline.Returns;

/// <summary>How texts of a return are compared and shown.</summary>
internal static class Texts
{
    private const int LongestShown = 80;
    private const int LongestEscape = 6;

    private static readonly SearchValues<char> BetweenWords = SearchValues.Create(" \t\r\n\u00A0-_\u2010\u2011\u2012\u2013\u2014:/,.()");

    public static bool IsBlank(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return true;
        if (utf8[0] is > 32 and < 127)
            return false;
        foreach (var one in utf8)
        {
            // A non-breaking space (C2 A0) is what spreadsheets and web pages leave in cells that look empty.
            if (one is not (<= 32 or 0xC2 or 0xA0))
                return false;
        }
        return string.IsNullOrWhiteSpace(Encoding.UTF8.GetString(utf8));
    }

    /// <summary>Lower case, with hyphens, underscores, colons and the like as single spaces: what counts as the same words.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        var gap = false;
        foreach (var one in text)
        {
            if (one is '\'' or '\u2019' or '`')
                continue;
            if (BetweenWords.Contains(one))
            {
                gap = true;
                continue;
            }
            if (gap && plain.Length > 0)
                plain.Append(' ');
            gap = false;
            if (one == '&')
                plain.Append("and");
            else
                plain.Append(char.ToLowerInvariant(one));
        }
        return plain.ToString();
    }

    /// <summary>Fit to be read in a message: characters that do not show are written as <c>\u202E</c>, long text is cut.</summary>
    public static string Shown(string text) => Visible(text, LongestShown);

    public static string Visible(string text, int longest = int.MaxValue)
    {
        var shown = new StringBuilder(Math.Min(text.Length, longest));
        foreach (var one in text)
        {
            if (shown.Length + (IsInvisible(one) ? LongestEscape : 1) > longest)
            {
                shown.Append('…');
                break;
            }
            if (IsInvisible(one))
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)one:X4}");
            else
                shown.Append(one);
        }
        return shown.ToString();
    }

    /// <summary>Control and formatting characters, which change how a text looks or where it goes.</summary>
    public static bool IsInvisible(char one) => char.GetUnicodeCategory(one)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>A, B … Z, AA: the letters of a column.</summary>
    public static string ColumnLetters(int position)
    {
        var letters = string.Empty;
        for (var rest = position; rest >= 0; rest = rest / 26 - 1)
            letters = (char)('A' + rest % 26) + letters;
        return letters;
    }

    /// <summary>With its thousands apart and no more decimals than it has.</summary>
    public static string Amount(decimal amount) => amount.ToString("#,0.####", CultureInfo.InvariantCulture);

    public static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
