namespace EqualityPipeline.Policy;

/// <summary>Reads publication.yaml.</summary>
internal static class PublicationFile
{
    private const int LeastHidden = 5;
    private const int MostHidden = 30;
    private const int MostQuarantineDays = 90;
    private const string QuarantineDays = "quarantine-days";
    private const string HeadlineBudget = "headline-budget";
    private const int MostHeadlines = 60;

    public static void Read(PolicyNode root, PolicyDraft draft)
    {
        if (root.Mapping("the file of publication rules", "smallest-published-count", "show-zeros", QuarantineDays, HeadlineBudget) is not { } file)
            return;
        draft.Publication = new PublicationRules(file.Number("smallest-published-count", LeastHidden, MostHidden), file.Flag("show-zeros"))
        {
            QuarantineDays = file.Find(QuarantineDays) is null ? PublicationRules.UsualQuarantineDays : file.Number(QuarantineDays, 1, MostQuarantineDays),
            HeadlineBudget = file.Find(HeadlineBudget) is null ? PublicationRules.UsualHeadlineBudget : file.Number(HeadlineBudget, 1, MostHeadlines),
        };
    }
}
