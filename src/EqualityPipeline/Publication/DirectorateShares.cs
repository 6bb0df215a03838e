using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Publication;

/// <summary>The directorates of a large organisation in a few shares, so that a return of one moves the figures of its own share and of none beside.</summary>
internal sealed class DirectorateShares
{
    // Fewer directorates are not worth a part of their own: a release is read part by part.
    private const int DirectoratesOfShare = 6;

    private readonly Dictionary<string, int> shareOf;

    /// <param name="isTold">Whether anything is told of directorates or their services.</param>
    public DirectorateShares(Organisation organisation, bool isTold)
    {
        var number = isTold && !organisation.IsPartnership ? organisation.Directorates.Length / DirectoratesOfShare : 0;
        Number = number < 2 ? 0 : number;
        shareOf = Number == 0 ? [] : organisation.Directorates.Select((d, i) => (d.Id, Share: 1 + (i % Number))).ToDictionary(d => d.Id, d => d.Share, StringComparer.Ordinal);
    }

    /// <summary>None where all are told together.</summary>
    public int Number { get; }

    /// <returns>0 of the organisation, of its places, and of all where there are no shares.</returns>
    public int Of(string directorate) => shareOf.GetValueOrDefault(directorate);

    public YearPart PartOf(PublishedFigure figure)
        => YearPart.Of(FigurePeriod.Parse(figure.Period)) with { Share = Of(figure.Directorate) };

    /// <param name="countKey">As an account writes it: <see cref="CountKey.Text"/>, what is left of a count with more behind it.</param>
    public int OfKey(string countKey)
    {
        if (Number == 0)
            return 0;
        var from = countKey.IndexOf('|', StringComparison.Ordinal) + 1;
        return shareOf.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(countKey.AsSpan()[from..countKey.IndexOf('|', from)], out var share) ? share : 0;
    }
}
