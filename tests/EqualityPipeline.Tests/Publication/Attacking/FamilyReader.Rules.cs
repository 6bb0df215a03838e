using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Tests.Publication.Attacking;

/// <summary>What the policy says of all returns: inequalities, each a sum with a rest that nobody is told and that is not negative.</summary>
internal sealed partial class FamilyReader
{
    /// <summary>How many inequalities beside those of the indicators were learnt.</summary>
    public int RulesLearnt { get; private set; }

    /// <summary>Which families' counts, this one's or the other's, are at most counts of the other.</summary>
    public void LearnRules(FamilyReader other)
    {
        foreach (var (period, tally) in tallies)
        {
            foreach (var (of, wholes) in other.tallies.Where(t => t.Key.LastMonth == period.LastMonth))
            {
                foreach (var part in PassingAt(tally))
                {
                    foreach (var whole in wholes.Uses.Where(u => (u.Measure.Public || (PeriodKind)u.Base == of.Kind) && IsOfOneTime(part, period, u, of) && rules.IsAtMost(part.Part, u.Part, period.LastMonth)))
                        LearnAtMost(period, part, other, of, whole);
                }
            }
        }
    }

    /// <remarks>
    /// Of one release a rule is taken of every count there is, told or not. Whoever knows of several which counts were corrected between them is not taken to know it, rule by rule, of counts
    /// that are told nowhere: a category of one service.
    /// </remarks>
    private bool IsTaken(FigurePeriod period, CountKey key) => !isOneOfSeveral || told.Contains(Number(period, key));

    private void LearnRules()
    {
        LearnRules(this);
        foreach (var (period, tally) in tallies)
        {
            LearnRulesOfOtherSorts(period, tally);
            LearnKinds(period, tally);
            LearnAmounts(period, tally);
        }
    }

    private static List<PartUse> PassingAt(PeriodTally tally) => [.. tally.Uses.Where(u => u.NeedsProtection && (PeriodKind)u.Base == tally.Period.Kind)];

    /// <summary>Stocks of the same day, or what happened in the same period; what happened in a month is within a stock of its last day.</summary>
    /// <remarks>What happened in a quarter is within the stocks of its three months, of which two are told nowhere.</remarks>
    private static bool IsOfOneTime(PartUse part, FigurePeriod period, PartUse whole, FigurePeriod of)
        => (part.Measure.Kind, whole.Measure.Kind) == (MeasureKind.Stock, MeasureKind.Stock)
            || (period == of && (part.Measure.Kind == whole.Measure.Kind || period.Kind == PeriodKind.Month));

    private void LearnAtMost(FigurePeriod period, PartUse part, FamilyReader other, FigurePeriod of, PartUse whole)
    {
        foreach (var (key, people) in CountsOf(tallies[period], part.Part).ToList())
        {
            var wholeKey = key with { Part = whole.Part };
            var name = (period, $"{whole.Part} without {part.Part}|{key.Unit}|{key.Strand}|{key.Group}");
            if (other.tallies[of].Find(wholeKey) is not { } most || most < people || numberOf.ContainsKey(name) || !IsTaken(period, key))
                continue;
            var rest = numberOf[name] = counts.Number($"{Organisation} {period} {name.Item2}", $"{other.Number(of, wholeKey)} {Number(period, key)}", most - people);
            // Of full-time equivalents what is left is nobody; of the census everybody knows how many there are.
            if (part.Measure.Unit == whole.Measure.Unit && !whole.Measure.Public)
                targets.Add(rest);
            counts.Equations.Learn(
                whole.Measure.Public ? (double)most : 0,
                [(Number(period, key), whole.Measure.Public ? 1 : -1), (rest, whole.Measure.Public ? 1 : -1), .. whole.Measure.Public ? Array.Empty<(int, double)>() : [(other.Number(of, wholeKey), 1.0)]]);
            RulesLearnt++;
        }
    }

    /// <summary>A rule holds sort by sort, and so for all other sorts together: incidents of another type that were acted on are at most the incidents of another type.</summary>
    private void LearnRulesOfOtherSorts(FigurePeriod period, PeriodTally tally)
    {
        var parts = PassingAt(tally).Where(u => u.Part.Band is null).ToList();
        foreach (var whole in parts.Where(w => w.Part.Where.IsEmpty))
        {
            foreach (var part in parts.Where(p => p.Part.Where.IsEmpty && p.Measure.Kind == whole.Measure.Kind && rules.IsAtMost(p.Part, whole.Part, period.LastMonth)))
            {
                foreach (var column in parts.Where(p => p.Part.Whole.Equals(part.Part) && p.Part.Where.Length == 1).GroupBy(p => p.Part.Where[0].Column))
                {
                    var sorts = column.Select(p => (Part: p.Part, Whole: parts.Find(w => w.Part.Whole.Equals(whole.Part) && w.Part.Where.Length == 1 && IsAlike(w.Part, p.Part))?.Part))
                        .Where(s => s.Whole is not null).ToList();
                    LearnRest(period, tally, whole.Part, part.Part, sorts, column.Key);
                }
            }
        }
    }

    private void LearnRest(FigurePeriod period, PeriodTally tally, CountedPart whole, CountedPart part, List<(CountedPart Part, CountedPart? Whole)> sorts, string column)
    {
        foreach (var (key, _) in CountsOf(tally, part).ToList())
        {
            (CountKey Key, int Times)[] terms =
            [
                (key with { Part = whole }, 1), (key, -1),
                .. sorts.Select(s => (key with { Part = s.Whole! }, -1)), .. sorts.Select(s => (key with { Part = s.Part }, 1)),
            ];
            if (sorts.Count == 0 || terms.Any(t => tally.Find(t.Key) is null || !IsTaken(period, t.Key)) || terms.Sum(t => t.Times * tally.Find(t.Key)!.Value) is not (>= 0 and var people))
                continue;
            var rest = counts.Number($"{Organisation} {period} {whole} without {part} of another {column}|{key.Unit}|{key.Strand}|{key.Group}", string.Join(' ', terms.Select(t => Number(period, t.Key))), people);
            targets.Add(rest);
            counts.Equations.Learn(0, [(rest, -1), .. terms.Select(t => (Number(period, t.Key), (double)t.Times))]);
            RulesLearnt++;
        }
    }

    /// <summary>Measures that differ by what they ask of one column exclude one another; where they leave out no code of the whole's they add up to it.</summary>
    private void LearnKinds(FigurePeriod period, PeriodTally tally)
    {
        var parts = PassingAt(tally).Where(u => u.Part.Equals(u.Part.Whole)).ToList();
        foreach (var whole in parts)
        {
            foreach (var (column, codes) in whole.Measure.Where.Select(w => (w.Column, w.Codes)))
            {
                var kinds = parts
                    .Where(p => p.Part.Return == whole.Part.Return && p.Measure.IsWithin(whole.Measure) && p.Measure.Where.Length == whole.Measure.Where.Length
                        && (p.Measure.Filled.Length, p.Measure.Blank.Length) == (whole.Measure.Filled.Length, whole.Measure.Blank.Length))
                    .Select(p => (p.Part, p.Measure.Where.First(w => w.Column == column).Codes))
                    .Where(k => k.Codes.Length < codes.Length).ToList();
                var named = kinds.SelectMany(k => k.Codes).ToList();
                if (kinds.Count < 2 || named.Distinct().Count() < named.Count)
                    continue;
                foreach (var (key, _) in CountsOf(tally, whole.Part).ToList())
                {
                    if (!IsTaken(period, key))
                        continue;
                    if (named.Count < codes.Length || !LearnSum(period, tally, key, kinds.Select(k => key with { Part = k.Part })))
                        LearnRest(period, tally, key, kinds.Select(k => key with { Part = k.Part }), $"{whole.Part} of no kind");
                    RulesLearnt++;
                }
            }
        }
    }

    /// <summary>Nobody has more hours or days than the column takes: 900 hours of training at most 400 each are of three people or more.</summary>
    private void LearnAmounts(FigurePeriod period, PeriodTally tally)
    {
        foreach (var amount in tally.Uses.Where(u => IsAmount(u) && (PeriodKind)u.Base == period.Kind))
        {
            if (rules.MostOfEach(amount.Part, period.LastMonth) is not { } each)
                continue;
            foreach (var people in PassingAt(tally).Where(u => u.Part.Return == amount.Part.Return && each.People.Contains(u.Part.Measure) && IsAlike(u.Part, amount.Part)))
            {
                foreach (var (key, hours) in CountsOf(tally, amount.Part).ToList())
                {
                    var of = key with { Part = people.Part };
                    if (!IsTaken(period, of) || tally.Find(of) is not { } count || count * each.Most < hours)
                        continue;
                    var room = counts.Number($"{Organisation} {period} below the most of {key.Text}", $"{Number(period, of)} {Number(period, key)}", count * each.Most - hours);
                    counts.Equations.Learn(0, (Number(period, of), (double)each.Most), (Number(period, key), -1), (room, -1));
                    RulesLearnt++;
                }
            }
        }
    }

    /// <summary>Hours and days are nobody's count and pass no gate; they are as unknown as anything whose row is hidden.</summary>
    private static bool IsAmount(PartUse use) => use.Measure is { Public: false, SumOf: not null, Unit: MeasureUnit.Hours or MeasureUnit.Days };

    private static bool IsAlike(CountedPart left, CountedPart right)
        => left.Where.Length == right.Where.Length && left.Where.Zip(right.Where).All(w => w.First.Column == w.Second.Column && w.First.Codes.SequenceEqual(w.Second.Codes));
}
