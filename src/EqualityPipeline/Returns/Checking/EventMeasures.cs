using System.Collections.Immutable;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>Which measures count a row of the event layout, and what they count of it.</summary>
internal sealed class EventMeasures
{
    private readonly ReturnContext context;
    private readonly EventLayout layout;
    private readonly ImmutableArray<Measure> measures;
    private readonly Dictionary<string, CategoryCodes> categories = [];

    /// <summary>The key columns by name; −1 where the file does not have one.</summary>
    private Func<string?, int> keyOf = _ => -1;
    private ImmutableArray<ReturnColumn> numberColumns = [];

    /// <summary>By measure: the number column that is added up or makes its buckets, and the kind of its sums.</summary>
    private ImmutableArray<(int? Sum, int? Bucket, NumberKind? Kind)> numbersOf = [];
    private ImmutableArray<(int Key, ReturnColumn Column)> attributes = [];
    private int service = -1;
    private int place = -1;
    private int stage = -1;

    public EventMeasures(ReturnContext context, ReturnHeader header)
    {
        this.context = context;
        layout = context.Type.Event!;
        var hasStage = layout.Columns.Any(c => c.Type is ColumnType.Stage);
        measures =
        [
            .. context.Type.Measures
                .Where(m => hasStage ? context.Type.Funnel.Contains(m.Id) || SaysItself(m) : layout.Counts is null || m.Id == layout.Counts || SaysItself(m))
                .Where(m => m.Columns.All(header.Has)),
        ];
    }

    public string Id(int measure) => measures[measure].Id;

    /// <summary>Measures that not every row is counted in.</summary>
    public IEnumerable<int> Conditional => Enumerable.Range(0, measures.Length).Where(m => !measures[m].Where.IsEmpty && BucketColumn(m) is null);

    public IEnumerable<string> BucketColumnNames => measures.Select(m => m.BucketOf).OfType<string>().Distinct();

    /// <summary>How a column that tells combinations apart is read, and how many numbers it can have; null where the column tells nothing apart.</summary>
    public (Func<string, At, Reading> Read, int Numbers)? KeyOf(ReturnColumn column)
    {
        switch (column.Type)
        {
            case ColumnType.Service:
                return ((text, at) => context.Service(text, at, column.Required), context.Services.Length + 1);
            case ColumnType.Place:
                return ((text, at) => context.Ward(text, at, column.Required), context.Places);
            case ColumnType.Stage:
                return (Stages(), context.Type.Funnel.Length);
            case ColumnType.Category when column.IsAttribute || measures.Any(m => m.Where.Any(w => w.Column == column.Name)):
                var codes = categories[column.Name] = context.CodesOf(column);
                return (codes.Read, codes.Ids.Length + 1);
            case ColumnType.Category:
                return null;
            default:
                throw new InvalidOperationException($"No reading of a column of type {column.Type}.");
        }
    }

    /// <summary>Tells which columns the file has, in the order in which their numbers will be given.</summary>
    public void Settle(ImmutableArray<string> keys, ImmutableArray<ReturnColumn> numbers)
    {
        keyOf = name => name is null ? -1 : keys.IndexOf(name);
        numberColumns = numbers;
        numbersOf =
        [
            .. measures.Select(m => (NumberOf(m.SumOf), NumberOf(m.BucketOf), NumberOf(m.SumOf) is { } sum ? NumberKind.Of(numbers[sum]) : (NumberKind?)null)),
        ];
        service = keyOf(NameOf(ColumnType.Service));
        place = keyOf(NameOf(ColumnType.Place));
        stage = keyOf(NameOf(ColumnType.Stage));
        attributes =
        [
            .. layout.Columns.Where(c => c.IsAttribute && keys.Contains(c.Name)).OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => (keyOf(c.Name), c)),
        ];
    }

    /// <summary>The measures that count rows with these numbers of the key columns.</summary>
    public ImmutableArray<int> Counting(int[] keyNumbers) => [.. Enumerable.Range(0, measures.Length).Where(m => Counts(measures[m], keyNumbers))];

    /// <summary>Service, place and attributes of rows with these numbers of the key columns; a blank attribute is left out.</summary>
    public (int Service, int Place, string Attributes) Place(int[] keyNumbers)
        => (service < 0 ? 0 : keyNumbers[service], place < 0 ? 0 : keyNumbers[place], AttributeText.Of(
            attributes.Where(a => keyNumbers[a.Key] > 0).Select(a => (a.Column.Name, categories[a.Column.Name].Ids[keyNumbers[a.Key] - 1]))));

    /// <summary>The number columns that are added up over all rows; those added up within buckets are not among them.</summary>
    public IEnumerable<int> SumColumns(IEnumerable<int> counting) => counting.Where(m => BucketColumn(m) is null).Select(SumColumn).OfType<int>().Distinct();

    /// <summary>The number columns that make buckets, each with the number column that is added up in them; null where rows are counted.</summary>
    public IEnumerable<(int Bucket, int? Sum)> BucketColumns(IEnumerable<int> counting)
        => counting.Where(m => BucketColumn(m) is not null).Select(m => (BucketColumn(m)!.Value, SumColumn(m))).Distinct();

    /// <summary>The number column that the measure adds up; null where it counts rows.</summary>
    public int? SumColumn(int measure) => numbersOf[measure].Sum;

    public int? BucketColumn(int measure) => numbersOf[measure].Bucket;

    public decimal Unscaled(int measure, long number)
        => numbersOf[measure].Kind is { } kind ? kind.Unscaled(number) : number;

    private static bool SaysItself(Measure measure) => measure.SumOf is not null || measure.BucketOf is not null || !measure.Where.IsEmpty;

    private string? NameOf(ColumnType type) => layout.Columns.FirstOrDefault(c => c.Type == type)?.Name;

    private int? NumberOf(string? column) => column is null ? null : numberColumns.Index().First(n => n.Item.Name == column).Index;

    /// <summary>A person who reached a stage has passed those before it.</summary>
    private bool Counts(Measure measure, int[] keyNumbers)
        => (stage < 0 || context.Type.Funnel.IndexOf(measure.Id) is var at && at <= keyNumbers[stage])
            && measure.Where.All(w => categories[w.Column].Numbers(w.Codes).Contains(keyNumbers[keyOf(w.Column)]));

    private Func<string, At, Reading> Stages()
    {
        var words = new Vocabulary();
        foreach (var (index, id) in context.Type.Funnel.Index())
            words.Add(index, context.Type.FindMeasure(id)?.Name ?? id, id);
        return (text, at) => text.Length == 0 ? Reading.Wrong(Faults.Blank(at))
            : words.Find(text) is { } number ? Reading.Of(number)
            : Reading.Wrong(Faults.UnknownStage(at, text, words.Nearest(text, at), words.Names));
    }
}
