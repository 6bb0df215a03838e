using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>Reads an event layout: one row per contact, incident, application or employee.</summary>
internal static class EventLayoutFile
{
    private static readonly ColumnType[] Allowed =
        [ColumnType.Service, ColumnType.Date, ColumnType.Place, ColumnType.Stage, ColumnType.Category, ColumnType.Number];

    /// <summary>Where a row is, when and how far it came: one column of each at most.</summary>
    private static readonly ColumnType[] OnlyOne = [ColumnType.Service, ColumnType.Date, ColumnType.Place, ColumnType.Stage];

    /// <summary>With four decimals the sums of ninety million rows are still whole numbers of eight bytes.</summary>
    private const decimal MostOfANumber = 10_000_000;

    public static ReadEventLayout? Read(PolicyNode node, PolicyDraft draft)
    {
        if (node.Mapping("the event layout", "counts", "columns", "further-strands") is not { } layout)
            return null;
        var columns = ReturnColumns.Read(layout.Items("columns"), "the event layout", Allowed, draft);
        foreach (var (column, at) in columns.Where(c => OnlyOne.Contains(c.Column.Type)).GroupBy(c => c.Column.Type).SelectMany(same => same.Skip(1)))
            draft.Problems.Error(at, $"An event layout must have one column of each type; \"{column.Name}\" is a second one of its type.");
        foreach (var (column, at) in columns.Where(c => c.Column.Type is ColumnType.Number && (c.Column.Least is < 0 || c.Column.Most is not <= MostOfANumber)))
            draft.Problems.Error(at, $"A number of an event layout must say the \"most\" it can be, {MostOfANumber:#,0} or less, and not be below 0; \"{column.Name}\" does not.");
        var (further, counts) = (layout.OptionalWords("further-strands"), layout.OptionalWord("counts"));
        draft.References.Names(PolicySort.Strand, further);
        return new ReadEventLayout(
            new EventLayout([.. columns.Select(c => c.Column)], counts?.Text) { FurtherStrands = [.. further.Select(s => s.Text)] },
            counts, layout.At, columns.Find(c => c.Column.Type is ColumnType.Stage).At);
    }

    /// <summary>What a row counts: the measure that <c>counts</c> names, the stage it reached, or each measure that says so itself.</summary>
    public static void CheckCounts(ReadEventLayout read, string returnType, bool hasFunnel, ImmutableArray<Measure> measures, PolicyDraft draft)
    {
        if (read.Counts is { } counts)
            MeasuresOfReturn.Name(counts, returnType, measures, draft);
        var stage = read.Layout.Columns.FirstOrDefault(c => c.Type is ColumnType.Stage);
        var saysItself = measures.Any(m => m.SumOf is not null || m.BucketOf is not null || !m.Where.IsEmpty);
        if (stage is null && read.Counts is null && !saysItself)
            draft.Problems.Error(read.At, "An event layout must say which measure a row counts (\"counts\") or have a column of type stage; neither was found.");
        if (stage is not null && read.Counts is not null)
            draft.Problems.Error(read.At, "An event layout must have \"counts\" or a column of type stage; both were found.");
        var apart = read.Layout.Columns.Where(c => c.IsAttribute || measures.Any(m => m.Where.Any(w => w.Column == c.Name)));
        draft.References.Later(() => ReturnColumns.CheckCombinations(apart, read.At, draft));
        if (stage is not null && !hasFunnel)
            draft.Problems.Error(read.StageAt, $"A return with a column of type stage must have a \"funnel\" of measures; \"{stage.Name}\" has none to go by.");
    }
}

/// <param name="Counts">The word of the file, with its place; null where it is not given.</param>
/// <param name="StageAt">Where the stage column stands, if there is one.</param>
internal sealed record ReadEventLayout(EventLayout Layout, PolicyWord? Counts, PolicyPlace At, PolicyPlace StageAt);
