using EqualityPipeline.Returns;

namespace EqualityPipeline.Policy;

/// <summary>Sentences that several checks of a policy share.</summary>
internal static class PolicyText
{
    public static string UnknownKey(string found, string what, IReadOnlyCollection<string> keys)
        => $"\"{found}\" is not a key of {what}.{DidYouMean(found, keys)} Its keys are: {List(keys)}.";

    public static string DidYouMean(string found, IEnumerable<string> known)
    {
        var words = new Vocabulary();
        foreach (var one in known)
            words.Add(0, one);
        return words.Nearest(found, At.File) is { } nearest ? $" Did you mean \"{nearest}\"?" : string.Empty;
    }

    public static string List(IEnumerable<string> words) => string.Join(", ", words);
}
