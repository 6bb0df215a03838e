namespace EqualityPipeline.Registers;

/// <summary>What the registers of an organisation say as of a day, worked out and tied to its published figures. One property a subject.</summary>
/// <remarks>Made once, when a release is made, and kept with it: pages and feeds read it and work nothing out.</remarks>
public sealed record RegisterReport
{
    public static RegisterReport None { get; } = new();

    public static RegisterReport Of(RegisterInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return None;
    }
}
