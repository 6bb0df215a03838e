using EqualityPipeline.Registers.ImpactAssessments;

namespace EqualityPipeline.Registers;

/// <summary>What the registers of an organisation say as of a day, worked out and tied to its published figures. One property a subject.</summary>
/// <remarks>Made once, when a release is made, and kept with it: pages and feeds read it and work nothing out.</remarks>
public sealed record RegisterReport
{
    public static RegisterReport None { get; } = new();

    /// <summary>Null where nobody ever sent the register; so are the others.</summary>
    public ImpactAssessmentReport? ImpactAssessments { get; init; }

    public static RegisterReport Of(RegisterInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs.Registers.IsEmpty)
            return None;
        var figures = new RegisterFigures(inputs);
        return new RegisterReport
        {
            ImpactAssessments = ImpactAssessmentReport.Of(inputs, figures),
        };
    }
}
