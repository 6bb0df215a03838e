using System.Buffers;
using System.Collections.Frozen;

namespace EqualityPipeline.Returns;

/// <summary>Recognises columns and texts that identify a person, so that none is ever shown.</summary>
internal static class PersonalData
{
    private static readonly FrozenSet<string> PersonalWords = FrozenSet.Create(StringComparer.Ordinal,
        "surname", "forename", "forenames", "firstname", "lastname", "fullname", "initials", "nino", "nhs", "email", "mail", "phone", "telephone",
        "tel", "postcode", "dob", "birthday", "birthdate", "address", "passport", "payroll", "uprn", "username");

    private static readonly string[] PersonalPhrases =
        ["national insurance", "ni number", "ni no", "date of birth", "birth date", "post code"];

    /// <summary>With a number or a name after them they identify someone; alone they are a kind of person or a mobile library.</summary>
    private static readonly FrozenSet<string> People = FrozenSet.Create(StringComparer.Ordinal,
        "person", "mobile", "employee", "staff", "applicant", "candidate", "client", "customer", "tenant", "patient", "pupil", "user", "resident", "child", "parent", "carer");

    private static readonly FrozenSet<string> Identifiers = FrozenSet.Create(StringComparer.Ordinal, "id", "no", "number", "ref", "reference");

    private static readonly FrozenSet<string> NamedThings = FrozenSet.Create(StringComparer.Ordinal,
        "service", "ward", "directorate", "department", "team", "stage", "group", "strand", "measure", "organisation", "council", "district", "area", "site",
        "library", "centre", "category", "column", "file", "return", "list", "code");

    private static readonly SearchValues<char> BetweenAddresses = SearchValues.Create(" \t\r\n,;<>()[]\"'|");

    public static bool IsPersonalHeading(string heading)
    {
        var plain = Texts.Plain(heading);
        var words = plain.Split(' ');
        if (words.Any(PersonalWords.Contains) || PersonalPhrases.Any(p => $" {plain} ".Contains($" {p} ", StringComparison.Ordinal)))
            return true;
        if (plain.Contains("number of ", StringComparison.Ordinal) || plain.Contains("no of ", StringComparison.Ordinal))
            return false;
        if (words.Any(People.Contains) && words.Any(w => Identifiers.Contains(w) || w is "name" or "names"))
            return true;
        return words.Any(w => w is "name" or "names") && !words.Any(NamedThings.Contains);
    }

    /// <summary>Whether a text holds an e-mail address or a National Insurance number.</summary>
    public static bool IsPersonalText(string text)
    {
        foreach (var range in text.AsSpan().SplitAny(BetweenAddresses))
        {
            var part = text.AsSpan()[range];
            var at = part.IndexOf('@');
            if (at > 0 && part[(at + 1)..].IndexOf('.') > 0)
                return true;
        }
        return HoldsNationalInsuranceNumber(text);
    }

    /// <summary>Two letters, six digits and a letter from A to D, with or without spaces.</summary>
    private static bool HoldsNationalInsuranceNumber(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            if (!char.IsAsciiLetter(text[start]) || (start > 0 && char.IsAsciiLetterOrDigit(text[start - 1])))
                continue;
            var taken = 0;
            var at = start;
            for (; at < text.Length && taken < 9; at++)
            {
                var one = text[at];
                if (one is ' ' or '-' or '.' && taken > 0)
                    continue;
                var fits = taken is 0 or 1 ? char.IsAsciiLetter(one)
                    : taken < 8 ? char.IsAsciiDigit(one)
                    : char.ToUpperInvariant(one) is >= 'A' and <= 'D';
                if (!fits)
                    break;
                taken++;
            }
            if (taken == 9 && (at == text.Length || !char.IsAsciiLetterOrDigit(text[at])))
                return true;
        }
        return false;
    }
}
