using System.Collections.Immutable;
using System.Globalization;
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
            // Of several records of one thing the last in the register is the latest.
            records[(Of(place), Of(strand), Of(group))] = record;
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
        return tree is null || group == GroupTree.Total
            ? figure with { Reasons = [.. figure.Reasons, "no comparator: this is the total"] }
            : Compared(figure, unit, tree, value, people);
    }

    private Figure Estimated(Figure figure, RegisterRecord record, decimal value, decimal? people)
    {
        var share = (double)(value / indicator.Per);
        if (Number(record, recorded.Lower) is { } lower && Number(record, recorded.Upper) is { } upper)
        {
            var given = new Interval((double)(lower / indicator.Per), (double)(upper / indicator.Per));
            return figure with { Estimate = new Estimate(share, given, null), Reasons = ["limits as the register gives them"] };
        }

        return IsShare(value) && people is > 0 and { } of
            ? figure with
            {
                Estimate = new Estimate(share, Wilson.Limits(share * (double)of, (double)of), Wilson.Limits(share * (double)of, (double)of, NormalQuantile.Z998)),
                Reasons = ["limits as of a simple random sample"],
            }
            : figure with { Estimate = new Estimate(share, null, null), Reasons = ["no limits: the register gives none"] };
    }

    private Figure Compared(Figure figure, Unit unit, GroupTree tree, decimal value, decimal? people)
    {
        Figure Without(string why) => figure with { Reasons = [.. figure.Reasons, "no comparator: " + why] };

        var other = indicator.Compare.With == ComparatorKind.NamedGroup ? indicator.Compare.NamedGroup! : GroupTree.Total;
        if (indicator.Compare.With == ComparatorKind.None)
            return Without("the indicator compares nobody");
        if (other == figure.Group)
            return Without("this is the group compared with");
        if (Find(unit, other == GroupTree.Total ? Unit.All : tree.Strand, other) is not { } record || Number(record, recorded.Value) is not { } otherValue)
            return Without("the register says nothing of the group compared with");
        var isCounted = IsShare(value) && IsShare(otherValue) && people > 0 && Number(record, recorded.Base) > 0;
        // A group is part of everybody, so that the two samples are not apart: then only the values are set side by side.
        var contrast = isCounted && other != GroupTree.Total
            ? IndicatorStatistic.For(IndicatorKind.Proportion).Compare(
                other, indicator.Compare.Direction, value / indicator.Per * people!.Value, people.Value,
                otherValue / indicator.Per * Number(record, recorded.Base)!.Value, Number(record, recorded.Base)!.Value)
            : IndicatorStatistic.For(IndicatorKind.Mean).Compare(
                other == GroupTree.Total ? "everyone" : other, indicator.Compare.Direction, value / indicator.Per, 1, otherValue / indicator.Per, 1);
        return figure with { Contrast = contrast };
    }

    /// <summary>Whether a value is a share of the base: a per cent recorded as it was published, with a <c>per</c> of 1, is none that could be counted with.</summary>
    private bool IsShare(decimal value) => indicator.Per is 1 or 100 && recorded.Base is not null && value / indicator.Per is >= 0 and <= 1;

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
