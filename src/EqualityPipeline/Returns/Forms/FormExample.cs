using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Indicators;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>Rows as a filled-in form might hold them, invented; the documentation shows one.</summary>
public static class FormExample
{
    /// <summary>One row, with the first choice of every list.</summary>
    public static ImmutableArray<string> Row(ReturnForm form) => Rows(form)[0];

    /// <summary>As few rows as make a whole return: in the tally layout each strand has the same people.</summary>
    public static ImmutableArray<ImmutableArray<string>> Rows(ReturnForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (form.Type.Register is { } register && form.Layout is ReturnLayout.Register)
            return [Record(form, register)];
        var strands = form.Columns.FirstOrDefault(c => c.Name == ReturnHeader.StrandColumn) is { } strand && form.Layout is ReturnLayout.Tally ? strand.Choices : [];
        if (form.Layout is not ReturnLayout.Tally || strands.IsEmpty)
            return [Row(form, chosen: [])];
        return [.. strands.Select(s => Row(form, new Dictionary<string, string>(StringComparer.Ordinal) { [ReturnHeader.StrandColumn] = s }))];
    }

    /// <summary>The record that the policy gives as an example; what depends on the sender is chosen from the form.</summary>
    private static ImmutableArray<string> Record(ReturnForm form, RegisterLayout register)
        => [.. form.Columns.Select(c => register.Example.GetValueOrDefault(c.Name) ?? (c.Required ? Entry(form, c, []) : string.Empty))];

    private static ImmutableArray<string> Row(ReturnForm form, Dictionary<string, string> chosen)
    {
        var texts = ImmutableArray.CreateBuilder<string>(form.Columns.Length);
        foreach (var column in form.Columns)
        {
            var text = chosen.GetValueOrDefault(column.Name) ?? Entry(form, column, chosen);
            chosen[column.Name] = text;
            texts.Add(text);
        }
        return texts.MoveToImmutable();
    }

    private static string Entry(ReturnForm form, FormColumn column, Dictionary<string, string> chosen) => column.Entry switch
    {
        FormEntry.Choice when !column.ChoicesBy.IsEmpty => FirstFor(column, column.DependsOn is { } by ? chosen.GetValueOrDefault(by) : null),
        FormEntry.Choice => column.Choices.FirstOrDefault("…"),
        FormEntry.Date => form.Month.FirstDay.AddDays(8).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FormEntry.Month => form.Month.ToString(),
        FormEntry.Number => Math.Clamp(12, column.Least ?? 0, column.Most ?? 1_000_000).ToString(CultureInfo.InvariantCulture),
        FormEntry.Text when column.Hint.Contains("https://", StringComparison.Ordinal) => "https://example.org/evidence",
        _ => "EX-1",
    };

    private static string FirstFor(FormColumn column, string? chosen)
        => column.ChoicesBy.FirstOrDefault(c => c.Of == chosen)?.Choices.FirstOrDefault() ?? GroupTree.Total;
}
