namespace EqualityPipeline.Tests.Publication.Attacking;

/// <summary>The counts that an attacker is after, each a number in his equations beside what it truly is.</summary>
/// <remarks>A count of one name and one value is the same unknown in every release: the attacker is taken to know what was corrected between two.</remarks>
internal sealed class AttackedCounts
{
    private readonly List<(string Name, decimal People)> counts = [];
    private readonly Dictionary<(string Name, decimal People), int> numberOf = [];

    public LinearEquations Equations { get; } = new();

    public decimal this[int number] => counts[number].People;

    public string NameOf(int number) => counts[number].Name;

    public int Number(string name, decimal people)
    {
        if (numberOf.TryGetValue((name, people), out var number))
            return number;
        counts.Add((name, people));
        return numberOf[(name, people)] = Equations.Add();
    }
}
