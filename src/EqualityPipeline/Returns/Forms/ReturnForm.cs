using System.Collections.Immutable;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>How the rows of a return are laid out.</summary>
public enum ReturnLayout { Event, Tally, Register }

/// <summary>The empty form of a return: what the policy asks for in one month, of a directorate where one is named. The validator reads its headings as they stand.</summary>
public sealed record ReturnForm
{
    public required ReturnType Type { get; init; }

    public required ReturnLayout Layout { get; init; }

    public required ReportingMonth Month { get; init; }

    /// <summary>Null for the form as anyone may have it.</summary>
    public required Organisation? Organisation { get; init; }

    /// <summary>Null where none is named and for a return of the whole organisation.</summary>
    public required Directorate? Directorate { get; init; }

    public required ImmutableArray<FormColumn> Columns { get; init; }

    /// <summary>Who it is to come from, as a heading: "Northmoor City Council, Housing".</summary>
    public string Sender => (Organisation, Directorate) switch
    {
        ({ } organisation, { } directorate) => $"{organisation.Name}, {directorate.Name}",
        ({ } organisation, null) => organisation.Name,
        _ => "any sender",
    };

    /// <summary>The layouts that a type takes, the one for single people first.</summary>
    public static ImmutableArray<ReturnLayout> LayoutsOf(ReturnType type)
    {
        var layouts = ImmutableArray.CreateBuilder<ReturnLayout>(3);
        if (type.Event is not null)
            layouts.Add(ReturnLayout.Event);
        if (type.Tally is not null)
            layouts.Add(ReturnLayout.Tally);
        if (type.Register is not null)
            layouts.Add(ReturnLayout.Register);
        return layouts.ToImmutable();
    }

    /// <param name="organisation">Null for a form that offers no services, wards or directorates and asks every strand that any organisation has adopted.</param>
    /// <exception cref="ArgumentException">The type does not take the layout.</exception>
    public static ReturnForm For(
        MonitoringPolicy policy, ReturnType type, ReportingMonth month, ReturnLayout layout, Organisation? organisation = null, Directorate? directorate = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(type);
        var edition = type.AsOf(month);
        if (!LayoutsOf(edition).Contains(layout))
            throw new ArgumentException($"{type.Id} is not taken in the layout {layout}.", nameof(layout));
        return new ReturnForm
        {
            Type = edition, Layout = layout, Month = month, Organisation = organisation, Directorate = directorate,
            Columns = new FormColumns(policy, edition, month, organisation, directorate).Of(layout),
        };
    }
}

/// <summary>One column of a form.</summary>
public sealed record FormColumn
{
    /// <summary>The heading.</summary>
    public required string Name { get; init; }

    public required FormEntry Entry { get; init; }

    public required bool Required { get; init; }

    /// <summary>What to write, in plain English.</summary>
    public required string Hint { get; init; }

    /// <summary>The exact question to ask; null where there is none.</summary>
    public string? Question { get; init; }

    /// <summary>Where the wording of the question comes from.</summary>
    public string? QuestionSource { get; init; }

    /// <summary>What may be written; empty where it is not one of a few.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>For a column whose choices depend on that of another: the choices for each of its choices, in its order.</summary>
    public ImmutableArray<FormChoices> ChoicesBy { get; init; } = [];

    /// <summary>The column that <see cref="ChoicesBy"/> goes by.</summary>
    public string? DependsOn { get; init; }

    /// <summary>The strand whose answers it holds; null for another column.</summary>
    public string? Strand { get; init; }

    /// <summary>The code list that the choices come from; null where they come from elsewhere.</summary>
    public string? CodeList { get; init; }

    /// <summary>For a number or a date: its bounds; null where there is none.</summary>
    public decimal? Least { get; init; }

    public decimal? Most { get; init; }

    /// <summary>For a number.</summary>
    public int Decimals { get; init; }

    /// <summary>For a date that must lie in the month of the return.</summary>
    public bool InMonth { get; init; }

    /// <summary>For a text: characters, at most; null where there is no bound.</summary>
    public int? Longest { get; init; }

    public bool TakesSeveral { get; init; }
}

/// <param name="Of">The choice of the column that is gone by.</param>
public sealed record FormChoices(string Of, ImmutableArray<string> Choices);

/// <summary>What a cell of a form takes.</summary>
public enum FormEntry { Choice, Date, Month, Number, Text }
