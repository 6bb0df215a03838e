using System.Collections.Immutable;
using EqualityPipeline.Cells;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>One row per contact, application, incident or employee: each is counted in every strand, and in the declared groups.</summary>
/// <remarks>
/// Rows that agree in service, place, stage and categories share one combination, which knows the measures that count them. Within it numbers are
/// kept by group of every strand: the rows themselves, the sum of each number column, and the rows of each bucket. Sums are whole numbers of the smallest
/// unit and so exact; the policy sees to it that they cannot overflow.
/// </remarks>
internal sealed partial class EventRows : RowCheck
{
    /// <summary>Numbers of eight bytes, forty megabytes of them; a hostile file cannot make more.</summary>
    private const int MostNumbersHeld = 5_000_000;

    /// <summary>What an array and its place in a dictionary take besides, in numbers of eight bytes.</summary>
    private const int NumbersOfAnArray = 8;

    private readonly ReturnContext context;
    private readonly FindingList findings;
    private readonly EventMeasures measures;

    /// <summary>The columns that tell combinations apart, and how many numbers each can have.</summary>
    private readonly ImmutableArray<(ValueColumn Column, int Numbers)> keys;

    /// <summary>Columns that are checked and tell nothing apart.</summary>
    private readonly ImmutableArray<ValueColumn> others;
    private readonly ImmutableArray<NumberColumn> numberColumns;
    private readonly long[] numbers;

    private readonly ImmutableArray<StrandGroups> strands;

    /// <summary>One a strand; null where its column was not sent.</summary>
    private readonly ValueColumn?[] strandColumns;
    private readonly ImmutableArray<GroupAnswers> declaredGroups;

    /// <summary>Of every strand and declared group: the group of the row.</summary>
    private readonly int[] answers;
    private readonly int[] firstGroupOf;
    private readonly int groups;

    private readonly Dictionary<long, Combination> combinations = [];
    private int numbersHeld;

    public EventRows(ReturnContext context, ReturnHeader header, FindingList findings)
    {
        this.context = context;
        this.findings = findings;
        measures = new EventMeasures(context, header);
        var keyColumns = ImmutableArray.CreateBuilder<(ValueColumn, int)>();
        var otherColumns = ImmutableArray.CreateBuilder<ValueColumn>();
        var ofNumbers = ImmutableArray.CreateBuilder<NumberColumn>();
        foreach (var column in context.Type.Event!.Columns)
        {
            var position = header.PositionOf(column.Name);
            if (position < 0)
                continue;
            if (column.Type is ColumnType.Number)
                ofNumbers.Add(new NumberColumn(column, position, findings));
            else if (column.Type is ColumnType.Date)
                otherColumns.Add(Column(column.Name, position, (text, at) => DateText.Read(text, at, context.Name.Period, column.Required)));
            else if (measures.KeyOf(column) is { } key)
                keyColumns.Add((Column(column.Name, position, key.Read), key.Numbers));
            else
                otherColumns.Add(Column(column.Name, position, context.CodesOf(column).Read));
        }
        keys = keyColumns.ToImmutable();
        others = otherColumns.ToImmutable();
        numberColumns = ofNumbers.ToImmutable();
        numbers = new long[numberColumns.Length];
        measures.Settle([.. keys.Select(k => k.Column.Name)], [.. numberColumns.Select(n => n.Column)]);

        strands = [.. context.Strands, .. context.FurtherStrands.Where(s => header.Has(s.Strand.Column))];
        strandColumns = [.. strands.Select(s => header.PositionOf(s.Strand.Column) is var position and >= 0 ? Column(s.Strand.Column, position, s.Answer) : null)];
        declaredGroups = context.DeclaredGroups(strands);
        answers = new int[strands.Length + declaredGroups.Length];
        firstGroupOf = new int[answers.Length];
        for (var i = 0; i < answers.Length; i++)
        {
            firstGroupOf[i] = groups;
            groups += CodesOf(i).Length;
        }

        ValueColumn Column(string name, int position, Func<string, At, Reading> resolve) => new(name, position, findings, resolve);
    }

    public override void Row(IReturnRows rows)
    {
        var row = rows.Row;
        var key = 0L;
        var fits = true;
        foreach (var (column, count) in keys)
        {
            var number = column.Read(rows.Field(column.Position), row);
            fits &= number >= 0;
            key = key * count + number;
        }
        foreach (var column in others)
            fits &= column.Read(rows.Field(column.Position), row) >= 0;
        for (var i = 0; i < numbers.Length; i++)
            fits &= (numbers[i] = numberColumns[i].Read(rows)) >= 0;
        for (var i = 0; i < strandColumns.Length; i++)
            answers[i] = strandColumns[i] is { } column ? (int)column.Read(rows.Field(column.Position), row) : strands[i].NotCollected;
        for (var i = 0; i < declaredGroups.Length; i++)
            answers[strands.Length + i] = declaredGroups[i].Answer(answers);
        if (fits && CombinationOf(key, row) is { } combination)
            Add(combination, row);
        RowsCounted++;
    }

    private void Add(Combination combination, int row)
    {
        var rowsOf = combination.Rows;
        for (var i = 0; i < answers.Length; i++)
        {
            if (answers[i] >= 0)
                rowsOf[firstGroupOf[i] + answers[i]]++;
        }
        foreach (var (column, sums) in combination.Sums)
        {
            if (numbers[column] is NumberColumn.Blank or 0)
                continue;
            for (var i = 0; i < answers.Length; i++)
            {
                if (answers[i] >= 0)
                    sums[firstGroupOf[i] + answers[i]] += numbers[column];
            }
        }
        foreach (var (column, summed, byBucket) in combination.Buckets)
        {
            if (numbers[column] is NumberColumn.Blank || (summed is { } sum && numbers[sum] is NumberColumn.Blank)
                || BucketOf(byBucket, (int)numbers[column], row) is not { } ofBucket)
                continue;
            for (var i = 0; i < answers.Length; i++)
            {
                if (answers[i] >= 0)
                    ofBucket[firstGroupOf[i] + answers[i]] += summed is { } added ? numbers[added] : 1;
            }
        }
    }

    private Combination? CombinationOf(long key, int row)
    {
        if (combinations.TryGetValue(key, out var found))
            return found;
        if (NewNumbers(row) is not { } rowsOf)
            return null;
        var counting = measures.Counting(NumbersOf(key));
        var sums = measures.SumColumns(counting).Select(column => (column, NewNumbers(row))).Where(s => s.Item2 is not null).ToArray();
        found = new Combination(counting, rowsOf, sums!, [.. measures.BucketColumns(counting).Select(c => (c.Bucket, c.Sum, new Dictionary<int, long[]>()))]);
        combinations.Add(key, found);
        return found;
    }

    private long[]? BucketOf(Dictionary<int, long[]> byBucket, int bucket, int row)
    {
        if (!byBucket.TryGetValue(bucket, out var found) && (found = NewNumbers(row)) is not null)
            byBucket.Add(bucket, found);
        return found;
    }

    /// <summary>Null, with the finding told, where the return has more combinations than can be held.</summary>
    private long[]? NewNumbers(int row)
    {
        if (numbersHeld > MostNumbersHeld - groups - NumbersOfAnArray)
        {
            var buckets = measures.BucketColumnNames.Where(c => !keys.Any(k => k.Column.Name == c));
            findings.Repeat("R127", Faults.TooManyCombinations(row, [.. keys.Select(k => k.Column.Name), .. buckets]));
            return null;
        }
        numbersHeld += groups + NumbersOfAnArray;
        return new long[groups];
    }

    /// <summary>The numbers of the key columns, in their order.</summary>
    private int[] NumbersOf(long key)
    {
        var found = new int[keys.Length];
        for (var i = keys.Length - 1; i >= 0; i--)
        {
            found[i] = (int)(key % keys[i].Numbers);
            key /= keys[i].Numbers;
        }
        return found;
    }

    private ImmutableArray<string> CodesOf(int block) => block < strands.Length ? strands[block].Codes : declaredGroups[block - strands.Length].Codes;

    private string IdOf(int block) => block < strands.Length ? strands[block].Strand.Id : declaredGroups[block - strands.Length].Id;

    /// <param name="Counting">The measures that count its rows.</param>
    /// <param name="Rows">By group of every strand.</param>
    /// <param name="Sums">By number column, then as the rows.</param>
    /// <param name="Buckets">By number column, the number column added up in the buckets (null where rows are counted) and the number of the bucket, then as the rows.</param>
    private sealed record Combination(
        ImmutableArray<int> Counting, long[] Rows, (int Column, long[] Numbers)[] Sums, (int Column, int? Sum, Dictionary<int, long[]> ByBucket)[] Buckets);
}
