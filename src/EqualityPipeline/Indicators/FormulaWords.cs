using System.Globalization;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Indicators;

/// <summary>How an indicator is worked, in words.</summary>
internal static class FormulaWords
{
    public static string Of(MonitoringPolicy policy, Indicator i)
    {
        var (count, of) = (Part(policy, i.Count), Part(policy, i.Of));
        return i.Kind switch
        {
            IndicatorKind.Proportion => $"{count}, as a part of: {of}{Per(i)}",
            IndicatorKind.Rate => $"{count}, divided by: {of}{Per(i)}",
            IndicatorKind.RatioOfShares => $"the group's share of: {count}; against its share of: {of}",
            IndicatorKind.Mean when i.Of.IsNone => $"the mean of: {count}",
            IndicatorKind.Mean => $"{count}, divided by: {of}{Per(i)}",
            IndicatorKind.Median => $"the middle of: {count}",
            IndicatorKind.MeanGap => $"the comparator's mean less the group's, divided by the comparator's{Per(i)}; of: {count}",
            IndicatorKind.MedianGap => $"the comparator's median less the group's, divided by the comparator's{Per(i)}; of: {count}",
            IndicatorKind.BandShare => $"the group's share of the {Band(i.Band)}{Per(i)}; of: {count}",
            _ => $"read from the register \"{policy.FindReturnType(i.Recorded!.Register)?.Name}\": {string.Join(", ", i.Recorded.Match.Select(m => $"{m.Column} {string.Join(" or ", m.Codes)}"))}",
        };
    }

    public static string OfComparison(Indicator i)
    {
        var with = i.Compare.With switch
        {
            ComparatorKind.Rest => "everyone else who declared",
            ComparatorKind.Largest => "the largest group",
            ComparatorKind.NamedGroup => $"the group {i.Compare.NamedGroup}",
            ComparatorKind.Population => "the population",
            ComparatorKind.Best => "the best group",
            _ => "nothing: the value stands alone",
        };
        return i.Compare.With is ComparatorKind.None ? with
            : $"{with}; the ratio is {(i.Compare.Direction is RatioDirection.GroupOverComparator ? "the group over it" : "it over the group")}";
    }

    public static string Breakdowns(MonitoringPolicy policy, Indicator i)
    {
        var strands = i.Strands.IsEmpty ? "every strand in force" : string.Join(", ", i.Strands.Select(s => policy.FindStrand(s)?.Name ?? s));
        return string.Join("; ", i.By.Select(by => by.ToString().ToLowerInvariant()).Prepend(strands));
    }

    public static string Part(MonitoringPolicy policy, MeasureReference part)
    {
        if (part.IsNone)
            return string.Empty;
        var type = policy.FindReturnType(part.Return);
        var name = type?.FindMeasure(part.Measure)?.Name ?? type?.LaterEditions.Select(e => e.Type.FindMeasure(part.Measure)?.Name).FirstOrDefault(n => n is not null) ?? part.Measure;
        var where = string.Concat(part.Where.Select(w => $", {w.Column.Replace('_', ' ')} {string.Join(" or ", w.Codes)}"));
        return $"{name}{where} ({type?.Name}{(part.AsAt is AsAt.Latest ? string.Create(CultureInfo.InvariantCulture, $", the latest of {part.MaxAgeMonths} months") : "")})";
    }

    private static string Band(PayBand? band) => band switch
    {
        { Quarter: 1 } => "lowest paid quarter",
        { Quarter: 4 } => "highest paid quarter",
        { Quarter: { } quarter } => string.Create(CultureInfo.InvariantCulture, $"quarter {quarter} from the lowest paid"),
        _ => string.Create(CultureInfo.InvariantCulture, $"highest paid {band?.TopPercent} per cent"),
    };

    private static string Per(Indicator i) => i.Per == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $", times {i.Per:#,0}");
}
