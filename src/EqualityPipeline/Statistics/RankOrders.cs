using System.Collections.Concurrent;
using MathNet.Numerics;

namespace EqualityPipeline.Statistics;

/// <summary>How often each covariance of ranks comes up over every order of a few: the exact distribution of Spearman's correlation.</summary>
internal static class RankOrders
{
    private static readonly ConcurrentDictionary<int, Dictionary<long, long>> Counted = new();

    public static double LogOrders(int pairs) => SpecialFunctions.FactorialLn(pairs);

    /// <param name="pairs">Below 10, none tied: 9 have 362,880 orders, counted once.</param>
    /// <param name="covariance">Of doubled ranks, about their means.</param>
    /// <returns>The probability of a covariance at least as far from 0.</returns>
    public static double AtLeastAsFar(int pairs, long covariance)
    {
        var orders = Counted.GetOrAdd(pairs, Count);
        return (double)orders.Where(entry => Math.Abs(entry.Key) >= Math.Abs(covariance)).Sum(entry => entry.Value) / orders.Values.Sum();
    }

    private static Dictionary<long, long> Count(int pairs)
    {
        var orders = new Dictionary<long, long>();
        var mean = (long)(pairs + 1) * (pairs + 1) * pairs;
        void Place(int rank, int taken, long together)
        {
            if (rank > pairs)
            {
                orders[together - mean] = orders.GetValueOrDefault(together - mean) + 1;
                return;
            }

            for (var other = 1; other <= pairs; other++)
            {
                if ((taken & (1 << other)) == 0)
                    Place(rank + 1, taken | (1 << other), together + (4L * rank * other));
            }
        }

        Place(1, 0, 0);
        return orders;
    }
}
