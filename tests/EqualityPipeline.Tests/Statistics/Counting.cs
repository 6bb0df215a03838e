using System.Numerics;

namespace EqualityPipeline.Tests.Statistics;

/// <summary>The second method of the exact tests: whole-number weights of every outcome, added up without rounding.</summary>
internal static class Counting
{
    /// <summary>Two by two tables with the same margins: C(a + b, x) C(c + d, a + c - x) ways each.</summary>
    public static double Tables(int a, int b, int c, int d)
    {
        var ways = new Dictionary<int, BigInteger>();
        for (var x = Math.Max(0, a - d); x <= Math.Min(a + b, a + c); x++)
            ways[x] = Ways(a + b, x) * Ways(c + d, a + c - x);
        return NoLikelier(ways, a);
    }

    /// <summary>Draws with the outcome, each with so many chances out of so many: C(n, x) chances^x (outOf - chances)^(n - x).</summary>
    public static double Draws(int count, int of, int chances, int outOf)
    {
        var ways = new Dictionary<int, BigInteger>();
        for (var x = 0; x <= of; x++)
            ways[x] = Ways(of, x) * BigInteger.Pow(chances, x) * BigInteger.Pow(outOf - chances, of - x);
        return NoLikelier(ways, count);
    }

    private static double NoLikelier(Dictionary<int, BigInteger> ways, int observed)
    {
        var all = ways.Values.Aggregate(BigInteger.Add);
        var tails = ways.Values.Where(way => way * 10_000_000 <= ways[observed] * 10_000_001).Aggregate(BigInteger.Add);
        return Math.Exp(BigInteger.Log(tails) - BigInteger.Log(all));
    }

    private static BigInteger Ways(int of, int count)
    {
        var ways = BigInteger.One;
        for (var k = 1; k <= Math.Min(count, of - count); k++)
            ways = ways * (of - k + 1) / k;
        return ways;
    }
}
