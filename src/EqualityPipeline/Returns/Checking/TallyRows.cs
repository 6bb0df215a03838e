using System.Collections.Immutable;
using EqualityPipeline.Cells;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>One row per count: strand, group, measure, count. A row with the group <c>all</c> checks the others and is never added.</summary>
internal sealed class TallyRows : RowCheck
{
    private const string CheckTotal = "all";
    private const long ImprobablyLarge = 10_000_000;
    private const int EnoughToCompare = 12;
    private const long CheckTotalNumber = int.MaxValue;
    private const long NotInForceNumber = int.MaxValue - 1L;

    private readonly ReturnContext context;
    private readonly FindingList findings;
    private readonly ImmutableArray<Measure> measures;
    private readonly ValueColumn? service;
    private readonly ValueColumn? place;
    private readonly ValueColumn strand;
    private readonly ValueColumn? measure;
    private readonly ValueColumn count;
    private readonly ImmutableArray<ValueColumn> groupsByStrand;

    /// <summary>By service, place, measure and strand.</summary>
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
        measures = context.Type.Measures;
        isIncomplete = new bool[context.Strands.Length];
        service = header.Has(ReturnHeader.ServiceColumn)
            ? Column(ReturnHeader.ServiceColumn, (text, at) => context.Service(text, at, required: true)) : null;
        place = header.Has(ReturnHeader.WardColumn)
            ? Column(ReturnHeader.WardColumn, (text, at) => context.Ward(text, at, required: false)) : null;
        strand = Column(ReturnHeader.StrandColumn, Strands());
        measure = header.Has(ReturnHeader.MeasureColumn) ? Column(ReturnHeader.MeasureColumn, Measures()) : null;
        count = Column(ReturnHeader.CountColumn, CountText.Read);
        groupsByStrand = [.. context.Strands.Select(s => Column(ReturnHeader.GroupColumn, Groups(s)))];

        ValueColumn Column(string column, Func<string, At, Reading> resolve) => new(column, header.PositionOf(column), findings, resolve);
    }

    public override void Row(IReturnRows rows)
    {
        var row = rows.Row;
        var strandNumber = strand.Read(rows.Field(strand.Position), row);
        if (strandNumber == NotInForceNumber)
            return;
        var serviceNumber = service is null ? 0 : service.Read(rows.Field(service.Position), row);
        var placeNumber = place is null ? 0 : place.Read(rows.Field(place.Position), row);
        var measureNumber = measure is null ? Reading.None : measure.Read(rows.Field(measure.Position), row);
        var people = count.Read(rows.Field(count.Position), row);
        if (strandNumber < 0)
        {
            MissRow();
            return;
        }
        var groupColumn = groupsByStrand[(int)strandNumber];
        var group = groupColumn.Read(rows.Field(groupColumn.Position), row);
        if (serviceNumber < 0 || placeNumber < 0 || measureNumber < 0 || people < 0 || group < 0)
        {
            isIncomplete[strandNumber] = true;
            return;
        }
        Add(serviceNumber, placeNumber, measureNumber, strandNumber, group, people, row);
    }

    public override void MissRow() => Array.Fill(isIncomplete, true);

    private void Add(long serviceNumber, long placeNumber, long measureNumber, long strandNumber, long group, long people, int row)
    {
        var key = ((serviceNumber * context.Places + placeNumber) * measures.Length + measureNumber) * context.Strands.Length + strandNumber;
        if (!table.TryGetValue(key, out var counts))
            table.Add(key, counts = new StrandCounts(context.Strands[(int)strandNumber].Codes.Length));
        var at = new At(row, ReturnHeader.CountColumn, count.Position);
        var index = group == CheckTotalNumber ? counts.Groups : (int)group;
        if (counts.RowOf[index] is var earlier and > 0)
        {
            findings.Add(Faults.Duplicate(at, earlier, What(key, index)));
            return;
        }
        counts.RowOf[index] = row;
        counts.People[index] = people;
        if (people > ImprobablyLarge)
            findings.Add(Faults.ImprobablyLarge(at, people));
        if (index == counts.Groups)
            return;
        RowsCounted++;
        countsSeen++;
        countsDiffer |= sameCount is { } same && same != people;
        sameCount ??= people;
    }

    public override void Finish()
    {
        for (var i = 0; i < context.Strands.Length; i++)
        {
            var groups = context.Strands[i];
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
        }
        foreach (var keys in table.Keys.GroupBy(key => key / context.Strands.Length))
            CompareStrands([.. keys]);
        if (countsSeen >= EnoughToCompare && !countsDiffer && sameCount is > 0)
            findings.Add(Faults.AllTheSame(new At(null, ReturnHeader.CountColumn, count.Position), countsSeen, sameCount.Value));

        bool IsSent(int strandNumber) => table.Any(entry => entry.Key % context.Strands.Length == strandNumber && entry.Value.HasGroups);
    }

    private bool IsIncomplete(long key) => isIncomplete[key % context.Strands.Length];

    public override ImmutableArray<Cell> Cells()
    {
        var cells = ImmutableArray.CreateBuilder<Cell>();
        foreach (var keys in table.Where(e => e.Value.HasGroups).Select(e => e.Key).GroupBy(key => key / context.Strands.Length))
        {
            var total = keys.Max(key => table[key].Sum);
            var (serviceId, placeId, measureId) = Ids(keys.Key);
            for (var s = 0; s < context.Strands.Length; s++)
            {
                var groups = context.Strands[s];
                if (!table.TryGetValue(keys.Key * context.Strands.Length + s, out var counts) || !counts.HasGroups)
                {
                    Add(groups, groups.NotCollected, total);
                    continue;
                }
                for (var g = 0; g < counts.Groups; g++)
                {
                    if (counts.RowOf[g] > 0)
                        Add(groups, g, counts.People[g]);
                }
            }

            void Add(StrandGroups groups, int group, long people) => cells.Add(new Cell(
                serviceId, placeId, measureId, Attributes: string.Empty, groups.Strand.Id, groups.Codes[group], Bucket: null, people));
        }
        return Sorted(cells);
    }

    /// <summary>A check total may leave out the answers that do not belong to the strand's total.</summary>
    private void CompareWithCheckTotal(long key, StrandCounts counts)
    {
        if (counts.RowOf[counts.Groups] is not (var row and > 0))
            return;
        var groups = context.Strands[(int)(key % context.Strands.Length)];
        long sum = 0, within = 0;
        for (var g = 0; g < counts.Groups; g++)
        {
            sum += counts.People[g];
            within += groups.IsOutsideTotal(g) ? 0 : counts.People[g];
        }
        var total = counts.People[counts.Groups];
        if (total != sum && total != within)
            findings.Add(Faults.CheckTotal(new At(row, ReturnHeader.CountColumn, count.Position), What(key, group: null), total, sum));
    }

    /// <summary>Only where the stage before was sent at all for the service, ward and strand; a group it lacks has nobody in it.</summary>
    private void CompareWithStageBefore(long key, StrandCounts counts)
    {
        var strandsCount = context.Strands.Length;
        var measureNumber = (int)(key / strandsCount % measures.Length);
        var stage = context.Type.Funnel.IndexOf(measures[measureNumber].Id);
        if (stage < 1)
            return;
        var beforeNumber = IndexOfMeasure(context.Type.Funnel[stage - 1]);
        var beforeKey = key + (long)(beforeNumber - measureNumber) * strandsCount;
        if (beforeNumber < 0 || !table.TryGetValue(beforeKey, out var before) || !before.HasGroups)
            return;
        for (var g = 0; g < counts.Groups; g++)
        {
            if (counts.RowOf[g] > 0 && counts.People[g] > before.People[g])
            {
                findings.Add(Faults.LargerStage(
                    new At(counts.RowOf[g], ReturnHeader.CountColumn, count.Position), What(key, g, withMeasure: false),
                    measures[measureNumber].Name, counts.People[g], measures[beforeNumber].Name, before.People[g]));
            }
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
            var (serviceNumber, placeNumber, measureNumber) = Numbers(key / context.Strands.Length);
            findings.Add(Faults.DifferentTotals(
                counts.FirstRow, $"{context.InWords(serviceNumber, placeNumber)}, {measures[measureNumber].Name}",
                context.Strands[(int)(first % context.Strands.Length)].Strand.Name, table[first].Sum,
                context.Strands[(int)(key % context.Strands.Length)].Strand.Name, counts.Sum));
            return;
        }
    }

    private string What(long key, int? group, bool withMeasure = true)
    {
        var groups = context.Strands[(int)(key % context.Strands.Length)];
        var (serviceNumber, placeNumber, measureNumber) = Numbers(key / context.Strands.Length);
        var measureWords = withMeasure ? $", {measures[measureNumber].Name}" : string.Empty;
        var groupWords = group is not { } g ? string.Empty : g == groups.Codes.Length ? ", all" : $", {groups.Codes[g]}";
        return $"{context.InWords(serviceNumber, placeNumber)}{measureWords}, {groups.Strand.Name}{groupWords}";
    }

    private (int Service, int Place, int Measure) Numbers(long key)
    {
        var pair = key / measures.Length;
        return ((int)(pair / context.Places), (int)(pair % context.Places), (int)(key % measures.Length));
    }

    private (string Service, string Place, string Measure) Ids(long key)
    {
        var (serviceNumber, placeNumber, measureNumber) = Numbers(key);
        return (context.ServiceId(serviceNumber), context.PlaceId(placeNumber), measures[measureNumber].Id);
    }

    private int IndexOfMeasure(string id)
    {
        for (var i = 0; i < measures.Length; i++)
        {
            if (measures[i].Id == id)
                return i;
        }
        return -1;
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
            for (var i = 0; i < context.Strands.Length; i++)
            {
                if (context.Strands[i].Strand.Id == found.Id)
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

        public long[] People { get; } = new long[groups + 1];

        /// <summary>0 where no row gave the count.</summary>
        public int[] RowOf { get; } = new int[groups + 1];

        public bool HasGroups => RowOf.AsSpan(0, groups).ContainsAnyExcept(0);

        public int FirstRow => RowOf.AsSpan(0, groups).ToArray().Where(row => row > 0).Min();

        public long Sum
        {
            get
            {
                long sum = 0;
                foreach (var people in People.AsSpan(0, groups))
                    sum += people;
                return sum;
            }
        }
    }
}
