using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Publication;

/// <summary>What an account says of a count, by its key: one look-up finds all periods, for twelve months ask for many.</summary>
internal sealed class AccountFates
{
    private readonly Dictionary<string, List<(FigurePeriod Period, CountFate Fate)>> byKey = new(StringComparer.Ordinal);

    public AccountFates(DisclosureAudit account)
    {
        foreach (var ofOne in account.Counts.GroupBy(c => c.Period, StringComparer.Ordinal))
        {
            var period = FigurePeriod.Parse(ofOne.Key);
            foreach (var count in ofOne)
            {
                if (!byKey.TryGetValue(count.Key, out var fates))
                    byKey.Add(count.Key, fates = []);
                fates.Add((period, count.Fate));
            }
        }
    }

    public bool IsEmpty => byKey.Count == 0;

    /// <returns>By period what became of one count; null of those in which it needs no protection or does not exist.</returns>
    public Func<FigurePeriod, CountFate?> Of(CountKey key)
    {
        if (!byKey.TryGetValue(key.Text, out var fates))
            return static _ => null;
        return period =>
        {
            foreach (var of in fates)
            {
                if (of.Period == period)
                    return of.Fate;
            }

            return null;
        };
    }
}
