using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using EqualityPipeline.Policy.Loading;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace EqualityPipeline.Policy;

/// <summary>Reads a policy pack: YAML and CSV files into one checked <see cref="MonitoringPolicy"/>.</summary>
public static class PolicyPack
{
    private const int MostHeadlines = 20;
    private const int LeastThreshold = 5;
    private const int MostThreshold = 30;
    private const int VersionDigits = 16;

    private static readonly string[] SingleFiles =
        ["strands.yaml", "organisations.yaml", "publication.yaml", "audiences.yaml", "alerts.yaml"];

    private static readonly string[] Folders = ["returns/", "indicators/", "frameworks/"];

    /// <summary>Every problem of every file is found in one pass, with its file and line.</summary>
    public static PolicyLoad Load(IEnumerable<PolicyFile> files)
    {
        var pack = files.OrderBy(f => f.Path, StringComparer.Ordinal).ToList();
        var problems = new PolicyProblems();
        var references = new PolicyReferences(problems);
        var yaml = pack.Where(f => IsYaml(f.Path)).ToDictionary(f => f.Path, f => Parse(f, problems), StringComparer.Ordinal);
        CheckFiles(pack, problems);

        var codeLists = CodeLists(pack, references);
        var strands = One("strands.yaml", file => StrandsFile.Read(file, references));
        var returns = Many("returns/", (path, node) => Of(path, node, map => ReturnFile.Read(map, references)));
        var indicators = Many("indicators/", (path, node) => Of(path, node, map => IndicatorFile.Read(map, references)));
        var frameworks = Many("frameworks/", (path, node) => Of(path, node, map => FrameworkFile.Read(map, references)));
        var organisations = One("organisations.yaml", file => OrganisationsFile.Read(file, references));
        var publication = One("publication.yaml", file => new PublicationRules(
            file.Whole("smallest-published-count", LeastThreshold, MostThreshold), file.YesNo("show-zeros")));
        var audiences = One("audiences.yaml", file => file.Maps("audiences", map => Audience(map, references)));
        var alerts = One("alerts.yaml", file => file.Maps("rules", map => new AlertRule(
            references.Declare("alert rule", map.Id("id"), map), map.Text("name"), map.Word<AlertRuleKind>("kind"),
            map.Whole("minimum-points", 3, 120), map.Whole("last-months", 1, 120), map.Text("owner"), map.Texts("channels"))));
        references.Settle();
        CheckReservedSpellings(codeLists, strands.Reserved, problems);
        CheckMeasures(indicators, returns, problems);
        if (indicators.Count(i => i.Headline) > MostHeadlines)
            problems.Warn(new Place("indicators/", 1), $"More than {MostHeadlines} indicators are headlines: pages that open on them will be too long to read.");

        if (problems.Errors.Length > 0)
            return new PolicyLoad(null, problems.Errors, problems.Warnings);
        var policy = new MonitoringPolicy
        {
            Version = VersionOf(pack),
            Strands = strands.Strands,
            StrandSets = strands.Sets,
            ReservedGroups = strands.Reserved,
            CodeLists = codeLists.ToImmutableSortedDictionary(l => l.Id, l => l, StringComparer.Ordinal),
            ReturnTypes = returns,
            Indicators = [.. indicators.OrderBy(i => i.Id, StringComparer.Ordinal)],
            Frameworks = frameworks,
            Audiences = audiences,
            AlertRules = alerts,
            Publication = publication!,
            Organisations = organisations,
        };
        return new PolicyLoad(policy, [], problems.Warnings);

        T One<T>(string path, Func<PolicyMap, T> read)
        {
            if (yaml.GetValueOrDefault(path) is not { } node)
                return default!;
            if (node is not YamlMappingNode mapping)
            {
                problems.Error(Place.Of(path, node), "The file must hold a group of keys.");
                return default!;
            }

            var map = new PolicyMap(path, mapping, problems);
            var section = read(map);
            map.Finish();
            return section;
        }

        ImmutableArray<T> Many<T>(string folder, Func<string, YamlNode, ImmutableArray<T>> read)
            => [.. yaml.Where(f => f.Key.StartsWith(folder, StringComparison.Ordinal) && f.Value is not null).OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => read(f.Key, f.Value!))];

        ImmutableArray<T> Of<T>(string path, YamlNode node, Func<PolicyMap, T> read)
        {
            if (node is YamlSequenceNode)
                return PolicyMap.ReadAll(path, node, "The file", problems, read);
            return One<T?>(path, read) is { } entry ? [entry] : [];
        }
    }

    private static bool IsYaml(string path) => path.EndsWith(".yaml", StringComparison.Ordinal);

    private static YamlNode? Parse(PolicyFile file, PolicyProblems problems)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(file.Text));
            if (stream.Documents.Count > 0)
                return stream.Documents[0].RootNode;
            problems.Error(new Place(file.Path, 1), "The file is empty.");
        }
        catch (YamlException fault)
        {
            problems.Error(new Place(file.Path, checked((int)fault.Start.Line)), $"This is not YAML: {fault.Message}");
        }

        return null;
    }

    private static void CheckFiles(List<PolicyFile> pack, PolicyProblems problems)
    {
        foreach (var missing in SingleFiles.Where(f => !pack.Exists(p => p.Path == f)))
            problems.Error(new Place(missing, 1), "The file is missing.");
        foreach (var file in pack)
        {
            var isKnown = SingleFiles.Contains(file.Path)
                || (IsYaml(file.Path) && Folders.Any(f => file.Path.StartsWith(f, StringComparison.Ordinal)))
                || IsCodeList(file.Path);
            if (!isKnown)
                problems.Error(new Place(file.Path, 1), $"The file has no place in a policy pack: use {string.Join(", ", SingleFiles)}, {string.Join(", ", Folders)} or code-lists/.");
        }
    }

    private static bool IsCodeList(string path) => path.StartsWith("code-lists/", StringComparison.Ordinal) && path.EndsWith(".csv", StringComparison.Ordinal);

    private static List<CodeList> CodeLists(List<PolicyFile> pack, PolicyReferences references)
    {
        var lists = new List<CodeList>();
        foreach (var file in pack.Where(f => IsCodeList(f.Path)))
        {
            var id = file.Path["code-lists/".Length..^".csv".Length];
            references.Declare("code list", id, new Place(file.Path, 1));
            var list = CodeListFile.Read(id, file, references.Problems);
            foreach (var code in list.Codes)
                references.DeclareGroup(code.Id);
            lists.Add(list);
        }

        return lists;
    }

    private static Audience Audience(PolicyMap map, PolicyReferences references)
    {
        var audience = new Audience(
            references.Declare("audience", map.Id("id"), map), map.Text("name"), map.Text("purpose"),
            map.Word<Edition>("edition"), map.Word<AudienceDepth>("depth"),
            map.IsText("organisations") ? [] : map.Texts("organisations"), map.Whole("headline-cap", 1, MostHeadlines));
        if (map.IsText("organisations") && map.Text("organisations") is var word && word != "all")
            map.Error("organisations", $"\"organisations\" must be all or a list, and is \"{word}\".");
        foreach (var organisation in audience.Organisations)
            references.Need("organisation", organisation, map, "organisations");
        return audience;
    }

    /// <summary>A category that is spelt like "prefer not to say" would be counted as one answer and meant as another.</summary>
    private static void CheckReservedSpellings(List<CodeList> lists, ImmutableArray<ReservedGroup> reserved, PolicyProblems problems)
    {
        if (reserved.IsDefault)
            return;
        var spellings = reserved.SelectMany(r => r.AlsoKnownAs.Append(r.Code).Append(r.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var list in lists)
        {
            foreach (var code in list.Codes.Where(c => c.AlsoKnownAs.Append(c.Id).Append(c.Name).Any(spellings.Contains)))
                problems.Error(new Place($"code-lists/{list.Id}.csv", 1), $"\"{code.Id}\" is spelt like an answer that is no category (strands.yaml, reserved-groups).");
        }
    }

    private static void CheckMeasures(ImmutableArray<Indicator> indicators, ImmutableArray<ReturnType> returns, PolicyProblems problems)
    {
        foreach (var indicator in indicators)
        {
            var ofKind = returns.FirstOrDefault(r => r.Id == indicator.Of.Return)?.FindMeasure(indicator.Of.Measure)?.Kind;
            if (indicator.Kind == IndicatorKind.RatioOfShares && ofKind is not null and not MeasureKind.Stock)
                problems.Error(new Place("indicators/", 1), $"{indicator.Id}: the base of a ratio of shares must be a stock, such as residents.");
        }
    }

    private static string VersionOf(List<PolicyFile> pack)
    {
        var text = new StringBuilder();
        foreach (var file in pack)
            text.Append(file.Path).Append('\n').Append(file.Text.ReplaceLineEndings("\n")).Append('\0');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..VersionDigits];
    }
}
