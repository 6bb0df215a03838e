using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace EqualityPipeline.Returns;

/// <summary>What a text identifies a person by.</summary>
internal enum PersonalDetail { None, Email, NationalInsurance, Nhs, Telephone, Postcode, Born, Name }

/// <summary>Recognises in a text what identifies a person. What it cannot know is said in docs/personal-data.md.</summary>
internal static class PersonalText
{
    private const int NhsDigits = 10;
    private const int TelephoneDigits = 11;

    private static readonly SearchValues<byte> Telling = SearchValues.Create("@M0123456789"u8);

    private static readonly SearchValues<char> BetweenAddresses = SearchValues.Create(" \t\r\n,;<>()[]\"'|");

    private static readonly SearchValues<char> UnusedLetters = SearchValues.Create("DFIQUV");

    /// <summary>Never the first two letters of a National Insurance number.</summary>
    private static readonly FrozenSet<string> UnusedPrefixes = FrozenSet.Create(StringComparer.Ordinal, "BG", "GB", "KN", "NK", "NT", "TN", "ZZ");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> UnusedPrefix = UnusedPrefixes.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PostcodeArea = FrozenSet.Create(StringComparer.Ordinal,
        "AB", "AL", "B", "BA", "BB", "BD", "BH", "BL", "BN", "BR", "BS", "BT", "CA", "CB", "CF", "CH", "CM", "CO", "CR", "CT", "CV", "CW", "DA", "DD", "DE",
        "DG", "DH", "DL", "DN", "DT", "DY", "E", "EC", "EH", "EN", "EX", "FK", "FY", "G", "GL", "GU", "HA", "HD", "HG", "HP", "HR", "HS", "HU", "HX", "IG",
        "IP", "IV", "KA", "KT", "KW", "KY", "L", "LA", "LD", "LE", "LL", "LN", "LS", "LU", "M", "ME", "MK", "ML", "N", "NE", "NG", "NN", "NP", "NR", "NW",
        "OL", "OX", "PA", "PE", "PH", "PL", "PO", "PR", "RG", "RH", "RM", "S", "SA", "SE", "SG", "SK", "SL", "SM", "SN", "SO", "SP", "SR", "SS", "ST", "SW",
        "SY", "TA", "TD", "TF", "TN", "TQ", "TR", "TS", "TW", "UB", "W", "WA", "WC", "WD", "WF", "WN", "WR", "WS", "WV", "YO", "ZE", "GY", "JE", "IM")
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Cheap, and right in one direction: false only where <see cref="Find(ReadOnlySpan{char})"/> would find nothing.</summary>
    public static bool MayBePersonal(ReadOnlySpan<byte> utf8) => utf8.Length >= 4 && utf8.ContainsAny(Telling);

    public static PersonalDetail Find(ReadOnlySpan<byte> utf8)
    {
        if (!MayBePersonal(utf8))
            return PersonalDetail.None;
        if (utf8.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0 && utf8.Length is not (NhsDigits or TelephoneDigits))
            return PersonalDetail.None;
        const int MostOnStack = 256;
        Span<char> characters = utf8.Length <= MostOnStack ? stackalloc char[MostOnStack] : new char[utf8.Length];
        return Find(characters[..Encoding.UTF8.GetChars(utf8, characters)]);
    }

    public static PersonalDetail Find(ReadOnlySpan<char> text)
    {
        if (HoldsEmail(text))
            return PersonalDetail.Email;
        if (HoldsNationalInsuranceNumber(text))
            return PersonalDetail.NationalInsurance;
        if (NumberIn(text) is var number and not PersonalDetail.None)
            return number;
        if (HoldsPostcode(text))
            return PersonalDetail.Postcode;
        if (HoldsBirth(text))
            return PersonalDetail.Born;
        return HoldsTitledName(text) ? PersonalDetail.Name : PersonalDetail.None;
    }

    private static bool HoldsEmail(ReadOnlySpan<char> text)
    {
        if (!text.Contains('@'))
            return false;
        foreach (var range in text.SplitAny(BetweenAddresses))
        {
            var part = text[range];
            var at = part.IndexOf('@');
            if (at > 0 && part[(at + 1)..].IndexOf('.') > 0)
                return true;
        }
        return false;
    }

    /// <summary>Two letters, six digits and a letter from A to D, with or without spaces, hyphens or full stops.</summary>
    /// <remarks>HM Revenue and Customs, NIM39110: D, F, I, Q, U and V are in neither of the first two letters, O is not the second, and seven pairs are not used.</remarks>
    private static bool HoldsNationalInsuranceNumber(ReadOnlySpan<char> text)
    {
        Span<char> prefix = stackalloc char[2];
        for (var start = 0; start + 8 < text.Length; start++)
        {
            if (!char.IsAsciiLetter(text[start]) || (start > 0 && char.IsAsciiLetterOrDigit(text[start - 1])))
                continue;
            var taken = 0;
            var at = start;
            for (; at < text.Length && taken < 9; at++)
            {
                var one = text[at];
                if (taken > 0 && one is ' ' or '-' or '.')
                    continue;
                var fits = taken < 2 ? char.IsAsciiLetter(one) : taken < 8 ? char.IsAsciiDigit(one) : char.ToUpperInvariant(one) is >= 'A' and <= 'D';
                if (!fits)
                    break;
                if (taken < 2)
                    prefix[taken] = char.ToUpperInvariant(one);
                taken++;
            }
            if (taken == 9 && (at == text.Length || !char.IsAsciiLetterOrDigit(text[at]))
                && !prefix.ContainsAny(UnusedLetters) && prefix[1] != 'O' && !UnusedPrefix.Contains(prefix))
                return true;
        }
        return false;
    }

    /// <summary>Looks at the numbers of a text: each alone, and those that only a space, a hyphen or a bracket divides as one.</summary>
    private static PersonalDetail NumberIn(ReadOnlySpan<char> text)
    {
        for (var start = text.IndexOfAnyInRange('0', '9'); start >= 0;)
        {
            var found = NumberAt(text, start);
            if (found is not PersonalDetail.None)
                return found;
            while (start < text.Length && char.IsAsciiDigit(text[start]))
                start++;
            var next = text[start..].IndexOfAnyInRange('0', '9');
            start = next < 0 ? -1 : start + next;
        }
        return PersonalDetail.None;
    }

    private static PersonalDetail NumberAt(ReadOnlySpan<char> text, int start)
    {
        Span<char> digits = stackalloc char[16];
        var (count, groups, first, at) = (0, 0, 0, start);
        if (start > 0 && (char.IsAsciiLetter(text[start - 1]) || (start > 1 && text[start - 1] is '.' or ',' && char.IsAsciiDigit(text[start - 2]))))
            return PersonalDetail.None;
        while (at < text.Length && count < digits.Length)
        {
            var from = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]) && count < digits.Length)
                digits[count++] = text[at++];
            groups++;
            if (groups == 1)
                first = at - from;
            if (at < text.Length && (char.IsAsciiLetter(text[at]) || char.IsAsciiDigit(text[at])))
                return PersonalDetail.None;
            var isDecimal = at + 1 < text.Length && text[at] is '.' or ',' && char.IsAsciiDigit(text[at + 1]);
            if (!isDecimal && IsNhs(digits[..count], groups, first))
                return PersonalDetail.Nhs;
            if (!isDecimal && IsTelephone(digits[..count], groups, first, HasPlus(text, start)))
                return PersonalDetail.Telephone;
            if (Gap(text, at) is not (var gap and > 0))
                break;
            at += gap;
        }
        return PersonalDetail.None;
    }

    private static bool HasPlus(ReadOnlySpan<char> text, int start) => start > 0 && text[start - 1] == '+';

    /// <summary>How many characters divide this group of digits from the next; 0 where there is none that belongs to it.</summary>
    private static int Gap(ReadOnlySpan<char> text, int at)
    {
        var gap = 0;
        while (at + gap < text.Length && gap < 3 && text[at + gap] is ' ' or '-' or '(' or ')' or '\u00A0')
            gap++;
        return at + gap < text.Length && gap > 0 && char.IsAsciiDigit(text[at + gap]) ? gap : 0;
    }

    /// <remarks>
    /// NHS Data Dictionary, NHS NUMBER: weights 10 to 2, modulus 11; a check digit of 10 is never issued. Ranges in use: 400 to 499 and 600 to 708 million in
    /// England and Wales, 320 to 399 in Northern Ireland, 999 for tests, and in Scotland a day of birth first.
    /// </remarks>
    private static bool IsNhs(ReadOnlySpan<char> digits, int groups, int first)
    {
        if (digits.Length != NhsDigits || !(groups == 1 || (groups == 3 && first == 3)))
            return false;
        var sum = 0;
        for (var i = 0; i < NhsDigits - 1; i++)
            sum += (digits[i] - '0') * (NhsDigits - i);
        var check = (11 - sum % 11) % 11;
        if (check == 10 || check != digits[^1] - '0')
            return false;
        var start = int.Parse(digits[..3], System.Globalization.CultureInfo.InvariantCulture);
        if (start is (>= 400 and <= 499) or (>= 600 and <= 708) or (>= 320 and <= 399) or 999)
            return true;
        var (day, month) = ((digits[0] - '0') * 10 + digits[1] - '0', (digits[2] - '0') * 10 + digits[3] - '0');
        return day is >= 1 and <= 31 && month is >= 1 and <= 12;
    }

    /// <summary>Of a home or a mobile: 01, 02 or 07 with eleven digits, or the same after 44. What begins 03 or 08 belongs to an organisation.</summary>
    private static bool IsTelephone(ReadOnlySpan<char> digits, int groups, int first, bool hasPlus)
    {
        if (digits.Length == TelephoneDigits && digits[0] == '0' && digits[1] is '1' or '2' or '7')
            return groups == 1 || first is >= 3 and <= 6;
        if (hasPlus && digits.StartsWith("44"))
            return IsHome(digits[2..]);
        return digits.StartsWith("0044") && IsHome(digits[4..]);

        static bool IsHome(ReadOnlySpan<char> rest)
            => (rest.Length == 10 && rest[0] is '1' or '2' or '7') || (rest.Length == 11 && rest[0] == '0' && rest[1] is '1' or '2' or '7');
    }

    /// <summary>An outward part of an area that exists and an inward part, with or without a space.</summary>
    private static bool HoldsPostcode(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAnyInRange('0', '9') < 0)
            return false;
        var from = 0;
        while (from < text.Length)
        {
            if (!char.IsAsciiLetterOrDigit(text[from]))
            {
                from++;
                continue;
            }
            var to = from;
            while (to < text.Length && char.IsAsciiLetterOrDigit(text[to]))
                to++;
            var word = text[from..to];
            if (word.Length is >= 5 and <= 7 && IsOutward(word[..^3]) && IsInward(word[^3..]))
                return true;
            var next = to;
            while (next < text.Length && next - to < 2 && text[next] is ' ' or '\u00A0')
                next++;
            var end = next;
            while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
                end++;
            if (next > to && end - next == 3 && IsOutward(word) && IsInward(text[next..end]) && !IsOrdinal(text[next..end]))
                return true;
            from = to;
        }
        return false;
    }

    /// <summary>A9, A99, A9A, AA9, AA99 or AA9A.</summary>
    private static bool IsOutward(ReadOnlySpan<char> text)
    {
        if (text.Length is < 2 or > 4)
            return false;
        Span<char> upper = stackalloc char[4];
        upper = upper[..text.ToUpperInvariant(upper)];
        var letters = upper.IndexOfAnyExceptInRange('A', 'Z');
        if (letters is not (1 or 2) || !PostcodeArea.Contains(upper[..letters]))
            return false;
        var district = upper[letters..];
        if (!char.IsAsciiDigit(district[0]) || (district[0] == '0' && district.Length > 1))
            return false;
        return district.Length == 1 || (district.Length == 2 && char.IsAsciiLetterOrDigit(district[1]));
    }

    private static bool IsInward(ReadOnlySpan<char> text)
    {
        return char.IsAsciiDigit(text[0]) && IsUsed(text[1]) && IsUsed(text[2]);

        static bool IsUsed(char one) => char.IsAsciiLetter(one) && char.ToUpperInvariant(one) is not ('C' or 'I' or 'K' or 'M' or 'O' or 'V');
    }

    /// <summary>"Room B1 2nd floor" names no street.</summary>
    private static bool IsOrdinal(ReadOnlySpan<char> text) => text is "1st" or "2nd" or "3rd" || (text[0] is >= '4' and <= '9' or '0' && text[1..] is "th");

    /// <summary>A day and a word that says it is one of birth.</summary>
    private static bool HoldsBirth(ReadOnlySpan<char> text)
    {
        var says = text.Contains("dob", StringComparison.OrdinalIgnoreCase) || text.Contains("d.o.b", StringComparison.OrdinalIgnoreCase)
            || text.Contains("born", StringComparison.OrdinalIgnoreCase) || text.Contains("birth", StringComparison.OrdinalIgnoreCase);
        return says && HoldsDay(text);
    }

    private static bool HoldsDay(ReadOnlySpan<char> text)
    {
        for (var at = 0; at + 8 <= text.Length; at++)
        {
            if (char.IsAsciiDigit(text[at]) && (at == 0 || !char.IsAsciiDigit(text[at - 1])) && DayOfYear.Year(text[at..]) is not null)
                return true;
        }
        return false;
    }

    private static bool HoldsTitledName(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOf('M'); at >= 0;)
        {
            var word = text[at..];
            var title = word.StartsWith("Mr ") || word.StartsWith("Mr. ") || word.StartsWith("Mrs ") || word.StartsWith("Mrs. ") || word.StartsWith("Ms ")
                || word.StartsWith("Ms. ") || word.StartsWith("Miss ") || word.StartsWith("MR ") || word.StartsWith("MRS ") || word.StartsWith("MISS ");
            if (title && (at == 0 || !char.IsLetterOrDigit(text[at - 1])))
            {
                var name = word[(word.IndexOf(' ') + 1)..].TrimStart();
                if (name.Length > 0 && char.IsUpper(name[0]))
                    return true;
            }
            var next = text[(at + 1)..].IndexOf('M');
            at = next < 0 ? -1 : at + 1 + next;
        }
        return false;
    }
}
