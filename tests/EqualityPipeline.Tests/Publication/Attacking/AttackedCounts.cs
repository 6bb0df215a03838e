namespace EqualityPipeline.Tests.Publication.Attacking;

/// <summary>The counts that an attacker is after, each a number in his equations beside what it truly is.</summary>
/// <remarks>
/// A count of one name that is made of the same is the same unknown in every release: the attacker is taken to know which of the finest counts a correction left as they were. A sum that is as large as before, and made of
/// others, is another: nobody can tell that it is.
/// </remarks>
internal sealed class AttackedCounts
{
    private readonly List<(string Name, decimal People)> counts = [];
    private readonly Dictionary<(string Name, string MadeOf), int> numberOf = [];

    public LinearEquations Equations { get; } = new();

    public decimal this[int number] => counts[number].People;

    public string NameOf(int number) => counts[number].Name;

    public int Number(string name, string madeOf, decimal people)
    {
        if (numberOf.TryGetValue((name, madeOf), out var number))
            return number;
        counts.Add((name, people));
        return numberOf[(name, madeOf)] = Equations.Add();
    }
}
