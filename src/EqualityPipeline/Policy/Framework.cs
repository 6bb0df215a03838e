using System.Collections.Immutable;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Policy;

/// <summary>An edition of a framework of equality performance: areas, ordered levels, and criteria bound to evidence.</summary>
public sealed record Framework
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Source { get; init; }

    public required MonthSpan InForce { get; init; }

    /// <summary>Lowest first; level 0 (none reached) is not listed.</summary>
    public required ImmutableArray<FrameworkLevel> Levels { get; init; }

    public required ImmutableArray<FrameworkArea> Areas { get; init; }

    public required ImmutableArray<Criterion> Criteria { get; init; }

    /// <summary>What level 0 is called.</summary>
    public string NoneName { get; init; } = "None yet";

    /// <summary>The areas of judgement within the areas, in the framework's order; empty where it names none.</summary>
    public ImmutableArray<FrameworkTheme> Themes { get; init; } = [];

    /// <summary>Kinds of organisation it was written for; empty means every kind.</summary>
    public ImmutableArray<OrganisationKind> WrittenFor { get; init; } = [];

    /// <summary>An organisation may be assessed on some of its areas only.</summary>
    public bool IsModular { get; init; }

    /// <summary>How levels of other schemes are carried over to this one.</summary>
    public ImmutableArray<LevelMigration> Migrations { get; init; } = [];

    public FrameworkLevel? FindLevel(string id) => Levels.FirstOrDefault(l => l.Id == id);

    public Criterion? FindCriterion(string id) => Criteria.FirstOrDefault(c => c.Id == id);

    public string LevelName(int rank) => rank == 0 ? NoneName : Levels.Single(l => l.Rank == rank).Name;
}

/// <param name="Rank">1 for the lowest level.</param>
/// <param name="AlsoKnownAs">Other names with who used them, for example "Emerging (draft wording, 2009)".</param>
public sealed record FrameworkLevel(string Id, string Name, int Rank, string Subtitle, ImmutableArray<string> AlsoKnownAs);

public sealed record FrameworkArea(string Id, string Name);

/// <summary>An area of judgement: a theme inside an area, that one or several criteria are about.</summary>
/// <param name="Source">Where the theme is taken from; "[memory]" where that is general knowledge.</param>
public sealed record FrameworkTheme(string Id, string Area, string Name, string Source);

/// <param name="Owner">The role that owes the evidence.</param>
/// <param name="Rule">How data settle it; null where a recorded judgement alone does.</param>
public sealed record Criterion(string Id, string Area, string Level, string Question, string Owner, EvidenceRule? Rule)
{
    /// <summary>The area of judgement it belongs to; null where the framework names none.</summary>
    public string? Theme { get; init; }

    /// <summary>The recorded judgement that it asks for, by itself or besides the data; null where data alone settle it.</summary>
    public JudgementRule? Judgement { get; init; }
}

/// <summary>A person's judgement that is asked for, from the register of framework evidence.</summary>
/// <param name="MaxAgeMonths">From the day it was made; where the judgement itself names an earlier end, that holds.</param>
/// <param name="By">Codes of who may judge: self, peer, external.</param>
public sealed record JudgementRule(int MaxAgeMonths, ImmutableArray<string> By);

/// <summary>Levels of another scheme that became levels of this one on a day without an assessment.</summary>
/// <param name="From">The framework they were reached under.</param>
/// <param name="On">The day on which they were carried over; a level assessed later is not.</param>
/// <param name="LapsesOn">The first day on which they no longer stand, unless the organisation was assessed again; null where they do not lapse.</param>
/// <param name="Levels">Of the other scheme, to the level here; null where no level is given for it.</param>
public sealed record LevelMigration(string From, DateOnly On, DateOnly? LapsesOn, ImmutableArray<MigratedLevel> Levels);

/// <param name="Source">Who says so.</param>
public sealed record MigratedLevel(string From, string? To, string Source);

/// <summary>A framework that an organisation works to.</summary>
/// <param name="Areas">The areas (modules) chosen; empty means all.</param>
/// <param name="TargetLevel">Level aimed for; null where none is set here. A target in the register of levels goes before it.</param>
/// <param name="TargetDate">The operating target: when the organisation means to be there.</param>
/// <param name="HardDate">When it must be there at the latest; where a level that stands lapses, that day.</param>
public sealed record AdoptedFramework(
    string Framework, MonthSpan InForce, ImmutableArray<string> Areas, string? TargetLevel, DateOnly? TargetDate, DateOnly? HardDate);
