namespace EqualityPipeline.Policy.Loading;

/// <summary>What is declared and what is referred to, over all files: duplicates are noted at once, what is missing when all are read.</summary>
internal sealed class PolicyReferences(PolicyProblems problems)
{
    private readonly Dictionary<(string Kind, string Id), Place> declared = [];
    private readonly List<(string Kind, string Id, Place From)> needed = [];

    public PolicyProblems Problems => problems;

    public string Declare(string kind, string id, PolicyMap map) => Declare(kind, id, map.PlaceOf(kind == "reserved group" ? "code" : "id"));

    public string Declare(string kind, string id, Place place)
    {
        if (id.Length > 0 && !declared.TryAdd((kind, id), place))
            problems.Error(place, $"\"{id}\" is already a {kind}, at {declared[(kind, id)].File}:{declared[(kind, id)].Line}.");
        return id;
    }

    /// <summary>Groups of several lists may share a code: each is one and the same word.</summary>
    public void DeclareGroup(string code) => declared.TryAdd(("group", code), default);

    /// <returns>False for an empty id, which was noted as missing already.</returns>
    public bool Need(string kind, string id, PolicyMap map, string key)
    {
        if (id.Length == 0)
            return false;
        needed.Add((kind, id, map.PlaceOf(key)));
        return true;
    }

    public void Settle()
    {
        foreach (var (kind, id, from) in needed)
        {
            if (declared.ContainsKey((kind, id)))
                continue;
            // Of a return that does not exist the measures cannot exist either: the return alone is said.
            if (kind.StartsWith("measure of ", StringComparison.Ordinal) && !declared.ContainsKey(("return", kind["measure of ".Length..])))
                continue;
            var known = declared.Keys.Where(d => d.Kind == kind).Select(d => d.Id).Order(StringComparer.Ordinal);
            problems.Error(from, $"\"{id}\" is not a {kind}. There {(known.Any() ? "are" : "is none")}{(known.Any() ? ": " + string.Join(", ", known) : "")}.");
        }
    }
}
