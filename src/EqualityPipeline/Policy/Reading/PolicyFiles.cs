namespace EqualityPipeline.Policy;

/// <summary>The files and folders of a pack.</summary>
internal static class PolicyFiles
{
    public const string Strands = "strands.yaml";
    public const string Groups = "groups.yaml";
    public const string CodeLists = "code-lists/";
    public const string Returns = "returns/";
    public const string Indicators = "indicators/";
    public const string Frameworks = "frameworks/";
    public const string Audiences = "audiences.yaml";
    public const string Alerts = "alerts.yaml";
    public const string Notices = "notices.yaml";
    public const string Publication = "publication.yaml";
    public const string Labels = "labels.csv";
    public const string Comparisons = "comparisons.yaml";
    public const string Organisations = "organisations.yaml";
    public const string Sharing = "sharing.yaml";
    public const string Crosswalk = "crosswalk.yaml";
    public const string Chain = "chain.yaml";
    public const string Comparability = "comparability.yaml";
    public const string Registers = "registers.yaml";
    public const string Channels = "channels.yaml";

    /// <summary>What a pack need not have.</summary>
    public static IReadOnlyList<string> Optional { get; } = [Groups, Indicators, Frameworks, Comparisons, Crosswalk, Chain, Comparability, Sharing, Registers, Channels];

    /// <summary>The reader of each file or, for those that end in a slash, of each file of a folder.</summary>
    public static IReadOnlyList<(string Path, Action<PolicyNode, PolicyDraft> Read)> Yaml { get; } =
    [
        (Strands, StrandsFile.Read),
        (Groups, GroupsFile.Read),
        (Returns, ReturnFile.Read),
        (Indicators, IndicatorFile.Read),
        (Frameworks, FrameworkFile.Read),
        (Organisations, OrganisationsFile.Read),
        (Audiences, AudiencesFile.Read),
        (Alerts, AlertsFile.Read),
        (Notices, NoticesFile.Read),
        (Publication, PublicationFile.Read),
        (Comparisons, ComparisonsFile.Read),
        (Sharing, SharingFile.Read),
        (Crosswalk, CrosswalkFile.Read),
        (Chain, ChainFile.Read),
        (Comparability, ComparabilityFile.Read),
        (Registers, RegistersFile.Read),
        (Channels, ChannelsFile.Read),
    ];
}
