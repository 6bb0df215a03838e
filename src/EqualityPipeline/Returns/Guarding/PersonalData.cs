using System.Collections.Frozen;

namespace EqualityPipeline.Returns;

/// <summary>Recognises headings of columns that identify a person, so that nothing beneath them is ever shown.</summary>
internal static class PersonalData
{
    private static readonly FrozenSet<string> PersonalWords = FrozenSet.Create(StringComparer.Ordinal,
        "surname", "forename", "forenames", "firstname", "lastname", "fullname", "initials", "nino", "nhsno", "email", "mail", "phone", "telephone",
        "tel", "postcode", "dob", "birthday", "birthdate", "address", "passport", "payroll", "uprn", "username");

    private static readonly string[] PersonalPhrases =
        ["national insurance", "ni number", "ni no", "nhs number", "nhs no", "date of birth", "birth date", "d o b", "post code"];

    /// <summary>With a number or a name after them they identify someone; alone they are a kind of person or a mobile library.</summary>
    private static readonly FrozenSet<string> People = FrozenSet.Create(StringComparer.Ordinal,
        "person", "mobile", "employee", "staff", "applicant", "candidate", "client", "customer", "tenant", "patient", "pupil", "user", "resident", "child", "parent", "carer");

    private static readonly FrozenSet<string> Identifiers = FrozenSet.Create(StringComparer.Ordinal, "id", "no", "number", "ref", "reference");

    private static readonly FrozenSet<string> NamedThings = FrozenSet.Create(StringComparer.Ordinal,
        "service", "ward", "directorate", "department", "team", "stage", "group", "strand", "measure", "organisation", "council", "district", "area", "site",
        "library", "centre", "category", "column", "file", "return", "list", "code", "school", "building", "road", "street", "park", "place", "web", "venue", "exercise");

    /// <summary>What is counted of telephone calls and e-mails, and how people came, says nothing of who they are.</summary>
    private static readonly FrozenSet<string> WaysOfContact = FrozenSet.Create(StringComparer.Ordinal,
        "call", "enquiry", "enquiries", "contact", "channel", "method", "request", "received", "answered", "handled", "sector", "outward", "by", "via", "total", "count");

    private static readonly FrozenSet<string> OfContact = FrozenSet.Create(StringComparer.Ordinal, "email", "mail", "phone", "telephone", "tel", "postcode", "address");

    public static bool IsPersonalHeading(string heading)
    {
        var plain = Texts.Plain(heading);
        var words = plain.Split(' ');
        var things = words.Select(w => w.EndsWith('s') ? w[..^1] : w).Concat(words).ToHashSet();
        if (PersonalPhrases.Any(p => $" {plain} ".Contains($" {p} ", StringComparison.Ordinal)))
            return true;
        var contacts = things.Overlaps(NamedThings) || things.Overlaps(WaysOfContact);
        if (words.Any(w => PersonalWords.Contains(w) && !(contacts && OfContact.Contains(w))))
            return true;
        if (plain is "nhs" || (words.Contains("nhs") && words.Any(Identifiers.Contains)))
            return true;
        if (plain.Contains("number of ", StringComparison.Ordinal) || plain.Contains("no of ", StringComparison.Ordinal))
            return false;
        if (words.Any(People.Contains) && words.Any(w => Identifiers.Contains(w) || w is "name" or "names"))
            return true;
        return words.Any(w => w is "name" or "names") && !things.Overlaps(NamedThings);
    }

    /// <summary>Whether a text holds anything by which a person could be known.</summary>
    public static bool IsPersonalText(string text) => PersonalText.Find(text) is not PersonalDetail.None;
}
