namespace EqualityPipeline.Publication;

/// <summary>The markers of a figure, comma-separated in the order c, x, z, u, b, r, p.</summary>
public static class Markers
{
    private const string IsRevised = "r";
    private const string IsProvisional = "p";

    /// <summary>Adds <c>p</c>, which is the last of the markers.</summary>
    public static string Provisional(string? marker)
    {
        if (string.IsNullOrEmpty(marker))
            return IsProvisional;
        return marker.Split(',').Contains(IsProvisional) ? marker : marker + "," + IsProvisional;
    }

    /// <summary>Adds <c>r</c>, which only <c>p</c> comes after.</summary>
    public static string Revised(string? marker)
    {
        var others = Split(marker).Where(m => m != IsRevised).ToList();
        var isProvisional = others.Remove(IsProvisional);
        return string.Join(',', others.Append(IsRevised).Concat(isProvisional ? [IsProvisional] : []));
    }

    /// <summary>As the figure itself has it, whatever the release before it showed.</summary>
    public static string? WithoutRevised(string? marker)
        => string.Join(',', Split(marker).Where(m => m != IsRevised)) is { Length: > 0 } left ? left : null;

    public static bool Has(string? marker, char which) => marker?.Contains(which, StringComparison.Ordinal) == true;

    private static string[] Split(string? marker) => (marker ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries);
}
