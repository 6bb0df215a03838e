using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Indicators;

/// <summary>Figures that somebody else worked out and a register holds: an answer of a survey, an outcome statistic, a level.</summary>
internal sealed class RecordedFigures
{
    private readonly Indicator indicator;
    private readonly RecordedValue recorded;
    private readonly PeriodTally tally;
    private readonly Dictionary<(string Place, string Strand, string Group), RegisterRecord> records = [];
    private readonly CountedPart basePart;

    public RecordedFigures(MonitoringPolicy policy, Indicator indicator, PeriodTally tally, ReturnedCounts counts)
    {
        (this.indicator, this.tally, recorded) = (indicator, tally, indicator.Recorded!);
        basePart = CountedPart.Of(recorded.Register, $"base of {indicator.Id}");
        var columns = policy.FindReturnType(recorded.Register)?.AsOf(tally.Period.LastMonth).Register?.Columns ?? [];
        string? Named(ColumnType of) => columns.FirstOrDefault(c => c.Type == of && !c.TakesSeveral)?.Name;
        var (place, strand, group) = (Named(ColumnType.Place), Named(ColumnType.Strand), Named(ColumnType.Group));
        foreach (var record in counts.SubmissionsOf(recorded.Register, tally.Period.LastMonth).SelectMany(s => s.Records).Where(Matches))
        {
            string Of(string? column) => column is null ? Unit.All : record.Find(column) ?? Unit.All;
            // Of several records of one thing the latest, and of those alike the last in the register.
            var of = (Of(place), Of(strand), Of(group));
            if (!records.TryGetValue(of, out var known) || string.CompareOrdinal(EndOf(record), EndOf(known)) >= 0)
                records[of] = record;
        }
    }

    public Figure Figure(Unit unit, GroupTree? tree, string group)
    {
        var strand = tree?.Strand ?? Unit.All;
        var figure = new Figure
        {
            Indicator = indicator, Period = tally.Period, Unit = unit, Strand = strand, Group = group, State = FigureState.NotAvailable, RestsOn = [],
        };
        if (Find(unit, strand, group) is not { } record || Number(record, recorded.Value) is not { } value)
            return figure with { Reasons = ["the register says nothing of it"] };

        var people = Number(record, recorded.Base);
        figure = people is null ? figure : figure with { Denominator = people, RestsOn = [new CountKey(basePart, unit, strand, group)] };
        if (people < indicator.MinimumBase)
        {
            return figure with
            {
                State = FigureState.LowReliability,
                Reasons = [string.Create(CultureInfo.InvariantCulture, $"too few to say: a base under {indicator.MinimumBase}")],
            };
        }

        figure = Estimated(figure, record, value, people) with { State = FigureState.Known };
        if (EndOf(record) is { Length: > 0 } end)
            figure = figure with { Reasons = [$"as it was in {ReportingMonth.Parse(end[..7]).InWords}", .. figure.Reasons] };
        return tree is null || group == GroupTree.Total
            ? figure with { Reasons = [.. figure.Reasons, "no comparator: this is the total"] }
            : Compared(figure, unit, tree, record, value, people);
    }

    private Figure Estimated(Figure figure, RegisterRecord record, decimal value, decimal? people)
    {
        var share = (double)(value / indicator.Per);
        if (Limits(record) is { } given)
            return figure with { Estimate = new Estimate(share, given, null), Reasons = ["limits as the register gives them"] };

        return IsShare(value) && people is > 0 and { } of
            ? figure with
            {
                Estimate = new Estimate(share, Wilson.Limits(share * (double)of, (double)of), Wilson.Limits(share * (double)of, (double)of, NormalQuantile.Z998)),
                Reasons = ["limits as of a simple random sample"],
            }
            : figure with { Estimate = new Estimate(share, null, null), Reasons = ["no limits: the register gives none"] };
    }

    private Figure Compared(Figure figure, Unit unit, GroupTree tree, RegisterRecord given, decimal value, decimal? people)
    {
        Figure Without(string why) => figure with { Reasons = [.. figure.Reasons, "no comparator: " + why] };

        var other = indicator.Compare.With == ComparatorKind.NamedGroup ? indicator.Compare.NamedGroup! : GroupTree.Total;
        if (indicator.Compare.With == ComparatorKind.None)
            return Without("the indicator compares nobody");
        if (other == figure.Group)
            return Without("this is the group compared with");
        if (Find(unit, other == GroupTree.Total ? Unit.All : tree.Strand, other) is not { } record || Number(record, recorded.Value) is not { } otherValue)
            return Without("the register says nothing of the group compared with");
        var otherPeople = Number(record, recorded.Base);
        var isPart = other == GroupTree.Total;
        // The limits of a comparison tell of the people on its other side.
        if (otherPeople is not null)
            figure = figure with { ComparisonRestsOn = [new CountKey(basePart, unit, tree.Strand, other)] };
        // Limits that a survey gives know how it was sampled and weighed, which its base alone does not.
        if (!isPart && IsCounted(value, people, of: given) && IsCounted(otherValue, otherPeople, of: record))
        {
            return figure with
            {
                Contrast = IndicatorStatistic.For(IndicatorKind.Proportion).Compare(
                    other, indicator.Compare.Direction, value / indicator.Per * people!.Value, people.Value, otherValue / indicator.Per * otherPeople!.Value, otherPeople.Value),
            };
        }

        var contrast = IndicatorStatistic.For(IndicatorKind.Mean).Compare(
            isPart ? "everyone" : other, indicator.Compare.Direction, value / indicator.Per, 1, otherValue / indicator.Per, 1);
        return figure with
        {
            Contrast = Estimated(figure, record, otherValue, otherPeople).Estimate is { Limits95: not null } whole && figure.Estimate is { Limits95: not null } of
                ? WithLimits(contrast, of, whole, isPart && people is not null && otherPeople is > 0 ? people.Value / otherPeople.Value : 0)
                : contrast,
        };
    }

    /// <param name="part">What part of the other's people are the group's, who are then counted in both; 0 where nobody is, or where it is not known: the limits are then too wide.</param>
    private static Contrast WithLimits(Contrast contrast, Estimate of, Estimate other, decimal part)
    {
        if (part >= 1)
            return contrast;
        return contrast with { HasSpread = true, Difference95 = Limits(of.Limits95!.Value, other.Limits95!.Value, 1), Difference998 = Difference998() };

        Interval Difference998() => of.Limits998 is { } wide && other.Limits998 is { } wideOther
            ? Limits(wide, wideOther, 1)
            : Limits(of.Limits95!.Value, other.Limits95!.Value, NormalQuantile.Z998 / NormalQuantile.Z95);

        // A register gives 95% limits only: the wider ones are as many times as wide as the normal distribution makes them.
        Interval Limits(Interval group, Interval compared, double wider) => RecoveredVariance.PartLessWhole(
            of.Value, Widened(group, of.Value, wider), other.Value, Widened(compared, other.Value, wider), (double)part);

        static Interval Widened(Interval limits, double about, double times) => new(about - ((about - limits.Lower) * times), about + ((limits.Upper - about) * times));
    }

    /// <summary>A month or a day, which read in the order of time; empty where the policy names no column of it.</summary>
    private string EndOf(RegisterRecord record) => recorded.To is { } column ? record.Find(column) ?? string.Empty : string.Empty;

    private bool IsCounted(decimal value, decimal? people, RegisterRecord of) => IsShare(value) && people > 0 && Limits(of) is null;

    /// <summary>Whether a value is a share of the base: a per cent recorded as it was published, with a <c>per</c> of 1, is none that could be counted with.</summary>
    private bool IsShare(decimal value) => indicator.Per is 1 or 100 && recorded.Base is not null && value / indicator.Per is >= 0 and <= 1;

    private Interval? Limits(RegisterRecord record)
        => Number(record, recorded.Lower) is { } lower && Number(record, recorded.Upper) is { } upper
            ? new Interval((double)(lower / indicator.Per), (double)(upper / indicator.Per))
            : null;

    private RegisterRecord? Find(Unit unit, string strand, string group)
        => unit.Level is UnitLevel.Organisation or UnitLevel.Place
            ? records.GetValueOrDefault((unit.Place, strand, group)) ?? (group == GroupTree.Total ? records.GetValueOrDefault((unit.Place, Unit.All, Unit.All)) : null)
            : null;

    /// <summary>Ids are read in capitals, however the policy writes them; codes are written in small letters, and no two differ by that.</summary>
    private bool Matches(RegisterRecord record)
        => recorded.Match.All(m => record.Find(m.Column) is { } text && m.Codes.Contains(text, StringComparer.OrdinalIgnoreCase));

    private static decimal? Number(RegisterRecord record, string? column)
        => column is not null && record.Find(column) is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;
}
