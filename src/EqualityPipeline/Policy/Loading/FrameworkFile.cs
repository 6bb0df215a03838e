using System.Collections.Immutable;

namespace EqualityPipeline.Policy.Loading;

/// <summary>Reads one file of <c>frameworks/</c>.</summary>
internal static class FrameworkFile
{
    private const int LongestLookBack = 120;
    private const int MostLevels = 10;

    public static Framework Read(PolicyMap map, PolicyReferences references)
    {
        var id = references.Declare("framework", map.Id("id"), map);
        var framework = new Framework
        {
            Id = id,
            Name = map.Text("name"),
            Source = map.Text("source"),
            InForce = map.Span(mustStart: true),
            Levels = map.Maps("levels", l => new FrameworkLevel(
                references.Declare($"level of {id}", l.Id("id"), l), l.Text("name"), l.Whole("rank", 1, MostLevels), l.Text("subtitle"), l.OptionalTexts("also-known-as"))),
            Areas = map.Maps("areas", a => new FrameworkArea(references.Declare($"area of {id}", a.Id("id"), a), a.Text("name"))),
            Criteria = map.Maps("criteria", c => Criterion(c, id, references)),
        };
        if (!framework.Levels.Select(l => l.Rank).SequenceEqual(Enumerable.Range(1, framework.Levels.Length)))
            map.Error("levels", "Levels must be listed lowest first with ranks 1, 2, 3 and so on.");
        foreach (var area in framework.Areas)
        {
            foreach (var level in framework.Levels.Where(l => !framework.Criteria.Any(c => c.Area == area.Id && c.Level == l.Id)))
                references.Problems.Warn(map.PlaceOf("criteria"), $"Area \"{area.Id}\" has no criterion at level \"{level.Id}\".");
        }

        return framework;
    }

    private static Criterion Criterion(PolicyMap map, string framework, PolicyReferences references)
    {
        var criterion = new Criterion(
            references.Declare("criterion", map.Id("id", mayHaveCapitals: true), map),
            map.Id("area"), map.Id("level"), map.Text("question"), map.Text("owner"), Rule(map, references));
        references.Need($"area of {framework}", criterion.Area, map, "area");
        references.Need($"level of {framework}", criterion.Level, map, "level");
        return criterion;
    }

    private static EvidenceRule Rule(PolicyMap parent, PolicyReferences references)
    {
        var none = new EvidenceRule.ReturnsAccepted("", 0, 0);
        if (parent.Map("rule") is not { } map)
            return none;
        EvidenceRule rule;
        switch (map.Text("kind"))
        {
            case "returns-accepted":
                rule = new EvidenceRule.ReturnsAccepted(Return(), Months(), map.Share("at-least"));
                break;
            case "returns-on-time":
                rule = new EvidenceRule.ReturnsOnTime(Return(), Months(), map.Share("at-least"));
                break;
            case "strands-mapped":
                rule = new EvidenceRule.StrandsMapped(Return(), Measure(), Strands(), map.Whole("max-age-months", 1, LongestLookBack));
                break;
            case "declared":
                rule = new EvidenceRule.Declared(Return(), Measure(), Strands(), Months(), map.Share("at-least"));
                break;
            case "no-clear-gap":
                var indicator = map.Id("indicator", mayHaveCapitals: true);
                references.Need("indicator", indicator, map, "indicator");
                var strand = map.Id("strand");
                references.Need("strand", strand, map, "strand");
                rule = new EvidenceRule.NoClearGap(indicator, strand, Months(), map.Whole("at-most-months", 0, LongestLookBack));
                break;
            case var other:
                if (other.Length > 0)
                    map.Error("kind", $"\"kind\" must be one of returns-accepted, returns-on-time, strands-mapped, declared, no-clear-gap, and is \"{other}\".");
                return none;
        }

        map.Finish();
        return rule;

        string Return()
        {
            var id = map.Id("return");
            references.Need("return", id, map, "return");
            return id;
        }

        string Measure()
        {
            var id = map.Id("measure");
            references.Need($"measure of {map.OptionalText("return")}", id, map, "measure");
            return id;
        }

        ImmutableArray<string> Strands()
        {
            var ids = map.Texts("strands");
            foreach (var id in ids)
                references.Need("strand", id, map, "strands");
            return ids;
        }

        int Months() => map.Whole("months", 1, LongestLookBack);
    }
}
