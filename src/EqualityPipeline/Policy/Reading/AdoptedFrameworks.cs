using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>Reads which frameworks an organisation works to, from when, on which areas, and what it aims for.</summary>
internal static class AdoptedFrameworks
{
    public static ImmutableArray<AdoptedFramework> Read(PolicyReader organisation, PolicyDraft draft)
    {
        var adopted = ImmutableArray.CreateBuilder<AdoptedFramework>();
        foreach (var node in organisation.OptionalItems("frameworks"))
        {
            if (node.Mapping("an adopted framework", "framework", "from", "to", "areas", "target", "target-date", "hard-date") is not { } entry)
                continue;
            var framework = entry.Word("framework");
            draft.References.Name(PolicySort.Framework, framework);
            var areas = entry.OptionalWords("areas");
            foreach (var area in areas)
                draft.References.Name(PolicySort.Area, area, framework.Text, PolicySort.Framework);
            var target = entry.OptionalWord("target");
            if (target is { } level)
                draft.References.Name(PolicySort.Level, level, framework.Text, PolicySort.Framework);
            var (date, hard) = (PolicyDays.Optional(entry, "target-date", draft), PolicyDays.Optional(entry, "hard-date", draft));
            if ((target is null) != (date is null))
                draft.Problems.Error(entry.At, "A target must have a level (\"target\") and a date (\"target-date\"); one of them is missing.");
            if (hard < date)
                draft.Problems.Error(entry.Need("hard-date")!.At, $"\"hard-date\" must not be before \"target-date\"; {hard:yyyy-MM-dd} comes before {date:yyyy-MM-dd}.");
            CheckAreas(areas, framework, draft);
            adopted.Add(new AdoptedFramework(framework.Text, entry.Span(), [.. areas.Select(a => a.Text)], target?.Text, date, hard));
        }
        return adopted.ToImmutable();
    }

    /// <summary>Only a modular framework may be taken in parts.</summary>
    private static void CheckAreas(ImmutableArray<PolicyWord> areas, PolicyWord framework, PolicyDraft draft) => draft.References.Later(() =>
    {
        if (!areas.IsEmpty && draft.Frameworks.Find(f => f.Id == framework.Text) is { IsModular: false })
            draft.Problems.Error(areas[0].At, $"Only a modular framework may be adopted on some of its areas; \"{framework.Text}\" is not modular.");
    });
}
