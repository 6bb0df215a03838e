namespace EqualityPipeline.Storage.Parquet;

internal static class Decimals
{
    /// <summary>12, not the 12.000000 that the scale of a column makes of it.</summary>
    public static decimal WithoutTrailingZeros(this decimal count) => count / 1.0000000000000000000000000000m;
}
