using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace EqualityPipeline.Policy;

/// <summary>What two policies ask differently of a return. Cells that were counted under one stay as they were counted under the other.</summary>
/// <param name="ReturnTypes">Ids of return types whose columns, measures or checks differ, or that only one of them has.</param>
/// <param name="CodeLists">Ids of code lists that differ, and of strands whose lists or columns do: returns that name them are read otherwise.</param>
/// <param name="Dropped">
/// What only the policy in force has, in words: what was published is still read by its id, so it must be ended by its dates and not left out; and what was hidden stays hidden, so a measure stays protected.
/// </param>
public sealed record PolicyDifference(ImmutableArray<string> ReturnTypes, ImmutableArray<string> CodeLists, ImmutableArray<string> Dropped)
{
    /// <summary>What people read or what concerns the file after it was counted.</summary>
    private static readonly string[] Words =
        [nameof(ReturnType.Name), nameof(ReturnType.Purpose), nameof(ReturnType.RetentionDays), nameof(ReturnEdition.Why), "Question", "Source"];

    public static PolicyDifference Between(MonitoringPolicy now, MonitoringPolicy then) => new(
        Differing(now.ReturnTypes, then.ReturnTypes, r => r.Id),
        [
            .. Differing(now.CodeLists.Values, then.CodeLists.Values, l => l.Id)
                .Union(Differing(now.Strands, then.Strands, s => s.Id)).Order(StringComparer.Ordinal),
        ],
        [.. Ids(now).Except(Ids(then), StringComparer.Ordinal).Concat(KeptProtection.LostIn(then, now)).Order(StringComparer.Ordinal)]);

    private static IEnumerable<string> Ids(MonitoringPolicy policy) =>
    [
        .. policy.Indicators.Select(i => $"indicator {i.Id}"),
        .. policy.Strands.Select(s => $"strand {s.Id}"),
        .. policy.CodeLists.Values.SelectMany(l => l.Codes.Select(c => $"code {c.Id} of {l.Id}")),
        .. policy.ReturnTypes.Select(r => $"return type {r.Id}"),
        .. policy.Frameworks.Select(f => $"framework {f.Id}"),
        .. policy.Frameworks.SelectMany(f => f.Criteria.Select(c => $"criterion {c.Id} of {f.Id}")),
        .. policy.Organisations.Select(o => $"organisation {o.Id}"),
        .. policy.Organisations.SelectMany(o => o.Directorates.Select(d => $"directorate {d.Id} of {o.Id}").Concat(o.Wards.Select(w => $"ward {w.Id} of {o.Id}"))),
    ];

    private static ImmutableArray<string> Differing<T>(IEnumerable<T> now, IEnumerable<T> then, Func<T, string> id)
    {
        var (before, after) = (Texts(now), Texts(then));
        return [.. before.Keys.Union(after.Keys).Where(key => before.GetValueOrDefault(key) != after.GetValueOrDefault(key)).Order(StringComparer.Ordinal)];

        Dictionary<string, string> Texts(IEnumerable<T> of) => of.ToDictionary(id, one => Text(one), StringComparer.Ordinal);
    }

    private static string Text(object? of)
    {
        var text = new StringBuilder();
        Write(text, of);
        return text.ToString();
    }

    /// <summary>Records compare their lists by reference; as text they compare by what is in them.</summary>
    private static void Write(StringBuilder text, object? of)
    {
        switch (of)
        {
            case null:
                text.Append('-');
                break;
            case string word:
                text.Append(CultureInfo.InvariantCulture, $"\"{word.Length}:{word}\"");
                break;
            case IEnumerable list:
                text.Append('[');
                foreach (var one in list)
                    Write(text, one);
                text.Append(']');
                break;
            case ValueType plain:
                text.Append(Convert.ToString(plain, CultureInfo.InvariantCulture)).Append(';');
                break;
            default:
                WriteProperties(text, of);
                break;
        }
    }

    private static void WriteProperties(StringBuilder text, object of)
    {
        text.Append('{').Append(of.GetType().Name);
        foreach (var property in of.GetType().GetProperties()
            .Where(p => p.GetIndexParameters().Length == 0 && p.GetMethod is { IsStatic: false } && p.CanWrite && !Words.Contains(p.Name, StringComparer.Ordinal))
            .OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            text.Append(' ').Append(property.Name).Append('=');
            Write(text, property.GetValue(of));
        }

        text.Append('}');
    }
}
