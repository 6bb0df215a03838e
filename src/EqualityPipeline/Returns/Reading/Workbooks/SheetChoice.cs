namespace EqualityPipeline.Returns;

/// <summary>Finds the sheet of a workbook that holds the return.</summary>
internal static class SheetChoice
{
    /// <summary>The one sheet with the headings of the return; where none has them, the first with text. What was chosen is said.</summary>
    /// <returns>Null where no sheet has text, or several have the headings; a finding then says so.</returns>
    /// <exception cref="WorkbookFault">A sheet cannot be read.</exception>
    public static (SheetRows Rows, HeaderPlace Header)? Of(Workbook workbook, ReturnContext context, FindingList findings)
    {
        var search = new HeaderSearch(context);
        var withText = new List<(WorkbookSheet Sheet, SheetRows Rows, HeaderPlace Header)>();
        // The sheets of the form that only explain it are never the return.
        var isForm = workbook.Sheets.Any(s => s.Name == FormFiles.ReturnSheet);
        foreach (var sheet in workbook.Sheets.Where(s => !isForm || s.Name is not (FormFiles.NotesSheet or FormFiles.CategoriesSheet)))
        {
            var rows = workbook.Open(sheet);
            if (search.Find(rows) is { } header)
                withText.Add((sheet, rows, header));
            else if (rows.EndFault is { } fault)
                throw new WorkbookFault(fault);
            else
                rows.Dispose();
        }
        if (withText.Count == 0)
        {
            findings.Add(Faults.EmptyFile());
            return null;
        }

        var certain = withText.FindAll(s => s.Header.IsCertain);
        var candidates = certain.Exists(IsShown) ? certain.FindAll(IsShown)
            : certain.Count > 0 ? certain
            : [withText.Find(IsShown) is { Rows: not null } shown ? shown : withText[0]];
        foreach (var other in withText.Where(s => candidates.Count > 1 || s != candidates[0]))
            other.Rows.Dispose();
        if (candidates.Count > 1)
        {
            findings.Add(Faults.SeveralSheets([.. candidates.Select(c => c.Sheet.Name)]));
            return null;
        }
        var (chosen, chosenRows, chosenHeader) = candidates[0];
        var others = withText.Where(s => s.Sheet != chosen && s.Sheet.Visibility is not SheetVisibility.VeryHidden).Select(s => s.Sheet.Name).ToArray();
        if (others.Length > 0 || chosen.Visibility is not SheetVisibility.Shown)
            findings.Add(Faults.SheetChosen(chosen.Name, chosen.Visibility is not SheetVisibility.Shown, others));
        return (chosenRows, chosenHeader);

        static bool IsShown((WorkbookSheet Sheet, SheetRows Rows, HeaderPlace Header) sheet) => sheet.Sheet.Visibility is SheetVisibility.Shown;
    }
}
