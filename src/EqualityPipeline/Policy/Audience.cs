using System.Collections.Immutable;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Policy;

/// <summary>Who reads: a forum, a cabinet, a scrutiny committee, officers, partners, a region, the public.</summary>
/// <param name="Edition">The edition of a release it sees.</param>
/// <param name="Depth">How far down figures go for it.</param>
/// <param name="HeadlineCap">Figures, at most, that its pack opens with.</param>
public sealed record Audience(string Id, string Name, string Purpose, Edition Edition, AudienceDepth Depth, ImmutableArray<string> Organisations, int HeadlineCap)
{
    /// <summary>Words of its pack, at most.</summary>
    public required int LengthCap { get; init; }

    public required MeetingCycle Meets { get; init; }

    /// <summary>The code under which the register of meetings keeps its minutes; null for readers who do not meet.</summary>
    public string? Forum { get; init; }

    /// <summary>A pack for each of these, where it has several; none where it has one pack for the whole organisation.</summary>
    public ImmutableArray<AudiencePart> Parts { get; init; } = [];

    /// <summary>Whether each service of an organisation has a pack of its own.</summary>
    public bool IsEachService { get; init; }

    public required string Source { get; init; }
}

/// <summary>A portfolio, a remit, a strand: what one pack of an audience is about.</summary>
/// <param name="Directorates">Ids; those that an organisation does not have are passed over for it.</param>
/// <param name="Services">Ids of services beside the whole directorates.</param>
public sealed record AudiencePart(string Id, string Name, ImmutableArray<string> Directorates, ImmutableArray<string> Services)
{
    /// <summary>The one strand it is about, of the whole organisation; null where it is about every strand.</summary>
    public string? Strand { get; init; }
}

public enum AudienceDepth { Organisation, Directorate, Service }

/// <summary>How often an audience meets.</summary>
public enum MeetingCycle { Monthly, Quarterly, TwiceAYear, Yearly, AsNeeded, Never }

/// <summary>What every committee report says, whatever it finds.</summary>
/// <param name="Legal">What the law asks; the texts in force on the day of the report are printed.</param>
public sealed record ReportTexts(ImmutableArray<DatedText> Legal)
{
    public static ReportTexts None { get; } = new([]);
}

public sealed record DatedText(MonthSpan InForce, string Text);
