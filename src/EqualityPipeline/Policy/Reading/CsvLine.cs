using System.Text;

namespace EqualityPipeline.Policy;

/// <summary>Divides a line of a code list into its fields; a row never goes over more than one line.</summary>
internal static class CsvLine
{
    /// <returns>Null where a quotation mark does not open and close a whole field.</returns>
    public static string[]? Fields(string line)
    {
        var fields = new List<string>();
        var at = 0;
        do
        {
            while (at < line.Length && line[at] == ' ')
                at++;
            if (at < line.Length && line[at] == '"')
            {
                if (Quoted(line, ref at) is not { } field)
                    return null;
                fields.Add(field);
            }
            else
            {
                var end = line.IndexOf(',', at) is var comma and >= 0 ? comma : line.Length;
                var field = line[at..end].Trim();
                if (field.Contains('"', StringComparison.Ordinal))
                    return null;
                fields.Add(field);
                at = end;
            }
        }
        while (at++ < line.Length);
        return [.. fields];
    }

    private static string? Quoted(string line, ref int at)
    {
        var field = new StringBuilder();
        for (at++; at < line.Length; at++)
        {
            if (line[at] != '"')
                field.Append(line[at]);
            else if (at + 1 < line.Length && line[at + 1] == '"')
                field.Append(line[at++]);
            else
                break;
        }
        if (at == line.Length)
            return null;
        at++;
        while (at < line.Length && line[at] == ' ')
            at++;
        return at == line.Length || line[at] == ',' ? field.ToString().Trim() : null;
    }
}
