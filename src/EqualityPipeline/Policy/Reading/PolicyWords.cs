using EqualityPipeline.Statistics;

namespace EqualityPipeline.Policy;

/// <summary>The words a key may have, each with its meaning.</summary>
internal sealed class PolicyWords<T>(params (string Word, T Meaning)[] words)
    where T : struct
{
    public string WordFor(T meaning) => words.First(w => w.Meaning.Equals(meaning)).Word;

    public T Read(PolicyWord word, string key, PolicyProblems problems)
    {
        foreach (var (known, meaning) in words)
        {
            if (known == word.Text)
                return meaning;
        }
        if (word.IsGiven)
        {
            var known = words.Select(w => w.Word).ToList();
            problems.Error(word.At, $"{key} must be one of {PolicyText.List(known)}; \"{word.Text}\" was found.{PolicyText.DidYouMean(word.Text, known)}");
        }
        return words[0].Meaning;
    }
}

internal static class PolicyWords
{
    public static PolicyWords<ReservedGroupBasis> Bases { get; } = new(
        ("undeclared", ReservedGroupBasis.Undeclared), ("outside-total", ReservedGroupBasis.OutsideTotal));

    public static PolicyWords<Frequency> Frequencies { get; } = new(
        ("monthly", Frequency.Monthly), ("quarterly", Frequency.Quarterly), ("yearly", Frequency.Yearly), ("as-it-changes", Frequency.AsItChanges));

    public static PolicyWords<ReturnScope> Scopes { get; } = new(("directorate", ReturnScope.Directorate), ("organisation", ReturnScope.Organisation));

    public static PolicyWords<MeasureKind> MeasureKinds { get; } = new(
        ("flow", MeasureKind.Flow), ("stock", MeasureKind.Stock), ("distinct-people", MeasureKind.DistinctPeople));

    public static PolicyWords<ColumnType> ColumnTypes { get; } = new(
        ("service", ColumnType.Service), ("date", ColumnType.Date), ("place", ColumnType.Place), ("stage", ColumnType.Stage),
        ("category", ColumnType.Category), ("number", ColumnType.Number), ("text", ColumnType.Text), ("month", ColumnType.Month),
        ("link", ColumnType.Link), ("directorate", ColumnType.Directorate), ("strand", ColumnType.Strand), ("group", ColumnType.Group),
        ("indicator", ColumnType.Indicator), ("return-type", ColumnType.ReturnType), ("framework", ColumnType.Framework),
        ("criterion", ColumnType.Criterion), ("id", ColumnType.Id), ("reference", ColumnType.Reference));

    public static PolicyWords<MeasureUnit> MeasureUnits { get; } = new(
        ("people", MeasureUnit.People), ("cases", MeasureUnit.Cases), ("full-time-equivalents", MeasureUnit.FullTimeEquivalents),
        ("hours", MeasureUnit.Hours), ("days", MeasureUnit.Days), ("pounds", MeasureUnit.Pounds));

    public static PolicyWords<ChainLevel> ChainLevels { get; } = new(
        ("input", ChainLevel.Input), ("output", ChainLevel.Output), ("outcome", ChainLevel.Outcome), ("impact", ChainLevel.Impact));

    public static PolicyWords<Timing> Timings { get; } = new(("leading", Timing.Leading), ("lagging", Timing.Lagging));

    public static PolicyWords<Polarity> Polarities { get; } = new(
        ("higher", Polarity.Higher), ("lower", Polarity.Lower), ("no-judgement", Polarity.NoJudgement));

    public static PolicyWords<IndicatorKind> IndicatorKinds { get; } = new(
        ("proportion", IndicatorKind.Proportion), ("rate", IndicatorKind.Rate), ("ratio-of-shares", IndicatorKind.RatioOfShares),
        ("mean", IndicatorKind.Mean), ("median", IndicatorKind.Median), ("mean-gap", IndicatorKind.MeanGap), ("median-gap", IndicatorKind.MedianGap),
        ("band-share", IndicatorKind.BandShare), ("recorded", IndicatorKind.Recorded));

    public static PolicyWords<Breakdown> Breakdowns { get; } = new(
        ("directorate", Breakdown.Directorate), ("service", Breakdown.Service), ("place", Breakdown.Place));

    public static PolicyWords<AsAt> AsAts { get; } = new(("same-month", AsAt.SameMonth), ("latest", AsAt.Latest));

    public static PolicyWords<ComparatorKind> Comparators { get; } = new(
        ("rest", ComparatorKind.Rest), ("largest", ComparatorKind.Largest), ("population", ComparatorKind.Population), ("best", ComparatorKind.Best),
        ("none", ComparatorKind.None));

    public static PolicyWords<RatioDirection> Directions { get; } = new(
        ("group-over-comparator", RatioDirection.GroupOverComparator), ("comparator-over-group", RatioDirection.ComparatorOverGroup));

    public static PolicyWords<PublishedPeriod> PublishedPeriods { get; } = new(
        ("month", PublishedPeriod.Month), ("quarter", PublishedPeriod.Quarter), ("year", PublishedPeriod.Year));

    public static PolicyWords<Equivalence> Equivalences { get; } = new(
        ("same", Equivalence.Same), ("near", Equivalence.Near), ("broken", Equivalence.Broken));

    public static PolicyWords<ReadingOfFigure> Readings { get; } = new(
        ("value", ReadingOfFigure.Value), ("complement", ReadingOfFigure.Complement), ("ratio", ReadingOfFigure.Ratio));

    public static PolicyWords<AreaLevel> AreaLevels { get; } = new(
        ("locality", AreaLevel.Locality), ("city", AreaLevel.City), ("sub-region", AreaLevel.SubRegion));

    public static PolicyWords<OrganisationKind> OrganisationKinds { get; } = new(
        ("city", OrganisationKind.City), ("county", OrganisationKind.County), ("district", OrganisationKind.District),
        ("police", OrganisationKind.Police), ("fire", OrganisationKind.Fire), ("health", OrganisationKind.Health), ("housing", OrganisationKind.Housing),
        ("partnership", OrganisationKind.Partnership));

    public static PolicyWords<SharedDetail> SharedDetails { get; } = new(
        ("total", SharedDetail.Total), ("headings", SharedDetail.Headings), ("categories", SharedDetail.Categories));

    public static PolicyWords<SharedPlace> SharedPlaces { get; } = new(("organisation", SharedPlace.Organisation), ("wards", SharedPlace.Wards));

    public static PolicyWords<Edition> Editions { get; } = new(("approved", Edition.Approved), ("working", Edition.Working));

    public static PolicyWords<AudienceDepth> Depths { get; } = new(
        ("organisation", AudienceDepth.Organisation), ("directorate", AudienceDepth.Directorate), ("service", AudienceDepth.Service));

    public static PolicyWords<MeetingCycle> MeetingCycles { get; } = new(
        ("monthly", MeetingCycle.Monthly), ("quarterly", MeetingCycle.Quarterly), ("twice-a-year", MeetingCycle.TwiceAYear),
        ("yearly", MeetingCycle.Yearly), ("as-needed", MeetingCycle.AsNeeded), ("never", MeetingCycle.Never));

    /// <summary>The rules of suppression that are usual in the United Kingdom.</summary>
    public static PolicyWords<SuppressionRule> SuppressionRules { get; } = new(
        ("hide-1-to-4", new(5, ZerosDisclose: false, RoundTo: null)),
        ("hide-1-to-7-round-to-5", new(8, ZerosDisclose: false, RoundTo: 5)),
        ("hide-1-to-9", new(10, ZerosDisclose: false, RoundTo: null)));

    public static PolicyWords<AlertRuleKind> AlertRuleKinds { get; } = new(("outside-xmr-limits", AlertRuleKind.OutsideXmrLimits));
}
