using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>What a return is checked against besides the policy: people's decisions and what was accepted before it.</summary>
public sealed record CheckBasis
{
    public static CheckBasis Empty { get; } = new();

    /// <summary>True where someone has confirmed what held the return: it is then accepted with its warnings.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>Accepted returns of the same sender, received before this one: other months of the same type, and the types that rules compare with.</summary>
    public ImmutableArray<SubmissionCells> Earlier { get; init; } = [];

    /// <summary>Asked in place of <see cref="Earlier"/> once the return is read to its end, where only then it is known when it was received; null where it is known before.</summary>
    public Func<ImmutableArray<SubmissionCells>>? EarlierOnceRead { get; init; }

    /// <summary>Labels that the equality lead of the organisation has approved.</summary>
    public ImmutableArray<ApprovedLabel> Labels { get; init; } = [];

    /// <summary>The records that registers of the same organisation hold, for references to be looked up in; a register that was never accepted is not among them.</summary>
    public ImmutableArray<KnownRecords> Registers { get; init; } = [];
}

/// <param name="Keys">The ids of its records.</param>
public sealed record KnownRecords(string ReturnType, ImmutableSortedSet<string> Keys)
{
    public static KnownRecords Of(string returnType, RegisterLayout register, IEnumerable<RegisterRecord> records) => new(
        returnType,
        register.IdColumn is { } id ? records.Select(r => r.Find(id)).OfType<string>().ToImmutableSortedSet(StringComparer.Ordinal) : []);
}
