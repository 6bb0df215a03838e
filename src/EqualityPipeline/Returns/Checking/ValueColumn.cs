using System.Text;

namespace EqualityPipeline.Returns;

/// <param name="Number">What the text stands for; <see cref="None"/> where it stands for nothing.</param>
/// <param name="Fault">The finding it gives, if any; a warning or note can come with a number.</param>
internal readonly record struct Reading(long Number, Finding? Fault)
{
    /// <summary>The label that could not be placed, where that is the fault.</summary>
    public OpenLabel? Label { get; init; }

    public const long None = -1;

    public static Reading Of(long number) => new(number, null);

    public static Reading Wrong(Finding fault) => new(None, fault);
}

/// <summary>Reads one column: every different text is resolved once and remembered, within bounds.</summary>
/// <param name="isFreeText">True where any text is taken, so that each must be looked at for personal details.</param>
internal sealed class ValueColumn(string name, int position, FindingList findings, Func<string, At, Reading> resolve, bool isFreeText = false)
{
    private const int MostTextsListed = 20;
    private const int MostTextsRemembered = 4096;
    private const int LongestRemembered = 256;
    private const int LongestCell = 64 * 1024;

    private readonly TextTable remembered = new();

    /// <summary>Of each text that is remembered.</summary>
    private readonly List<(long Number, RepeatedFinding? Fault)> readings = [];
    private readonly Dictionary<string, RepeatedFinding> faults = [];
    private RepeatedFinding? furtherTexts;

    public string Name => name;

    public int Position => position;

    /// <summary>The number a cell stands for, or <see cref="Reading.None"/>.</summary>
    public long Read(ReadOnlySpan<byte> cell, int row)
    {
        if (remembered.Find(cell) is not (>= 0 and var known))
            return ReadNew(cell, row);
        var (number, fault) = readings[known];
        fault?.Again(row);
        return number;
    }

    private long ReadNew(ReadOnlySpan<byte> cell, int row)
    {
        var at = new At(row, name, position, IsListed: faults.Count < MostTextsListed);
        if (cell.Length > LongestCell)
        {
            Count(Faults.LongCell(at));
            return Reading.None;
        }
        var text = Encoding.UTF8.GetString(cell).Trim();
        var reading = resolve(text, at);
        if (reading.Fault is { Severity: Severity.Error } && SpreadsheetTexts.Fault(at, text) is { } failure)
            reading = Reading.Wrong(failure);
        var isUnknownText = isFreeText || reading.Fault is { Severity: Severity.Error, Code: not Faults.SecretInLinkCode };
        var personal = isUnknownText ? PersonalText.Find(text) : PersonalDetail.None;
        if (personal is not PersonalDetail.None)
            reading = reading with { Number = Reading.None };
        var fault = personal is not PersonalDetail.None ? findings.AddPersonal(at, personal)
            : reading.Fault is null ? null
            : Count(reading.Fault);
        if (personal is PersonalDetail.None && reading.Label is { } label && fault != furtherTexts)
            label.Fault = fault;
        if (cell.Length <= LongestRemembered && remembered.Count < MostTextsRemembered)
        {
            remembered.Add(cell);
            readings.Add((reading.Number, fault));
        }
        return reading.Number;
    }

    /// <summary>One finding for each wrong text; one for all blanks, for all notes and for all personal details.</summary>
    private RepeatedFinding Count(Finding fault)
    {
        var key = fault is { Severity: Severity.Error, Found: not null } or { Code: Faults.TakenForCode } ? $"{fault.Code} {fault.Found}" : fault.Code;
        if (faults.TryGetValue(key, out var seen))
        {
            seen.Again(fault.Row ?? 0);
            return seen;
        }
        if (faults.Count < MostTextsListed || fault is not { Severity: Severity.Error, Found: not null })
            return faults[key] = findings.AddRepeated(fault);
        if (furtherTexts is null)
            return furtherTexts = findings.AddRepeated(Faults.MoreTexts(new At(fault.Row, name, position), MostTextsListed));
        furtherTexts.Count++;
        return furtherTexts;
    }
}
