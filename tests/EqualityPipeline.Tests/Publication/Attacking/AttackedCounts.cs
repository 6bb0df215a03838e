namespace EqualityPipeline.Tests.Publication.Attacking;

/// <summary>The counts that an attacker is after, each a number in his equations beside what it truly is.</summary>
/// <remarks>
/// A count of one name that is made of the same is the same unknown in every release: the attacker is taken to know which of the finest counts a correction left as they were. A sum that is as large as before, and made of
/// others, is another: nobody can tell that it is. So is, where the attacker does not know what comes back, a count that is as it was before it was another.
/// </remarks>
internal sealed class AttackedCounts(bool knowsWhatComesBack)
{
    private readonly List<(string Name, decimal People)> counts = [];
    private readonly Dictionary<(string Name, string MadeOf, int Time), int> numberOf = [];
    private readonly Dictionary<string, (string MadeOf, int Time)> lastOf = [];

    public LinearEquations Equations { get; } = new();

    public decimal this[int number] => counts[number].People;

    public string NameOf(int number) => counts[number].Name;

    public int Number(string name, string madeOf, decimal people)
    {
        var time = lastOf.TryGetValue(name, out var last) && last.MadeOf != madeOf && !knowsWhatComesBack ? last.Time + 1 : last.Time;
        lastOf[name] = (madeOf, time);
        if (numberOf.TryGetValue((name, madeOf, time), out var number))
            return number;
        counts.Add((name, people));
        return numberOf[(name, madeOf, time)] = Equations.Add();
    }
}
