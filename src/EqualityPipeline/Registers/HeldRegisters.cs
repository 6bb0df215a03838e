using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Periods;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Registers;

/// <summary>Every register of an organisation that is accepted, of whatever month: what it says now, and what it said before.</summary>
public sealed class HeldRegisters(IEnumerable<AcceptedRegister> registers)
{
    private readonly ILookup<string, AcceptedRegister> byType = registers
        .OrderBy(r => r.Period).ThenBy(r => r.Directorate, StringComparer.Ordinal)
        .ToLookup(r => r.ReturnType, StringComparer.Ordinal);

    public static HeldRegisters None { get; } = new([]);

    public bool IsEmpty => byType.Count == 0;

    /// <summary>Whether anybody ever sent one: a register that nobody sent says nothing, which is not the same as an empty one.</summary>
    public bool Holds(string returnType) => byType.Contains(returnType);

    /// <summary>Every accepted register of a type, oldest first.</summary>
    public IEnumerable<AcceptedRegister> HistoryOf(string returnType) => byType[returnType];

    /// <summary>What was held of months up to the one given.</summary>
    public HeldRegisters UpTo(ReportingMonth month) => new(byType.SelectMany(r => r).Where(r => r.Period <= month));

    /// <summary>Each sender's latest, in the order of organisations and directorates: members of a partnership each have their own.</summary>
    public ImmutableArray<AcceptedRegister> LatestOf(string returnType) =>
    [
        .. byType[returnType]
            .GroupBy(r => (r.Organisation, r.Directorate))
            .OrderBy(ofOne => ofOne.Key.Organisation, StringComparer.Ordinal).ThenBy(ofOne => ofOne.Key.Directorate, StringComparer.Ordinal)
            .Select(ofOne => ofOne.MaxBy(r => r.Period)!),
    ];

    /// <summary>What the latest registers of a type hold, with the directorate that says so.</summary>
    public IEnumerable<HeldRecord> RecordsOf(string returnType)
        => LatestOf(returnType).SelectMany(r => r.Records, (r, record) => new HeldRecord(r, record));
}

/// <param name="Of">The register that holds it.</param>
public sealed record HeldRecord(AcceptedRegister Of, RegisterRecord Record)
{
    public string Organisation => Of.Organisation;

    public string Directorate => Of.Directorate;

    /// <summary>Of a column that must be filled; empty in a register accepted before the policy asked for it.</summary>
    public string Text(string column) => Find(column) ?? string.Empty;

    public string? Find(string column) => Record.Find(column);

    public DateOnly? FindDay(string column) => Find(column) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    public ReportingMonth? FindMonth(string column) => Find(column) is { } text ? ReportingMonth.Parse(text) : null;

    public decimal? FindNumber(string column) => Find(column) is { } text ? decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture) : null;

    /// <summary>Of a column that takes several; none where it is blank.</summary>
    public IReadOnlyList<string> FindSeveral(string column) => Find(column)?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
