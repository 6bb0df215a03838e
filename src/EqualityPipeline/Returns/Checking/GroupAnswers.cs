using System.Collections.Immutable;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>Whether a row belongs to a declared group, from its answers to the strands.</summary>
internal sealed class GroupAnswers
{
    private const int In = 0;
    private const int NotIn = 1;

    /// <summary>By strand of the row: for each of its groups the answer it gives.</summary>
    private readonly ImmutableArray<(int Strand, ImmutableArray<int> AnswerOf)> parts;

    private GroupAnswers(string id, ImmutableArray<(int Strand, ImmutableArray<int> AnswerOf)> parts, ImmutableArray<string> codes)
    {
        Id = id;
        this.parts = parts;
        Codes = codes;
    }

    public string Id { get; }

    /// <summary>In the group, not in it, and the reserved groups after them.</summary>
    public ImmutableArray<string> Codes { get; }

    /// <param name="strands">Those that a row answers, in its order.</param>
    /// <returns>Null where the group cannot be told from those strands and their lists of the month.</returns>
    public static GroupAnswers? For(DeclaredGroup group, IReadOnlyList<StrandGroups> strands, ImmutableArray<ReservedGroup> reserved)
    {
        ImmutableArray<string> codes = [DeclaredGroup.InGroup, DeclaredGroup.NotInGroup, .. reserved.Select(r => r.Code)];
        var found = ImmutableArray.CreateBuilder<(int, ImmutableArray<int>)>();
        foreach (var part in group.AllOf)
        {
            var strand = strands.Index().FirstOrDefault(s => s.Item.Strand.Id == part.Strand, (-1, null!));
            if (strand.Index < 0 || strand.Item.CategoriesIn(part.Groups) is not { Count: > 0 } categories)
                return null;
            found.Add((strand.Index,
            [
                .. strand.Item.Codes.Select((code, number) => number >= strand.Item.Categories ? Math.Max(NotIn, codes.IndexOf(code))
                    : categories.Contains(number) ? In : NotIn),
            ]));
        }
        return new GroupAnswers(group.Id, found.ToImmutable(), codes);
    }

    /// <summary>Who is ruled out by one answer is not in the group, whatever the others; who gave no answer to one of the rest has none here.</summary>
    /// <returns>A place in <see cref="Codes"/>; below 0 where an answer could not be read.</returns>
    public int Answer(ReadOnlySpan<int> answers)
    {
        var result = In;
        foreach (var (strand, answerOf) in parts)
        {
            if (answers[strand] < 0)
                return -1;
            var answer = answerOf[answers[strand]];
            if (answer == NotIn)
                return NotIn;
            if (result == In)
                result = answer;
        }
        return result;
    }
}
