using System.Collections.Immutable;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Registers.Region;

/// <summary>One survey of levels, as one organisation sent it for one month.</summary>
internal sealed record LevelSurvey(ReportingMonth Month, ImmutableArray<SurveyedLevel> Answers)
{
    /// <summary>Of a partnership the surveys that its members sent for one month are one.</summary>
    /// <returns>Oldest first; none of after the day.</returns>
    public static ImmutableArray<LevelSurvey> All(RegisterInputs inputs)
    {
        var ranks = RanksOf(inputs.Policy);
        return
        [
            .. inputs.Registers.HistoryOf(RegionReport.LevelsRegister)
                .Where(r => r.Period <= ReportingMonth.Of(inputs.AsOf))
                .GroupBy(r => r.Period)
                .OrderBy(of => of.Key)
                .Select(of => new LevelSurvey(
                    of.Key,
                    [
                        .. of.SelectMany(r => r.Records, (r, record) => SurveyedLevel.From(new HeldRecord(r, record), ranks))
                            .DistinctBy(a => (a.Authority, a.Scheme)),
                    ])),
        ];
    }

    public SurveyedLevel? Find(string authority, string scheme) => Answers.FirstOrDefault(a => a.Authority == authority && a.Scheme == scheme);

    /// <summary>Levels in the order of their list; those of two schemes are never set beside one another.</summary>
    private static Dictionary<string, int> RanksOf(MonitoringPolicy policy)
        => policy.CodeLists.TryGetValue(RegionReport.LevelCodes, out var list)
            ? list.Codes.Select((code, at) => (code.Id, at)).ToDictionary(c => c.Id, c => c.at, StringComparer.Ordinal)
            : [];
}

/// <param name="Level">Null where the authority did not answer.</param>
/// <param name="Rank">In the order of the list of levels.</param>
internal sealed record SurveyedLevel(
    string Authority, string Name, string Scheme, string? Level, int? Rank, string? Basis, DateOnly? Assessed, DateOnly? Expires,
    string? TargetLevel, int? TargetRank, DateOnly? TargetDate, ImmutableArray<string> Barriers, string? Success, string? SuccessBeat)
{
    public static SurveyedLevel From(HeldRecord record, Dictionary<string, int> ranks)
    {
        var (level, target) = (record.Find("level"), record.Find("target_level"));
        return new SurveyedLevel(
            record.Find("authority")!, record.Find("authority_name")!, record.Find("scheme")!, level, RankOf(level), record.Find("basis"),
            record.FindDay("assessed"), record.FindDay("expires"), target, RankOf(target), record.FindDay("target_date"),
            [.. record.FindSeveral("barriers")], record.Find("success"), record.Find("success_beat"));

        int? RankOf(string? code) => code is not null && ranks.TryGetValue(code, out var rank) ? rank : null;
    }
}
