using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Storage.Receiving;

namespace EqualityPipeline.Storage.Publishing;

/// <summary>What the parts of a family and council year are computed from: equal inputs make equal parts, which then need not be made again.</summary>
internal sealed record PartInputs(FamilyYear Of, string PolicySlice, ImmutableArray<SubmissionSlot> Slots)
{
    /// <summary>Of a partnership the accounts of what its members hide; otherwise empty.</summary>
    public ImmutableArray<string> MemberAudits { get; init; } = [];

    /// <param name="yearBefore">Hash of what was told in the year before of what twelve months begin with; null where there is none.</param>
    public string HashWith(string? yearBefore) => ContentHash.Of(
    [
        // A release before was made of whole years, then of quarters, then of lengths.
        "by shares", PolicySlice, $"covered {Of.CoveredOfYear.From} {Of.CoveredOfYear.To}", $"before {yearBefore}",
        .. Slots.Select(Line),
        .. MemberAudits,
    ]);

    /// <summary>Hash of what is hidden is settled from, but for what earlier releases told: the same make the same account, which then stands.</summary>
    public string HashOfAccount() => ContentHash.Of(
    [
        PolicySlice, $"covered {Of.CoveredOfItself.From} {Of.CoveredOfItself.To}",
        .. Slots.Where(s => Of.IsSettledBy(s.ReturnType, s.Period)).Select(Line),
        .. MemberAudits,
    ]);

    /// <param name="periods">Those of the part.</param>
    /// <param name="restsOn">Whether the part's figures may rest on a return of a directorate.</param>
    /// <param name="settled">What the gate has settled for the part.</param>
    public string HashOf(YearPart part, IReadOnlyCollection<FigurePeriod> periods, Func<string, bool> restsOn, string settled) => ContentHash.Of(
    [
        // A release before had parts named by quarter and length that held all directorates.
        PolicySlice, $"quarter {part.Quarter} {part.Lengths} share {part.Share}", $"settled {settled}",
        .. Slots.Where(s => (restsOn(s.Directorate) || Of.MovesOthers(s.ReturnType)) && periods.Any(p => Of.IsMovedBy(s.ReturnType, s.Period, p))).Select(Line),
    ]);

    /// <summary>One for every family and council year, the years of a family oldest first.</summary>
    public static IEnumerable<PartInputs> All(Organisation organisation, MonitoringPolicy policy, IReadOnlyList<SubmissionSlot> slots, PinnedMembers? members)
    {
        var counted = slots.Where(s => s.CountedSubmission is not null)
            .OrderBy(s => s.Period).ThenBy(s => s.Directorate, StringComparer.Ordinal).ThenBy(s => s.ReturnType, StringComparer.Ordinal)
            .ToList();
        var slices = new Dictionary<int, string>();
        foreach (var year in FamilyYear.Of(policy, organisation, counted.Select(s => (s.ReturnType, s.Period))))
        {
            if (!slices.TryGetValue(year.FinancialYear, out var slice))
                slices[year.FinancialYear] = slice = SliceOf(policy, organisation, year.FinancialYear);
            yield return new PartInputs(year, slice, [.. counted.Where(s => year.IsMovedBy(s.ReturnType, s.Period))])
            {
                MemberAudits = members?.AuditHashesOf(year) ?? [],
            };
        }
    }

    private static string Line(SubmissionSlot slot) => $"{slot.Period}|{slot.Directorate}|{slot.ReturnType}|{slot.CountedSubmission}";

    /// <summary>What policy says of the months of a year, and which calculation it is put into.</summary>
    internal static string SliceOf(MonitoringPolicy policy, Organisation organisation, int year)
        => ContentHash.Of(
        [
            .. Enumerable.Range(-11, 23).Select(new ReportingMonth(year, 4).Plus).Select(month => policy.SliceFor(organisation, month)),
            year.ToString(CultureInfo.InvariantCulture),
            FigureCalculator.Version,
        ])[..16];
}
