using System.Collections.Immutable;
using EqualityPipeline.Cells;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>One row per count: strand, group, measure, count, and the attributes the type declares. A row with the group <c>all</c> checks the others and is never added.</summary>
internal sealed class TallyRows : RowCheck
{
    private const string CheckTotal = "all";
    private const long ImprobablyLarge = 10_000_000;
    private const int EnoughToCompare = 12;
    private const decimal EnoughToBeTotals = 20;
    private const long CheckTotalNumber = int.MaxValue;
    private const long NotInForceNumber = int.MaxValue - 1L;

    private readonly ReturnContext context;
    private readonly FindingList findings;
    private readonly ImmutableArray<Measure> measures;
    private readonly ValueColumn? service;
    private readonly ValueColumn? place;
    private readonly ImmutableArray<StrandGroups> strands;
    private readonly TallyAttributes attributes;

    /// <summary>Null where the amounts are of no group of people.</summary>
    private readonly ValueColumn? strand;
    private readonly ValueColumn? measure;
    private readonly int countPosition;
    private readonly ImmutableArray<NumberKind> kinds;

    /// <summary>The one column of counts, as it is read for each measure.</summary>
    private readonly ImmutableArray<ValueColumn> countOf;
    private readonly ImmutableArray<ValueColumn> groupsByStrand;

    /// <summary>By service, place, attributes, measure and strand.</summary>
    private readonly SortedDictionary<long, StrandCounts> table = [];

    /// <summary>Strands with a row that could not be placed: their sums are not known, and are not compared.</summary>
    private readonly bool[] isIncomplete;

    private long? sameCount;
    private bool countsDiffer;
    private int countsSeen;

    public TallyRows(ReturnContext context, ReturnHeader header, FindingList findings)
    {
        this.context = context;
        this.findings = findings;
        // A row of a tally has no bucket, so that what is kept by bucket can be sent as events only.
        measures = [.. context.Type.Measures.Where(m => m.BucketOf is null)];
        strands = context.HasStrands ? context.Strands : [StrandGroups.Everyone];
        isIncomplete = new bool[strands.Length];
        attributes = new TallyAttributes(context, header, findings);
        service = header.Has(ReturnHeader.ServiceColumn)
            ? Column(ReturnHeader.ServiceColumn, (text, at) => context.Service(text, at, required: true)) : null;
        place = header.Has(ReturnHeader.WardColumn)
            ? Column(ReturnHeader.WardColumn, (text, at) => context.Ward(text, at, required: false)) : null;
        strand = context.HasStrands ? Column(ReturnHeader.StrandColumn, Strands()) : null;
        measure = header.Has(ReturnHeader.MeasureColumn) ? Column(ReturnHeader.MeasureColumn, Measures()) : null;
        kinds = [.. measures.Select(m => NumberKind.Of(m.Unit))];
        countPosition = header.PositionOf(ReturnHeader.CountColumn);
        var columnByKind = kinds.Distinct().ToDictionary(kind => kind, kind => Column(ReturnHeader.CountColumn, (text, at) => CountText.Read(text, at, kind)));
        countOf = [.. kinds.Select(kind => columnByKind[kind])];
        groupsByStrand = context.HasStrands ? [.. strands.Select(s => Column(ReturnHeader.GroupColumn, Groups(s)))] : [];

        ValueColumn Column(string column, Func<string, At, Reading> resolve) => new(column, header.PositionOf(column), findings, resolve);
    }

    public override void Row(IReturnRows rows)
    {
        var row = rows.Row;
        // A column that is missing is told once, of the header.
        if (countPosition < 0)
        {
            MissRow();
            return;
        }
        var strandNumber = strand is null ? 0 : strand.Read(rows.Field(strand.Position), row);
        if (strandNumber == NotInForceNumber)
            return;
        var serviceNumber = service is null ? 0 : service.Read(rows.Field(service.Position), row);
        var placeNumber = place is null ? 0 : place.Read(rows.Field(place.Position), row);
        var measureNumber = measure is null ? Reading.None : measure.Read(rows.Field(measure.Position), row);
        var attributeNumber = attributes.Read(rows);
        var count = countOf[Math.Max(0, (int)measureNumber)].Read(rows.Field(countPosition), row);
        if (strandNumber < 0)
        {
            MissRow();
            return;
        }
        var groupColumn = strand is null ? null : groupsByStrand[(int)strandNumber];
        var group = groupColumn is null ? 0 : groupColumn.Read(rows.Field(groupColumn.Position), row);
        if (serviceNumber < 0 || placeNumber < 0 || attributeNumber < 0 || measureNumber < 0 || count < 0 || group < 0)
        {
            isIncomplete[strandNumber] = true;
            return;
        }
        attributes.CheckOneAnswer((int)measureNumber, measures[(int)measureNumber].Name, rows);
        var owner = ((serviceNumber * context.Places + placeNumber) * attributes.Combinations + attributeNumber) * measures.Length + measureNumber;
        Add(owner * strands.Length + strandNumber, group, count, row);
    }

    public override void MissRow() => Array.Fill(isIncomplete, true);

    private void Add(long key, long group, long count, int row)
    {
        if (!table.TryGetValue(key, out var counts))
            table.Add(key, counts = new StrandCounts(StrandOf(key).Codes.Length));
        var at = At(row);
        var index = group == CheckTotalNumber ? counts.Groups : (int)group;
        if (counts.RowOf[index] is var earlier and > 0)
        {
            findings.Add(Faults.Duplicate(at, earlier, What(key, index)));
            return;
        }
        counts.RowOf[index] = row;
        counts.Numbers[index] = count;
        var kind = kinds[Of(key).Measure];
        if (kind.Unscaled(count) > ImprobablyLarge && kind != NumberKind.Of(MeasureUnit.Pounds))
            findings.Add(Faults.ImprobablyLarge(at, kind.Unscaled(count)));
        if (index == counts.Groups)
            return;
        RowsCounted++;
        countsSeen++;
        countsDiffer |= sameCount is { } same && same != count;
        sameCount ??= count;
    }

    private At At(int? row) => new(row, ReturnHeader.CountColumn, countPosition);

    public override void Finish()
    {
        for (var i = 0; i < strands.Length; i++)
        {
            var groups = strands[i];
            if (isIncomplete[i] || IsSent(i))
                continue;
            findings.Add(context.RequiredStrands.Contains(groups)
                ? Faults.StrandMissing(groups.Strand.Name, groups.Strand.Column, tally: true)
                : Faults.StrandNotSent(groups.Strand.Name, groups.Strand.Column));
        }
        foreach (var (key, counts) in table)
        {
            if (IsIncomplete(key))
                continue;
            CompareWithCheckTotal(key, counts);
            CompareWithStageBefore(key, counts);
            CompareWithWholes(key, counts);
        }
        foreach (var keys in table.Keys.GroupBy(key => key / strands.Length))
            CompareStrands([.. keys]);
        if (place is not null && !isIncomplete.Contains(true))
            CompareWards();
        if (countsSeen >= EnoughToCompare && !countsDiffer && sameCount is > 0)
            findings.Add(Faults.AllTheSame(At(row: null), countsSeen, sameCount.Value));

        bool IsSent(int strandNumber) => table.Any(entry => entry.Key % strands.Length == strandNumber && entry.Value.HasGroups);
    }

    private bool IsIncomplete(long key) => isIncomplete[key % strands.Length];

    public override ImmutableArray<Cell> Cells()
    {
        var cells = ImmutableArray.CreateBuilder<Cell>();
        foreach (var keys in table.Where(e => e.Value.HasGroups).Select(e => e.Key).GroupBy(key => key / strands.Length))
        {
            var total = keys.Max(key => table[key].Sum);
            var owner = Of(keys.Key * strands.Length);
            for (var s = 0; s < strands.Length; s++)
            {
                var groups = strands[s];
                if (!table.TryGetValue(keys.Key * strands.Length + s, out var counts) || !counts.HasGroups)
                {
                    Add(groups, groups.NotCollected, total);
                    continue;
                }
                for (var g = 0; g < counts.Groups; g++)
                {
                    if (counts.RowOf[g] > 0)
                        Add(groups, g, counts.Numbers[g]);
                }
            }

            void Add(StrandGroups groups, int group, long number) => cells.Add(new Cell(
                context.ServiceId(owner.Service), context.PlaceId(owner.Place), measures[owner.Measure].Id, attributes.Text(owner.Attributes),
                groups.Strand.Id, groups.Codes[group], Bucket: null, kinds[owner.Measure].Unscaled(number)));
        }
        return Sorted(cells);
    }

    /// <summary>A check total may leave out the answers that do not belong to the strand's total.</summary>
    private void CompareWithCheckTotal(long key, StrandCounts counts)
    {
        if (counts.RowOf[counts.Groups] is not (var row and > 0))
            return;
        var groups = StrandOf(key);
        long sum = 0, within = 0;
        for (var g = 0; g < counts.Groups; g++)
        {
            sum += counts.Numbers[g];
            within += groups.IsOutsideTotal(g) ? 0 : counts.Numbers[g];
        }
        var total = counts.Numbers[counts.Groups];
        if (total != sum && total != within)
            findings.Add(Faults.CheckTotal(At(row), What(key, group: null), Unscaled(key, total), Unscaled(key, sum)));
    }

    private void CompareWithStageBefore(long key, StrandCounts counts)
    {
        var stage = context.Type.Funnel.IndexOf(measures[Of(key).Measure].Id);
        if (stage < 1)
            return;
        foreach (var larger in LargerThan(key, counts, context.Type.Funnel[stage - 1]))
            findings.Add(Faults.LargerStage(At(larger.Row), larger.What, larger.Name, larger.Count, larger.NameOfWhole, larger.CountOfWhole));
    }

    private void CompareWithWholes(long key, StrandCounts counts)
    {
        var id = measures[Of(key).Measure].Id;
        foreach (var rule in context.Type.Rules.Where(r => r.Part == id))
        {
            foreach (var larger in LargerThan(key, counts, rule.Whole))
                findings.Add(Faults.LargerPart(At(larger.Row), larger.What, larger.Name, larger.Count, larger.NameOfWhole, larger.CountOfWhole, rule.Why, rule.IsWarning));
        }
    }

    /// <summary>Only where the whole was sent at all for the service, ward, attributes and strand; a group it lacks has nobody in it.</summary>
    private IEnumerable<(int Row, string What, string Name, decimal Count, string NameOfWhole, decimal CountOfWhole)> LargerThan(
        long key, StrandCounts counts, string wholeId)
    {
        var part = Of(key).Measure;
        var wholeNumber = measures.Index().FirstOrDefault(m => m.Item.Id == wholeId, (-1, null!)).Index;
        if (wholeNumber < 0 || !table.TryGetValue(key + (wholeNumber - part) * (long)strands.Length, out var whole) || !whole.HasGroups)
            yield break;
        for (var g = 0; g < counts.Groups; g++)
        {
            var (count, most) = (kinds[part].Unscaled(counts.Numbers[g]), kinds[wholeNumber].Unscaled(whole.Numbers[g]));
            if (counts.RowOf[g] > 0 && count > most)
                yield return (counts.RowOf[g], What(key, g, withMeasure: false), measures[part].Name, count, measures[wholeNumber].Name, most);
        }
    }

    private void CompareStrands(ImmutableArray<long> keys)
    {
        var first = keys.FirstOrDefault(key => table[key].HasGroups && !IsIncomplete(key), -1);
        if (first < 0)
            return;
        foreach (var key in keys)
        {
            var counts = table[key];
            if (!counts.HasGroups || IsIncomplete(key) || counts.Sum == table[first].Sum)
                continue;
            findings.Add(Faults.DifferentTotals(
                counts.FirstRow, $"{Owner(key)}, {measures[Of(key).Measure].Name}",
                StrandOf(first).Strand.Name, Unscaled(first, table[first].Sum), StrandOf(key).Strand.Name, Unscaled(key, counts.Sum)));
            return;
        }
    }

    /// <summary>Rows without a ward that are group by group the sum of the rows with one are totals, and would be added.</summary>
    private void CompareWards()
    {
        foreach (var same in table.Where(e => e.Value.HasGroups).GroupBy(e => Of(e.Key) with { Place = 0 }))
        {
            var withoutWard = same.Where(e => Of(e.Key).Place == 0).ToDictionary(e => e.Key % strands.Length, e => e.Value);
            var withWard = same.Where(e => Of(e.Key).Place > 0).ToLookup(e => e.Key % strands.Length, e => e.Value);
            if (withoutWard.Count == 0 || withWard.Count == 0 || withoutWard.Any(w => !IsTheSum(w.Value, withWard[w.Key])))
                continue;
            var first = same.First(e => Of(e.Key).Place == 0).Key;
            if (Unscaled(first, table[first].Sum) < EnoughToBeTotals)
                continue;
            findings.Add(Faults.TotalBesideWards(
                At(table[first].FirstRow), $"{context.InWords(same.Key.Service, place: 0)}{attributes.Words(same.Key.Attributes)}, {measures[same.Key.Measure].Name}",
                Unscaled(first, table[first].Sum)));
        }

        static bool IsTheSum(StrandCounts whole, IEnumerable<StrandCounts> parts)
            => whole.Numbers.AsSpan(0, whole.Groups).SequenceEqual(
                parts.Aggregate(new long[whole.Groups], (sum, part) => [.. sum.Zip(part.Numbers, (one, other) => one + other)]));
    }

    private string What(long key, int? group, bool withMeasure = true)
    {
        var measureWords = withMeasure ? $", {measures[Of(key).Measure].Name}" : string.Empty;
        if (strand is null)
            return $"{Owner(key)}{measureWords}";
        var groups = StrandOf(key);
        var groupWords = group is not { } g ? string.Empty : g == groups.Codes.Length ? ", all" : $", {groups.Codes[g]}";
        return $"{Owner(key)}{measureWords}, {groups.Strand.Name}{groupWords}";
    }

    /// <summary>Service, ward and attributes, in words.</summary>
    private string Owner(long key) => $"{context.InWords(Of(key).Service, Of(key).Place)}{attributes.Words(Of(key).Attributes)}";

    private StrandGroups StrandOf(long key) => strands[(int)(key % strands.Length)];

    private decimal Unscaled(long key, long number) => kinds[Of(key).Measure].Unscaled(number);

    private (int Service, int Place, int Attributes, int Measure) Of(long key)
    {
        var owner = key / strands.Length;
        var attributesOf = owner / measures.Length;
        var pair = attributesOf / attributes.Combinations;
        return ((int)(pair / context.Places), (int)(pair % context.Places), (int)(attributesOf % attributes.Combinations), (int)(owner % measures.Length));
    }

    private Func<string, At, Reading> Strands()
    {
        var words = new Vocabulary();
        for (var i = 0; i < context.AllStrands.Length; i++)
            words.Add(i, context.AllStrands[i].Name, [context.AllStrands[i].Id, context.AllStrands[i].Column, .. context.AllStrands[i].AlsoKnownAs]);
        return (text, at) =>
        {
            if (text.Length == 0)
                return Reading.Wrong(Faults.Blank(at));
            if (words.Find(text) is not { } number)
                return Reading.Wrong(Faults.UnknownStrand(at, text, words.Nearest(text, at), words.Names));
            var found = context.AllStrands[number];
            for (var i = 0; i < strands.Length; i++)
            {
                if (strands[i].Strand.Id == found.Id)
                    return Reading.Of(i);
            }
            return new Reading(NotInForceNumber, Faults.StrandNotInForce(at, found.Name, context.Name.Period));
        };
    }

    private Func<string, At, Reading> Measures()
    {
        var words = new Vocabulary();
        for (var i = 0; i < measures.Length; i++)
            words.Add(i, measures[i].Name, measures[i].Id);
        return (text, at) => text.Length == 0 ? Reading.Wrong(Faults.Blank(at))
            : words.Find(text) is { } number ? Reading.Of(number)
            : Reading.Wrong(Faults.UnknownMeasure(at, text, words.Nearest(text, at), words.Names));
    }

    private static Func<string, At, Reading> Groups(StrandGroups groups) => (text, at) =>
        text.Length == 0 ? Reading.Wrong(Faults.Blank(at))
        : Texts.Plain(text) == CheckTotal ? Reading.Of(CheckTotalNumber)
        : groups.Group(text, at);

    /// <summary>Counts of one strand; the last place holds its check total.</summary>
    private sealed class StrandCounts(int groups)
    {
        public int Groups => groups;

        public long[] Numbers { get; } = new long[groups + 1];

        /// <summary>0 where no row gave the count.</summary>
        public int[] RowOf { get; } = new int[groups + 1];

        public bool HasGroups => RowOf.AsSpan(0, groups).ContainsAnyExcept(0);

        public int FirstRow => RowOf.AsSpan(0, groups).ToArray().Where(row => row > 0).Min();

        public long Sum
        {
            get
            {
                long sum = 0;
                foreach (var number in Numbers.AsSpan(0, groups))
                    sum += number;
                return sum;
            }
        }
    }
}
