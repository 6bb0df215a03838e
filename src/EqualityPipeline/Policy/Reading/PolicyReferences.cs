namespace EqualityPipeline.Policy;

/// <summary>Checks of one file against others, kept until every file is read.</summary>
internal sealed class PolicyReferences(PolicyIds ids, PolicyProblems problems)
{
    private readonly List<Action> checks = [];
    private readonly HashSet<string> unread = new(StringComparer.Ordinal);

    /// <summary>Remembers that a file could not be read, so that what it would have defined is not called missing.</summary>
    public void CannotRead(string path)
        => unread.Add(path.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0 ? path[..(slash + 1)] : path);

    public bool IsRead(PolicySort sort) => !unread.Contains(sort.Source);

    public void Later(Action check) => checks.Add(check);

    /// <param name="within">The id of what it must belong to; empty for what stands by itself.</param>
    public void Name(PolicySort sort, PolicyWord id, string within = "", PolicySort? owner = null)
        => Later(() =>
        {
            if (!id.IsGiven || !IsRead(sort) || ids.IsDefined(sort, id.Text, within))
                return;
            if (owner is not null && !ids.IsDefined(owner, within))
                return;
            var known = ids.All(sort, within);
            var subject = owner is null ? $"There is no {sort.Name} \"{id.Text}\"." : $"The {owner.Name} \"{within}\" has no {sort.Name} \"{id.Text}\".";
            var choice = known.Count == 0 ? $"None is defined in {sort.Source}." : $"There are: {PolicyText.List(known)}.";
            problems.Error(id.At, $"{subject}{PolicyText.DidYouMean(id.Text, known)} {choice}");
        });

    public void Names(PolicySort sort, IEnumerable<PolicyWord> words)
    {
        foreach (var word in words)
            Name(sort, word);
    }

    public void Check()
    {
        foreach (var check in checks)
            check();
    }
}
