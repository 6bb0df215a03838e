namespace EqualityPipeline.Web.OData;

/// <summary>What follows <c>/api/odata/</c>: a set, and of it all rows, one row by its key, or only their number.</summary>
/// <param name="Key">The key asked for; null for rows.</param>
internal readonly record struct FeedPath(EntitySet Set, string? Key, bool CountOnly)
{
    private const string CountSegment = "/$count";

    /// <exception cref="FeedProblem">No such set, or a way into it that is not served.</exception>
    public static FeedPath Parse(string path)
    {
        var open = path.IndexOf('(', StringComparison.Ordinal);
        var end = path.AsSpan().IndexOfAny('(', '/');
        var name = end < 0 ? path : path[..end];
        var set = EntitySets.Every.FirstOrDefault(s => s.Name == name)
            ?? throw FeedProblem.NotFound($"There is no \"{name}\" here. The sets are {string.Join(", ", EntitySets.Every.Select(s => s.Name))}.");
        var rest = path[name.Length..];
        if (rest.Length == 0)
            return new FeedPath(set, null, false);
        if (rest == CountSegment)
            return new FeedPath(set, null, true);
        if (open == name.Length && path.EndsWith(')'))
            return new FeedPath(set, ReadKey(set, path[(open + 1)..^1]), false);
        throw FeedProblem.NotServed($"Only {name}, {name}('key') and {name}{CountSegment} are served, not {path}.");
    }

    private static string ReadKey(EntitySet set, string text)
    {
        if (text.StartsWith(EntitySet.Key + "=", StringComparison.Ordinal))
            text = text[(EntitySet.Key.Length + 1)..];
        if (text.Length < 2 || text[0] != '\'' || text[^1] != '\'' || text[1..^1].Replace("''", "", StringComparison.Ordinal).Contains('\''))
            throw FeedProblem.Bad($"The key of {set.Name} is text between single quotes.");
        return text[1..^1].Replace("''", "'", StringComparison.Ordinal);
    }
}
