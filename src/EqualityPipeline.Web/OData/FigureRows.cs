using System.Collections;
using System.Runtime.CompilerServices;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Web.OData;

/// <summary>A figure beside the release it stands in.</summary>
internal readonly record struct FigureRow(PublishedFigure Figure, string Release, Edition Edition)
{
    public string? Marker => Markers.In(Edition, Figure.Marker);
}

/// <summary>The figures of several releases in the order of their ids, without copying one.</summary>
/// <remarks>A release's order is worked out at its first use and forgotten with the release.</remarks>
internal sealed class FigureRows : IReadOnlyList<FigureRow>
{
    private static readonly ConditionalWeakTable<Release, int[]> Orders = [];

    private readonly Edition edition;
    private readonly (Release Release, int[] Order)[] releases;
    private readonly int[] ends;

    public FigureRows(FeedSource source, IReadOnlySet<string>? organisations)
    {
        edition = source.Edition;
        releases =
        [
            .. source.Releases
                .Where(r => organisations?.Contains(r.Manifest.Organisation) != false)
                // The bar ends the organisation within an id, and sorts after letters and hyphens.
                .OrderBy(r => r.Manifest.Organisation + "|", StringComparer.Ordinal)
                .Select(r => (r, Orders.GetValue(r, OrderById))),
        ];
        ends = new int[releases.Length];
        for (var i = 0; i < ends.Length; i++)
            ends[i] = (i == 0 ? 0 : ends[i - 1]) + releases[i].Order.Length;
    }

    public int Count => ends.Length == 0 ? 0 : ends[^1];

    public FigureRow this[int index]
    {
        get
        {
            var at = 0;
            while (index >= ends[at])
                at++;
            var (release, order) = releases[at];
            return new FigureRow(release.Figures[order[index - (at == 0 ? 0 : ends[at - 1])]], release.Manifest.Id, edition);
        }
    }

    public IEnumerator<FigureRow> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static int[] OrderById(Release release)
    {
        var ids = new string[release.Figures.Length];
        var order = new int[ids.Length];
        for (var i = 0; i < ids.Length; i++)
            (ids[i], order[i]) = (release.Figures[i].Id, i);
        Array.Sort(ids, order, StringComparer.Ordinal);
        return order;
    }
}
