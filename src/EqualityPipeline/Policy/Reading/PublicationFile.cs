namespace EqualityPipeline.Policy;

/// <summary>Reads publication.yaml: a rule of suppression by its name, or the rule itself.</summary>
internal static class PublicationFile
{
    private const int LeastHidden = 5;
    private const int MostHidden = 30;
    private const int MostRoundTo = 100;
    private const string Preset = "preset";
    private const string RoundTo = "round-to";
    private const int MostQuarantineDays = 90;
    private const string QuarantineDays = "quarantine-days";
    private const string HeadlineBudget = "headline-budget";
    private const string Licence = "licence";
    private const string Directorate = "directorate";
    private const string Service = "service";
    private const string Place = "place";
    private const string GroupsToldBy = "groups-told-by";
    private const int MostHeadlines = 60;

    public static void Read(PolicyNode root, PolicyDraft draft)
    {
        var isPreset = root.Child(Preset) is not null;
        string[] keys = isPreset ? [Preset] : ["smallest-published-count", "show-zeros", RoundTo];
        if (root.Mapping("the file of publication rules", [.. keys, QuarantineDays, HeadlineBudget, Licence, GroupsToldBy]) is not { } file)
            return;
        var rule = isPreset ? file.OneOf(Preset, PolicyWords.SuppressionRules) : RuleOf(file);
        draft.Publication = new PublicationRules(rule.SmallestPublishedCount, ShowZeros: !rule.ZerosDisclose)
        {
            RoundTo = rule.RoundTo,
            GroupPeriods = root.Child(GroupsToldBy)?.Mapping("the periods at which groups are told", Directorate, Service, Place) is { } periods
                ? new GroupPeriods(Period(periods, Directorate), Period(periods, Service), Period(periods, Place))
                : GroupPeriods.Usual,
            QuarantineDays = file.Find(QuarantineDays) is null ? PublicationRules.UsualQuarantineDays : file.Number(QuarantineDays, 1, MostQuarantineDays),
            HeadlineBudget = file.Find(HeadlineBudget) is null ? PublicationRules.UsualHeadlineBudget : file.Number(HeadlineBudget, 1, MostHeadlines),
            Licence = file.OptionalWord(Licence)?.Text,
        };
    }

    private static PublishedPeriod Period(PolicyReader periods, string level) => periods.OneOf(level, PolicyWords.PublishedPeriods);

    private static SuppressionRule RuleOf(PolicyReader file) => new(
        file.Number("smallest-published-count", LeastHidden, MostHidden),
        ZerosDisclose: !file.Flag("show-zeros"),
        file.Find(RoundTo) is null ? null : file.Number(RoundTo, 2, MostRoundTo));
}
