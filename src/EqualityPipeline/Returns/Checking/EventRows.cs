using System.Collections.Immutable;
using EqualityPipeline.Cells;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>One row per contact, application or incident: each adds one to every strand in force.</summary>
internal sealed class EventRows : RowCheck
{
    private readonly ReturnContext context;
    private readonly ImmutableArray<string> measures;
    private readonly ImmutableArray<string> measureNames;
    private readonly ValueColumn? service;
    private readonly ValueColumn? place;
    private readonly ValueColumn? stage;
    private readonly ImmutableArray<ValueColumn> dates;

    /// <summary>One a strand in force; null where its column was not sent.</summary>
    private readonly ValueColumn?[] strands;
    private readonly int[] firstGroupOf;
    private readonly int groups;

    /// <summary>People by group of every strand, for each service, place and furthest stage.</summary>
    private readonly Dictionary<int, long[]> counts = [];

    public EventRows(ReturnContext context, ReturnHeader header, FindingList findings)
    {
        this.context = context;
        var layout = context.Type.Event!;
        measures = layout.Counts is { } counted ? [counted] : context.Type.Funnel;
        measureNames = [.. measures.Select(m => context.Type.FindMeasure(m)?.Name ?? m)];

        var dateColumns = ImmutableArray.CreateBuilder<ValueColumn>();
        foreach (var column in layout.Columns)
        {
            var position = header.PositionOf(column.Name);
            if (position < 0)
                continue;
            switch (column.Type)
            {
                case ColumnType.Service:
                    service = Column(column, position, (text, at) => context.Service(text, at, column.Required));
                    break;
                case ColumnType.Place:
                    place = Column(column, position, (text, at) => context.Ward(text, at, column.Required));
                    break;
                case ColumnType.Date:
                    dateColumns.Add(Column(column, position, (text, at) => DateText.Read(text, at, context.Name.Period, column.Required)));
                    break;
                case ColumnType.Stage:
                    stage = Column(column, position, Stages());
                    break;
                default:
                    throw new InvalidOperationException($"No reading of a column of type {column.Type}.");
            }
        }
        dates = dateColumns.ToImmutable();

        strands = new ValueColumn?[context.Strands.Length];
        firstGroupOf = new int[context.Strands.Length];
        for (var i = 0; i < strands.Length; i++)
        {
            var strand = context.Strands[i];
            var position = header.PositionOf(strand.Strand.Column);
            strands[i] = position < 0 ? null : new ValueColumn(strand.Strand.Column, position, findings, strand.Answer);
            firstGroupOf[i] = groups;
            groups += strand.Codes.Length;
        }

        ValueColumn Column(ReturnColumn column, int position, Func<string, At, Reading> resolve) => new(column.Name, position, findings, resolve);
    }

    public override void Row(IReturnRows rows)
    {
        var row = rows.Row;
        var serviceNumber = service is null ? 0 : service.Read(rows.Field(service.Position), row);
        var placeNumber = place is null ? 0 : place.Read(rows.Field(place.Position), row);
        var stageNumber = stage is null ? 0 : stage.Read(rows.Field(stage.Position), row);
        var fits = serviceNumber >= 0 && placeNumber >= 0 && stageNumber >= 0;
        foreach (var date in dates)
            fits &= date.Read(rows.Field(date.Position), row) >= 0;

        var group = fits ? CountsOf((int)serviceNumber, (int)placeNumber, (int)stageNumber) : null;
        for (var i = 0; i < strands.Length; i++)
        {
            var answer = strands[i] is { } column ? column.Read(rows.Field(column.Position), row) : context.Strands[i].NotCollected;
            if (group is not null && answer >= 0)
                group[firstGroupOf[i] + answer]++;
        }
        RowsCounted++;
    }

    /// <summary>A person who reached a stage has passed those before it.</summary>
    public override ImmutableArray<Cell> Cells()
    {
        var cells = ImmutableArray.CreateBuilder<Cell>();
        foreach (var pair in counts.Keys.Select(key => key / measures.Length).Distinct())
        {
            var reached = new long[groups];
            for (var measure = measures.Length - 1; measure >= 0; measure--)
            {
                if (counts.TryGetValue(pair * measures.Length + measure, out var furthest))
                {
                    for (var i = 0; i < groups; i++)
                        reached[i] += furthest[i];
                }
                AddCells(cells, pair / context.Places, pair % context.Places, measures[measure], reached);
            }
        }
        return Sorted(cells);
    }

    private void AddCells(ImmutableArray<Cell>.Builder cells, int serviceNumber, int placeNumber, string measure, long[] people)
    {
        for (var s = 0; s < strands.Length; s++)
        {
            var strand = context.Strands[s];
            for (var g = 0; g < strand.Codes.Length; g++)
            {
                if (people[firstGroupOf[s] + g] is var count and > 0)
                {
                    cells.Add(new Cell(
                        context.ServiceId(serviceNumber), context.PlaceId(placeNumber), measure, Attributes: string.Empty,
                        strand.Strand.Id, strand.Codes[g], Bucket: null, count));
                }
            }
        }
    }

    private long[] CountsOf(int serviceNumber, int placeNumber, int measure)
    {
        var key = (serviceNumber * context.Places + placeNumber) * measures.Length + measure;
        if (!counts.TryGetValue(key, out var found))
            counts.Add(key, found = new long[groups]);
        return found;
    }

    private Func<string, At, Reading> Stages()
    {
        var words = new Vocabulary();
        for (var i = 0; i < measures.Length; i++)
            words.Add(i, measureNames[i], measures[i]);
        return (text, at) => text.Length == 0 ? Reading.Wrong(Faults.Blank(at))
            : words.Find(text) is { } number ? Reading.Of(number)
            : Reading.Wrong(Faults.UnknownStage(at, text, words.Nearest(text, at), words.Names));
    }
}
