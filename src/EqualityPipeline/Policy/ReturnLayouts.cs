using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>One row per contact, application, incident or employee, one column per strand in force besides these.</summary>
/// <param name="Counts">The measure each row adds one to; null where a stage column or the measures themselves say which.</param>
public sealed record EventLayout(ImmutableArray<ReturnColumn> Columns, string? Counts)
{
    /// <summary>Strands beyond those in force that a row may answer (care status, socio-economic background), by id.</summary>
    public ImmutableArray<string> FurtherStrands { get; init; } = [];
}

/// <summary>One row per count: columns <c>service</c>, <c>place</c>, the attributes, <c>strand</c>, <c>group</c>, <c>measure</c>, <c>count</c>.</summary>
/// <param name="HasService">Whether a service column is read.</param>
/// <param name="HasPlace">Whether a place column is read.</param>
public sealed record TallyLayout(bool HasService, bool HasPlace)
{
    /// <summary>Categories that the counts are kept apart by.</summary>
    public ImmutableArray<ReturnColumn> Attributes { get; init; } = [];

    /// <summary>False for amounts that are of no group of people (spend, hours): there is then no strand or group column.</summary>
    public bool HasStrands { get; init; } = true;
}

/// <summary>One row per record (an impact assessment, an action, a target): what is known of each now. Sending it again replaces the whole register.</summary>
/// <param name="Key">The columns that together name a record; no two rows share them.</param>
public sealed record RegisterLayout(ImmutableArray<ReturnColumn> Columns, ImmutableArray<string> Key, ImmutableArray<RegisterRule> Rules)
{
    /// <summary>A record as one might be, invented, by column; what depends on the sender (a service, a ward) is left out.</summary>
    public ImmutableSortedDictionary<string, string> Example { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The column that references of other registers name; null where the key has no id, or several.</summary>
    public string? IdColumn => Key.Where(name => FindColumn(name)?.Type is ColumnType.Id).ToList() is [var only] ? only : null;

    public ReturnColumn? FindColumn(string name) => Columns.FirstOrDefault(c => c.Name == name);
}

/// <summary>What must hold between the columns of one row, or between rows that belong together.</summary>
/// <param name="Message">The sentence that the sender reads, in plain English.</param>
public sealed record RegisterRule(string Message, string Fix, bool IsWarning)
{
    /// <summary>The rule is asked only of rows where each of these holds; empty means every row.</summary>
    public ImmutableArray<ColumnCondition> When { get; init; } = [];

    /// <summary>The rule is asked only of rows where each of these columns is filled.</summary>
    public ImmutableArray<string> WhenFilled { get; init; } = [];

    /// <summary>Columns that must be filled.</summary>
    public ImmutableArray<string> Needs { get; init; } = [];

    /// <summary>At least one of these columns must be filled.</summary>
    public ImmutableArray<string> NeedsOneOf { get; init; } = [];

    /// <summary>Dates, months or numbers of which each is not before, or not less than, the one before it; blanks are passed over.</summary>
    public ImmutableArray<string> InOrder { get; init; } = [];

    /// <summary>Columns that must be left blank.</summary>
    public ImmutableArray<string> LeavesBlank { get; init; } = [];

    /// <summary>Columns that, where they are filled, must hold one of these codes.</summary>
    public ImmutableArray<ColumnCondition> MustBe { get; init; } = [];

    /// <summary>Dates or months of what has happened: not after the month of the return; blanks are passed over.</summary>
    public ImmutableArray<string> NotAfterPeriod { get; init; } = [];

    /// <summary>What a column adds up to over rows that belong together; null where the rule asks for no total.</summary>
    public RegisterTotal? Total { get; init; }

    /// <summary>Columns that hold the same throughout rows that belong together; null where the rule does not ask it.</summary>
    public RegisterSameness? Same { get; init; }
}

/// <param name="Column">A number column.</param>
/// <param name="Is">What it adds up to, give or take <paramref name="GiveOrTake"/>.</param>
/// <param name="Over">The columns whose texts tell which rows belong together.</param>
public sealed record RegisterTotal(string Column, decimal Is, decimal GiveOrTake, ImmutableArray<string> Over);

/// <param name="Over">The columns whose texts tell which rows belong together.</param>
public sealed record RegisterSameness(ImmutableArray<string> Columns, ImmutableArray<string> Over);
