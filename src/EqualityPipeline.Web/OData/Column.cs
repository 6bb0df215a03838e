using System.Text.Json;
using Microsoft.OData.Edm;

namespace EqualityPipeline.Web.OData;

/// <summary>A column as the metadata says it.</summary>
internal abstract record Column(string Name, EdmPrimitiveTypeKind Type, bool Nullable)
{
    public JsonEncodedText JsonName { get; } = JsonEncodedText.Encode(Name);
}

/// <summary>A column with the accessor that reads it from a row.</summary>
internal sealed record Column<T>(string Name, EdmPrimitiveTypeKind Type, bool Nullable, Func<T, Scalar> Read) : Column(Name, Type, Nullable);

/// <summary>The columns a set can have, by the words of its metadata.</summary>
internal static class Columns<T>
{
    public static Column<T> Text(string name, Func<T, string> read) => new(name, EdmPrimitiveTypeKind.String, false, row => read(row));

    public static Column<T> OptionalText(string name, Func<T, string?> read) => new(name, EdmPrimitiveTypeKind.String, true, row => read(row));

    public static Column<T> Number(string name, Func<T, double?> read) => new(name, EdmPrimitiveTypeKind.Double, true, row => read(row));

    public static Column<T> Exact(string name, Func<T, decimal?> read) => new(name, EdmPrimitiveTypeKind.Decimal, true, row => read(row));

    public static Column<T> Whole(string name, Func<T, int?> read) => new(name, EdmPrimitiveTypeKind.Int32, false, row => read(row));

    public static Column<T> OptionalWhole(string name, Func<T, int?> read) => new(name, EdmPrimitiveTypeKind.Int32, true, row => read(row));

    public static Column<T> Truth(string name, Func<T, bool?> read) => new(name, EdmPrimitiveTypeKind.Boolean, false, row => read(row));

    public static Column<T> Day(string name, Func<T, DateOnly?> read) => new(name, EdmPrimitiveTypeKind.Date, false, row => read(row));

    public static Column<T> OptionalDay(string name, Func<T, DateOnly?> read) => new(name, EdmPrimitiveTypeKind.Date, true, row => read(row));

    public static Column<T> Instant(string name, Func<T, DateTimeOffset?> read)
        => new(name, EdmPrimitiveTypeKind.DateTimeOffset, false, row => read(row));

    public static Column<T> OptionalInstant(string name, Func<T, DateTimeOffset?> read)
        => new(name, EdmPrimitiveTypeKind.DateTimeOffset, true, row => read(row));
}
