namespace EqualityPipeline.Policy;

/// <summary>Reads publication.yaml.</summary>
internal static class PublicationFile
{
    private const int LeastHidden = 5;
    private const int MostHidden = 30;

    public static void Read(PolicyNode root, PolicyDraft draft)
    {
        if (root.Mapping("the file of publication rules", "smallest-published-count", "show-zeros") is { } file)
            draft.Publication = new PublicationRules(file.Number("smallest-published-count", LeastHidden, MostHidden), file.Flag("show-zeros"));
    }
}
