using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Publication;

/// <summary>Lays out the counts of people of one family in one council year, with every sum that binds them, as a <see cref="SumTable"/>.</summary>
/// <remarks>
/// Six kinds of sum: groups of a strand; services within directorates within the organisation; wards within areas within the organisation; a part of a
/// measure within the whole of it (types of incident); a measure and those that it is made up of (requests met); and for every proportion the people of the base without the outcome (8 of 10 gives away 2), for
/// every share the others who declared. Each part stands in it at one length (<see cref="PartUse.Base"/>): longer periods are told only where all that they add
/// up is shown, so that no sum over time is needed. Measures published elsewhere, such as the census, need no protection and are left out.
/// </remarks>
internal sealed class PublicationTable
{
    // Of two counts that would do, the finer is hidden: a category before its roll-up, a service before its directorate, an outcome before its base.
    private const int PerGroupStep = 100;
    private const int PerUnitStep = 10;

    private readonly YearFigures year;
    private readonly Dictionary<FigurePeriod, Dictionary<CountKey, int>> numberOf = [];
    private readonly List<Rest> rests = [];
    private readonly HashSet<int> everyoneNumbers = [];
    private readonly MemberCounts? members;
    private readonly IReadOnlySet<(string Period, string Key)> toldBefore;

    /// <param name="members">Of a partnership: what its members publish and hide of the same counts. Null where nothing is pooled.</param>
    /// <param name="toldBefore">The counts that earlier releases have told or hidden; null where there are none.</param>
    public PublicationTable(YearFigures year, MemberCounts? members = null, IReadOnlySet<(string Period, string Key)>? toldBefore = null)
    {
        (this.year, this.members, this.toldBefore) = (year, members, toldBefore ?? ImmutableHashSet<(string Period, string Key)>.Empty);
        foreach (var period in year.Periods)
        {
            numberOf[period.Period] = [];
            var passing = period.Uses.Where(u => u.NeedsProtection && u.IsNamed && (PeriodKind)u.Base == period.Period.Kind).ToList();
            if (passing.Count > 0)
                AddParts(period.Tally, passing);
            if (year.Family.Indicators.Any(i => i.Recorded is not null))
                AddBases(period);
        }
    }

    public SumTable Sums { get; } = new();

    /// <summary>Every key of every count that has one.</summary>
    public IEnumerable<(FigurePeriod Period, CountKey Key, int Number)> Keys => numberOf.SelectMany(ofOne => ofOne.Value.Select(n => (ofOne.Key, n.Key, n.Value)));

    /// <summary>Every name of every count: its key, and of what is left of one without others that of the whole with the others behind it.</summary>
    public IEnumerable<NamedCount> Names()
    {
        var finest = year.Periods.ToDictionary(p => p.Period, p => new FinestCounts(year.Organisation, p.Tally, key => ToldOfMember(p.Period, key)?.MadeOf));
        var madeOf = new Dictionary<int, int?>();
        foreach (var (period, key, number) in Keys)
        {
            if (!madeOf.TryGetValue(number, out var made))
                madeOf[number] = made = ToldOfMember(period, key) is { MadeOf: null } ? null : finest[period].Of(key);
            yield return new NamedCount(period.Id, key.Text, number, made);
        }

        foreach (var rest in rests)
            yield return new NamedCount(rest.Period.Id, rest.Name, rest.Number, MadeOfRest(rest));

        // What is left is the same where the whole is, and what it is left without.
        int MadeOfRest(Rest rest) => unchecked(31 * madeOf[rest.Whole].GetValueOrDefault() + 17 * rest.Others.Aggregate(0, (all, other) => all + madeOf[other].GetValueOrDefault()));
    }

    private MemberCount? ToldOfMember(FigurePeriod period, CountKey key)
        => members is not null && key.Unit.Level == UnitLevel.Directorate && year.Periods.First(p => p.Period == period).Tally.Find(key) is { } people ? members.Find(period, key, people) : null;

    /// <summary>The number of a count in the table; null where it needs no protection or does not exist.</summary>
    public int? NumberOf(FigurePeriod period, CountKey key) 
        => numberOf.TryGetValue(period, out var ofPeriod) && ofPeriod.TryGetValue(key, out var number) ? number : null;

    private void AddParts(PeriodTally tally, List<PartUse> uses)
    {
        var table = new PeriodTable(this, tally);
        uses.ForEach(table.AddPart);
        table.AddPartsOfMeasures();
        table.AddMeasuresWithin();
        table.AddKindsOfMeasures();
        table.AddComplements();
        table.AddOthers();
    }

    /// <summary>The people whom a recorded value rests on.</summary>
    private void AddBases(PeriodFigures period)
    {
        foreach (var figure in period.Figures.Where(f => f.Indicator.Recorded is not null))
        {
            foreach (var key in figure.RestsOn)
                numberOf[period.Period][key] = Sums.Add(figure.Denominator ?? 0, weight: 0, isShown: true);
        }
    }

    private readonly record struct Rest(FigurePeriod Period, string Name, int Number, int Whole, ImmutableArray<int> Others);

    private bool IsEveryoneOfAnotherName(int number, string strand) => strand != Unit.All && everyoneNumbers.Contains(number);

    /// <summary>The counts of one period.</summary>
    private sealed class PeriodTable(PublicationTable table, PeriodTally tally)
    {
        private readonly FigurePeriod period = tally.Period;
        private readonly SumTable sums = table.Sums;
        private readonly List<PartUse> parts = [];
        private readonly List<(CountKey Key, int Number)> added = [];

        public void AddPart(PartUse use)
        {
            parts.Add(use);
            var units = Units(use).ToList();
            foreach (var unit in units)
            {
                var everyone = new CountKey(use.Part, unit.Unit, Unit.All, Unit.All);
                AddCount(everyone, groupStep: 40, unit, use, isShown: unit.IsShown);
                table.everyoneNumbers.Add(Number(everyone)!.Value);
                var tellsGroups = IsMember(unit.Unit) || FigureCalculator.TellsGroups(table.year.Policy, unit.Unit.Level, use.Base);
                foreach (var tree in tally.Trees)
                {
                    if (tellsGroups && (!tree.IsOfDeclaredGroup || IsToldInFull(unit.Unit)))
                        AddStrand(unit, tree, use);
                    else
                        NameTotal(unit.Unit, tree, use);
                }
            }

            foreach (var whole in units.Where(u => u.Unit.Level is UnitLevel.Organisation or UnitLevel.Directorate))
                AddUnitSums(whole.Unit, [.. units.Where(u => IsPartOf(u.Unit, whole.Unit, use))], use.Part);
            if (use.ByPlace)
                AddPlaceSums(units, use.Part);
        }

        /// <summary>The types of one measure add up to it: where the parts that are told leave out something, the rest is a count too.</summary>
        public void AddPartsOfMeasures()
        {
            foreach (var ofOne in parts.GroupBy(p => p.Part.Whole))
            {
                foreach (var whole in ofOne)
                {
                    var within = ofOne.Where(p => IsWithin(p.Part, whole.Part)).ToList();
                    // Parts that exclude one another add up beside a rest. Each has its own rest too: 9 less 5 in Polish are 4 in other languages, whichever these are.
                    var apart = within.Where(p => within.All(o => ReferenceEquals(o, p) || AreApart(o.Part, p.Part))).ToList();
                    // Where they leave out nobody, whoever knows the service may know that there is no further sort.
                    if (apart.Count > 0)
                        AddParts(whole.Part, [.. apart.Select(p => p.Part)], areAll: apart.Count > 1);
                    foreach (var part in apart.Count > 1 ? within : within.Except(apart))
                        AddParts(whole.Part, [part.Part]);
                }
            }
        }

        /// <summary>A measure that counts some of whom another counts: the rest is a count too.</summary>
        public void AddMeasuresWithin()
        {
            var wholes = parts.Where(p => p.Part.Equals(p.Part.Whole)).ToList();
            foreach (var whole in wholes)
            {
                foreach (var part in wholes.Where(p => p.Part.Return == whole.Part.Return && p.Measure.IsWithin(whole.Measure)))
                {
                    // Two measures that count the same people are bound once.
                    if (!whole.Measure.IsWithin(part.Measure) || string.CompareOrdinal(part.Part.Text, whole.Part.Text) < 0)
                        AddParts(whole.Part, [part.Part]);
                }
            }
        }

        /// <summary>Measures that are kinds of another add up to it, and by their conditions there may be no further kind: then the last tells itself.</summary>
        public void AddKindsOfMeasures()
        {
            foreach (var ofReturn in parts.Where(p => p.Part.Equals(p.Part.Whole)).GroupBy(p => p.Part.Return))
            {
                var partOf = ofReturn.ToDictionary(p => p.Measure, p => p.Part);
                foreach (var kinds in KindsOfMeasure.Of(partOf.Keys))
                    AddParts(partOf[kinds.Whole], [.. kinds.Kinds.Select(k => partOf[k])], kinds.AreAll);
            }
        }

        public void AddComplements()
        {
            foreach (var (count, of) in Indicators(IndicatorKind.Proportion).Select(i => (CountedPart.CountOf(i), CountedPart.BaseOf(i))).Distinct())
            {
                foreach (var (key, number) in added.Where(n => n.Key.Part.Equals(count)).ToList())
                {
                    if (Number(key with { Part = of }) is not { } whole || whole == number || table.IsEveryoneOfAnotherName(number, key.Strand))
                        continue;
                    var without = sums.Counts[whole].People - sums.Counts[number].People;
                    if (without >= 0)
                        AddSum(whole, [number, AddRest(key with { Part = of }, $"without {count}", without, [number])]);
                }
            }
        }

        /// <summary>
        /// A share shows a group beside everyone who declared one: 5 of 8 gives away that the others are 3. So does the value of the rest that a group is compared with, by its
        /// limits, and any declaration rate. Others who are none or many enough tell nothing more than the sum of the groups does.
        /// </summary>
        public void AddOthers()
        {
            foreach (var use in parts.Where(p => p.ShowsOthers))
            {
                foreach (var (key, number) in added.Where(n => n.Key.Part.Equals(use.Part)).ToList())
                {
                    if (tally.Trees.FirstOrDefault(t => t.Strand == key.Strand)?.IsDeclaredGroup(key.Group) != true
                        || Number(key with { Group = GroupTree.Declared }) is not { } declared || declared == number)
                        continue;
                    var others = sums.Counts[declared].People - sums.Counts[number].People;
                    if (others <= 0 || others >= table.year.SmallestPublishedCount)
                        continue;
                    AddSum(declared, [number, AddRest(key with { Group = GroupTree.Declared }, $"others than {key.Group}", others, [number])]);
                }
            }
        }

        private IEnumerable<Indicator> Indicators(IndicatorKind kind)
            => table.year.Family.Indicators.Select(i => i.AsOf(period.LastMonth)).Where(i => i.Kind == kind);

        private IEnumerable<ShownUnit> Units(PartUse use)
        {
            foreach (var unit in tally.UnitsReturned(use.Part))
            {
                var isShown = unit.Level switch
                {
                    UnitLevel.Organisation => true,
                    UnitLevel.Directorate => use.ByDirectorate,
                    UnitLevel.Place => use.ByPlace && tally.Places.All.Contains(unit),
                    _ => use.ByService && table.year.Organisation.FindDirectorate(unit.Directorate)?.Services.Any(s => s.Id == unit.Service) == true,
                };
                // Counts of an unnamed service or ward are given away by those of the named ones beside it.
                if (isShown || (unit.Level == UnitLevel.Directorate && use.IsBoundByDirectorate) || (unit.Level == UnitLevel.Service && use.ByService) || (unit.Level == UnitLevel.Place && use.ByPlace))
                    yield return new ShownUnit(unit, isShown);
            }
        }

        /// <summary>A member of a partnership, which publishes its own counts as any organisation does.</summary>
        private bool IsMember(Unit unit) => table.members is not null && unit.Level == UnitLevel.Directorate;

        private bool IsToldInFull(Unit unit) => unit.Level == UnitLevel.Organisation || IsMember(unit);

        private static bool IsPartOf(Unit part, Unit whole, PartUse use) => whole.Level switch
        {
            UnitLevel.Organisation => part.Level == (use.ByDirectorate || use.IsBoundByDirectorate ? UnitLevel.Directorate : UnitLevel.Service),
            _ => part.Level == UnitLevel.Service && part.Directorate == whole.Directorate,
        };

        private void AddStrand(ShownUnit unit, GroupTree tree, PartUse use)
        {
            CountKey Key(string group) => new(use.Part, unit.Unit, tree.Strand, group);
            if (tally.Find(Key(GroupTree.Total)) is null)
                return;
            foreach (var group in IsMember(unit.Unit) ? tree.ShownAt(UnitLevel.Organisation) : table.year.Groups.Of(tree, unit.Unit.Level, use.Part))
                AddCount(Key(group), groupStep: tree.IsRollUp(group) ? 1 : 0, unit, use, unit.IsShown);
            // Kinds of undeclared answer are shown of the whole organisation only; elsewhere nobody can tell them apart, whatever is subtracted.
            var showsUndeclared = use.ShowsUndeclared && IsToldInFull(unit.Unit);
            foreach (var group in !showsUndeclared ? [] : IsMember(unit.Unit) ? tree.UndeclaredGroups : table.year.Groups.UndeclaredOf(tree, use.Part))
                AddCount(Key(group), groupStep: 0, unit, use, unit.IsShown);
            CountKey[] untold = unit.Unit.Level == UnitLevel.Organisation && table.members is null
                ? [.. tree.ShownAt(UnitLevel.Organisation).Concat(tree.UndeclaredGroups).Select(Key).Where(k => Number(k) is null)]
                : [];
            AddUntold(untold.Where(k => table.toldBefore.Contains((period.Id, k.Text))), Standing.New);
            AddCount(Key(GroupTree.Declared), groupStep: 2, unit, use, unit.IsShown);
            AddCount(Key(GroupTree.Undeclared), groupStep: 2, unit, use, isShown: false);
            AddTotal(Key, Number(new CountKey(use.Part, unit.Unit, Unit.All, Unit.All))!.Value, unit, use);

            foreach (var sum in tree.Sums.Where(s => s.Group != GroupTree.Outside && s.Parts.All(part => Number(Key(part)) is not null)))
                AddSum(Number(Key(sum.Group))!.Value, [.. sum.Parts.Select(part => Number(Key(part))!.Value)]);
            // Of what was told to nobody the account says of what it is made, for a partnership may tell it of all its members together.
            AddUntold(untold.Where(k => Number(k) is null), Standing.Untold);
        }

        /// <summary>Groups of the whole organisation that it does not tell this year.</summary>
        private void AddUntold(IEnumerable<CountKey> keys, Standing standing)
        {
            foreach (var key in keys)
                table.numberOf[period][key] = sums.Add(Math.Max(0, tally.Find(key) ?? 0), weight: 0, isShown: false, standing);
        }

        /// <summary>A strand that some were not asked about has as its total everyone of the others, who are told.</summary>
        private void NameTotal(Unit unit, GroupTree tree, PartUse use)
        {
            CountKey Total(Unit of) => new(use.Part, of, tree.Strand, GroupTree.Total);
            if (unit.Level == UnitLevel.Organisation || tally.Find(Total(unit)) is not { } total
                || tally.Find(Total(Unit.Organisation)) == tally.Find(new CountKey(use.Part, Unit.Organisation, Unit.All, Unit.All)))
                return;
            var everyone = Number(new CountKey(use.Part, unit, Unit.All, Unit.All))!.Value;
            if (total == sums.Counts[everyone].People)
                Name(Total(unit), everyone);
        }

        private void AddTotal(Func<string, CountKey> key, int everyone, ShownUnit unit, PartUse use)
        {
            var total = tally.Find(key(GroupTree.Total));
            // A strand that everybody was asked about has everyone as its total: one count under two names, shown or hidden together.
            if (total == sums.Counts[everyone].People)
            {
                Name(key(GroupTree.Total), everyone);
                return;
            }

            AddCount(key(GroupTree.Total), groupStep: 20, unit, use, unit.IsShown);
            AddCount(key(GroupTree.Outside), groupStep: 2, unit, use, isShown: false);
            // Returns whose strands have different totals bind nothing here.
            if (sums.Counts[everyone].People == total + tally.Find(key(GroupTree.Outside)))
                AddSum(everyone, [Number(key(GroupTree.Total))!.Value, Number(key(GroupTree.Outside))!.Value]);
        }

        private void AddUnitSums(Unit whole, ImmutableArray<ShownUnit> units, CountedPart part)
            => AddUnitSums(whole, [.. units.Select(u => u.Unit)], part);

        private void AddUnitSums(Unit whole, ImmutableArray<Unit> units, CountedPart part)
        {
            if (units.IsEmpty)
                return;
            foreach (var (strand, group) in Groups())
            {
                if (Number(new CountKey(part, whole, strand, group)) is not { } number || table.IsEveryoneOfAnotherName(number, strand))
                    continue;
                // A directorate that did not collect the strand has no count of it, and takes no part in the sum.
                var numbers = units.Select(u => Number(new CountKey(part, u, strand, group))).OfType<int>().ToImmutableArray();
                if (!numbers.IsEmpty && numbers.Sum(p => sums.Counts[p].People) == sums.Counts[number].People)
                    AddSum(number, numbers);
            }
        }

        private void AddPlaceSums(List<ShownUnit> units, CountedPart part)
        {
            foreach (var (area, within) in tally.Places.Areas)
                AddUnitSums(area, within, part);
            // Wards that are not the organisation's, and people without one, are what is left.
            AddUnitSums(Unit.Organisation, [.. units.Select(u => u.Unit).Where(u => u.Level == UnitLevel.Place && tally.Places.Areas.All(a => a.Area != u))], part);
        }

        /// <param name="areAll">Whether everybody knows that nobody is left.</param>
        private void AddParts(CountedPart whole, ImmutableArray<CountedPart> within, bool areAll = false)
        {
            foreach (var (key, number) in added.Where(a => a.Key.Part.Equals(whole)).ToList())
            {
                var numbers = within.Select(p => Number(key with { Part = p })).OfType<int>().Distinct().ToImmutableArray();
                var rest = sums.Counts[number].People - numbers.Sum(n => sums.Counts[n].People);
                // Shares of a person at the boundary of a band are rounded; what is left of the rounding is nobody.
                rest = Math.Abs(rest) < 0.001m ? 0 : rest;
                if (numbers.IsEmpty || rest < 0 || table.IsEveryoneOfAnotherName(number, key.Strand))
                    continue;
                AddSum(number, areAll && rest == 0 ? numbers : numbers.Add(AddRest(key, $"less {string.Join(" and ", within)}", rest, numbers)));
            }
        }

        /// <summary>
        /// What is left of a whole; like every count it has a name, by which the next release knows it again. The people of the whole are in it: what is left of a whole that was corrected is another count, even
        /// where as many are left, for nobody can tell.
        /// </summary>
        private int AddRest(CountKey whole, string what, decimal people, ImmutableArray<int> others)
        {
            var of = Number(whole)!.Value;
            var number = sums.Add(people, sums.Counts[others.Length == 1 ? others[0] : of].Weight, isShown: false);
            table.rests.Add(new Rest(period, string.Create(CultureInfo.InvariantCulture, $"{whole.Text} of {sums.Counts[of].People:0.##########} {what}"), number, of, others));
            return number;
        }

        private static bool IsWithin(CountedPart part, CountedPart whole)
            => !part.Equals(whole) && (whole.Band is null || whole.Band == part.Band) && whole.Where.All(w => part.Where.FirstOrDefault(p => p.Column == w.Column) is { } own && own.Codes.All(w.Codes.Contains));

        private static bool AreApart(CountedPart left, CountedPart right)
            => (left.Band?.Quarter is { } one && right.Band?.Quarter is { } other && one != other) || left.Where.Any(l => right.Where.Any(r => r.Column == l.Column && !r.Codes.Any(l.Codes.Contains)));

        private IEnumerable<(string Strand, string Group)> Groups()
            => tally.Trees
                .SelectMany(tree => tree.Answers.Concat(tree.Sums.Select(s => s.Group)).Select(g => (tree.Strand, g)))
                .Append((Unit.All, Unit.All));

        private int? Number(CountKey key) => table.NumberOf(period, key);

        private void Name(CountKey key, int number)
        {
            table.numberOf[period][key] = number;
            added.Add((key, number));
        }

        private void AddSum(int whole, ImmutableArray<int> of) => sums.AddSum(whole, of);

        private void AddCount(CountKey key, int groupStep, ShownUnit unit, PartUse use, bool isShown)
        {
            var unitStep = unit.Unit.Level switch { UnitLevel.Organisation => 20, UnitLevel.Directorate => 4, UnitLevel.Place => 2, _ => 0 };
            var weight = groupStep * PerGroupStep + unitStep * PerUnitStep + (use.IsBase ? 1 : 0);
            var people = Math.Max(0, tally.Find(key) ?? 0);
            if (IsMember(unit.Unit))
            {
                var told = table.members!.Find(period, key, people);
                Name(key, sums.Add(people, weight, told.IsShown, told.Standing));
                return;
            }

            Name(key, sums.Add(people, weight, isShown));
        }

        private readonly record struct ShownUnit(Unit Unit, bool IsShown);
    }
}
