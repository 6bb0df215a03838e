using System.Collections.Immutable;
using System.Text.Json.Serialization;
using EqualityPipeline.Frameworks;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Registers;

namespace EqualityPipeline.Publication;

/// <summary>A release of one organisation: which submissions it rests on and which parts it is made of. No wall clock inside.</summary>
/// <param name="Id">Hash of everything else here, 32 hexadecimal digits.</param>
/// <param name="Previous">The working release it follows; null for the first.</param>
/// <param name="Submissions">Ids of the accepted submissions counted, sorted by slot.</param>
/// <param name="Parts">By family of indicators, council year, quarter and lengths of period, in that order.</param>
public sealed record ReleaseManifest(
    string Id, string Organisation, DateOnly AsOf, string? Previous,
    ImmutableArray<CountedSubmission> Submissions, ImmutableArray<ReleasePart> Parts,
    ImmutableArray<FrameworkScore> FrameworkScores, ImmutableArray<CriterionResult> FrameworkCriteria)
{
    /// <summary>Version of the policy it was made under; another version that says the same of every month makes no other release.</summary>
    public string Policy { get; init; } = string.Empty;

    /// <summary>Of a partnership the releases of its members that it is made of, in its own order; null where it has none.</summary>
    public ImmutableArray<PinnedRelease>? Members { get; init; }

    /// <summary>What stands between here and the next levels, who disagrees, and today's evidence under other frameworks; null of a partnership.</summary>
    public FrameworkOutlook? Frameworks { get; init; }

    /// <summary>SHA-256 of what the registers said, worked out; null where no register was accepted.</summary>
    public string? Registers { get; init; }

    /// <summary>Accounts of parts that earlier releases had and this one has not, its returns withdrawn or its indicators in another family; null where there are none.</summary>
    public ImmutableArray<PartAccount>? Remembered { get; init; }

    /// <summary>All that this release and those before it have told.</summary>
    internal IEnumerable<PartAccount> Accounts => Parts.Select(p => p.Account).Distinct().Concat(Remembered ?? []);

    /// <summary>Id of the release that was approved when this one was made; null where none was.</summary>
    public string? Corrects { get; init; }

    /// <summary>SHA-256 of the figures of <see cref="Corrects"/> that this release shows with other numbers; null where there are none.</summary>
    public string? Revisions { get; init; }
}

/// <summary>A release of a member: the partnership rests on it and on no later one.</summary>
public sealed record PinnedRelease(string Organisation, string Release);

/// <summary>A submission that holds its slot: the accepted return of one directorate, period and return type.</summary>
public sealed record CountedSubmission(string Period, string Directorate, string ReturnType, string SubmissionId);

/// <summary>The figures of one family of indicators of which the period is of some lengths and ends in one quarter of a council year.</summary>
/// <remarks>What is hidden is settled for the whole year at once, so that the parts of a year share the account, what it was settled from and what it was built on.</remarks>
/// <param name="Quarter">1 is April to June.</param>
/// <param name="PolicySlice">Hash of what the policy said of the months of the year.</param>
/// <param name="Inputs">Hash of all that the year was computed from: equal inputs need no recomputation.</param>
/// <param name="ContentHash">SHA-256 of the part's bytes; its name in storage.</param>
/// <param name="AuditHash">SHA-256, keyed where the deployment has a key, of the restricted account of what was hidden; the next release must not open it.</param>
/// <param name="Periods">What it holds, by period.</param>
public sealed record ReleasePart(
    string Family, int FinancialYear, int Quarter, string PolicySlice, string Inputs, string ContentHash, string AuditHash, ImmutableArray<PeriodOfPart> Periods)
{
    /// <summary>Null in a release made before parts were told apart by lengths: it holds all that end in the quarter.</summary>
    public PartLengths? Lengths { get; init; }

    /// <summary>As <see cref="YearPart.Share"/> has it.</summary>
    public int Share { get; init; }

    /// <summary>Hash of the submissions that the figures rest on and of what the gate settled for them: the same make the same bytes.</summary>
    public string InputsOfPart { get; init; } = string.Empty;

    /// <summary>Hash of what the account of the year was settled from: of its own months, and of none before.</summary>
    public string InputsOfAccount { get; init; } = string.Empty;

    /// <summary>Hash of what is told of the months and quarters that twelve months of the next year begin with.</summary>
    public string ToldToNextYear { get; init; } = string.Empty;

    public int Figures => Periods.Sum(p => p.Figures);

    /// <summary>Accounts of the release before, and of partners' last releases, that were borne in mind: without them the part could not be made again.</summary>
    public ImmutableArray<PartAccount> BuiltOn { get; init; } = [];

    /// <summary>Null of a part that holds all that end in the quarter.</summary>
    internal YearPart? Of => Lengths is { } lengths ? new YearPart(Quarter, lengths, Share) : null;

    internal PartAccount Account => new(Family, FinancialYear, AuditHash);
}

/// <summary>The restricted account of one part.</summary>
public sealed record PartAccount(string Family, int FinancialYear, string AuditHash)
{
    /// <summary>A partnership of the organisation, or another member of one; null where it is the organisation's own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Organisation { get; init; }
}

/// <param name="Hidden">Figures with the marker c: how much was hidden is reported, never why.</param>
public sealed record PeriodOfPart(string Period, int Figures, int Hidden)
{
    /// <summary>By period what the parts hold of it, in the order of the periods.</summary>
    public static IEnumerable<PeriodOfPart> OfAll(ReleaseManifest manifest)
        => manifest.Parts.SelectMany(p => p.Periods)
            .GroupBy(p => p.Period, StringComparer.Ordinal)
            .Select(p => new PeriodOfPart(p.Key, p.Sum(x => x.Figures), p.Sum(x => x.Hidden)))
            .OrderBy(p => FigurePeriod.Parse(p.Period));
}

/// <summary>Which release an edition shows.</summary>
/// <param name="MovedAt">When the pointer moved.</param>
/// <param name="MovedBy">The role or key that moved it.</param>
public sealed record ReleasePointer(string Organisation, Edition Edition, string Release, DateTimeOffset MovedAt, string MovedBy);

/// <summary>A release with its figures in hand.</summary>
/// <param name="Figures">By period, then in the order of <see cref="PublishedFigure.Id"/>.</param>
public sealed record Release(ReleaseManifest Manifest, ImmutableArray<PublishedFigure> Figures)
{
    public RegisterReport Registers { get; init; } = RegisterReport.None;

    /// <summary>Puts the parts together; tests of many groups bind families of indicators, so that their q values are made here.</summary>
    /// <param name="revised">Ids of the figures that the approved release before shows with other numbers: they get the marker <c>r</c>.</param>
    public static Release Of(ReleaseManifest manifest, IEnumerable<ImmutableArray<PublishedFigure>> parts, IReadOnlySet<string>? revised = null)
        => new(manifest, FalseDiscovery.WithQValues(
        [
            .. parts.SelectMany(p => p)
                .OrderBy(f => FigurePeriod.Parse(f.Period)).ThenBy(f => f.Id, StringComparer.Ordinal)
                .Select(f => revised?.Contains(f.Id) == true ? Revision.Marked(f) : f),
        ]));
}
