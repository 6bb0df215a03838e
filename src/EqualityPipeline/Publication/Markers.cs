using System.Collections.Immutable;

namespace EqualityPipeline.Publication;

/// <summary>The shorthand of the Government Statistical Service for what a figure cannot say with a number.</summary>
public static class Markers
{
    public const string ProvisionalMark = "p";

    private const string RevisedMark = "r";

    /// <summary>In the order in which a figure carries them, with what each means.</summary>
    public static ImmutableArray<(string Mark, string Meaning)> Dictionary { get; } =
    [
        ("c", "confidential: hidden to protect people; hidden does not mean zero"),
        ("x", "not available: not collected or not returned"),
        ("z", "not applicable"),
        ("u", "low reliability: too few people to say"),
        ("b", "break in series: not comparable with the periods before"),
        ("r", "revised"),
        (ProvisionalMark, "provisional"),
    ];

    /// <summary>Adds <c>p</c>, which is the last of the markers.</summary>
    public static string Provisional(string? marker)
    {
        if (string.IsNullOrEmpty(marker))
            return ProvisionalMark;
        return marker.Split(',').Contains(ProvisionalMark) ? marker : marker + "," + ProvisionalMark;
    }

    /// <summary>Adds <c>r</c>, which only <c>p</c> comes after.</summary>
    public static string Revised(string? marker)
    {
        var others = Split(marker).Where(m => m != RevisedMark).ToList();
        var isProvisional = others.Remove(ProvisionalMark);
        return string.Join(',', others.Append(RevisedMark).Concat(isProvisional ? [ProvisionalMark] : []));
    }

    /// <summary>As the figure itself has it, whatever the release before it showed.</summary>
    public static string? WithoutRevised(string? marker)
        => string.Join(',', Split(marker).Where(m => m != RevisedMark)) is { Length: > 0 } left ? left : null;

    public static bool Has(string? marker, char which) => marker?.Contains(which, StringComparison.Ordinal) == true;

    private static string[] Split(string? marker) => (marker ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>As an edition shows a figure: all of the working one is provisional.</summary>
    public static string? In(Policy.Edition edition, string? marker) => edition == Policy.Edition.Working ? Provisional(marker) : marker;

    public static bool Has(this PublishedFigure figure, string mark)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return figure.Marker is { } marker && marker.Split(',').Contains(mark);
    }
}
