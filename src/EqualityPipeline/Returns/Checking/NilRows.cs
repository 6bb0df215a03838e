using System.Collections.Immutable;
using System.Text;
using EqualityPipeline.Cells;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>A nil return: the heading <c>nil_return</c> and beneath it <c>nothing to report</c>. Every count of it is a true zero.</summary>
internal sealed class NilRows(ReturnContext context, FindingList findings) : RowCheck
{
    public const string Heading = "nil_return";
    public const string Statement = "nothing to report";

    private bool isStated;

    /// <summary>Whether the first row of a file is the header of a nil return.</summary>
    public static bool IsHeader(IReturnRows rows)
    {
        if (rows.FieldCount == 0 || Text(rows, 0) != Texts.Plain(Heading))
            return false;
        for (var i = 1; i < rows.FieldCount; i++)
        {
            if (Text(rows, i).Length > 0)
                return false;
        }

        return true;
    }

    public override void Row(IReturnRows rows)
    {
        if (!isStated && rows.FieldCount > 0 && Text(rows, 0) == Texts.Plain(Statement))
            isStated = true;
        else
            findings.Repeat("R331", Faults.MoreThanNil(At.WholeRow(rows.Row)));
    }

    public override void Finish()
    {
        if (context.Type.Register is null && context.Type.Measures.Any(m => m.Kind == MeasureKind.Stock))
            findings.Add(Faults.NilOfStock(context.Type.Name));
        else
            findings.Add(Faults.Nil(context.Type.Name, context.Name.Period));
    }

    /// <summary>One zero for each service, measure and strand: enough for every group of it to be a returned zero.</summary>
    public override ImmutableArray<Cell> Cells()
    {
        if (context.Type.Register is not null)
            return [];
        var hasService = context.Type.Event?.Columns.Any(c => c.Type == ColumnType.Service) == true || context.Type.Tally?.HasService == true;
        var cells = ImmutableArray.CreateBuilder<Cell>();
        foreach (var service in hasService ? context.Services.Select(s => s.Id) : [Cell.Unspecified])
        {
            foreach (var measure in context.Type.Measures)
            {
                foreach (var strand in context.HasStrands ? context.Strands : [StrandGroups.Everyone])
                    cells.Add(new Cell(service, Cell.Unspecified, measure.Id, string.Empty, strand.Strand.Id, strand.Codes[0], Bucket: null, 0));
            }
        }

        return Sorted(cells);
    }

    private static string Text(IReturnRows rows, int field) => Texts.Plain(Encoding.UTF8.GetString(rows.Field(field)).Trim());
}
