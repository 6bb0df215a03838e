using System.Globalization;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Tests.Sample;

namespace EqualityPipeline.Tests.Publication;

/// <summary>The whole release of the sample, as somebody who wants to know about a few people would read it.</summary>
public class Publishing_what_is_safe(ITestOutputHelper output)
{
    private const int SmallestPublishedCount = 5;

    private static readonly string[] MarkersInOrder = ["c", "x", "z", "u", "b", "r", "p"];

    [Fact]
    public void No_published_count_nor_a_remainder_is_of_one_to_four_people()
    {
        foreach (var row in SampleRelease.Published.Where(r => r.Denominator is not null))
        {
            var indicator = IndicatorOf(row);
            var isOfPay = indicator.Of.IsNone && indicator.Kind != IndicatorKind.BandShare;
            if (row.Numerator is { } count)
            {
                if (IsOfPeople(indicator.Count, row))
                    Assert.False(IsSmall(count), row.Id);
            }
            else
            {
                Assert.True(isOfPay, row.Id);
            }

            // Of a share the base is everyone counted who declared. Recorded bases are people who answered.
            var isShare = indicator.Kind is IndicatorKind.RatioOfShares or IndicatorKind.BandShare;
            var of = isShare || isOfPay ? indicator.Count : indicator.Of;
            if (indicator.Kind == IndicatorKind.Recorded || IsOfPeople(of, row))
                Assert.False(IsSmall(row.Denominator!.Value), row.Id);
            // Only of these is the numerator part of the denominator.
            if ((isShare || indicator.Kind == IndicatorKind.Proportion) && IsOfPeople(of, row))
                Assert.False(IsSmall(row.Denominator!.Value - row.Numerator!.Value), $"{row.Id} {row.Numerator} of {row.Denominator}");
        }
    }

    [Fact]
    public void A_declaration_rate_never_leaves_one_to_four_people_undeclared()
    {
        var totals = SampleRelease.Published.Where(r => r is { Group: Unit.All, DeclarationRate: not null }).ToList();

        Assert.NotEmpty(totals);
        // The rate is of what is counted; of the base where that is a proportion's, or where what is counted are hours or days, which say how many people had them.
        Assert.All(totals, row =>
        {
            var isOfBase = IndicatorOf(row).IsDeclaredOfBase || IsOfAmounts(row);
            if (!IsOfPeople(isOfBase ? IndicatorOf(row).Of : IndicatorOf(row).Count, row))
                return;
            var everyone = isOfBase ? row.Denominator!.Value : row.Numerator!.Value;
            Assert.False(IsSmall(Math.Round(everyone * (1 - (decimal)row.DeclarationRate!.Value), 6)), row.Id);
        });
        Assert.Contains(totals, row => Kind(row) is IndicatorKind.Rate && IsOfPeople(IndicatorOf(row).Count, row));
        Assert.Contains(totals, IsOfAmounts);
        Assert.Contains(totals, row => Kind(row) is IndicatorKind.Mean && IsOfPeople(IndicatorOf(row).Of, row));
    }

    [Fact]
    public void Beside_the_markers_c_x_and_z_stands_no_number()
    {
        var silent = SampleRelease.Published.Where(r => r.Marker is { Length: > 0 } marker && marker[0] is 'c' or 'x' or 'z').ToList();

        Assert.NotEmpty(silent);
        Assert.All(silent, row =>
        {
            Assert.Empty(Numbers(row));
            Assert.Null(row.Verdict);
            Assert.Null(row.Comparator);
        });

        static bool IsPresent(double? number) => number is not null;

        static IEnumerable<double?> Numbers(PublishedFigure row) => NumbersOf(row).Where(IsPresent);
    }

    [Fact]
    public void A_row_of_low_reliability_has_its_counts_and_no_other_number()
    {
        var few = SampleRelease.Published.Where(r => r.Marker?.StartsWith('u') == true).ToList();

        Assert.NotEmpty(few);
        Assert.All(few, row =>
        {
            // Of pay and of what a register holds there is no count above the line.
            Assert.Equal(Kind(row) is IndicatorKind.Recorded || (IndicatorOf(row).Of.IsNone && Kind(row) != IndicatorKind.BandShare), row.Numerator is null);
            Assert.NotNull(row.Denominator);
            Assert.All(NumbersOf(row).Skip(2), Assert.Null);
        });
    }

    [Fact]
    public void The_reason_of_a_hidden_row_says_confidential_and_no_more()
    {
        var hidden = SampleRelease.Published.Where(r => r.Marker?.StartsWith('c') == true).ToList();

        Assert.NotEmpty(hidden);
        Assert.All(hidden, row => Assert.Equal("confidential", row.MarkerReason));
    }

    [Fact]
    public void Markers_are_known_ones_in_their_order()
        => Assert.All(SampleRelease.Published.Where(r => r.Marker is not null), row =>
        {
            var places = row.Marker!.Split(',').Select(m => Array.IndexOf(MarkersInOrder, m)).ToList();
            Assert.DoesNotContain(-1, places);
            Assert.Equal(places.Distinct().Order(), places);
        });

    [Fact]
    public void Every_number_is_a_number_and_limits_are_around_their_value()
    {
        foreach (var row in SampleRelease.Published)
        {
            Assert.All(NumbersOf(row), number => Assert.True(number is null || double.IsFinite(number.Value), row.Id));
            if (row.Value is not { } figure)
                continue;
            // An amount for each of the base has no limits, and a register may give the 95% ones alone; where there are some they are in order.
            Assert.True(IsInOrder(row.Lower998, row.Lower95, figure, row.Upper95, row.Upper998), row.Id);
            Assert.Equal(row.Lower95 is null, row.Upper95 is null);
            if (Kind(row) is IndicatorKind.Proportion or IndicatorKind.Rate or IndicatorKind.RatioOfShares or IndicatorKind.BandShare)
                Assert.NotNull(row.Lower998);
            // A gap may be negative: then the group has more than those it is compared with.
            Assert.True(Kind(row) is IndicatorKind.MeanGap or IndicatorKind.MedianGap or IndicatorKind.Mean || row.Lower998 is null or >= 0, row.Id);
            Assert.True(Kind(row) is IndicatorKind.MeanGap or IndicatorKind.MedianGap || figure >= 0, row.Id);
            Assert.True(row.PValue is null or (>= 0 and <= 1), row.Id);
            Assert.True(row.QValue is null || row.QValue >= row.PValue, row.Id);
        }
    }

    private static bool IsInOrder(params IEnumerable<double?> numbers)
    {
        var there = numbers.OfType<double>().ToList();
        return there.Zip(there.Skip(1)).All(n => n.First <= n.Second + 1e-9 * Math.Max(1, Math.Abs(n.Second)));
    }

    [Fact]
    public void Rows_are_told_once_and_in_the_order_of_their_ids()
    {
        foreach (var part in SampleRelease.Published.GroupBy(r => (r.Organisation, r.Period)))
            Assert.Equal(part.Select(r => r.Id).Distinct().Order(StringComparer.Ordinal), part.Select(r => r.Id));
    }

    /// <summary>Safety must leave something to read.</summary>
    [Fact]
    public void Most_headline_figures_of_an_organisation_can_be_read_in_every_strand()
    {
        var headlines = SampleRelease.Policy.Indicators.Where(i => i.Headline).Select(i => i.Id).ToHashSet();
        var strands = SampleRelease.Published
            .Where(r => headlines.Contains(r.Indicator) && r.Directorate == Unit.All && r.Marker?.StartsWith('x') != true)
            .GroupBy(r => (r.Indicator, r.Strand))
            .Select(s => (s.Key, Share: s.Count(r => r.Marker?.StartsWith('c') != true) / (double)s.Count(), Rows: s.Count()))
            .OrderBy(s => s.Key)
            .ToList();
        foreach (var (key, share, rows) in strands)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{key.Indicator} {key.Strand}: {share:P0} of {rows} rows readable"));

        Assert.All(strands.Where(s => s.Key.Indicator == "TAK-01"), s => Assert.True(s.Share >= 0.8, s.Key.ToString()));
    }

    [Fact]
    public void Nine_in_ten_headline_figures_by_strand_are_readable_at_their_publishable_period()
    {
        var told = SampleRelease.Published.Concat(SampleRelease.PooledYears.SelectMany(y => y.Published.Figures))
            .Where(r => IndicatorOf(r) is { Headline: true } && r.Directorate == Unit.All && r.Place == Unit.All && r.Strand != Unit.All && IsAtPublishedLength(r))
            .Where(r => r.Marker is null || r.Marker[0] is not ('x' or 'z'))
            .ToList();
        foreach (var ofOne in told.GroupBy(r => r.Indicator).OrderBy(i => i.Key, StringComparer.Ordinal))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ofOne.Key}: {Readable(ofOne):P0} of {ofOne.Count()} rows readable"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"All: {Readable(told):P1} of {told.Count} rows readable."));

        Assert.True(Readable(told) >= 0.9, $"{Readable(told):P1} of {told.Count} rows are readable.");

        static double Readable(IEnumerable<PublishedFigure> rows) => rows.Average(r => r.Marker?.StartsWith('c') == true ? 0.0 : 1);
    }

    private static bool IsAtPublishedLength(PublishedFigure row) => FigurePeriod.Parse(row.Period).Kind == (PeriodKind)IndicatorOf(row).Publish;

    private static bool IsSmall(decimal people) => people is > 0 and < SmallestPublishedCount;

    private static Indicator IndicatorOf(PublishedFigure row)
        => SampleRelease.Policy.FindIndicator(row.Indicator)!.AsOf(FigurePeriod.Parse(row.Period).LastMonth);

    /// <summary>Residents are the census's to publish; days, hours and pounds belong to nobody alone.</summary>
    private static bool IsOfPeople(MeasureReference reference, PublishedFigure row)
        => SampleRelease.Policy.FindReturnType(reference.Return)?.FindMeasure(reference.Measure, FigurePeriod.Parse(row.Period).LastMonth)
            is { Public: false, Unit: MeasureUnit.People or MeasureUnit.Cases or MeasureUnit.FullTimeEquivalents };

    private static bool IsOfAmounts(PublishedFigure row)
        => IndicatorOf(row).Count is { IsNone: false } count
            && SampleRelease.Policy.FindReturnType(count.Return)!.FindMeasure(count.Measure, FigurePeriod.Parse(row.Period).LastMonth) is { Unit: MeasureUnit.Hours or MeasureUnit.Days };

    private static IndicatorKind Kind(PublishedFigure row) => SampleRelease.Policy.FindIndicator(row.Indicator)!.Kind;

    private static double?[] NumbersOf(PublishedFigure row) =>
    [
        (double?)row.Numerator, (double?)row.Denominator, row.Value, row.Lower95, row.Upper95, row.Lower998, row.Upper998, row.ComparatorValue,
        row.Ratio, row.RatioLower95, row.RatioUpper95, row.Difference, row.DifferenceLower95, row.DifferenceUpper95, row.PValue, row.QValue,
        row.DeclarationRate,
    ];
}
