using System.Collections.Immutable;
using System.Text;
using System.Xml;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;

namespace EqualityPipeline.Web.OData;

/// <summary>The feed's metadata: one EDM model made of the sets, and its CSDL.</summary>
internal static class FeedModel
{
    private const string Namespace = "EqualityPipeline";

    public static EdmModel Edm { get; } = Build(EntitySets.Every);

    /// <summary>UTF-8, without a byte order mark.</summary>
    public static ImmutableArray<byte> Csdl { get; } = Write(Edm);

    public static IEdmEntitySet SetOf(EntitySet set) => Edm.EntityContainer.FindEntitySet(set.Name);

    private static EdmModel Build(ImmutableArray<EntitySet> sets)
    {
        var model = new EdmModel();
        model.SetEdmVersion(EdmConstants.EdmVersion4);
        var container = new EdmEntityContainer(Namespace, "Container");
        foreach (var set in sets)
        {
            var row = new EdmEntityType(Namespace, set.RowName);
            foreach (var column in set.Columns)
            {
                var property = row.AddStructuralProperty(column.Name, TypeOf(column));
                if (column.Name == EntitySet.Key)
                    row.AddKeys(property);
            }

            model.AddElement(row);
            container.AddEntitySet(set.Name, row);
        }

        model.AddElement(container);
        return model;
    }

    /// <summary>A decimal without a scale would be read as a whole number.</summary>
    private static IEdmPrimitiveTypeReference TypeOf(Column column)
        => column.Type == EdmPrimitiveTypeKind.Decimal
            ? EdmCoreModel.Instance.GetDecimal(precision: null, scale: null, column.Nullable)
            : EdmCoreModel.Instance.GetPrimitive(column.Type, column.Nullable);

    private static ImmutableArray<byte> Write(EdmModel model)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            if (!CsdlWriter.TryWriteCsdl(model, xml, CsdlTarget.OData, out var errors))
                throw new InvalidOperationException($"The feed's metadata cannot be written: {string.Join("; ", errors)}");
        }

        return [.. bytes.ToArray()];
    }
}
