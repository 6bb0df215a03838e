using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>Measures that by their conditions count some of whom another counts, and nobody twice: requests for translation, and for interpretation, of all requests that were met.</summary>
/// <remarks>Whoever reads the policy can add them up, whether or not the policy says so in words.</remarks>
/// <param name="AreAll">Whether by their conditions nobody of the whole is left: there is no third kind.</param>
public sealed record KindsOfMeasure(Measure Whole, ImmutableArray<Measure> Kinds, bool AreAll)
{
    /// <param name="measures">Of one return.</param>
    public static IEnumerable<KindsOfMeasure> Of(IReadOnlyCollection<Measure> measures)
    {
        foreach (var whole in measures)
        {
            var within = measures.Where(m => m.IsWithin(whole)).ToList();
            foreach (var column in within.SelectMany(m => m.Where.Select(w => w.Column)).Distinct(StringComparer.Ordinal))
            {
                foreach (var alike in within.Where(m => CodesOf(m, column) is not null).GroupBy(m => BesideOf(m, column)))
                {
                    // A kind of several kinds adds up on its own.
                    var kinds = alike.Where(m => !alike.Any(o => o.IsWithin(m) && !m.IsWithin(o))).ToImmutableArray();
                    var codes = kinds.SelectMany(m => CodesOf(m, column)!.Value).ToList();
                    if (kinds.Length > 1 && codes.Distinct(StringComparer.Ordinal).Count() == codes.Count)
                        yield return new KindsOfMeasure(whole, kinds, alike.Key == BesideOf(whole, column) && CodesOf(whole, column)?.Length == codes.Count);
                }
            }
        }
    }

    private static ImmutableArray<string>? CodesOf(Measure measure, string column) => measure.Where.FirstOrDefault(w => w.Column == column)?.Codes;

    /// <summary>All that it asks beside the column.</summary>
    private static string BesideOf(Measure measure, string column) => string.Join(
        ' ', measure.Where.Where(w => w.Column != column).Select(w => $"{w.Column}={string.Join(',', w.Codes.Order(StringComparer.Ordinal))}")
            .Concat(measure.Filled.Select(f => $"{f} filled")).Concat(measure.Blank.Select(b => $"{b} blank")).Order(StringComparer.Ordinal));
}
