using System.Collections.Immutable;
using System.Text;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

internal enum Layout { Event, Tally, Register }

/// <summary>Which column of this file holds what.</summary>
internal sealed class ReturnHeader
{
    public const int MostColumns = 500;

    public const string ServiceColumn = "service";
    public const string WardColumn = "ward";
    public const string StrandColumn = "strand";
    public const string GroupColumn = "group";
    public const string MeasureColumn = "measure";
    public const string CountColumn = "count";

    private readonly Dictionary<string, int> positions = [];

    private ReturnHeader(int columns, Layout layout)
    {
        Columns = columns;
        Layout = layout;
    }

    /// <summary>Up to the last column with a heading.</summary>
    public int Columns { get; }

    public Layout Layout { get; }

    /// <summary>0-based; −1 where the file does not have the column.</summary>
    public int PositionOf(string column) => positions.GetValueOrDefault(column, -1);

    public bool Has(string column) => positions.ContainsKey(column);

    /// <summary>Whether a check reads the cells of this column of the file.</summary>
    public bool IsRead(int position) => positions.ContainsValue(position);

    /// <summary>Reads the header row; null where the rows beneath cannot be understood at all.</summary>
    public static ReturnHeader? Read(IReturnRows rows, ReturnContext context, FindingList findings)
    {
        if (rows.FieldCount > MostColumns)
        {
            findings.Add(Faults.TooManyColumns(rows.Row));
            return null;
        }
        var headings = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < rows.FieldCount; i++)
            headings.Add(Encoding.UTF8.GetString(rows.Field(i)).Trim());
        while (headings.Count > 0 && headings[^1].Length == 0)
            headings.RemoveAt(headings.Count - 1);

        var plain = headings.Select(Texts.Plain).ToHashSet();
        var hasTally = context.HasStrands ? plain.Contains(StrandColumn) && plain.Contains(GroupColumn) && plain.Contains(CountColumn) : context.Type.Tally is not null;
        var layout = context.Type.Register is not null ? Layout.Register : hasTally ? Layout.Tally : Layout.Event;
        var words = new Vocabulary();
        var columns = layout switch
        {
            Layout.Register => RegisterColumns(context.Type.Register!, words),
            Layout.Tally => TallyColumns(context.Type, words),
            _ => EventColumns(context, words),
        };
        var header = new ReturnHeader(headings.Count, layout);
        header.Resolve(headings, words, columns, context, rows.Row, findings);

        if (layout is Layout.Tally && context.Type.Tally is null || layout is Layout.Event && context.Type.Event is null)
        {
            findings.Add(Faults.WrongLayout(context.Type.Name, layout is Layout.Tally));
            return null;
        }
        if (header.positions.Count == 0)
        {
            if (!findings.IsQuarantined)
                findings.Add(Faults.NoHeader(words.Names));
            return null;
        }
        header.ReportMissing(context, findings);
        return header;
    }

    private static ImmutableArray<string> TallyColumns(ReturnType type, Vocabulary words)
    {
        var tally = type.Tally ?? new TallyLayout(HasService: true, HasPlace: true);
        var columns = ImmutableArray.CreateBuilder<string>();
        void Add(string column, params string[] alsoKnownAs)
        {
            words.Add(columns.Count, column, alsoKnownAs);
            columns.Add(column);
        }
        if (tally.HasService)
            Add(ServiceColumn);
        if (tally.HasPlace)
            Add(WardColumn, "place");
        foreach (var attribute in tally.Attributes)
            Add(attribute.Name, [.. attribute.AlsoKnownAs]);
        if (tally.HasStrands)
        {
            Add(StrandColumn);
            Add(GroupColumn);
        }
        Add(MeasureColumn);
        Add(CountColumn);
        return columns.ToImmutable();
    }

    private static ImmutableArray<string> RegisterColumns(RegisterLayout register, Vocabulary words)
    {
        foreach (var (number, column) in register.Columns.Index())
            words.Add(number, column.Name, column.AlsoKnownAs);
        return [.. register.Columns.Select(c => c.Name)];
    }

    private static ImmutableArray<string> EventColumns(ReturnContext context, Vocabulary words)
    {
        var columns = ImmutableArray.CreateBuilder<string>();
        foreach (var column in context.Type.Event?.Columns ?? [])
        {
            words.Add(columns.Count, column.Name, column.AlsoKnownAs);
            columns.Add(column.Name);
        }
        foreach (var strand in context.AllStrands)
        {
            words.Add(columns.Count, strand.Column, [strand.Name, strand.Id, .. strand.AlsoKnownAs]);
            columns.Add(strand.Column);
        }
        return columns.ToImmutable();
    }

    private void Resolve(
        ImmutableArray<string>.Builder headings, Vocabulary words, ImmutableArray<string> columns, ReturnContext context, int row, FindingList findings)
    {
        var taken = new HeadingMatch(headings, words);
        var otherNames = new List<(int Position, string Words)>();
        for (var i = 0; i < headings.Count; i++)
        {
            if (headings[i].Length == 0)
            {
                findings.Add(Faults.NoHeading(new At(row, null, i)));
                continue;
            }
            if (taken.NumberAt(i) is not { } number)
            {
                ReportUnknown(headings[i], new At(row, null, i), words, findings);
                unknown.Add(headings[i], i);
                continue;
            }
            var column = columns[number];
            if (taken.IsNearMiss(i))
                findings.Add(Faults.TakenFor(new At(row, column, i), headings[i]));
            else if (Texts.Plain(headings[i]) != Texts.Plain(column))
                otherNames.Add((i, $"{Texts.ColumnLetters(i)} \"{Texts.Shown(headings[i])}\" as {column}"));
            if (!positions.TryAdd(column, i))
            {
                findings.Add(Faults.ColumnTwice(column, new At(row, column, i), Texts.ColumnLetters(positions[column]), Texts.ColumnLetters(i)));
                continue;
            }
            var strand = context.AllStrands.FirstOrDefault(s => s.Column == column);
            if (strand is not null && Layout is Layout.Event && !context.Strands.Concat(context.FurtherStrands).Any(s => s.Strand.Id == strand.Id))
                findings.Add(Faults.StrandNotInForce(new At(row, column, i), strand.Name, context.Name.Period));
        }
        if (otherNames.Count > 0)
            findings.Add(Faults.OtherNames(new At(row, null, -1), otherNames.Count, [.. otherNames.Select(n => n.Words)]));
    }

    /// <summary>Columns of the file that are none of the return's, by heading.</summary>
    private readonly UnknownHeadings unknown = new();

    private static void ReportUnknown(string heading, At at, Vocabulary words, FindingList findings)
    {
        if (PersonalData.IsPersonalText(heading))
            findings.Add(Faults.PersonalColumn(at));
        else if (PersonalData.IsPersonalHeading(heading))
            findings.Add(Faults.PersonalColumn(at with { Column = Texts.Shown(heading) }));
        else
            findings.Add(Faults.ColumnNotUsed(at, heading, words.Nearest(heading, at)));
    }

    private void ReportMissing(ReturnContext context, FindingList findings)
    {
        if (Layout is Layout.Tally)
        {
            if (context.Type.Tally!.HasService && !Has(ServiceColumn))
                findings.Add(Faults.ColumnMissing(ServiceColumn, unknown.Nearest(ServiceColumn)));
            foreach (var column in context.Type.Tally.Attributes.Where(a => a.Required).Select(a => a.Name).Append(MeasureColumn).Append(CountColumn))
            {
                if (!Has(column))
                    findings.Add(Faults.ColumnMissing(column, unknown.Nearest(column)));
            }
            return;
        }
        foreach (var column in Layout is Layout.Register ? context.Type.Register!.Columns : context.Type.Event!.Columns)
        {
            if (column.Required && context.IsAsked(column) && !Has(column.Name))
                findings.Add(Faults.ColumnMissing(column.Name, unknown.Nearest(column.Name, [.. column.AlsoKnownAs])));
        }
        if (Layout is Layout.Register)
            return;
        foreach (var strand in context.Strands)
        {
            if (Has(strand.Strand.Column))
                continue;
            findings.Add(context.RequiredStrands.Contains(strand)
                ? Faults.StrandMissing(strand.Strand.Name, strand.Strand.Column, tally: false, unknown.Nearest(strand.Strand.Column, [strand.Strand.Name, .. strand.Strand.AlsoKnownAs]))
                : Faults.StrandNotSent(strand.Strand.Name, strand.Strand.Column));
        }
    }
}
