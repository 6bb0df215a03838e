namespace EqualityPipeline.Returns;

/// <summary>Labels that stand for a category because somebody has said so.</summary>
internal static partial class Faults
{
    public const string TakenForCode = "R192";

    public static Finding TakenFor(At at, string found, string strand, string name) => Make(TakenForCode, at, found, name,
        $"{Quoted(found)} was taken for \"{name}\" of {strand}, as was approved.", "Nothing has to be done.");
}
