using YamlDotNet.RepresentationModel;

namespace EqualityPipeline.Policy;

/// <summary>A node of a policy file that knows its line and says what is wrong with it.</summary>
internal sealed class PolicyNode
{
    private readonly PolicyProblems problems;
    private readonly string found;
    private readonly string? text;
    private readonly IReadOnlyList<(string Key, PolicyPlace At, PolicyNode Node)>? entries;
    private readonly IReadOnlyList<PolicyNode>? items;

    public PolicyNode(YamlNode node, string file, PolicyProblems problems)
    {
        this.problems = problems;
        At = new PolicyPlace(file, (int)node.Start.Line);
        switch (node)
        {
            case YamlMappingNode mapping:
                found = "a set of keys";
                entries =
                [
                    .. mapping.Children.Select(child => (
                        (child.Key as YamlScalarNode)?.Value ?? string.Empty, new PolicyPlace(file, (int)child.Key.Start.Line), new PolicyNode(child.Value, file, problems))),
                ];
                break;
            case YamlSequenceNode sequence:
                found = "a list";
                items = [.. sequence.Children.Select(child => new PolicyNode(child, file, problems))];
                break;
            default:
                text = (node as YamlScalarNode)?.Value;
                found = string.IsNullOrEmpty(text) ? "nothing" : $"\"{text}\"";
                break;
        }
    }

    private PolicyNode(
        PolicyNode like, IReadOnlyList<(string Key, PolicyPlace At, PolicyNode Node)>? entries, IReadOnlyList<PolicyNode>? items)
    {
        (problems, found, At) = (like.problems, like.found, like.At);
        (this.entries, this.items) = (entries, items);
    }

    public PolicyPlace At { get; }

    public bool IsMapping => entries is not null;

    public bool IsScalar => entries is null && items is null;

    /// <summary>What stands under a key; null where nothing does or this is no mapping.</summary>
    public PolicyNode? Child(string key) => entries?.FirstOrDefault(e => e.Key == key).Node;

    public IEnumerable<string> Keys => (entries ?? []).Select(e => e.Key);

    /// <summary>The nodes of a list; none where this is no list.</summary>
    public IReadOnlyList<PolicyNode> Children => items ?? [];

    /// <summary>This mapping with other content under some keys; each node keeps the line it was written in.</summary>
    public PolicyNode With(PolicyNode others)
    {
        var (own, more) = (entries ?? [], others.entries ?? []);
        return new PolicyNode(
            this,
            [.. own.Select(e => more.FirstOrDefault(m => m.Key == e.Key) is { Node: not null } other ? other : e), .. more.Where(m => !own.Any(e => e.Key == m.Key))],
            items: null);
    }

    /// <summary>This mapping with other content under one key.</summary>
    public PolicyNode With(string key, PolicyNode other) => With(new PolicyNode(other, [(key, other.At, other)], items: null));

    /// <summary>This mapping with some of its keys only.</summary>
    public PolicyNode Only(Func<string, bool> keys) => new(this, [.. (entries ?? []).Where(e => keys(e.Key))], items: null);

    /// <summary>This list with other nodes.</summary>
    public PolicyNode With(IEnumerable<PolicyNode> others) => new(this, entries: null, [.. others]);

    /// <param name="what">With its article, for example "a strand".</param>
    /// <param name="keys">Every key it may have.</param>
    /// <returns>Null, with the problem told, where this is no mapping.</returns>
    public PolicyReader? Mapping(string what, params string[] keys)
    {
        if (entries is null)
        {
            problems.Error(At, $"{Sentence(what)} must be a set of keys; {found} was found.");
            return null;
        }
        var byKey = new Dictionary<string, PolicyNode>(StringComparer.Ordinal);
        foreach (var (key, at, node) in entries)
        {
            if (keys.Contains(key))
                byKey.Add(key, node);
            else
                problems.Error(at, PolicyText.UnknownKey(key, what, keys));
        }
        return new PolicyReader(what, At, keys, byKey, problems);
    }

    /// <returns>None, with the problem told, where this is no list.</returns>
    public IReadOnlyList<PolicyNode> Items(string what)
    {
        if (items is not null)
            return items;
        problems.Error(At, $"{Sentence(what)} must be a list; {found} was found.");
        return [];
    }

    /// <returns>An empty word, with the problem told, where this is no text.</returns>
    public PolicyWord Word(string what)
    {
        if (!IsScalar)
            problems.Error(At, $"{Sentence(what)} must be a single text; {found} was found.");
        else if (string.IsNullOrWhiteSpace(text))
            problems.Error(At, $"{Sentence(what)} must not be empty.");
        else
            return new PolicyWord(text.Trim(), At);
        return new PolicyWord(string.Empty, At);
    }

    private static string Sentence(string what) => char.ToUpperInvariant(what[0]) + what[1..];
}
