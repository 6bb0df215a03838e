using EqualityPipeline.Periods;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Web;

/// <summary>Single figures of a release, which are kept by period and then by id.</summary>
internal static class ReleaseFigures
{
    private const int PeriodWithinId = 4;

    /// <param name="id">As <see cref="PublishedFigure.Id"/> makes it.</param>
    /// <returns>Null where the release has no such figure.</returns>
    public static PublishedFigure? Find(Release release, string id)
    {
        ArgumentNullException.ThrowIfNull(release);
        ArgumentNullException.ThrowIfNull(id);
        var wanted = FigurePeriod.Parse(id.Split('|')[PeriodWithinId]);
        var (low, high) = (0, release.Figures.Length - 1);
        while (low <= high)
        {
            var middle = low + ((high - low) / 2);
            var figure = release.Figures[middle];
            var order = FigurePeriod.Parse(figure.Period).CompareTo(wanted);
            if (order == 0)
                order = string.CompareOrdinal(figure.Id, id);
            if (order == 0)
                return figure;
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return null;
    }
}
