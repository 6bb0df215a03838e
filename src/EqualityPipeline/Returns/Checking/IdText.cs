namespace EqualityPipeline.Returns;

/// <summary>Reads what names a record. Small and capital letters are the same, so that the references of other registers find it.</summary>
internal static class IdText
{
    private const int Longest = 40;

    public static (string? Id, Finding? Fault) Read(string text, At at)
        => text.Length <= Longest && char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1])
            && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/')
            // A person's number has the shape of a record's: it is refused, and the column says that it is personal.
            && PersonalText.Find(text) is not PersonalDetail.NationalInsurance
            ? (text.ToUpperInvariant(), null)
            : (null, Faults.NotAnId(at, text, Longest));
}
