using System.Globalization;

namespace EqualityPipeline.Policy;

/// <summary>Reads days, which few keys of a pack have: most things begin and end with a month.</summary>
internal static class PolicyDays
{
    public static DateOnly? Optional(PolicyReader reader, string key, PolicyDraft draft) => reader.Find(key) is null ? null : Read(reader, key, draft);

    public static DateOnly Read(PolicyReader reader, string key, PolicyDraft draft)
    {
        var word = reader.Word(key);
        if (DateOnly.TryParseExact(word.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        if (word.IsGiven)
            draft.Problems.Error(word.At, $"\"{key}\" must be a day written as yyyy-MM-dd; \"{word.Text}\" was found.");
        return DateOnly.MinValue;
    }
}
