using EqualityPipeline.Periods;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Policy;

/// <summary>Reads labels.csv: labels that the policy itself has approved, one a row, with the reason.</summary>
internal static class LabelsFile
{
    private const string Header = "strand,code_list,label,code,from,to,reason";
    private const int Fields = 7;

    public static void Read(PolicyFile file, PolicyDraft draft)
    {
        var headerSeen = false;
        foreach (var (index, line) in file.Text.Split('\n').Index())
        {
            var at = new PolicyPlace(file.Path, index + 1);
            if (line.StartsWith('#') || string.IsNullOrWhiteSpace(line))
                continue;
            if (CsvLine.Fields(line) is not { } fields)
            {
                draft.Problems.Error(at, "A quotation mark must open and close a whole field of the line; one that does not was found.");
            }
            else if (!headerSeen)
            {
                headerSeen = true;
                if (string.Join(',', fields) != Header)
                    draft.Problems.Error(at, $"The header must be {Header}; \"{string.Join(',', fields)}\" was found.");
            }
            else if (fields.Length != Fields || Texts.Plain(fields[2]).Length == 0 || fields[6].Length == 0)
            {
                draft.Problems.Error(at, $"A row must have {Fields} fields ({Header}), with a label and a reason.");
            }
            else
            {
                Take(fields, at, draft);
            }
        }
    }

    private static void Take(string[] fields, PolicyPlace at, PolicyDraft draft)
    {
        draft.References.Name(PolicySort.CodeList, new PolicyWord(fields[1], at));
        draft.References.Name(PolicySort.Strand, new PolicyWord(fields[0], at));
        draft.References.Later(() =>
        {
            if (draft.CodeLists.Find(l => l.Id == fields[1]) is { } list
                && !list.Details.Any(c => c.Id == fields[3]) && !draft.ReservedGroups.Exists(g => g.Code == fields[3]))
                draft.Problems.Error(at, $"A label must stand for a category of the list {list.Id} or a reserved group; \"{fields[3]}\" is neither.");
        });
        draft.Labels.Add(new ApprovedLabel(fields[0], fields[1], fields[2], fields[3], new MonthSpan(Month(fields[4]), Month(fields[5]))));

        ReportingMonth? Month(string text)
        {
            if (text.Length == 0)
                return null;
            if (ReportingMonth.TryParse(text, out var month))
                return month;
            draft.Problems.Error(at, $"A month must be written as yyyy-MM, or left empty; \"{text}\" was found.");
            return null;
        }
    }
}
