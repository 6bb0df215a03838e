using System.Text;
using CsvHelper;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>A register as the file that would be sent of it: headings, then a row a record, in standard codes. Equal records are equal bytes.</summary>
public static class RegisterFile
{
    private static readonly CsvWriterOptions Options = new() { HasHeader = false, NewLine = "\n" };

    /// <param name="rows">By column; a column that a row does not have is left blank.</param>
    public static byte[] Csv(RegisterLayout register, IEnumerable<IReadOnlyDictionary<string, string>> rows)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(rows);
        using var text = new StringWriter();
        using (var csv = CsvWriter.Create(text, Options, leaveOpen: true))
        {
            Write(csv, register.Columns.Select(c => c.Name));
            foreach (var row in rows)
                Write(csv, register.Columns.Select(c => row.GetValueOrDefault(c.Name, "")));
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Write(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
            csv.WriteField(cell);
        csv.EndRecord();
    }
}
