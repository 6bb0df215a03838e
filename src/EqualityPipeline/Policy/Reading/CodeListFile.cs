using System.Collections.Immutable;
using EqualityPipeline.Indicators;

namespace EqualityPipeline.Policy;

/// <summary>Reads a list of code-lists/: comment lines for its name and source, then one row a category.</summary>
/// <remarks>In the column <c>roll_up</c> a heading has <c>*</c> and a category the code of its heading; other spellings are divided by <c>|</c>.</remarks>
internal static class CodeListFile
{
    private const string Header = "code,name,roll_up,also_known_as";
    private const string Heading = "*";

    private sealed record Row(PolicyWord Code, PolicyWord Name, PolicyWord RollUp, ImmutableArray<PolicyWord> AlsoKnownAs);

    public static void Read(string path, string text, PolicyDraft draft)
    {
        var top = new PolicyPlace(path, 1);
        var id = path[PolicyFiles.CodeLists.Length..^".csv".Length];
        draft.Ids.Define(PolicySort.CodeList, new PolicyWord(id, top));
        var (name, source) = (Comment(text, "name"), Comment(text, "source"));
        if (name.Length == 0)
            draft.Problems.Error(top, "A code list must begin with a line \"# name: …\"; it is missing.");
        if (source.Length == 0)
            draft.Problems.Error(top, "A code list must begin with a line \"# source: …\"; it is missing.");

        var rows = Rows(path, text, draft.Problems);
        foreach (var row in rows)
            draft.Ids.Define(PolicySort.Code, row.Code, id);
        CheckRollUps(rows, draft.Problems);
        draft.CodeLists.Add(new CodeList(id, name, source,
        [
            .. rows.Select(row => new Code(
                row.Code.Text, row.Name.Text, row.RollUp.Text == Heading,
                row.RollUp.Text is Heading or "" ? null : row.RollUp.Text, [.. row.AlsoKnownAs.Select(a => a.Text)])),
        ]));
        draft.References.Later(() => CheckWords(rows, draft));
        draft.References.Later(() => CheckUse(id, top, draft));
    }

    private static string Comment(string text, string key)
    {
        var start = $"# {key}:";
        var line = text.Split('\n').TakeWhile(l => l.StartsWith('#')).FirstOrDefault(l => l.StartsWith(start, StringComparison.Ordinal));
        return line is null ? string.Empty : line[start.Length..].Trim();
    }

    private static List<Row> Rows(string path, string text, PolicyProblems problems)
    {
        var rows = new List<Row>();
        var headerSeen = false;
        foreach (var (index, line) in text.Split('\n').Index())
        {
            var at = new PolicyPlace(path, index + 1);
            if (line.StartsWith('#') || string.IsNullOrWhiteSpace(line))
                continue;
            if (CsvLine.Fields(line) is not { } fields)
            {
                problems.Error(at, "A quotation mark must open and close a whole field of the line; one that does not was found.");
            }
            else if (!headerSeen)
            {
                headerSeen = true;
                if (string.Join(',', fields) != Header)
                    problems.Error(at, $"The header must be {Header}; \"{string.Join(',', fields)}\" was found.");
            }
            else if (fields.Length != 4)
            {
                problems.Error(at, $"A row must have 4 fields ({Header}); {fields.Length} were found.");
            }
            else
            {
                rows.Add(ReadRow(fields, at, problems));
            }
        }
        if (rows.Count == 0)
            problems.Error(new PolicyPlace(path, 1), "A code list must have at least one category; none was found.");
        return rows;
    }

    private static Row ReadRow(string[] fields, PolicyPlace at, PolicyProblems problems)
    {
        if (fields[0].Length == 0)
            problems.Error(at, "A category must have a code; none was found.");
        if (fields[1].Length == 0)
            problems.Error(at, "A category must have a name; none was found.");
        var alsoKnownAs = fields[3].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Word);
        return new Row(Word(fields[0]), Word(fields[1]), Word(fields[2]), [.. alsoKnownAs]);

        PolicyWord Word(string field) => new(field, at);
    }

    private static void CheckRollUps(List<Row> rows, PolicyProblems problems)
    {
        var headings = rows.Where(r => r.RollUp.Text == Heading).Select(r => r.Code.Text).ToList();
        foreach (var row in rows.Where(r => r.RollUp.IsGiven && r.RollUp.Text != Heading && !headings.Contains(r.RollUp.Text)))
        {
            var choice = headings.Count == 0 ? "The list has no headings." : $"There are: {PolicyText.List(headings)}.";
            problems.Error(row.RollUp.At, $"The roll-up of a category must be a heading of the list; \"{row.RollUp.Text}\" is none.{PolicyText.DidYouMean(row.RollUp.Text, headings)} {choice}");
        }
        foreach (var row in rows.Where(r => r.RollUp.Text == Heading && !rows.Exists(d => d.RollUp.Text == r.Code.Text)))
            problems.Error(row.Code.At, $"A heading must have categories under it; \"{row.Code.Text}\" has none.");
    }

    private static void CheckWords(List<Row> rows, PolicyDraft draft)
    {
        var words = new PolicyLabels(draft.Problems);
        foreach (var (code, reserved) in draft.ReservedWords)
            words.Add($"the reserved group {code}", reserved);
        words.Add("the total of a strand", [new PolicyWord(GroupTree.Total, rows.Count > 0 ? rows[0].Code.At : default)]);
        foreach (var row in rows)
            words.Add(row.Code.Text, [row.Code, row.Name, .. row.AlsoKnownAs]);
    }

    private static void CheckUse(string id, PolicyPlace top, PolicyDraft draft)
    {
        if (draft.References.IsRead(PolicySort.Strand) && draft.References.IsRead(PolicySort.Return)
            && !draft.CodeListsOfColumns.Contains(id) && !draft.Strands.Exists(s => s.CodeLists.Any(d => d.List == id)))
            draft.Problems.Warning(top, $"No strand and no column of a return uses the code list \"{id}\".");
    }
}
