using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Statistics.Distributions;

namespace EqualityPipeline.Publication;

/// <summary>Whose mean pay is held back: where fewer people joined or left than may be told since it was told last, the two means and the two counts together are what they are paid.</summary>
/// <remarks>
/// Hourly pay of 24 people is 1299 pence, and after a correction that of 25 is 1419.88: the 25th has 4321. A mean that is held back stays so until enough people are told from those of the last one. Where as many as before are
/// paid otherwise nobody can say how many of them were corrected, and it is held back too. Medians and quarters tell of counts and of the pay at one place, as they do of any release.
/// </remarks>
internal sealed class PayTold
{
    private readonly HashSet<(string Period, string Key)> held;

    private PayTold(IEnumerable<AuditedCount> told) => held = [.. told.Where(t => t.IsHidden).Select(t => (t.Period, t.Key))];

    /// <summary>As accounts of the same pay say.</summary>
    public static PayTold By(params IEnumerable<DisclosureAudit> accounts) => new(accounts.SelectMany(a => a.Pay));

    /// <param name="shown">The counts of people with pay that are told.</param>
    /// <param name="before">What the release before told of the same.</param>
    /// <param name="fewest">People: the smallest number that may be told.</param>
    /// <returns>By period and key the people and the pay that were told last, and whether the mean of now is held back.</returns>
    public static ImmutableArray<AuditedCount> Settle(IEnumerable<(FigurePeriod Period, CountKey Key, Distribution Pay)> shown, ImmutableArray<AuditedCount> before, int fewest)
    {
        var last = before.ToDictionary(b => (b.Period, b.Key));
        foreach (var (period, key, pay) in shown)
        {
            var now = new AuditedCount(period.Id, key.Text, pay.Count, CountFate.Shown) { MadeOf = HashOf(pay) };
            var mayBeTold = !last.TryGetValue((now.Period, now.Key), out var told) || told.MadeOf == now.MadeOf || Math.Abs(told.People - now.People) >= fewest;
            last[(now.Period, now.Key)] = mayBeTold ? now : told! with { Fate = CountFate.KeptHidden };
        }

        return [.. last.Values.OrderBy(l => l.Period, StringComparer.Ordinal).ThenBy(l => l.Key, StringComparer.Ordinal)];
    }

    public bool IsHeldBack(FigurePeriod period, CountKey key) => held.Count > 0 && held.Contains((period.Id, key.Text));

    private static int HashOf(Distribution pay)
    {
        var text = string.Join(' ', pay.Steps.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Figure:0.######}x{s.Weight:0.######}")));
        return BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(text)), 0);
    }
}
