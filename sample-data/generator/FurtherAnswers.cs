using EqualityPipeline.Periods;

namespace EqualityPipeline.SampleData;

/// <summary>Answers on care status and socio-economic background, which one directorate asks for three months.</summary>
/// <remarks>They come from numbers of their own, so that the rows are otherwise what they were.</remarks>
public sealed class FurtherAnswers
{
    private static readonly string[] CareStatus = ["Never in care", "Looked after by a council", "Care leaver", "Prefer not to say"];
    private static readonly string[] Background = ["Managerial or professional", "Intermediate", "Routine or manual", "Never worked or long-term unemployed", "Unknown"];

    private readonly RandomNumbers random;

    private FurtherAnswers(RandomNumbers random) => this.random = random;

    public static string[] Columns { get; } = ["care_status", "socio_economic_background"];

    /// <summary>Null where they were not asked.</summary>
    public static FurtherAnswers? Of(SampleOrganisation organisation, SampleDirectorate directorate, ReportingMonth month, bool withStage)
        => (organisation.Id, directorate.Id, withStage) == ("northmoor", "environment", false) && month >= new ReportingMonth(2011, 1)
            ? new FurtherAnswers(RandomNumbers.For("further", organisation.Id, directorate.Id, month.ToString()))
            : null;

    /// <summary>The cells of the next row, each with a comma before it.</summary>
    public string Next() => $",{CareStatus[Of(100) switch { < 90 => 0, < 94 => 1, < 97 => 2, _ => 3 }]},{Background[Of(100) switch { < 30 => 0, < 52 => 1, < 84 => 2, < 90 => 3, _ => 4 }]}";

    private int Of(int limit) => (int)random.Below(limit);
}
