using YamlDotNet.RepresentationModel;

namespace EqualityPipeline.Policy;

/// <summary>A node of a policy file that knows its line and says what is wrong with it.</summary>
internal sealed class PolicyNode(YamlNode node, string file, PolicyProblems problems)
{
    public PolicyPlace At { get; } = new(file, (int)node.Start.Line);

    public bool IsMapping => node is YamlMappingNode;

    public bool IsScalar => node is YamlScalarNode;

    /// <param name="what">With its article, for example "a strand".</param>
    /// <param name="keys">Every key it may have.</param>
    /// <returns>Null, with the problem told, where this is no mapping.</returns>
    public PolicyReader? Mapping(string what, params string[] keys)
    {
        if (node is not YamlMappingNode mapping)
        {
            problems.Error(At, $"{Sentence(what)} must be a set of keys; {Found} was found.");
            return null;
        }
        var byKey = new Dictionary<string, PolicyNode>(StringComparer.Ordinal);
        foreach (var (key, content) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? string.Empty;
            if (keys.Contains(name))
                byKey.Add(name, new PolicyNode(content, file, problems));
            else
                problems.Error(new PolicyPlace(file, (int)key.Start.Line), PolicyText.UnknownKey(name, what, keys));
        }
        return new PolicyReader(what, At, keys, byKey, problems);
    }

    /// <returns>None, with the problem told, where this is no list.</returns>
    public IReadOnlyList<PolicyNode> Items(string what)
    {
        if (node is YamlSequenceNode sequence)
            return [.. sequence.Children.Select(child => new PolicyNode(child, file, problems))];
        problems.Error(At, $"{Sentence(what)} must be a list; {Found} was found.");
        return [];
    }

    /// <returns>An empty word, with the problem told, where this is no text.</returns>
    public PolicyWord Word(string what)
    {
        if (node is not YamlScalarNode scalar)
            problems.Error(At, $"{Sentence(what)} must be a single text; {Found} was found.");
        else if (string.IsNullOrWhiteSpace(scalar.Value))
            problems.Error(At, $"{Sentence(what)} must not be empty.");
        else
            return new PolicyWord(scalar.Value.Trim(), At);
        return new PolicyWord(string.Empty, At);
    }

    private string Found => node switch
    {
        YamlMappingNode => "a set of keys",
        YamlSequenceNode => "a list",
        YamlScalarNode { Value: { Length: > 0 } text } => $"\"{text}\"",
        _ => "nothing",
    };

    private static string Sentence(string what) => char.ToUpperInvariant(what[0]) + what[1..];
}
