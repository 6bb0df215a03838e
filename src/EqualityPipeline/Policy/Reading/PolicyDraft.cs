using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>A policy while its files are read.</summary>
internal sealed class PolicyDraft
{
    public PolicyDraft()
    {
        Ids = new PolicyIds(Problems);
        References = new PolicyReferences(Ids, Problems);
    }

    public PolicyProblems Problems { get; } = new();

    public PolicyIds Ids { get; }

    public PolicyReferences References { get; }

    public List<Strand> Strands { get; } = [];

    public List<StrandSet> StrandSets { get; } = [];

    public List<ReservedGroup> ReservedGroups { get; } = [];

    /// <summary>The words of reserved groups, with their places.</summary>
    public List<(string Code, ImmutableArray<PolicyWord> Words)> ReservedWords { get; } = [];

    /// <summary>The headers that strands may have, with their places.</summary>
    public List<(string Strand, ImmutableArray<PolicyWord> Words)> StrandWords { get; } = [];

    public List<CodeList> CodeLists { get; } = [];

    /// <summary>Ids of the code lists that columns of returns take.</summary>
    public HashSet<string> CodeListsOfColumns { get; } = new(StringComparer.Ordinal);

    public List<ReturnType> ReturnTypes { get; } = [];

    public List<DeclaredGroup> DeclaredGroups { get; } = [];

    public List<Indicator> Indicators { get; } = [];

    /// <summary>Ids of the indicators that pages open on, with their places, in the order in which they were read.</summary>
    public List<PolicyWord> Headlines { get; } = [];

    /// <summary>Codes of the measures of the crosswalk, with their places.</summary>
    public Dictionary<string, PolicyPlace> OutsideMeasures { get; } = new(StringComparer.Ordinal);

    public Crosswalk Crosswalk { get; set; } = Crosswalk.None;

    public IndicatorChain Chain { get; set; } = IndicatorChain.None;

    public List<ChangedGroup> ChangedGroups { get; } = [];

    public List<FormerCode> FormerCodes { get; } = [];

    public List<Framework> Frameworks { get; } = [];

    public List<Audience> Audiences { get; } = [];

    public List<EvidenceChannel> Channels { get; } = [];

    public ReportTexts Reports { get; set; } = ReportTexts.None;

    public List<AlertRule> AlertRules { get; } = [];

    public NoticeRules Notices { get; set; } = NoticeRules.None;

    public PublicationRules? Publication { get; set; }

    public List<ApprovedLabel> Labels { get; } = [];

    /// <summary>The standard where the pack has no file of comparisons.</summary>
    public ComparisonRules Comparisons { get; set; } = ComparisonRules.Standard;

    /// <summary>Nothing is shared where the pack has no protocol.</summary>
    public SharingProtocol Sharing { get; set; } = SharingProtocol.None;

    /// <summary>The standard where the pack has no rules of registers.</summary>
    public RegisterRules Registers { get; set; } = RegisterRules.Standard;

    public List<Organisation> Organisations { get; } = [];

    public ReturnType? FindReturnType(string id) => ReturnTypes.Find(r => r.Id == id);

    public Indicator? FindIndicator(string id) => Indicators.Find(i => i.Id == id);

    public MonitoringPolicy ToPolicy(string version) => new()
    {
        Version = version,
        Strands = [.. Strands],
        StrandSets = [.. StrandSets],
        ReservedGroups = [.. ReservedGroups],
        CodeLists = CodeLists.ToImmutableSortedDictionary(l => l.Id, l => l, StringComparer.Ordinal),
        ReturnTypes = [.. ReturnTypes],
        DeclaredGroups = [.. DeclaredGroups],
        Indicators = [.. Indicators],
        Frameworks = [.. Frameworks],
        Audiences = [.. Audiences],
        Reports = Reports,
        Channels = [.. Channels],
        AlertRules = [.. AlertRules],
        Notices = Notices,
        Publication = Publication!,
        Labels = [.. Labels],
        Comparisons = Comparisons,
        Crosswalk = Crosswalk,
        Chain = Chain,
        ChangedGroups = [.. ChangedGroups],
        FormerCodes = [.. FormerCodes],
        Sharing = Sharing,
        Registers = Registers,
        Organisations = [.. Organisations],
    };
}
