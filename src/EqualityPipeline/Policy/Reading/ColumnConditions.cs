using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>Reads what columns must hold, as <c>{ column: [code, …] }</c> or <c>{ column: code }</c>.</summary>
internal static class ColumnConditions
{
    public static ImmutableArray<ColumnCondition> Read(PolicyReader owner, string key, ImmutableArray<ReturnColumn> columns, PolicyDraft draft)
    {
        if (owner.Find(key) is not { } node)
            return [];
        var categories = columns.Where(c => c.Type is ColumnType.Category).ToList();
        string[] names = [.. categories.Select(c => c.Name)];
        if (node.Mapping($"\"{key}\"", names) is not { } mapping)
            return [];
        var conditions = ImmutableArray.CreateBuilder<ColumnCondition>();
        foreach (var column in categories)
        {
            if (mapping.Find(column.Name) is not { } codes)
                continue;
            var words = codes.IsScalar ? [codes.Word($"\"{column.Name}\"")] : codes.Items($"\"{column.Name}\"").Select(c => c.Word("a code")).ToList();
            foreach (var word in words)
                draft.References.Name(PolicySort.Code, word, column.CodeList ?? string.Empty, PolicySort.CodeList);
            conditions.Add(new ColumnCondition(column.Name, [.. words.Select(w => w.Text)]));
        }
        return conditions.ToImmutable();
    }
}
