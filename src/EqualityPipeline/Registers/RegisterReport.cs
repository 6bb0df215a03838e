using System.Collections.Immutable;
using EqualityPipeline.Registers.Meetings;
using EqualityPipeline.Registers.Region;
using EqualityPipeline.Registers.Reports;
using EqualityPipeline.Registers.Triangulation;

namespace EqualityPipeline.Registers;

/// <summary>What the registers of an organisation say as of a day, worked out and tied to its published figures. One property a subject.</summary>
/// <remarks>Made once, when a release is made, and kept with it: pages and feeds read it and work nothing out.</remarks>
public sealed record RegisterReport
{
    public static RegisterReport None { get; } = new();

    /// <summary>Minutes, oldest first.</summary>
    public ImmutableArray<MinutedLine> Meetings { get; init; } = [];

    /// <summary>What committee reports say of plan and consultation; null where neither was sent.</summary>
    public ReportFacts? Facts { get; init; }

    /// <summary>Levels of the authorities of a region; null where none were sent.</summary>
    public RegionReport? Region { get; init; }

    /// <summary>Channels of evidence beside one another; null where fewer than two say anything of any group.</summary>
    public EvidenceGrid? Evidence { get; init; }

    public static RegisterReport Of(RegisterInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return new RegisterReport
        {
            Meetings = MinutedLine.Of(inputs),
            Facts = ReportFacts.Of(inputs),
            Region = RegionReport.Of(inputs),
            Evidence = EvidenceGrid.Of(inputs),
        };
    }
}
