using EqualityPipeline.Indicators;
using EqualityPipeline.Tests.Sample;

namespace EqualityPipeline.Tests.Publication;

/// <summary>Requests met are requests for translation met and requests for interpretation met: who reads two of the three knows the third.</summary>
public class Binding_measures_made_up_of_others
{
    /// <summary>
    /// In the last quarter of 2009/10 housing alone says how many requests were met: of Christians 11, by hand from its rows of March, 9 of them for interpreters. Waits are told of the whole
    /// council only, translation and interpretation of directorates too, so that 11 less 9 would give away housing's 2 translations.
    /// </summary>
    [Fact]
    public void What_the_whole_tells_of_requests_met_leaves_no_small_count_of_a_directorate()
    {
        var quarter = SampleRelease.Published.Where(r => r is { Organisation: "northmoor", Period: "2009-Q4", Service: Unit.All, Place: Unit.All }).ToList();
        var met = quarter.Where(r => r is { Indicator: "EXP-07", Directorate: Unit.All, Denominator: not null }).ToDictionary(r => (r.Strand, r.Group), r => r.Denominator!.Value);

        foreach (var row in quarter.Where(r => r is { Indicator: "EXP-05" or "EXP-06", Directorate: "housing", Numerator: not null } && met.ContainsKey((r.Strand, r.Group))))
        {
            var other = met[(row.Strand, row.Group)] - row.Numerator!.Value;
            Assert.False(other is > 0 and < 5, $"{row.Id}: {met[(row.Strand, row.Group)]} less {row.Numerator}");
        }
    }
}
