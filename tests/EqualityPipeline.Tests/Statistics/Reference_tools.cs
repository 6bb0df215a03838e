using System.Globalization;
using EqualityPipeline.Statistics;
using EqualityPipeline.Statistics.Distributions;

namespace EqualityPipeline.Tests.Statistics;

/// <summary>Some six hundred cases worked by R and epitools; <c>Reference/reference.R</c> says how and makes them again.</summary>
public class Reference_tools
{
    /// <summary>Where a tail or a root is involved the tools themselves agree to no more than this.</summary>
    private const double TailOrRoot = 1e-6;

    public static TheoryData<string, double> Statistics => new()
    {
        { "wilson", 1e-9 }, { "events", TailOrRoot }, { "dsr", 1e-9 }, { "risk-ratio", 1e-9 }, { "odds-ratio", 1e-9 }, { "rate-ratio", 1e-9 }, { "newcombe", 1e-9 },
        { "fisher", TailOrRoot }, { "pooled-z", TailOrRoot }, { "two-rates", TailOrRoot }, { "binomial", TailOrRoot }, { "funnel-count", 1e-9 },
        { "benjamini-hochberg", 1e-9 }, { "holm", 1e-9 }, { "mean", TailOrRoot }, { "welch", TailOrRoot }, { "median", 1e-12 }, { "spearman", TailOrRoot },
    };

    [Theory]
    [MemberData(nameof(Statistics))]
    public void Compute_the_same(string statistic, double tolerance)
    {
        var lines = File.ReadLines(Path.Combine(Repository.Root, "tests/EqualityPipeline.Tests/Statistics/Reference/reference.txt"))
            .Select(line => line.Split('|')).Where(line => line[0] == statistic).ToList();
        Assert.True(lines.Count >= 10);
        foreach (var line in lines)
        {
            var ours = Ours(statistic, line[1]);
            var theirs = line[2].Split(' ').Select(Number).ToList();
            Assert.Equal(theirs.Count, ours.Count);
            for (var at = 0; at < theirs.Count; at++)
            {
                var found = Assert.NotNull(ours[at]);
                Assert.True(
                    Math.Abs(found - theirs[at]) <= Math.Max(1e-15, tolerance * Math.Abs(theirs[at])),
                    $"{statistic} {line[1]}: {theirs[at]:R} there, {found:R} here");
            }
        }
    }

    private static List<double?> Ours(string statistic, string arguments)
    {
        var parts = arguments.Split(" / ");
        var x = parts[0].Split(' ').Select(Number).ToArray();
        return statistic switch
        {
            "wilson" => Both(Wilson.Limits(x[0], x[1], Z(x[2]))),
            "events" => Both(PoissonRate.Limits(x[0], Z(x[1]))),
            "funnel-count" => Both(FunnelLimits.OfCount(x[0], Z(x[1]))),
            "newcombe" => Both(Newcombe.Difference(x[0], x[1], x[2], x[3], Z(x[4]))),
            "risk-ratio" => All(RiskRatio.Of(x[0], x[1], x[2], x[3], Z(x[4]))),
            "odds-ratio" => All(OddsRatio.Of(x[0], x[1], x[2], x[3], Z(x[4]))),
            "rate-ratio" => All(RateRatio.Of(x[0], x[1], x[2], x[3], Z(x[4]))),
            "dsr" => Standardised(x),
            "fisher" => [FisherExact.TwoSided((long)x[0], (long)(x[1] - x[0]), (long)x[2], (long)(x[3] - x[2]))],
            "pooled-z" => [TwoProportions.PValue(x[0], x[1], x[2], x[3])],
            "two-rates" => [TwoRates.PValue(x[0], x[1], x[2], x[3])],
            "binomial" => [ExactBinomial.TwoSided((long)x[0], (long)x[1], x[2])],
            "benjamini-hochberg" => [.. BenjaminiHochberg.Adjust([.. x.Select(p => (double?)p)])],
            "holm" => [.. Holm.Adjust([.. x.Select(p => (double?)p)])],
            "median" => [(double)Each(x[1..]).Median!.Value],
            "mean" => [(double)Each(x[1..]).Mean!.Value, .. Both(MeanLimits.Of(Each(x[1..]), Z(x[0]))), Each(x[1..]).Variance],
            "welch" => Means(WelchDifference.Of(Each(x[1..]), Each(parts[1].Split(' ').Select(Number)), Z(x[0]))),
            "spearman" => Ranks(LaggedAssociation.Of([.. x.Select(one => (double?)one)], [.. parts[1].Split(' ').Select(one => (double?)Number(one))], 0)),
            _ => throw new ArgumentOutOfRangeException(nameof(statistic)),
        };
    }

    private static List<double?> Standardised(double[] x)
    {
        var strata = (x.Length - 1) / 3;
        var rate = DirectlyStandardisedRate.Of(
            [.. Enumerable.Range(1, strata).Select(at => new Stratum(x[at], x[at + strata], x[at + (2 * strata)]))], Z(x[0]));
        return [rate.Value, rate.Lower, rate.Upper];
    }

    private static List<double?> Means(MeanDifference means) => [means.Value, .. Both(means.Limits), means.PValue];

    private static List<double?> Ranks(Association ranks) => [ranks.Rho, ranks.PValue];

    private static List<double?> All(RatioResult ratio) => [ratio.Value, ratio.Lower, ratio.Upper];

    private static List<double?> Both(Interval? limits) => [limits?.Lower, limits?.Upper];

    private static Distribution Each(IEnumerable<double> figures) => Distribution.Of(figures.Select(figure => new Step((decimal)figure, 1)));

    private static double Z(double level) => level == 95 ? NormalQuantile.Z95 : NormalQuantile.Z998;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
