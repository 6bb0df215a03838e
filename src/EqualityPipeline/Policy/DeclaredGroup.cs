using System.Collections.Immutable;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Policy;

/// <summary>A group beyond the categories of one strand (white working-class boys, looked-after children), counted from event rows as they are read.</summary>
/// <remarks>The rows are deleted after their days, so that a group cannot be counted for months that were sent before it was declared.</remarks>
/// <param name="From">The month since when it exists.</param>
/// <param name="MinimumSize">People, below which nothing is to be concluded of it.</param>
/// <param name="AllOf">A person belongs to it who belongs to each of these.</param>
public sealed record DeclaredGroup(string Id, string Name, string Why, ReportingMonth From, int MinimumSize, ImmutableArray<GroupPart> AllOf)
{
    /// <summary>The two groups that its cells have besides the reserved ones; its id is their strand.</summary>
    public const string InGroup = "in-group";

    public const string NotInGroup = "not-in-group";

    public const string NotInGroupName = "Everyone else who answered";
}

/// <param name="Groups">Categories or headings of the strand's lists, of which a person must have one.</param>
public sealed record GroupPart(string Strand, ImmutableArray<string> Groups);
