using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>Reads how levels of other schemes are carried over to a framework, with who says so of each.</summary>
internal static class MigrationsOfFramework
{
    public static ImmutableArray<LevelMigration> Read(PolicyReader file, string framework, PolicyDraft draft)
    {
        var migrations = ImmutableArray.CreateBuilder<LevelMigration>();
        foreach (var node in file.OptionalItems("migrations"))
        {
            if (node.Mapping("a migration", "from", "on", "lapses-on", "levels") is not { } migration)
                continue;
            var from = migration.Word("from");
            draft.References.Name(PolicySort.Framework, from);
            draft.References.Name(PolicySort.Return, new PolicyWord("standard-levels", migration.At));
            var (on, lapses) = (PolicyDays.Read(migration, "on", draft), PolicyDays.Optional(migration, "lapses-on", draft));
            if (lapses <= on)
                draft.Problems.Error(migration.Need("lapses-on")!.At, $"\"lapses-on\" must be after \"on\"; {lapses:yyyy-MM-dd} is not after {on:yyyy-MM-dd}.");
            migrations.Add(new LevelMigration(from.Text, on, lapses, ReadLevels(migration, from.Text, framework, draft)));
        }
        return migrations.ToImmutable();
    }

    private static ImmutableArray<MigratedLevel> ReadLevels(PolicyReader migration, string from, string framework, PolicyDraft draft)
    {
        var levels = ImmutableArray.CreateBuilder<MigratedLevel>();
        foreach (var node in migration.Items("levels"))
        {
            if (node.Mapping("a migrated level", "level", "becomes", "source") is not { } entry)
                continue;
            var (level, becomes) = (entry.Word("level"), entry.OptionalWord("becomes"));
            draft.References.Name(PolicySort.Level, level, from, PolicySort.Framework);
            if (becomes is { } to)
                draft.References.Name(PolicySort.Level, to, framework, PolicySort.Framework);
            if (levels.Any(l => l.From == level.Text))
                draft.Problems.Error(level.At, $"A level must be carried over once; \"{level.Text}\" was found again.");
            levels.Add(new MigratedLevel(level.Text, becomes?.Text, entry.Text("source")));
        }
        return levels.ToImmutable();
    }
}
