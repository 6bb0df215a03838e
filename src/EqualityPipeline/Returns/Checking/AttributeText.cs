namespace EqualityPipeline.Returns;

/// <summary>Attributes as cells carry them: <c>name=code;name=code</c>.</summary>
internal static class AttributeText
{
    /// <param name="codes">Sorted by name.</param>
    public static string Of(IEnumerable<(string Name, string Code)> codes) => string.Join(';', codes.Select(c => $"{c.Name}={c.Code}"));
}
