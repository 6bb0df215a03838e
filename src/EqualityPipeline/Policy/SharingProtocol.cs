using System.Collections.Immutable;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Policy;

/// <summary>Which partner shares which of its counts with the partnership, how finely and how long. What no agreement allows is not shared.</summary>
public sealed record SharingProtocol(ImmutableArray<SharingAgreement> Agreements)
{
    public static SharingProtocol None { get; } = new([]);

    /// <summary>The one place that is asked whether a partner's counts may be used.</summary>
    /// <param name="month">The month that the counts are of: what was shared while an agreement held stays shared, what comes after it does not.</param>
    /// <returns>The agreement that allows it; null where none does.</returns>
    public SharingAgreement? Allows(string partner, Indicator indicator, string @return, SharedDetail detail, SharedPlace place, ReportingMonth month)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return Agreements.FirstOrDefault(a => a.Partner == partner && (a.Dataset == @return || a.Dataset == indicator.Id)
            && a.Detail >= detail && a.Place >= place && a.InForce.Covers(month));
    }

    /// <summary>Whether a partner shares anything of a return for a month, be it for one indicator alone.</summary>
    public bool AllowsAnyOf(string partner, string @return, IEnumerable<Indicator> indicators, ReportingMonth month)
        => indicators.Any(i => Allows(partner, i, @return, SharedDetail.Total, SharedPlace.Organisation, month) is not null);

    /// <summary>The finest detail that a partner shares of a return for an indicator in a month; null where it shares none.</summary>
    public SharedDetail? DetailOf(string partner, Indicator indicator, string @return, ReportingMonth month)
    {
        foreach (var detail in new[] { SharedDetail.Categories, SharedDetail.Headings, SharedDetail.Total })
        {
            if (Allows(partner, indicator, @return, detail, SharedPlace.Organisation, month) is not null)
                return detail;
        }

        return null;
    }
}

/// <param name="Partner">An organisation that is a member of a partnership.</param>
/// <param name="Dataset">Id of a return type, whose counts serve every indicator, or of an indicator, whose counts serve it alone.</param>
/// <param name="SmallestCount">People: smaller counts of the partnership are hidden while it holds; never under the policy's own.</param>
/// <param name="Purpose">What the counts may be used for, in plain English.</param>
/// <param name="InForce">Months whose counts are shared; both ends are said.</param>
public sealed record SharingAgreement(
    string Partner, string Dataset, SharedDetail Detail, SharedPlace Place, int SmallestCount, string Purpose, MonthSpan InForce);

/// <summary>How finely groups of a strand are told, the coarsest first.</summary>
public enum SharedDetail
{
    /// <summary>Everyone together: no strand, no group.</summary>
    Total,

    /// <summary>Groups of a strand by the headings of its list; by its categories where the list has no headings.</summary>
    Headings,

    Categories,
}

/// <summary>How far down places are told, the coarsest first.</summary>
public enum SharedPlace { Organisation, Wards }
