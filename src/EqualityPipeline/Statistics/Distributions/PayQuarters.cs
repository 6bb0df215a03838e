using System.Collections.Immutable;

namespace EqualityPipeline.Statistics.Distributions;

/// <summary>A group's part of each quarter of the employees, ranked by pay: the statutory quartile pay bands.</summary>
public static class PayQuarters
{
    /// <summary>Which quarters take those left over when the employees do not divide by four, as the Government's guidance to employers has it.</summary>
    private static readonly int[][] TakingOneMore = [[0, 0, 0, 0], [1, 0, 0, 0], [1, 0, 1, 0], [1, 1, 1, 0]];

    /// <param name="whole">Everyone's hourly pay, one weight for each full-pay relevant employee.</param>
    /// <param name="part">The group's, a part of it.</param>
    /// <returns>Four bands: lower, lower middle, upper middle, upper. Their counts add up to the group, and over all groups to everyone.</returns>
    /// <exception cref="ArgumentException">The group has more at a rate than everyone.</exception>
    /// <remarks>
    /// SI 2017/353, Schedule 1, paragraph 13 (in the words of SI 2017/172, regulation 13): quarters by number of people, not by the values of
    /// statistical quartiles. Of those left over one goes to the lower quarter; of two, one each to lower and upper middle; of three, one each to all but the
    /// upper. Where one rate lies in two bands or more, "the relative proportion of male and female employees receiving that rate of pay is the same in
    /// each": here exactly so, and a count can then be no whole number. Whole people would be the same only "so far as possible", depend on which
    /// of them is moved, and not add up from the groups of a roll-up. Full-time equivalents, which are not whole, have quarters of exactly equal weight.
    /// </remarks>
    public static ImmutableArray<BandPart> Of(Distribution part, Distribution whole)
    {
        var ends = Ends(whole.Count);
        return [.. Enumerable.Range(0, 4).Select(band => BandPart.Between(whole, part, ends[band], ends[band + 1]))];
    }

    /// <returns>How many are ranked below each of the five ends of the four bands.</returns>
    private static decimal[] Ends(decimal everyone)
    {
        var ends = new decimal[5];
        var whole = decimal.IsInteger(everyone);
        var quarter = whole ? decimal.Floor(everyone / 4) : everyone / 4;
        var more = TakingOneMore[whole ? (int)(everyone % 4) : 0];
        for (var band = 0; band < 4; band++)
            ends[band + 1] = ends[band] + quarter + more[band];
        ends[4] = everyone;
        return ends;
    }
}
