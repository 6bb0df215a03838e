using System.Collections.Immutable;

namespace EqualityPipeline.Exchange;

/// <summary>Whether a partner asked the same as we do: before anything is pooled.</summary>
/// <param name="Subject">A return, a strand or an indicator, with its id.</param>
/// <param name="Differences">In plain English; none where they agree.</param>
public sealed record Conformance(string Subject, ImmutableArray<string> Differences)
{
    public bool Agrees => Differences.IsEmpty;

    /// <param name="ours">Of all that we have.</param>
    /// <param name="theirs">Of what they share: what we have besides is no difference.</param>
    public static ImmutableArray<Conformance> Between(ExchangeSchema ours, ExchangeSchema theirs)
    {
        ArgumentNullException.ThrowIfNull(ours);
        ArgumentNullException.ThrowIfNull(theirs);
        return
        [
            .. theirs.Returns.Select(their => new Conformance($"return {their.Id}", Of(ours.Returns.FirstOrDefault(o => o.Id == their.Id), their))),
            .. theirs.Strands.Select(their => new Conformance($"strand {their.Id}", Of(ours.Strands.FirstOrDefault(o => o.Id == their.Id), their))),
            .. theirs.Indicators.Select(their => new Conformance($"indicator {their.Id}", Of(ours.Indicators.FirstOrDefault(o => o.Id == their.Id), their))),
        ];
    }

    private static ImmutableArray<string> Of(SharedReturn? our, SharedReturn their) => our is null ? ["We have no such return."] :
    [
        .. Unlike("how often it is sent", our.Frequency, their.Frequency),
        .. Sets("column", our.Columns.Select(c => c.Name), their.Columns.Select(c => c.Name)),
        .. their.Columns.Join(our.Columns, c => c.Name, c => c.Name, (t, o) => (Their: t, Our: o))
            .SelectMany(c => Unlike($"what the column {c.Our.Name} holds", InWords(c.Our), InWords(c.Their))),
        .. Sets("measure", our.Measures.Select(m => m.Id), their.Measures.Select(m => m.Id)),
        .. their.Measures.Join(our.Measures, m => m.Id, m => m.Id, (t, o) => (Their: t, Our: o))
            .SelectMany(m => Unlike($"what {m.Our.Id} counts", $"{m.Our.Kind} of {m.Our.Unit}", $"{m.Their.Kind} of {m.Their.Unit}")),
    ];

    private static ImmutableArray<string> Of(SharedStrand? our, SharedStrand their) => our is null ? ["We do not ask about it."] :
    [
        .. Unlike("the question", our.Question, their.Question),
        .. Unlike("the list of categories", our.CodeList, their.CodeList),
        .. Sets("category", our.Codes, their.Codes),
    ];

    private static ImmutableArray<string> Of(SharedIndicator? our, SharedIndicator their) => our is null ? ["We have no such indicator."] :
    [
        .. Unlike("how it is worked out", our.Kind, their.Kind),
        .. Unlike("what is counted", our.Count ?? "nothing", their.Count ?? "nothing"),
        .. Unlike("what it is counted of", our.Base ?? "nothing", their.Base ?? "nothing"),
        .. Unlike("per how many", $"{our.Per}", $"{their.Per}"),
    ];

    private static string InWords(SharedColumn column) => column.CodeList is { } list ? $"{column.Holds} of {list}" : column.Holds;

    private static IEnumerable<string> Unlike(string what, string our, string their) => our == their ? [] : [$"Not alike: {what}. Ours: \"{our}\". Theirs: \"{their}\"."];

    private static IEnumerable<string> Sets(string what, IEnumerable<string> our, IEnumerable<string> their)
    {
        var (ours, theirs) = (our.ToHashSet(StringComparer.Ordinal), their.ToHashSet(StringComparer.Ordinal));
        foreach (var missing in ours.Except(theirs).Order(StringComparer.Ordinal))
            yield return $"They have no {what} \"{missing}\".";
        foreach (var further in theirs.Except(ours).Order(StringComparer.Ordinal))
            yield return $"We have no {what} \"{further}\".";
    }
}
