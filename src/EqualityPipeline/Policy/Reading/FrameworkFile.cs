using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>Reads an edition of a framework of frameworks/.</summary>
internal static class FrameworkFile
{
    public static void Read(PolicyNode root, PolicyDraft draft)
    {
        if (root.Mapping(
            "a framework", "id", "name", "source", "from", "to", "written-for", "modular", "none", "levels", "areas", "themes", "migrations", "criteria") is not { } file)
            return;
        var id = file.Word("id");
        draft.Ids.Define(PolicySort.Framework, id);
        var framework = new Framework
        {
            Id = id.Text, Name = file.Text("name"), Source = file.Text("source"), InForce = file.Span(),
            Levels = [.. ReadLevels(file, id.Text, draft).OrderBy(l => l.Rank)], Areas = ReadAreas(file, id.Text, draft),
            Criteria = ReadCriteria(file, id.Text, draft), Themes = ReadThemes(file, id.Text, draft),
            NoneName = file.OptionalWord("none")?.Text ?? "None yet", IsModular = file.OptionalFlag("modular"),
            WrittenFor = [.. file.OptionalWords("written-for").Select(word => PolicyWords.OrganisationKinds.Read(word, "\"written-for\"", draft.Problems))],
            Migrations = MigrationsOfFramework.Read(file, id.Text, draft),
        };
        draft.Frameworks.Add(framework);
        WarnOfGaps(framework, file, draft);
    }

    private static List<FrameworkLevel> ReadLevels(PolicyReader file, string framework, PolicyDraft draft)
    {
        var nodes = file.Items("levels");
        var levels = new List<FrameworkLevel>();
        foreach (var node in nodes)
        {
            if (node.Mapping("a level", "id", "name", "rank", "subtitle", "also-known-as") is not { } level)
                continue;
            var id = level.Word("id");
            draft.Ids.Define(PolicySort.Level, id, framework);
            levels.Add(new FrameworkLevel(
                id.Text, level.Text("name"), level.Number("rank", 1), level.Text("subtitle"), [.. level.OptionalWords("also-known-as").Select(a => a.Text)]));
        }
        if (file.Find("levels") is { IsScalar: false, IsMapping: false } list && levels.Count == 0)
            draft.Problems.Error(list.At, "A framework must have at least one level; none was found.");
        else if (levels.Count > 0 && !levels.Select(l => l.Rank).Order().SequenceEqual(Enumerable.Range(1, levels.Count)))
            draft.Problems.Error(nodes[0].At, $"The ranks of the levels must be 1 to {levels.Count}, each once; {PolicyText.List(levels.Select(l => $"{l.Rank}"))} were found.");
        return levels;
    }

    private static ImmutableArray<FrameworkArea> ReadAreas(PolicyReader file, string framework, PolicyDraft draft)
    {
        var areas = ImmutableArray.CreateBuilder<FrameworkArea>();
        foreach (var node in file.Items("areas"))
        {
            if (node.Mapping("an area", "id", "name") is not { } area)
                continue;
            var id = area.Word("id");
            draft.Ids.Define(PolicySort.Area, id, framework);
            if (id.Text == Indicators.GroupTree.Total)
                draft.Problems.Error(id.At, "\"all\" must not be the id of an area: it stands for the whole framework.");
            areas.Add(new FrameworkArea(id.Text, area.Text("name")));
        }
        if (areas.Count == 0 && file.Find("areas") is { IsScalar: false, IsMapping: false } list)
            draft.Problems.Error(list.At, "A framework must have at least one area; none was found.");
        return areas.ToImmutable();
    }

    private static ImmutableArray<FrameworkTheme> ReadThemes(PolicyReader file, string framework, PolicyDraft draft)
    {
        var themes = ImmutableArray.CreateBuilder<FrameworkTheme>();
        foreach (var node in file.OptionalItems("themes"))
        {
            if (node.Mapping("a theme", "id", "area", "name", "source") is not { } theme)
                continue;
            var (id, area) = (theme.Word("id"), theme.Word("area"));
            draft.Ids.Define(PolicySort.Theme, id, framework);
            draft.References.Name(PolicySort.Area, area, framework, PolicySort.Framework);
            themes.Add(new FrameworkTheme(id.Text, area.Text, theme.Text("name"), theme.Text("source")));
        }
        return themes.ToImmutable();
    }

    private static ImmutableArray<Criterion> ReadCriteria(PolicyReader file, string framework, PolicyDraft draft)
    {
        var criteria = ImmutableArray.CreateBuilder<Criterion>();
        var byEvidence = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var node in file.Items("criteria"))
        {
            if (node.Mapping("a criterion", "id", "area", "theme", "level", "question", "owner", "rule", "judgement") is not { } criterion)
                continue;
            var (id, area, level) = (criterion.Word("id"), criterion.Word("area"), criterion.Word("level"));
            draft.Ids.Define(PolicySort.Criterion, id, framework);
            draft.References.Name(PolicySort.Area, area, framework, PolicySort.Framework);
            draft.References.Name(PolicySort.Level, level, framework, PolicySort.Framework);
            var (question, owner) = (criterion.Text("question"), criterion.Text("owner"));
            var theme = criterion.OptionalWord("theme");
            if (theme is { } named)
                draft.References.Name(PolicySort.Theme, named, framework, PolicySort.Framework);
            var judgement = ReadJudgement(criterion, draft);
            // Without a judgement a rule is missing; with one it may stand by itself.
            var rule = judgement is null || criterion.Find("rule") is not null ? EvidenceRuleReader.Read(criterion, draft) : null;
            if (rule is null && judgement is null)
                continue;
            if (rule is not null && EvidenceRuleText.Of(rule) is var evidence && !byEvidence.TryAdd(evidence, id.Text))
                draft.Problems.Warning(criterion.At, $"The criterion \"{id.Text}\" asks for the same evidence as \"{byEvidence[evidence]}\".");
            criteria.Add(new Criterion(id.Text, area.Text, level.Text, question, owner, rule) { Theme = theme?.Text, Judgement = judgement });
        }
        return criteria.ToImmutable();
    }

    private static JudgementRule? ReadJudgement(PolicyReader criterion, PolicyDraft draft)
    {
        if (criterion.Find("judgement") is not { } node || node.Mapping("a judgement", "max-age-months", "by") is not { } judgement)
            return null;
        var by = judgement.Words("by");
        foreach (var word in by)
            draft.References.Name(PolicySort.Code, word, "assessor-kind", PolicySort.CodeList);
        draft.References.Name(PolicySort.Return, new PolicyWord("framework-evidence", judgement.At));
        return new JudgementRule(judgement.Number("max-age-months", 1), [.. by.Select(w => w.Text)]);
    }

    private static void WarnOfGaps(Framework framework, PolicyReader file, PolicyDraft draft)
    {
        if (file.Find("criteria") is not { } criteria)
            return;
        foreach (var area in framework.Areas)
        {
            foreach (var level in framework.Levels.Where(l => !framework.Criteria.Any(c => c.Area == area.Id && c.Level == l.Id)))
                draft.Problems.Warning(criteria.At, $"No criterion settles the level \"{level.Id}\" of the area \"{area.Id}\"; it is reached with the level below it.");
        }
    }
}
