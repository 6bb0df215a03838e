using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Tests.Publication.Attacking;

/// <summary>
/// Reads every published row of one organisation and family of indicators, of all periods, units, parts and groups, and lays it out as equations together with the code lists
/// and common sense: a second method beside the product's own, with a solver of its own.
/// </summary>
/// <remarks>
/// Common sense: no count is negative; categories add up to headings, headings to those who declared, these and the undeclared to all; services to
/// directorates, these and wards to the organisation; the types of a measure to the whole of it; an outcome is within its base; months add up to quarters,
/// these to years and to twelve months; and what the policy says of all returns (<see cref="RulesOfReturns"/>). Where the truth satisfies such a sum the attacker is taken to know it, which gives away more than a reader has.
/// Of a partnership: its counts are the sums of its members', which are the members' own where these have the same ones, and residents are those of each area once, as the sharing protocol says.
/// </remarks>
internal sealed partial class FamilyReader
{
    private readonly MonitoringPolicy policy;
    private readonly AttackedCounts counts;
    private readonly IReadOnlyDictionary<string, FamilyReader> members;
    private readonly Pooling? pooling;
    private readonly Dictionary<(FigurePeriod, string), int> numberOf = [];
    private readonly Dictionary<FigurePeriod, PeriodTally> tallies = [];
    private readonly Dictionary<FigurePeriod, PeriodTally> published = [];
    private readonly Dictionary<CountedPart, PartUse> uses;
    private readonly HashSet<int> targets = [];
    private readonly HashSet<int> told = [];
    private readonly bool isOneOfSeveral;
    private readonly RulesOfReturns rules;
    private readonly int smallest;

    /// <param name="counts">Of everybody who is read together.</param>
    /// <param name="members">Of a partnership: its members, read before; otherwise none.</param>
    /// <param name="isOneOfSeveral">Whether other releases of the same family are read with it.</param>
    public FamilyReader(MonitoringPolicy policy, AttackedCounts counts, PublishedFamily family, IReadOnlyDictionary<string, FamilyReader> members, bool isOneOfSeveral)
    {
        (this.policy, this.counts, this.members, this.isOneOfSeveral, rules) = (policy, counts, members, isOneOfSeveral, new RulesOfReturns(policy));
        (Organisation, Family) = (family.Organisation.Id, family.Years.First().Family.Id);
        pooling = family.Organisation.IsPartnership ? new Pooling(policy, family.Organisation) : null;
        smallest = family.Years.Max(y => y.SmallestPublishedCount);
        foreach (var tally in family.Years.SelectMany(y => y.Periods).Select(p => p.Tally))
            tallies[tally.Period] = published[tally.Period] = tally;
        foreach (var tally in family.Years.SelectMany(y => y.RollingYears).Select(p => p.Tally))
            published[tally.Period] = tally;
        uses = family.Years.SelectMany(y => y.Periods.Concat(y.RollingYears)).SelectMany(p => p.Tally.Uses)
            .Where(u => u.NeedsProtection || IsAmount(u)).GroupBy(u => u.Part).ToDictionary(u => u.Key, u => u.First());
        foreach (var (period, tally) in tallies)
            AddSums(period, tally, [.. tally.Uses.Where(u => uses.ContainsKey(u.Part) && (PeriodKind)u.Base == period.Kind)]);
        foreach (var row in family.Rows)
            Read(row);
        LearnRules();
    }

    public string Organisation { get; }

    public string Family { get; }

    /// <summary>The small counts that rows name, at the length at which they pass the gate, and what is left of one without another: a base without its outcome, a measure without one of its sorts, those who declared without a group.</summary>
    public IEnumerable<Target> Targets => targets.Where(t => counts[t] > 0 && counts[t] < smallest).Select(t => new Target(counts.NameOf(t), t, counts[t]));

    private void AddSums(FigurePeriod period, PeriodTally tally, IReadOnlyList<PartUse> parts)
    {
        foreach (var use in parts)
        {
            foreach (var unit in tally.UnitsReturned(use.Part))
                AddGroups(period, tally, use.Part, unit);
            AddUnits(period, tally, use.Part);
        }

        foreach (var use in parts)
        {
            // The whole is a part of each of its sorts: whoever is of the sort is of the whole.
            foreach (var other in parts.Where(o => IsOfSort(use, o)))
                AddWithin(period, tally, use.Part, other.Part);
            // The four quarters of the pay are everybody who has pay.
            if (use.Part.Band is null)
                AddQuarters(period, tally, use.Part, [.. parts.Where(o => o.Part.Band?.Quarter is not null && o.Part.OfAllPay.Equals(use.Part)).Select(o => o.Part)]);
        }

        foreach (var column in parts.Where(p => p.Part.Band is null).SelectMany(p => p.Part.Where.Select(w => (Whole: p.Part.Whole, w.Column))).Distinct())
            AddSorts(period, tally, column.Whole, [.. parts.Select(p => p.Part).Where(p => p.Band is null && p.Whole.Equals(column.Whole) && p.Where.Length == 1 && p.Where[0].Column == column.Column)]);
    }

    /// <summary>Whoever the one counts the other counts too: fewer conditions, the same measure or one that it is within.</summary>
    private static bool IsOfSort(PartUse part, PartUse whole)
    {
        if (part.Part.Equals(whole.Part) || part.Part.Return != whole.Part.Return || (whole.Part.Band is not null && whole.Part.Band != part.Part.Band))
            return false;
        var isOfMeasure = part.Part.Measure == whole.Part.Measure || (part.Measure.IsWithin(whole.Measure) && whole.Part.Where.IsEmpty && whole.Part.Band is null);
        return isOfMeasure && whole.Part.Where.All(w => part.Part.Where.Any(p => p.Column == w.Column && p.Codes.All(w.Codes.Contains)));
    }

    private void AddGroups(FigurePeriod period, PeriodTally tally, CountedPart part, Unit unit)
    {
        var everyone = new CountKey(part, unit, Unit.All, Unit.All);
        foreach (var tree in tally.Trees)
        {
            CountKey Key(string group) => new(part, unit, tree.Strand, group);
            if (tally.Find(Key(GroupTree.Total)) is null)
                continue;
            foreach (var heading in tree.RollUps)
                LearnSum(period, tally, Key(heading), tree.Categories.Where(c => tree.Sums.Single(s => s.Group == heading).Parts.Contains(c)).Select(Key));
            LearnSum(period, tally, Key(GroupTree.Declared), tree.Headings.Select(Key));
            LearnSum(period, tally, Key(GroupTree.Undeclared), tree.UndeclaredGroups.Select(Key));
            LearnSum(period, tally, Key(GroupTree.Total), [Key(GroupTree.Declared), Key(GroupTree.Undeclared)]);
            LearnSum(period, tally, everyone, [Key(GroupTree.Total), Key(GroupTree.Outside)]);
            LearnSum(period, tally, everyone, [Key(GroupTree.Total)]);
        }
    }

    private void AddUnits(FigurePeriod period, PeriodTally tally, CountedPart part)
    {
        var units = tally.UnitsReturned(part).ToList();
        foreach (var (strand, group) in tally.Trees
            .SelectMany(t => t.Categories.Concat(t.UndeclaredGroups).Concat(t.Sums.Select(s => s.Group)).Select(g => (t.Strand, g))).Append((Unit.All, Unit.All)))
        {
            CountKey Key(Unit unit) => new(part, unit, strand, group);
            LearnSum(period, tally, Key(Unit.Organisation), units.Where(u => u.Level == UnitLevel.Directorate).Select(Key));
            foreach (var directorate in units.Where(u => u.Level == UnitLevel.Directorate))
                LearnSum(period, tally, Key(directorate), units.Where(u => u.Level == UnitLevel.Service && u.Directorate == directorate.Directorate).Select(Key));
            foreach (var (area, within) in tally.Places.Areas)
                LearnSum(period, tally, Key(area), within.Where(units.Contains).Select(Key));
            LearnSum(period, tally, Key(Unit.Organisation), units.Where(u => u.Level == UnitLevel.Place && tally.Places.Areas.All(a => a.Area != u)).Select(Key));
        }
    }

    private void AddWithin(FigurePeriod period, PeriodTally tally, CountedPart part, CountedPart whole)
    {
        foreach (var (key, people) in CountsOf(tally, part).ToList())
        {
            if (tally.Find(key with { Part = whole }) is { } of && of >= people)
                LearnRest(period, tally, key with { Part = whole }, [key], $"{whole} without {part}");
        }
    }

    private void AddQuarters(FigurePeriod period, PeriodTally tally, CountedPart whole, IReadOnlyList<CountedPart> quarters)
    {
        if (quarters.Count != 4)
            return;
        foreach (var (key, _) in CountsOf(tally, whole).ToList())
            LearnSum(period, tally, key, quarters.Select(q => key with { Part = q }));
    }

    private void AddSorts(FigurePeriod period, PeriodTally tally, CountedPart whole, IReadOnlyList<CountedPart> sorts)
    {
        var apart = sorts.Where(s => sorts.All(o => o.Equals(s) || !o.Where[0].Codes.Any(s.Where[0].Codes.Contains))).ToList();
        if (apart.Count < 2)
            return;
        foreach (var (key, _) in CountsOf(tally, whole).ToList())
        {
            if (!LearnSum(period, tally, key, apart.Select(s => key with { Part = s })))
                LearnRest(period, tally, key, apart.Select(s => key with { Part = s }), $"{whole} of another {apart[0].Where[0].Column}");
        }
    }

    private static IEnumerable<(CountKey Key, decimal People)> CountsOf(PeriodTally tally, CountedPart part)
        => from unit in tally.UnitsReturned(part)
           from name in tally.Trees
               .SelectMany(t => t.Categories.Concat(t.UndeclaredGroups).Concat(t.Sums.Select(s => s.Group)).Select(g => (t.Strand, Group: g))).Append((Strand: Unit.All, Group: Unit.All))
           let key = new CountKey(part, unit, name.Strand, name.Group)
           let people = tally.Find(key)
           where people is not null
           select (key, people.Value);

    /// <returns>Whether the truth satisfies it, so that it was learnt.</returns>
    private bool LearnSum(FigurePeriod period, PeriodTally tally, CountKey whole, IEnumerable<CountKey> parts)
    {
        var found = parts.Where(p => tally.Find(p) is not null).ToList();
        if (tally.Find(whole) is not { } people || found.Count == 0 || Math.Abs(people - found.Sum(p => tally.Find(p)!.Value)) > 1e-5m)
            return false;
        counts.Equations.Learn(0, [(Number(period, whole), 1), .. found.Select(p => (Number(period, p), -1.0))]);
        return true;
    }

    private void LearnRest(FigurePeriod period, PeriodTally tally, CountKey whole, IEnumerable<CountKey> parts, string name)
    {
        var found = parts.Where(p => tally.Find(p) is not null).ToList();
        var people = tally.Find(whole)!.Value - found.Sum(p => tally.Find(p)!.Value);
        if (people < -0.001m || found.Count == 0)
            return;
        var key = (period, $"{name}|{whole.Unit}|{whole.Strand}|{whole.Group}");
        if (numberOf.ContainsKey(key))
            return;
        var rest = numberOf[key] = counts.Number(
            $"{Organisation} {period} {key.Item2}", string.Join(' ', found.Select(p => Number(period, p)).Prepend(Number(period, whole))), Math.Max(0, people));
        if (uses[whole.Part].NeedsProtection)
            targets.Add(rest);
        counts.Equations.Learn(0, [(Number(period, whole), 1), (rest, -1), .. found.Select(p => (Number(period, p), -1.0))]);
    }

    private void Read(PublishedFigure row)
    {
        var period = FigurePeriod.Parse(row.Period);
        var indicator = policy.FindIndicator(row.Indicator)!.AsOf(period.LastMonth);
        if (indicator.Recorded is not null || row.Marker?.StartsWith('x') == true)
            return;
        var unit = new Unit(row.Directorate, row.Service, row.Place);
        var (count, of) = (CountedPart.CountOf(indicator), CountedPart.BaseOf(indicator));
        var baseUnit = indicator.Of.WholeOrganisation && unit.Level != UnitLevel.Place ? Unit.Organisation : unit;
        var isShare = indicator.Kind is IndicatorKind.RatioOfShares or IndicatorKind.BandShare;
        var isOfPay = indicator.Of.IsNone && indicator.Band is null;
        Counts Count(string group) => At(period, new CountKey(count, unit, row.Strand, group), count);
        Counts Of(string group) => At(period, new CountKey(of, baseUnit, row.Strand, group), count);
        Name(period, new CountKey(count, unit, row.Strand, row.Group));
        if (!isShare && !isOfPay)
            Name(period, new CountKey(of, baseUnit, row.Strand, row.Group));
        if (indicator.Kind == IndicatorKind.Proportion)
            NameComplement(period, new CountKey(count, unit, row.Strand, row.Group), new CountKey(of, baseUnit, row.Strand, row.Group));
        if (row.Comparator == "rest" || (isShare && row.Group != GroupTree.Total))
            NameOthers(period, new CountKey(count, unit, row.Strand, row.Group));
        if (row is { Comparator: "rest" } && indicator.Kind == IndicatorKind.Proportion)
            NameOthers(period, new CountKey(of, baseUnit, row.Strand, row.Group));
        if (row.Numerator is { } numerator)
            Learn((double)numerator, (Count(row.Group), 1));
        if (row.Denominator is { } denominator)
            Learn((double)denominator, (isOfPay || isShare ? Count(isShare ? GroupTree.Declared : row.Group) : Of(row.Group), 1));
        if (row.DeclarationRate is { } rate)
        {
            // Hours and days are nobody's count: the rate is of those who have them.
            var isOfAmounts = policy.FindReturnType(indicator.Count.Return)?.FindMeasure(indicator.Count.Measure, period.LastMonth) is { Unit: MeasureUnit.Hours or MeasureUnit.Days or MeasureUnit.Pounds };
            Func<string, Counts> part = indicator.IsDeclaredOfBase || isOfAmounts ? Of : Count;
            Learn(0, (part(GroupTree.Declared), 1), (part(GroupTree.Total), -rate));
        }

        if (row.ComparatorValue is not { } compared || isOfPay)
            return;
        var value = compared / indicator.Per;
        // A share of the people reached is set beside their share of those who could be, who are not always counted by a census.
        if (indicator.Kind == IndicatorKind.RatioOfShares && uses.ContainsKey(of))
            Learn(0, (Of(row.Group), 1), (Of(GroupTree.Declared), -value));
        if (isShare)
            return;
        if (row.Comparator == "rest")
            Learn(0, (Count(GroupTree.Declared), 1), (Count(row.Group), -1), (Of(GroupTree.Declared), -value), (Of(row.Group), value));
        else if (row.Comparator is { } other && tallies.Values.SelectMany(t => t.Trees).Any(t => t.Strand == row.Strand && t.IsDeclaredGroup(other)))
            Learn(0, (Count(other), 1), (Of(other), -value));
    }

    /// <summary>Counts over a period as sums of those that pass the gate: known where they are public.</summary>
    private sealed record Counts(IReadOnlyList<int> Numbers, decimal Known);

    private Counts At(FigurePeriod period, CountKey key, CountedPart count)
    {
        if (!uses.TryGetValue(key.Part, out var use))
            return new Counts([], PublicBase(published[period], key, count));
        return new Counts([.. PeriodsOf(period, use).Where(p => tallies.TryGetValue(p, out var tally) && tally.Find(key) is not null).Select(p => Number(p, key))], 0);
    }

    /// <summary>Of a partnership the residents of each area whose members are in the count, once.</summary>
    private decimal PublicBase(PeriodTally tally, CountKey key, CountedPart count)
        => pooling is null
            ? tally.Find(key) ?? 0
            : pooling.Members.Where(m => tally.WasReturned(count, Unit.OfDirectorate(m.Id))).Select(Pooling.AreaOf).Distinct()
                .Sum(area => pooling.MembersOf(area).Select(m => tally.Find(key with { Unit = Unit.OfDirectorate(m.Id) })).FirstOrDefault(p => p is not null) ?? 0);

    private static ImmutableArray<FigurePeriod> PeriodsOf(FigurePeriod period, PartUse use)
        => period.Kind == (PeriodKind)use.Base ? [period]
            : use.Measure.Kind == MeasureKind.Flow ? period.PartsOf((PeriodKind)use.Base)
            : [new FigurePeriod((PeriodKind)use.Base, period.LastMonth)];

    private void Learn(double sum, params IEnumerable<(Counts Of, double Times)> terms)
    {
        var known = 0.0;
        var unknown = new List<(int, double)>();
        foreach (var (of, times) in terms)
        {
            known += times * (double)of.Known;
            unknown.AddRange(of.Numbers.Select(n => (n, times)));
        }

        // Also where nothing is unknown: what is served must then agree with itself.
        counts.Equations.Learn(sum - known, unknown);
    }

    private void Name(FigurePeriod period, CountKey key)
    {
        if (!uses.TryGetValue(key.Part, out var use) || !use.NeedsProtection)
            return;
        foreach (var at in PeriodsOf(period, use).Where(p => tallies.TryGetValue(p, out var tally) && tally.Find(key) is not null))
        {
            targets.Add(Number(at, key));
            told.Add(Number(at, key));
        }
    }

    /// <summary>Those who declared another group: the other side of a comparison, and of a share.</summary>
    private void NameOthers(FigurePeriod period, CountKey key)
    {
        if (!uses.TryGetValue(key.Part, out var use))
            return;
        foreach (var at in PeriodsOf(period, use).Where(p => tallies.TryGetValue(p, out var tally) && tally.Find(key) is not null && tally.Find(key with { Group = GroupTree.Declared }) is not null))
            LearnRest(at, tallies[at], key with { Group = GroupTree.Declared }, [key], $"{key.Part} not {key.Group}");
    }

    private void NameComplement(FigurePeriod period, CountKey count, CountKey of)
    {
        if (!uses.TryGetValue(count.Part, out var use) || !uses.ContainsKey(of.Part))
            return;
        foreach (var at in PeriodsOf(period, use).Where(p => tallies.TryGetValue(p, out var tally) && tally.Find(count) is not null && tally.Find(of) is not null))
            LearnRest(at, tallies[at], of, [count], $"{of.Part} without {count.Part}");
    }

    private int Number(FigurePeriod period, CountKey key)
    {
        var name = (period, key.Text);
        if (!numberOf.TryGetValue(name, out var number))
            numberOf[name] = number = NumberOfMember(period, key) ?? counts.Number($"{Organisation} {period} {key.Text}", MadeOf(period, tallies[period], key), tallies[period].Find(key) ?? 0);
        return number;
    }

    /// <summary>The counts of the finest units and groups that a count is made of; of a partnership what its members' own are made of.</summary>
    private string MadeOf(FigurePeriod period, PeriodTally tally, CountKey key)
    {
        var tree = tally.Trees.FirstOrDefault(t => t.Strand == key.Strand);
        // What no release tells of a directorate nobody knows to be as it was.
        if (key.Unit.Level != UnitLevel.Organisation && tree?.Headings.Contains(key.Group) == false && tree.Sums.All(s => s.Group != key.Group))
            return $"{GetHashCode()}";
        string[] groups = [.. tree is null ? [key.Group] : Leaves(key.Group)];
        var units = tally.UnitsReturned(key.Part).Where(u => IsPartOf(u, key.Unit, tally)).Append(key.Unit);
        return string.Join(' ', units.Order().SelectMany(unit => groups.Select(group => (key with { Unit = unit, Group = group }, People: tally.Find(key with { Unit = unit, Group = group })))
            .Where(c => c.People > 0).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Item1.Unit.Directorate}|{c.Item1.Unit.Service}|{c.Item1.Unit.Place}|{c.Item1.Group}={c.People}#{NumberOfMember(period, c.Item1)}"))));

        IEnumerable<string> Leaves(string group)
            => tree.Sums.Where(s => s.Group == group).Select(s => s.Parts).FirstOrDefault() is { IsDefault: false } parts ? parts.SelectMany(Leaves) : [group];
    }

    private static bool IsPartOf(Unit unit, Unit whole, PeriodTally tally) => whole.Level switch
    {
        UnitLevel.Organisation => unit.Level is UnitLevel.Directorate or UnitLevel.Service,
        UnitLevel.Directorate => unit.Level == UnitLevel.Service && unit.Directorate == whole.Directorate,
        UnitLevel.Place => tally.Places.Areas.Any(a => a.Area == whole && a.Parts.Contains(unit)),
        _ => false,
    };

    /// <summary>What a partnership pools of a member is the member's own count, where that publishes or hides the same one.</summary>
    private int? NumberOfMember(FigurePeriod period, CountKey key)
    {
        if (!members.TryGetValue(key.Unit.Directorate, out var member))
            return null;
        var own = key with { Unit = Unit.Organisation };
        if (member.tallies.TryGetValue(period, out var tally) && tally.Find(own) is { } people && people == tallies[period].Find(key))
            return member.Number(period, own);
        return null;
    }
}
