using EqualityPipeline.Periods;

namespace EqualityPipeline.SampleData;

/// <summary>Invented residents of an area by category, as its yearly population return says them; sexual orientation is not known for residents.</summary>
/// <remarks>Counts stand in the order of the strand's categories; what is missing to the total is unknown.</remarks>
public sealed record Residents(int Total, int[] Race, int[] Disability, int[] Gender, int[] Age, int[] Religion)
{
    // Of 10,000 people who answer; nothing is published for residents.
    private static readonly int[] Orientation = [9500, 220, 180, 100];

    public IReadOnlyList<int> Weights(SampleStrand strand) => strand.Id switch
    {
        "race" => Race,
        "disability" => Disability,
        "gender" => Gender,
        "age" => Age,
        "religion-or-belief" => Religion,
        "sexual-orientation" => Orientation,
        _ => throw new ArgumentOutOfRangeException(nameof(strand), strand.Id, "No residents are known by this strand."),
    };

    /// <summary>The city, where the police force and the fire service work too.</summary>
    public static Residents City(ReportingMonth month) => month.FinancialYear == 2009
        ? new(280_000,
            [207_200, 3_600, 8_400, 3_900, 1_100, 2_000, 1_200, 9_800, 19_600, 4_200, 3_000, 4_900, 6_300, 1_200, 2_200, 1_400],
            [50_400, 229_600],
            [142_000, 138_000],
            [53_200, 41_000, 43_400, 40_200, 35_000, 28_200, 20_400, 18_600],
            [156_000, 1_000, 5_200, 700, 27_500, 3_600, 1_000, 62_000])
        : new(281_800,
            [208_500, 3_620, 8_460, 3_930, 1_110, 2_020, 1_210, 9_870, 19_740, 4_230, 3_020, 4_930, 6_340, 1_210, 2_210, 1_400],
            [50_730, 231_070],
            [142_900, 138_900],
            [53_500, 41_270, 43_680, 40_430, 35_240, 28_400, 20_550, 18_730],
            [156_900, 1_010, 5_240, 710, 27_700, 3_630, 1_010, 62_450]);

    public static Residents County(ReportingMonth month) => month.FinancialYear == 2009
        ? new(620_000,
            [570_400, 5_000, 13_600, 2_500, 900, 2_400, 1_700, 6_800, 3_400, 1_500, 2_200, 1_900, 2_300, 500, 3_000, 1_900],
            [105_400, 514_600],
            [316_000, 304_000],
            [117_000, 66_000, 70_000, 92_000, 88_000, 78_000, 57_000, 52_000],
            [427_000, 1_700, 5_000, 1_200, 8_600, 2_100, 2_400, 126_000])
        : new(623_000,
            [573_120, 5_030, 13_680, 2_520, 910, 2_420, 1_710, 6_840, 3_420, 1_510, 2_210, 1_910, 2_310, 500, 3_000, 1_910],
            [105_950, 517_050],
            [317_500, 305_500],
            [117_500, 66_300, 70_350, 92_400, 88_450, 78_400, 57_300, 52_300],
            [429_000, 1_710, 5_030, 1_210, 8_650, 2_110, 2_410, 126_650]);
}
