using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Periods;
using YamlDotNet.RepresentationModel;

namespace EqualityPipeline.Policy.Loading;

/// <summary>One mapping of a YAML file, read key by key; whatever is wrong is noted with its line and reading goes on.</summary>
internal sealed class PolicyMap
{
    private readonly string file;
    private readonly PolicyProblems problems;
    private readonly Dictionary<string, YamlNode> nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, YamlNode> keys = new(StringComparer.Ordinal);
    private readonly List<string> known = [];

    public PolicyMap(string file, YamlMappingNode node, PolicyProblems problems)
    {
        this.file = file;
        this.problems = problems;
        Place = Place.Of(file, node);
        foreach (var (key, entry) in node.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            nodes[name] = entry;
            keys[name] = key;
        }
    }

    public Place Place { get; }

    public Place PlaceOf(string key) => nodes.TryGetValue(key, out var node) ? Place.Of(file, node) : Place;

    public bool Has(string key) => nodes.ContainsKey(key);

    public void Error(string key, string message) => problems.Error(PlaceOf(key), message);

    /// <summary>Call when all keys were read: what is left is unknown.</summary>
    public void Finish()
    {
        foreach (var (name, key) in keys)
        {
            if (known.Contains(name))
                continue;
            var nearest = known.MinBy(k => (Distance(k, name), k));
            problems.Error(Place.Of(file, key), $"\"{name}\" is not a key here; did you mean \"{nearest}\"? Use: {string.Join(", ", known)}.");
        }
    }

    public string Text(string key) => OptionalText(key) ?? Missing(key, "");

    public string? OptionalText(string key)
    {
        if (Find(key) is not { } node)
            return null;
        if (node is YamlScalarNode { Value.Length: > 0 } scalar)
            return scalar.Value;
        problems.Error(Place.Of(file, node), $"\"{key}\" must be a text, and is {Shape(node)}.");
        return "";
    }

    /// <summary>Lower-case letters, digits and hyphens, at most 40 characters.</summary>
    public string Id(string key, bool mayHaveCapitals = false)
    {
        var id = Text(key);
        if (id.Length > 0 && (id.Length > 40 || !id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.' || (mayHaveCapitals && char.IsAsciiLetterUpper(c)))))
            Error(key, $"\"{id}\" cannot be an id: use {(mayHaveCapitals ? "" : "lower-case ")}letters, digits and hyphens, at most 40 characters.");
        return id;
    }

    public int Whole(string key, int least, int most) => OptionalWhole(key, least, most) ?? Missing(key, least);

    public int? OptionalWhole(string key, int least, int most)
    {
        if (OptionalText(key) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Error(key, string.Create(CultureInfo.InvariantCulture, $"\"{key}\" must be a whole number from {least} to {most}, and is \"{text}\"."));
        return least;
    }

    public double Share(string key)
    {
        var text = Text(key);
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1)
            return share;
        if (text.Length > 0)
            Error(key, $"\"{key}\" must be a share from 0 to 1, and is \"{text}\".");
        return 0;
    }

    public bool YesNo(string key) => OptionalYesNo(key) ?? Missing(key, false);

    public bool? OptionalYesNo(string key)
    {
        switch (OptionalText(key))
        {
            case null: return null;
            case "true": return true;
            case "false": return false;
            case var other:
                Error(key, $"\"{key}\" must be true or false, and is \"{other}\".");
                return false;
        }
    }

    /// <summary>One of the words of an enum, written in kebab-case.</summary>
    public T Word<T>(string key)
        where T : struct, Enum
    {
        var text = Text(key);
        foreach (var word in Enum.GetValues<T>())
        {
            if (Kebab(word.ToString()) == text)
                return word;
        }

        if (text.Length > 0)
            Error(key, $"\"{key}\" must be one of {string.Join(", ", Enum.GetNames<T>().Select(Kebab))}, and is \"{text}\".");
        return default;
    }

    public T Word<T>(string key, T otherwise)
        where T : struct, Enum
        => Has(key) ? Word<T>(key) : Known(key, otherwise);

    public ReportingMonth? OptionalMonth(string key)
    {
        if (OptionalText(key) is not { } text)
            return null;
        if (ReportingMonth.TryParse(text, out var month))
            return month;
        Error(key, $"\"{key}\" must be a month written as yyyy-MM, and is \"{text}\".");
        return null;
    }

    public ReportingMonth Month(string key) => Has(key) ? OptionalMonth(key) ?? default : Missing(key, default(ReportingMonth));

    /// <summary>Keys <c>from</c> and <c>to</c>.</summary>
    public MonthSpan Span(bool mustStart)
    {
        var span = new MonthSpan(mustStart ? Month("from") : OptionalMonth("from"), OptionalMonth("to"));
        if (span.To < span.From)
            Error("to", $"\"to\" ({span.To}) must not be before \"from\" ({span.From}).");
        return span;
    }

    public ImmutableArray<string> Texts(string key) => Has(key) ? OptionalTexts(key) : Missing(key, ImmutableArray<string>.Empty);

    public ImmutableArray<string> OptionalTexts(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlSequenceNode list:
                foreach (var wrong in list.Children.Where(c => c is not YamlScalarNode))
                    problems.Error(Place.Of(file, wrong), $"\"{key}\" must list texts, and holds {Shape(wrong)}.");
                return [.. list.Children.OfType<YamlScalarNode>().Select(c => c.Value ?? "")];
            case var other:
                problems.Error(Place.Of(file, other), $"\"{key}\" must be a list, and is {Shape(other)}.");
                return [];
        }
    }

    public PolicyMap? Map(string key) => Has(key) ? OptionalMap(key) : Missing<PolicyMap?>(key, null);

    public PolicyMap? OptionalMap(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlMappingNode map:
                return new PolicyMap(file, map, problems);
            case var other:
                problems.Error(Place.Of(file, other), $"\"{key}\" must be a group of keys, and is {Shape(other)}.");
                return null;
        }
    }

    public bool IsText(string key) => nodes.TryGetValue(key, out var node) && node is YamlScalarNode;

    /// <summary>A list of mappings, each read with <paramref name="read"/> and then finished.</summary>
    public ImmutableArray<T> Maps<T>(string key, Func<PolicyMap, T> read) => Has(key) ? OptionalMaps(key, read) : Missing(key, ImmutableArray<T>.Empty);

    public ImmutableArray<T> OptionalMaps<T>(string key, Func<PolicyMap, T> read) => Find(key) switch
    {
        null => [],
        var node => ReadAll(file, node, $"\"{key}\"", problems, read),
    };

    public static ImmutableArray<T> ReadAll<T>(string file, YamlNode node, string name, PolicyProblems problems, Func<PolicyMap, T> read)
    {
        if (node is not YamlSequenceNode list)
        {
            problems.Error(Place.Of(file, node), $"{name} must be a list, and is {Shape(node)}.");
            return [];
        }

        var found = ImmutableArray.CreateBuilder<T>();
        foreach (var child in list.Children)
        {
            if (child is not YamlMappingNode map)
            {
                problems.Error(Place.Of(file, child), $"{name} must list groups of keys, and holds {Shape(child)}.");
                continue;
            }

            var entry = new PolicyMap(file, map, problems);
            found.Add(read(entry));
            entry.Finish();
        }

        return found.ToImmutable();
    }

    private static string Kebab(string word)
        => string.Concat(word.Select((c, i) => char.IsUpper(c) && i > 0 ? "-" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));

    private static string Shape(YamlNode node) => node switch
    {
        YamlMappingNode => "a group of keys",
        YamlSequenceNode => "a list",
        YamlScalarNode { Value: null or "" } => "empty",
        _ => "a text",
    };

    private YamlNode? Find(string key)
    {
        Known(key, false);
        return nodes.GetValueOrDefault(key);
    }

    private T Known<T>(string key, T otherwise)
    {
        if (!known.Contains(key))
            known.Add(key);
        return otherwise;
    }

    private T Missing<T>(string key, T instead)
    {
        problems.Error(Place, $"\"{key}\" is missing.");
        return Known(key, instead);
    }

    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], cost);
            }
        }

        return row[^1];
    }
}
