namespace EqualityPipeline.Statistics;

/// <summary>The places of figures in their order, the tied sharing the mean of theirs; doubled, so that they are whole numbers.</summary>
/// <param name="Doubled">Twice the rank of each figure, in the order given.</param>
/// <param name="Spread">The sum of the squares of doubled ranks about their mean.</param>
/// <param name="Tied">Two figures or more are alike.</param>
/// <param name="LogOrdersAlike">Logarithm of how many orders of the figures look the same.</param>
internal readonly record struct MidRanks(long[] Doubled, long Spread, bool Tied, double LogOrdersAlike)
{
    public static MidRanks Of(IReadOnlyList<double> figures)
    {
        var order = Enumerable.Range(0, figures.Count).OrderBy(at => figures[at]).ToArray();
        var doubled = new long[figures.Count];
        var (tied, logOrders) = (false, 0.0);
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && figures[order[end]].Equals(figures[order[start]]))
                end++;
            for (var place = start; place < end; place++)
                doubled[order[place]] = start + end + 1;
            tied |= end - start > 1;
            logOrders += RankOrders.LogOrders(end - start);
            start = end;
        }

        return new(doubled, doubled.Sum(rank => (rank - figures.Count - 1) * (rank - figures.Count - 1)), tied, logOrders);
    }
}
