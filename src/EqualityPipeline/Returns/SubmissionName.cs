using EqualityPipeline.Periods;

namespace EqualityPipeline.Returns;

/// <summary>Who sent what for which month, as the path of an upload says it.</summary>
/// <param name="Path"><c>{organisation}/{directorate}/{period}/{return type}[-anything].csv|.xlsx</c>, within the container.</param>
public sealed record SubmissionName(string Organisation, string Directorate, ReportingMonth Period, string ReturnType, string Path)
{
    public override string ToString() => Path;
}
