using System.Collections.Immutable;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Policy;

/// <summary>The partnership's Equality Monitoring Policy: everything that is decided by people and not by code.</summary>
/// <remarks>Made only by <see cref="PolicyPack"/>, which has checked every reference in it.</remarks>
public sealed record MonitoringPolicy
{
    /// <summary>Hash of the whole pack, 16 hexadecimal digits; receipts carry it.</summary>
    public required string Version { get; init; }

    public required ImmutableArray<Strand> Strands { get; init; }

    public required ImmutableArray<StrandSet> StrandSets { get; init; }

    /// <summary>Answers that are not a category of any strand: prefer not to say, unknown, left blank, not collected, not applicable.</summary>
    public required ImmutableArray<ReservedGroup> ReservedGroups { get; init; }

    public required ImmutableSortedDictionary<string, CodeList> CodeLists { get; init; }

    public required ImmutableArray<ReturnType> ReturnTypes { get; init; }

    /// <summary>Groups beyond the categories of one strand.</summary>
    public ImmutableArray<DeclaredGroup> DeclaredGroups { get; init; } = [];

    public required ImmutableArray<Indicator> Indicators { get; init; }

    public required ImmutableArray<Framework> Frameworks { get; init; }

    public required ImmutableArray<Audience> Audiences { get; init; }

    /// <summary>What committee reports say beside the figures.</summary>
    public ReportTexts Reports { get; init; } = ReportTexts.None;

    /// <summary>Figures that speak for one kind of evidence, to be set beside the others.</summary>
    public ImmutableArray<EvidenceChannel> Channels { get; init; } = [];

    public required ImmutableArray<AlertRule> AlertRules { get; init; }

    public NoticeRules Notices { get; init; } = NoticeRules.None;

    public required PublicationRules Publication { get; init; }

    /// <summary>Labels that the policy has approved for everyone; an organisation's own are approved by its equality lead.</summary>
    public ImmutableArray<ApprovedLabel> Labels { get; init; } = [];

    public Crosswalk Crosswalk { get; init; } = Crosswalk.None;

    public IndicatorChain Chain { get; init; } = IndicatorChain.None;

    /// <summary>Groups that mean other people since a list of categories changed, by the month of the change.</summary>
    public ImmutableArray<ChangedGroup> ChangedGroups { get; init; } = [];

    /// <summary>Categories that a later list has not, and what they count as under it.</summary>
    public ImmutableArray<FormerCode> FormerCodes { get; init; } = [];

    /// <summary>Months after the one of a break in which figures still warn of it: with 12 a year's comparison across it never goes unmarked.</summary>
    public const int MonthsOfWarning = 12;

    public ComparisonRules Comparisons { get; init; } = ComparisonRules.Standard;

    public SharingProtocol Sharing { get; init; } = SharingProtocol.None;

    public RegisterRules Registers { get; init; } = RegisterRules.Standard;

    public required ImmutableArray<Organisation> Organisations { get; init; }

    public Organisation? FindOrganisation(string id) => Organisations.FirstOrDefault(o => o.Id == id);

    public ReturnType? FindReturnType(string id) => ReturnTypes.FirstOrDefault(r => r.Id == id);

    public Strand? FindStrand(string id) => Strands.FirstOrDefault(s => s.Id == id);

    public Indicator? FindIndicator(string id) => Indicators.FirstOrDefault(i => i.Id == id);

    public ReservedGroup? FindReservedGroup(string code) => ReservedGroups.FirstOrDefault(g => g.Code == code);

    /// <summary>The same policy with every indicator as it was defined in a month: what that month's figures are computed by.</summary>
    public MonitoringPolicy AsOf(ReportingMonth month)
        => Indicators.All(i => i.Earlier.IsEmpty) ? this : this with { Indicators = [.. Indicators.Select(i => i.AsOf(month))] };

    /// <summary>The strands an organisation had adopted by a month, in the policy's order.</summary>
    public ImmutableArray<Strand> StrandsInForce(Organisation organisation, ReportingMonth month)
    {
        var adopted = organisation.StrandSets.LastOrDefault(a => a.From <= month);
        var set = adopted is null ? null : StrandSets.FirstOrDefault(s => s.Id == adopted.Set);
        return set is null ? [] : [.. Strands.Where(s => set.Strands.Contains(s.Id))];
    }

    /// <summary>The list of a strand in a month, with the question whose answers it holds; null where no list was in force.</summary>
    public static DatedCodeList? DatedListFor(Strand strand, ReportingMonth month) => strand.CodeLists.FirstOrDefault(d => d.InForce.Covers(month));

    /// <summary>The categories a strand had in a month; null where no list was in force.</summary>
    public CodeList? CodeListFor(Strand strand, ReportingMonth month)
        => DatedListFor(strand, month) is { } dated ? CodeLists[dated.List] : null;

    /// <summary>
    /// Why the figures of a group cannot be set beside earlier ones without a warning: its meaning changed in this month or in the
    /// <see cref="MonthsOfWarning"/> before it. Null where it did not.
    /// </summary>
    public ComparabilityBreak? ComparabilityOf(string strand, string group, ReportingMonth month)
    {
        foreach (var changed in ChangedGroups)
        {
            if (changed.Group == group && changed.Strand == strand && Warns(changed.Break, month))
                return changed.Break;
        }
        return null;
    }

    /// <summary>The same of an indicator whose definition changed, or of whose returns an edition asked another question.</summary>
    public ComparabilityBreak? ComparabilityOf(Indicator indicator, ReportingMonth month)
        => indicator.Breaks.LastOrDefault(b => Warns(b, month)) ?? OfDefinition(indicator, month) ?? OfEdition(indicator.Count, month) ?? OfEdition(indicator.Of, month);

    private static ComparabilityBreak? OfDefinition(Indicator indicator, ReportingMonth month)
        => indicator.Earlier
            .Where(e => !e.Definition.HasValuesOf(indicator.AsOf(e.Until.Plus(1))))
            .Select(e => new ComparabilityBreak(e.Until.Plus(1), $"Until {e.Until.InWords} it was defined in another way."))
            .LastOrDefault(b => Warns(b, month));

    private ComparabilityBreak? OfEdition(MeasureReference part, ReportingMonth month)
        => (part.IsNone ? null : FindReturnType(part.Return))?.LaterEditions
            .Where(e => e.NotComparable.Contains(part.Measure))
            .Select(e => new ComparabilityBreak(e.From, e.Why))
            .LastOrDefault(b => Warns(b, month));

    private static bool Warns(ComparabilityBreak broken, ReportingMonth month)
        => month.MonthsSince(broken.From) is >= 0 and <= MonthsOfWarning;

    /// <summary>Hash of what this policy says of one organisation's figures in one month, 16 hexadecimal digits.</summary>
    /// <remarks>A change that touches no figure of the month (a webhook, an audience, a deadline, another organisation) leaves it as it was.</remarks>
    public string SliceFor(Organisation organisation, ReportingMonth month) => PolicySlice.HashFor(this, organisation, month);
}
