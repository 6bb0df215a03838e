using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Policy;

/// <summary>Reads the keys of one mapping; what is missing or of the wrong type is told, and a stand-in lets the reading go on.</summary>
internal sealed class PolicyReader(
    string what, PolicyPlace at, IReadOnlyCollection<string> keys, IReadOnlyDictionary<string, PolicyNode> byKey, PolicyProblems problems)
{
    public PolicyPlace At => at;

    public PolicyNode? Find(string key)
        => keys.Contains(key) ? byKey.GetValueOrDefault(key) : throw new ArgumentException($"{what} was not said to have the key {key}.", nameof(key));

    public PolicyNode? Need(string key)
    {
        if (Find(key) is { } node)
            return node;
        problems.Error(at, $"\"{key}\" is missing: {what} must have it.");
        return null;
    }

    public PolicyWord Word(string key) => Need(key)?.Word(Named(key)) ?? new PolicyWord(string.Empty, at);

    public string Text(string key) => Word(key).Text;

    public PolicyWord? OptionalWord(string key) => Find(key)?.Word(Named(key));

    /// <summary>The meaning of one of a few words; the first of them, with the problem told, where the text is none of them.</summary>
    public T OneOf<T>(string key, PolicyWords<T> words)
        where T : struct
        => words.Read(Word(key), Named(key), problems);

    public T OptionalOneOf<T>(string key, PolicyWords<T> words, T otherwise)
        where T : struct
        => Find(key) is null ? otherwise : OneOf(key, words);

    public int Number(string key, int least, int most = int.MaxValue)
    {
        var word = Word(key);
        if (!word.IsGiven)
            return least;
        var range = most == int.MaxValue ? $"of at least {least}" : $"from {least} to {most}";
        if (int.TryParse(word.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        problems.Error(word.At, $"{Named(key)} must be a whole number {range}; \"{word.Text}\" was found.");
        return least;
    }

    /// <returns>Above 0 and at most 1.</returns>
    public double Share(string key)
    {
        var word = Word(key);
        if (!word.IsGiven)
            return 1;
        if (double.TryParse(word.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is > 0 and <= 1)
            return share;
        problems.Error(word.At, $"{Named(key)} must be a share above 0 and at most 1; \"{word.Text}\" was found.");
        return 1;
    }

    public bool Flag(string key)
    {
        var word = Word(key);
        if (word.IsGiven && word.Text is not ("true" or "false"))
            problems.Error(word.At, $"{Named(key)} must be true or false; \"{word.Text}\" was found.");
        return word.Text == "true";
    }

    public bool OptionalFlag(string key) => Find(key) is not null && Flag(key);

    public ReportingMonth? OptionalMonth(string key) => Find(key) is null ? null : Month(key);

    public ReportingMonth? Month(string key)
    {
        var word = Word(key);
        if (ReportingMonth.TryParse(word.Text, out var month))
            return month;
        if (word.IsGiven)
            problems.Error(word.At, $"{Named(key)} must be a month written as yyyy-MM; \"{word.Text}\" was found.");
        return null;
    }

    /// <summary>The keys <c>from</c> and <c>to</c>.</summary>
    public MonthSpan Span(bool mustStart = true)
    {
        var span = new MonthSpan(mustStart ? Month("from") : OptionalMonth("from"), OptionalMonth("to"));
        if (span.From > span.To)
            problems.Error(Need("to")!.At, $"\"to\" must not be before \"from\"; {span.To} comes before {span.From}.");
        return span;
    }

    public IReadOnlyList<PolicyNode> Items(string key) => Need(key)?.Items(Named(key)) ?? [];

    public IReadOnlyList<PolicyNode> OptionalItems(string key) => Find(key)?.Items(Named(key)) ?? [];

    /// <summary>A list of texts, each once; a missing key is an empty list.</summary>
    public ImmutableArray<PolicyWord> OptionalWords(string key) => Distinct(key, OptionalItems(key));

    /// <summary>A list of texts, each once and at least one of them.</summary>
    public ImmutableArray<PolicyWord> Words(string key)
    {
        var node = Need(key);
        var words = Distinct(key, node?.Items(Named(key)) ?? []);
        if (node is { IsScalar: false, IsMapping: false } && words.IsEmpty)
            problems.Error(node.At, $"{Named(key)} must name at least one.");
        return words;
    }

    private ImmutableArray<PolicyWord> Distinct(string key, IReadOnlyList<PolicyNode> nodes)
    {
        var words = nodes.Select(node => node.Word($"an entry of {Named(key)}")).Where(word => word.IsGiven).ToList();
        foreach (var again in words.GroupBy(word => word.Text, StringComparer.Ordinal).SelectMany(same => same.Skip(1)))
            problems.Error(again.At, $"{Named(key)} must name each once; \"{again.Text}\" was found again.");
        return [.. words.DistinctBy(word => word.Text, StringComparer.Ordinal)];
    }

    private static string Named(string key) => $"\"{key}\"";
}
