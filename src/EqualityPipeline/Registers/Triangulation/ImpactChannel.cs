using EqualityPipeline.Policy;

namespace EqualityPipeline.Registers.Triangulation;

/// <summary>What complete impact assessments found for a strand: an assessment does not tell its groups apart, so it reads for the strand as a whole.</summary>
internal static class ImpactChannel
{
    private const string Register = "impact-assessments";

    public static Func<string, ChannelReading> Of(RegisterInputs inputs)
    {
        var columns = (inputs.Policy.FindReturnType(Register)?.Register?.Columns ?? []).Where(c => c.ForStrand is not null).ToDictionary(c => c.ForStrand!, c => c.Name, StringComparer.Ordinal);
        var complete = inputs.Registers.RecordsOf(Register).Where(r => r.Find("status") == "complete").ToList();
        return strand => columns.TryGetValue(strand, out var column)
            ? Read([.. complete.Select(r => (Assessment: r.Find("assessment")!, Says: ReadingOf(r.Find(column)))).Where(r => r.Says != Reading.Nothing)])
            : ChannelReading.None;
    }

    private static Reading ReadingOf(string? finding) => finding switch
    {
        "negative-to-mend" or "negative-justified" => Reading.Worse,
        "positive" => Reading.Better,
        "no-impact" => Reading.Even,
        _ => Reading.Nothing,
    };

    /// <summary>Assessments are of different services: those that found an impact speak before those that found none.</summary>
    private static ChannelReading Read(List<(string Assessment, Reading Says)> findings)
    {
        if (findings.Count == 0)
            return ChannelReading.None;
        var told = findings.Where(f => f.Says != Reading.Even).Select(f => f.Says).Distinct().ToList();
        var says = told switch { [] => Reading.Even, [var one] => one, _ => Reading.Mixed };
        return new ChannelReading(says, [.. findings.Where(f => says == Reading.Mixed ? f.Says != Reading.Even : f.Says == says).Select(f => f.Assessment).Order(StringComparer.Ordinal)]);
    }
}
