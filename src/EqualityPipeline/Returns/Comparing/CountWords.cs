using System.Globalization;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>Counts in the words of the return form.</summary>
internal sealed class CountWords(ReturnContext context)
{
    public string Series(string service, string measure)
        => Service(service) is { } name ? $"{name}, {Measure(measure)}" : Measure(measure);

    public string Measure(string measure) => context.Type.FindMeasure(measure)?.Name ?? measure;

    public string? Service(string service) => context.Services.FirstOrDefault(s => s.Id == service)?.Name;

    public string Group(Strand strand, string group)
        => context.Strands.FirstOrDefault(s => s.Strand.Id == strand.Id)?.NameOf(group) ?? group;

    public static string Number(decimal number) => number.ToString("#,0.##", CultureInfo.InvariantCulture);
}
