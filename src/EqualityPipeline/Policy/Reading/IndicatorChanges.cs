using EqualityPipeline.Periods;

namespace EqualityPipeline.Policy;

/// <summary>Reads how an indicator's definition changed: each change replaces whole keys from a month on, and what was before stays for the months before.</summary>
internal static class IndicatorChanges
{
    public const string Key = "changes";

    private static readonly string[] Replaced =
        ["kind", "better", "by", "strands", "count", "of", "band", "recorded", "per", "unit", "compare", "minimum-base", "publish", "source", "example"];

    /// <returns>The indicator as it is from each month on, oldest first; every node stands where it was written, so that a fault in it is told there.</returns>
    public static IEnumerable<(ReportingMonth From, PolicyNode Changed)> Of(PolicyNode indicator, PolicyDraft draft)
    {
        if (indicator.Child(Key) is not { } list)
            yield break;
        var (changed, last) = (indicator.Only(key => key != Key), default(ReportingMonth?));
        foreach (var node in list.Items("the changes of an indicator"))
        {
            if (node.Mapping("a change of an indicator", ["from", "why", .. Replaced]) is not { } change)
                continue;
            _ = change.Text("why");
            var from = change.Month("from");
            changed = changed.With(node.Only(Replaced.Contains));
            if (from <= last)
                draft.Problems.Error(node.At, $"Changes of an indicator must stand in the order of their months; {from} is not after {last}.");
            else if (from is { } month)
                yield return (month, changed);
            last = from ?? last;
        }
    }
}
