using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using EqualityPipeline.Policy;
using EqualityPipeline.Workbooks;

namespace EqualityPipeline.Returns;

/// <summary>Writes an empty form, as text or as a workbook. Equal forms are equal bytes.</summary>
public static class FormFiles
{
    /// <summary>The sheet that is filled in; it comes first.</summary>
    public const string ReturnSheet = "Return";

    public const string NotesSheet = "Notes";
    public const string CategoriesSheet = "Categories";

    /// <summary>Rows for which the workbook offers its lists; more may be filled in without them.</summary>
    private const int RowsWithLists = 20_000;

    /// <summary>The headings alone: whatever else stood in the file would be read as a row of the return.</summary>
    public static byte[] Csv(ReturnForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        // The mark keeps Excel from saving the letters of another encoding.
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Join(',', form.Columns.Select(c => c.Name)) + "\r\n")];
    }

    /// <summary>The sheet to fill in, then what each column asks, then what may be written in it.</summary>
    public static byte[] Workbook(ReturnForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        using var bytes = new MemoryStream();
        using (var workbook = new WorkbookWriter(bytes))
        {
            var lists = ListedChoices.Of(form);
            WriteReturn(workbook, form, lists);
            WriteNotes(workbook, form);
            WriteCategories(workbook, lists);
        }
        return bytes.ToArray();
    }

    private static void WriteReturn(WorkbookWriter workbook, ReturnForm form, ImmutableArray<ListedChoices> lists)
    {
        var sheet = workbook.Sheet(ReturnSheet, [.. form.Columns.Select(c => new SheetColumn(StyleOf(c), Math.Max(14, c.Name.Length + 4)))], frozenRows: 1);
        sheet.Row(1, form.Columns.Select(c => c.Name), CellStyle.Heading);
        foreach (var (index, column) in form.Columns.Index())
        {
            if (Rule(form, column, Texts.ColumnLetters(index), lists) is { } rule)
                sheet.Allow(rule);
        }
    }

    private static CellStyle StyleOf(FormColumn column) => column.Entry switch
    {
        FormEntry.Date => CellStyle.Date,
        FormEntry.Number => column.Decimals == 0 ? CellStyle.WholeNumber : CellStyle.DecimalNumber,
        // As text, a spreadsheet does not make a date of "16-24" or of a month.
        _ => CellStyle.Text,
    };

    private static TypingRule? Rule(ReturnForm form, FormColumn column, string letters, ImmutableArray<ListedChoices> lists)
    {
        var cells = string.Create(CultureInfo.InvariantCulture, $"{letters}2:{letters}{RowsWithLists + 1}");
        var prompt = column.Question is { } question ? $"{question} {column.Hint}" : column.Hint;
        TypingRule Of(string kind, string? compared, params string[] formulas)
            => new(kind, compared, cells, column.Name, prompt, $"Not taken here. {column.Hint}", IsStrict: !column.TakesSeveral, formulas);

        switch (column.Entry)
        {
            case FormEntry.Choice when lists.FirstOrDefault(l => l.Column == column.Name) is { } list:
                return Of("list", null, Formula(form, column, list));
            case FormEntry.Date when column.InMonth:
                return Of("date", null, Serial(form.Month.FirstDay), Serial(form.Month.LastDay));
            case FormEntry.Date:
                return Of("date", "greaterThanOrEqual", "1");
            case FormEntry.Number:
                return Number();
            case FormEntry.Text when column.Longest is { } longest:
                return Of("textLength", "lessThanOrEqual", WorkbookWriter.Number(longest));
            default:
                return null;
        }

        TypingRule? Number()
        {
            var kind = column.Decimals == 0 ? "whole" : "decimal";
            return (column.Least, column.Most) switch
            {
                ({ } least, { } most) => Of(kind, null, Plain(least), Plain(most)),
                ({ } least, null) => Of(kind, "greaterThanOrEqual", Plain(least)),
                (null, { } most) => Of(kind, "lessThanOrEqual", Plain(most)),
                _ => null,
            };
        }
    }

    private static string Plain(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Days since the last day of 1899, as spreadsheets count them.</summary>
    private static string Serial(DateOnly day) => WorkbookWriter.Number(day.DayNumber - new DateOnly(1899, 12, 30).DayNumber);

    /// <summary>Where the choices stand; of a group, those beside the strand that its row names.</summary>
    private static string Formula(ReturnForm form, FormColumn column, ListedChoices list)
    {
        var (first, last, letters) = (ListedChoices.FirstRow, ListedChoices.FirstRow + list.Choices.Length - 1, Texts.ColumnLetters(list.At));
        if (list.By.IsEmpty)
            return string.Create(CultureInfo.InvariantCulture, $"{CategoriesSheet}!${letters}${first}:${letters}${last}");
        var by = Texts.ColumnLetters(list.At - 1);
        var gone = Texts.ColumnLetters(form.Columns.Index().First(c => c.Item.Name == column.DependsOn).Index);
        var range = string.Create(CultureInfo.InvariantCulture, $"{CategoriesSheet}!${by}${first}:${by}${last}");
        return string.Create(CultureInfo.InvariantCulture, $"OFFSET({CategoriesSheet}!${letters}${first},MATCH(${gone}2,{range},0)-1,0,COUNTIF({range},${gone}2),1)");
    }

    private static void WriteNotes(WorkbookWriter workbook, ReturnForm form)
    {
        var sheet = workbook.Sheet(NotesSheet, [new(CellStyle.Wrapped, 26), new(CellStyle.Wrapped, 12), new(CellStyle.Wrapped, 60), new(CellStyle.Wrapped, 60), new(CellStyle.Wrapped, 40)]);
        var row = 1;
        sheet.Row(row++, [$"{form.Type.Name}: {form.Sender}, {form.Month.InWords}"], CellStyle.Heading);
        Say("Why it is asked", form.Type.Purpose);
        Say("How to fill it in", $"Fill in the sheet \"{ReturnSheet}\", one row for {FormWords.OneRow(form)}. Keep the headings as they are; write no totals, titles or remarks.");
        Say("How to send it", "Save it as it is, or as \"CSV UTF-8\", and send it on the upload page. The receipt says within a minute whether it is accepted.");
        Say("Never", "No names, addresses, numbers or dates of birth of people: a return that holds them is refused and put aside.");
        row++;
        sheet.Row(row++, ["Column", "Needed", "What to write", "Question to ask", "Where the question comes from"], CellStyle.Heading);
        foreach (var column in form.Columns)
            sheet.Row(row++, [column.Name, column.Required ? "yes" : "no", column.Hint, column.Question ?? "", column.QuestionSource ?? ""], CellStyle.Wrapped);

        void Say(string what, string text)
        {
            sheet.Row(row++);
            sheet.Text(what, CellStyle.Wrapped);
            sheet.Text("", CellStyle.Wrapped);
            sheet.Text(text, CellStyle.Wrapped);
        }
    }

    private static void WriteCategories(WorkbookWriter workbook, ImmutableArray<ListedChoices> lists)
    {
        var width = lists.IsEmpty ? 0 : lists.Max(l => l.At) + 1;
        var sheet = workbook.Sheet(CategoriesSheet, [.. Enumerable.Repeat(new SheetColumn(CellStyle.Text, 34), width)], frozenRows: 1);
        var columns = new ImmutableArray<string>[width];
        var headings = new string[width];
        foreach (var list in lists)
        {
            (headings[list.At], columns[list.At]) = (list.Column, list.Choices);
            if (!list.By.IsEmpty)
                (headings[list.At - 1], columns[list.At - 1]) = ($"for {list.DependsOn}", list.By);
        }
        sheet.Row(1, headings, CellStyle.Heading);
        for (var row = 0; row < columns.Select(c => c.Length).DefaultIfEmpty(0).Max(); row++)
            sheet.Row(row + ListedChoices.FirstRow, columns.Select(c => row < c.Length ? c[row] : ""));
    }

    /// <summary>The choices of one column of the form, in a column of the sheet of categories.</summary>
    /// <param name="At">0-based.</param>
    /// <param name="By">Beside each choice the one that it is for; empty where the choices depend on nothing.</param>
    private sealed record ListedChoices(string Column, int At, ImmutableArray<string> Choices, ImmutableArray<string> By, string? DependsOn)
    {
        public const int FirstRow = 2;

        public static ImmutableArray<ListedChoices> Of(ReturnForm form)
        {
            var lists = ImmutableArray.CreateBuilder<ListedChoices>();
            var at = 0;
            foreach (var column in form.Columns)
            {
                if (!column.ChoicesBy.IsEmpty && form.Columns.Any(c => c.Name == column.DependsOn))
                {
                    var pairs = column.ChoicesBy.SelectMany(by => by.Choices, (by, choice) => (by.Of, Choice: choice)).ToList();
                    lists.Add(new ListedChoices(column.Name, at + 1, [.. pairs.Select(p => p.Choice)], [.. pairs.Select(p => p.Of)], column.DependsOn));
                    at += 2;
                }
                else if (!column.Choices.IsEmpty)
                {
                    lists.Add(new ListedChoices(column.Name, at++, column.Choices, [], null));
                }
            }
            return lists.ToImmutable();
        }
    }
}
