namespace EqualityPipeline.Returns;

/// <summary>The texts that a column may hold, each standing for a number; spelling apart from letters and digits does not matter.</summary>
internal sealed class Vocabulary
{
    private const int LongestCompared = 60;

    private readonly Dictionary<string, int> byText = [];
    private readonly List<(string Name, List<string[]> Labels)> entries = [];
    private readonly List<string> names = [];

    /// <summary>The names, as a message lists them.</summary>
    public IReadOnlyCollection<string> Names => names;

    /// <summary>Takes the first meaning of a text where two entries share it, so ids are added before aliases.</summary>
    /// <param name="name">What a message calls it.</param>
    public void Add(int number, string name, params IEnumerable<string> alsoKnownAs)
    {
        var entry = entries.Find(e => e.Name == name);
        if (entry.Name is null)
        {
            entry = (name, []);
            entries.Add(entry);
            names.Add(name);
        }
        foreach (var text in alsoKnownAs.Prepend(name))
        {
            var plain = Texts.Plain(text);
            if (plain.Length == 0)
                continue;
            byText.TryAdd(plain, number);
            entry.Labels.Add(plain.Split(' '));
        }
    }

    public int? Find(string text) => byText.TryGetValue(Texts.Plain(text), out var number) ? number : null;

    /// <summary>What a text stands for that is spelt a letter or two otherwise; null where it is short, begins otherwise, or is like two entries.</summary>
    /// <param name="shortest">Characters of a label that one letter may differ in.</param>
    /// <param name="longEnoughForTwo">Characters of a label that two letters may differ in.</param>
    public int? FindSpeltAlmost(string text, int shortest, int longEnoughForTwo)
    {
        var plain = Texts.Plain(text);
        if (plain.Length > LongestCompared)
            return null;
        int? found = null;
        foreach (var (label, number) in byText)
        {
            var most = label.Length >= longEnoughForTwo ? 2 : label.Length >= shortest ? 1 : 0;
            if (most == 0 || Math.Abs(label.Length - plain.Length) > most || label[0] != plain[0] || Distance(plain, label) > most)
                continue;
            if (found is { } other && other != number)
                return null;
            found = number;
        }
        return found;
    }

    /// <summary>The name most like a text: words with few letters different, then most words in common; null when none is much like it.</summary>
    public string? Nearest(string text, At at)
    {
        if (!at.IsListed)
            return null;
        var words = Texts.Plain(text.Length > LongestCompared ? text[..LongestCompared] : text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return null;
        const double LeastLike = 0.55;
        string? nearest = null;
        var best = LeastLike;
        foreach (var (name, labels) in entries)
        {
            foreach (var label in labels)
            {
                var likeness = 0.85 * Covered(words, label) + 0.15 * Covered(label, words);
                if (likeness > best)
                    (nearest, best) = (name, likeness);
            }
        }
        return nearest;
    }

    /// <summary>How well each word finds its like among others, on average, from 0 to 1.</summary>
    private static double Covered(string[] words, string[] others)
    {
        var sum = 0.0;
        foreach (var word in words)
        {
            var best = 0.0;
            foreach (var other in others)
                best = Math.Max(best, 1 - (double)Distance(word, other) / Math.Max(word.Length, other.Length));
            // Words that share less than half their letters are different words.
            sum += best < 0.5 ? 0 : best;
        }
        return sum / words.Length;
    }

    /// <summary>Letters to insert, remove, replace or swap with their neighbour.</summary>
    private static int Distance(string one, string other)
    {
        Span<int> before = stackalloc int[LongestCompared * 2 + 1];
        Span<int> last = stackalloc int[LongestCompared * 2 + 1];
        Span<int> row = stackalloc int[LongestCompared * 2 + 1];
        if (other.Length > LongestCompared * 2)
            return Math.Max(one.Length, other.Length);
        for (var j = 0; j <= other.Length; j++)
            last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replaced = last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            var oldest = before;
            before = last;
            last = row;
            row = oldest;
        }
        return last[other.Length];
    }
}
