namespace EqualityPipeline.Policy;

/// <summary>A line of a policy file.</summary>
internal readonly record struct PolicyPlace(string File, int Line)
{
    public override string ToString() => $"{File}:{Line}";
}

/// <summary>A text of a policy file with its place; empty where none could be read, which is then a problem already.</summary>
internal readonly record struct PolicyWord(string Text, PolicyPlace At)
{
    public bool IsGiven => Text.Length > 0;
}
