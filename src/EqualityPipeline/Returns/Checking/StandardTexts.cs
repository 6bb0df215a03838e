namespace EqualityPipeline.Returns;

/// <summary>The standard texts that cells of a register stand for, each with a number, so that one text is kept once.</summary>
internal sealed class StandardTexts
{
    public const long Blank = 0;

    private readonly List<string> texts = [string.Empty];
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    public string this[long number] => texts[(int)number];

    public Reading Of(string text, Finding? fault = null)
    {
        if (text.Length == 0)
            return new Reading(Blank, fault);
        if (!numbers.TryGetValue(text, out var number))
        {
            numbers.Add(text, number = texts.Count);
            texts.Add(text);
        }
        return new Reading(number, fault);
    }
}
