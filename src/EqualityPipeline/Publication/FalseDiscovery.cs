
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using EqualityPipeline.Indicators;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Publication;

/// <summary>Controls false discovery over the tests of one organisation, period, strand and level of geography.</summary>
public static class FalseDiscovery
{
    /// <summary>Only figures that are shown take part, or a hidden one would show through.</summary>
    /// <returns>The same figures in the same order, with q values.</returns>
    public static ImmutableArray<PublishedFigure> WithQValues(ImmutableArray<PublishedFigure> figures)
    {
        var adjusted = figures.ToArray();
        var families = Enumerable.Range(0, figures.Length)
            .Where(i => figures[i].PValue is not null)
            .GroupBy(i => (figures[i].Organisation, figures[i].Period, figures[i].Strand, new Unit(figures[i].Directorate, figures[i].Service, figures[i].Place).Level));
        foreach (var family in families)
        {
            var members = family.ToList();
            var values = BenjaminiHochberg.Adjust([.. members.Select(i => figures[i].PValue)]);
            for (var i = 0; i < members.Count; i++)
                adjusted[members[i]] = figures[members[i]] with { QValue = values[i] };
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(adjusted);
    }
}
