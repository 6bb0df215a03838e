using System.Collections.Immutable;

namespace EqualityPipeline.Policy.Loading;

/// <summary>Reads <c>code-lists/{id}.csv</c>: two comment lines with name and source, then <c>code,name,roll_up,also_known_as</c>.</summary>
internal static class CodeListFile
{
    private const string Header = "code,name,roll_up,also_known_as";
    private const string RollUpMark = "*";

    public static CodeList Read(string id, PolicyFile file, PolicyProblems problems)
    {
        var lines = file.Text.ReplaceLineEndings("\n").Split('\n');
        var comments = lines.TakeWhile(l => l.StartsWith('#')).Select(l => l[1..].Trim()).ToList();
        var codes = ImmutableArray.CreateBuilder<Code>();
        var lineOf = new Dictionary<string, int>(StringComparer.Ordinal);
        if (comments.Count < 2)
            problems.Error(new Place(file.Path, 1), "The file must begin with two lines, \"# name\" and \"# Source: …\".");
        if (lines.ElementAtOrDefault(comments.Count) != Header)
            problems.Error(new Place(file.Path, comments.Count + 1), $"The header must be \"{Header}\".");

        for (var number = comments.Count + 1; number < lines.Length; number++)
        {
            if (lines[number].Length == 0)
                continue;
            var place = new Place(file.Path, number + 1);
            var cells = Cells(lines[number]);
            if (cells.Count != 4 || cells[0].Length == 0 || cells[1].Length == 0)
            {
                problems.Error(place, "A line must have four cells, code, name, roll_up and also_known_as, and a code and a name; a cell with a comma in it stands in double quotes.");
                continue;
            }

            if (!lineOf.TryAdd(cells[0], number + 1))
                problems.Error(place, $"Code \"{cells[0]}\" is already on line {lineOf[cells[0]]}.");
            var isRollUp = cells[2] == RollUpMark;
            codes.Add(new Code(
                cells[0], cells[1], isRollUp, isRollUp || cells[2].Length == 0 ? null : cells[2],
                [.. cells[3].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]));
        }

        CheckRollUps(file, codes, lineOf, problems);
        CheckSpellings(file, codes, lineOf, problems);
        return new CodeList(id, comments.ElementAtOrDefault(0) ?? id, Source(comments), codes.ToImmutable());
    }

    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var isQuoted = false;
        var start = 0;
        for (var at = 0; at <= line.Length; at++)
        {
            if (at < line.Length && line[at] == '"')
                isQuoted = !isQuoted;
            if (at < line.Length && (isQuoted || line[at] != ','))
                continue;
            cells.Add(line[start..at].Trim().Trim('"'));
            start = at + 1;
        }

        return cells;
    }

    private static string Source(List<string> comments)
    {
        var source = string.Join(' ', comments.Skip(1));
        return source.StartsWith("Source:", StringComparison.Ordinal) ? source["Source:".Length..].Trim() : source;
    }

    private static void CheckRollUps(PolicyFile file, ImmutableArray<Code>.Builder codes, Dictionary<string, int> lineOf, PolicyProblems problems)
    {
        var headings = codes.Where(c => c.IsRollUp).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var code in codes.Where(c => c.RollUp is { } rollUp && !headings.Contains(rollUp)))
            problems.Error(new Place(file.Path, lineOf[code.Id]), $"Roll-up \"{code.RollUp}\" of \"{code.Id}\" must be a heading of this list (a line with \"*\" as its roll_up).");
        if (codes.Count == 0)
            problems.Error(new Place(file.Path, 1), "The list must have at least one code.");
    }

    private static void CheckSpellings(PolicyFile file, ImmutableArray<Code>.Builder codes, Dictionary<string, int> lineOf, PolicyProblems problems)
    {
        var owner = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var code in codes)
        {
            foreach (var spelling in code.AlsoKnownAs.Append(code.Name).Append(code.Id).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                if (!owner.TryAdd(spelling, code.Id) && owner[spelling] != code.Id)
                    problems.Error(new Place(file.Path, lineOf[code.Id]), $"\"{spelling}\" stands for \"{owner[spelling]}\" already and cannot also stand for \"{code.Id}\".");
            }
        }
    }
}
