using System.Collections.Immutable;
using EqualityPipeline.Cells;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>One row per record: each cell becomes its standard text, and each row a record of the register.</summary>
internal sealed class RegisterRows : RowCheck
{
    private const int MostRecords = 20_000;
    private const int MostCharacters = 10_000_000;
    private const int MostSuggestions = 20;

    private readonly ReturnContext context;
    private readonly ReturnHeader header;
    private readonly FindingList findings;
    private readonly RegisterLayout layout;
    private readonly RegisterWords words;
    private readonly RowFaults faults;
    private readonly RegisterRules rules;
    private readonly ImmutableArray<(ReturnColumn Column, ValueColumn Cells)> columns;

    /// <summary>Columns whose words depend on what another column of the row says, and those for each thing it said.</summary>
    private readonly ImmutableArray<(ReturnColumn Column, ReturnColumn Owner)> owned;
    private readonly Dictionary<(string Column, string Owner), ValueColumn> cellsByOwner = [];

    private readonly Dictionary<string, int> rowOfKey = new(StringComparer.Ordinal);
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly List<(string Key, RegisterRecord Record)> records = [];
    private readonly List<(string Found, ReturnColumn Column, At At)> references = [];
    private int characters;
    private int suggestions;
    private bool isFull;

    /// <summary>True where a row could not be read or named, so that what is not found may be that row.</summary>
    private bool isIncomplete;

    public RegisterRows(ReturnContext context, ReturnHeader header, FindingList findings)
    {
        (this.context, this.header, this.findings) = (context, header, findings);
        layout = context.Type.Register!;
        words = new RegisterWords(context);
        faults = new RowFaults(findings);
        rules = new RegisterRules(layout, context.Name.Period, context.IsAsked, faults);
        owned = [.. layout.Columns
            .Where(c => header.Has(c.Name) && OwnerOf(c.Type) is not null)
            .Select(c => (c, layout.Columns.First(o => o.Type == OwnerOf(c.Type))))];
        columns = [.. layout.Columns
            .Where(c => header.Has(c.Name) && OwnerOf(c.Type) is null)
            .Select(c => (c, new ValueColumn(c.Name, header.PositionOf(c.Name), findings, words.Reader(c), isFreeText: c.Type is ColumnType.Text)))];
    }

    public override void Row(IReturnRows rows)
    {
        if (isFull)
            return;
        var row = new RegisterRow(rows.Row, header);
        foreach (var (column, cells) in columns)
            Take(row, column, cells.Read(rows.Field(cells.Position), rows.Row));
        foreach (var (column, owner) in owned)
            ReadOwned(row, column, owner, rows);
        rules.Row(row);
        Keep(row);
    }

    public override void MissRow()
    {
        isIncomplete = true;
        rules.MissRow();
    }

    public override void Finish()
    {
        rules.Finish();
        foreach (var (found, column, at) in references)
            CheckReference(found, column, at);
        faults.Finish();
    }

    public override ImmutableArray<Cell> Cells() => [];

    /// <summary>Sorted by key; only to be asked for where the return is accepted.</summary>
    public ImmutableArray<RegisterRecord> Records()
        => [.. records.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => r.Record)];

    private static ColumnType? OwnerOf(ColumnType type) => type switch
    {
        ColumnType.Group => ColumnType.Strand,
        ColumnType.Criterion => ColumnType.Framework,
        _ => null,
    };

    private void Take(RegisterRow row, ReturnColumn column, long number)
    {
        if (number < 0)
            row.Unread.Add(column.Name);
        else if (number != StandardTexts.Blank)
            row.Texts.Add(column.Name, words.Texts[number]);
    }

    /// <summary>Where the strand or the framework of the row could not be read, that is told and its group or criterion is not looked at.</summary>
    private void ReadOwned(RegisterRow row, ReturnColumn column, ReturnColumn owner, IReturnRows rows)
    {
        if (row.Unread.Contains(owner.Name))
        {
            row.Unread.Add(column.Name);
            return;
        }
        var said = row.Find(owner.Name) ?? string.Empty;
        if (!cellsByOwner.TryGetValue((column.Name, said), out var cells))
        {
            cells = new ValueColumn(column.Name, header.PositionOf(column.Name), findings, said.Length == 0 ? Orphan(column, owner)
                : owner.Type is ColumnType.Strand ? words.GroupReader(column, said)
                : words.CriterionReader(column, said));
            cellsByOwner.Add((column.Name, said), cells);
        }
        Take(row, column, cells.Read(rows.Field(cells.Position), row.Number));
    }

    private static Func<string, At, Reading> Orphan(ReturnColumn column, ReturnColumn owner) => (text, at)
        => text.Length > 0 ? Reading.Wrong(Faults.WithoutItsOwner(at, text, owner.Name))
            : column.Required ? Reading.Wrong(Faults.Blank(at))
            : new Reading(StandardTexts.Blank, null);

    private void Keep(RegisterRow row)
    {
        characters += row.Texts.Values.Sum(text => text.Length);
        if (records.Count == MostRecords || characters > MostCharacters)
        {
            isFull = true;
            findings.Add(Faults.TooManyRecords(row.Number, MostRecords));
            return;
        }
        var key = string.Join('\u001F', layout.Key.Select(column => row.Find(column) ?? string.Empty));
        var isNamed = layout.Key.All(row.Texts.ContainsKey);
        if (isNamed && !rowOfKey.TryAdd(key, row.Number))
            faults.Add("R150", Faults.SameRecord(row.At(layout.Key[0]), rowOfKey[key], key.Replace("\u001F", ", ", StringComparison.Ordinal)));
        if (layout.IdColumn is { } idColumn && row.Find(idColumn) is { } id)
            ids.Add(id);
        else
            isIncomplete = true;
        foreach (var column in layout.Columns.Where(c => c.Type is ColumnType.Reference))
        {
            foreach (var found in row.Find(column.Name)?.Split(';') ?? [])
                references.Add((found, column, row.At(column.Name)));
        }
        records.Add((key, new RegisterRecord(row.Number, row.Texts.ToImmutableSortedDictionary(StringComparer.Ordinal))));
        RowsCounted++;
    }

    /// <summary>Rows of this register are known; of another one only what was accepted, and nothing where none was.</summary>
    private void CheckReference(string found, ReturnColumn column, At at)
    {
        if (column.RefersTo == context.Type.Id)
        {
            if (!isFull && !isIncomplete && !ids.Contains(found))
                faults.Add($"R176 {column.Name} {found}", Faults.NoSuchRow(at, found, Nearest(found, ids, at)));
        }
        else if (context.Basis.Registers.FirstOrDefault(r => r.ReturnType == column.RefersTo) is { } known && !known.Keys.Contains(found))
        {
            faults.Add($"R172 {column.Name} {found}", Faults.NoSuchRecord(at, found, Nearest(found, known.Keys, at), column.RefersTo!));
        }
    }

    private string? Nearest(string found, IEnumerable<string> keys, At at)
    {
        if (++suggestions > MostSuggestions)
            return null;
        var known = new Vocabulary();
        foreach (var key in keys.Take(1_000))
            known.Add(0, key);
        return known.Nearest(found, at);
    }
}
