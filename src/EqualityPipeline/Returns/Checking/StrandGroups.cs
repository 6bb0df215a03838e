using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>The groups an answer to one strand may have in a month: the list's categories and the reserved ones.</summary>
internal sealed class StrandGroups
{
    public const string BlankCode = "blank";
    public const string NotCollectedCode = "not-collected";

    private const int MostOpenLabels = 20;

    private readonly Vocabulary groups = new();
    private readonly Vocabulary rollUps = new();
    private readonly ImmutableArray<ImmutableArray<string>> detailsOfRollUp;
    private readonly ImmutableArray<(CodeList List, MonthSpan InForce, Lazy<Vocabulary> Words)> otherEditions;

    private readonly string? codeList;
    private readonly Dictionary<string, (int Group, string Name)> approved = new(StringComparer.Ordinal);
    private readonly List<OpenLabel> open = [];

    /// <param name="labels">What the equality lead has approved besides the policy.</param>
    public StrandGroups(MonitoringPolicy policy, Strand strand, ReportingMonth month, ImmutableArray<ApprovedLabel> labels)
    {
        Strand = strand;
        var list = policy.CodeListFor(strand, month);
        var codes = ImmutableArray.CreateBuilder<string>();
        var rollUpDetails = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        if (list is not null)
        {
            foreach (var code in list.Details)
            {
                numbersOf[code.Id] = [codes.Count];
                if (code.RollUp is { } over)
                    numbersOf[over] = [.. numbersOf.GetValueOrDefault(over, []), codes.Count];
                groups.Add(codes.Count, code.Name, [code.Id, .. code.AlsoKnownAs]);
                names[code.Id] = code.Name;
                codes.Add(code.Id);
            }
            foreach (var heading in list.RollUps)
            {
                rollUps.Add(rollUpDetails.Count, heading.Name, [heading.Id, .. heading.AlsoKnownAs]);
                rollUpDetails.Add([.. list.Details.Where(d => d.RollUp == heading.Id).Select(d => d.Name)]);
            }
        }
        Categories = codes.Count;
        foreach (var reserved in policy.ReservedGroups)
        {
            groups.Add(codes.Count, reserved.Name, [reserved.Code, .. reserved.AlsoKnownAs]);
            if (reserved.CountsAs is ReservedGroupBasis.OutsideTotal)
                outsideTotal.Add(codes.Count);
            names[reserved.Code] = reserved.Name;
            codes.Add(reserved.Code);
        }
        Blank = IndexOf(codes, BlankCode);
        NotCollected = IndexOf(codes, NotCollectedCode);
        Codes = codes.ToImmutable();
        codeList = list?.Id;
        foreach (var label in policy.Labels.Concat(labels).Where(l => l.Strand == strand.Id && l.CodeList == codeList && l.InForce.Covers(month)))
        {
            if (codes.IndexOf(label.Code) is var group and >= 0)
                approved.TryAdd(Texts.Plain(label.Label), (group, list!.Details.FirstOrDefault(d => d.Id == label.Code)?.Name ?? policy.FindReservedGroup(label.Code)!.Name));
        }
        detailsOfRollUp = rollUpDetails.ToImmutable();
        otherEditions = [.. strand.CodeLists
            .Where(d => d.List != list?.Id)
            .Select(d => (policy.CodeLists[d.List], d.InForce, new Lazy<Vocabulary>(() => WordsOf(policy.CodeLists[d.List]))))];
    }

    private StrandGroups()
    {
        Strand = new Strand { Id = GroupTree.Total, Name = "All", Column = string.Empty, AlsoKnownAs = [], CodeLists = [] };
        Codes = [GroupTree.Total];
        Categories = 1;
        detailsOfRollUp = [];
        otherEditions = [];
    }

    private readonly HashSet<int> outsideTotal = [];
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<int>> numbersOf = [];

    /// <summary>Stands in for strands where amounts are of no group of people: the strand and its one group are both <c>all</c>.</summary>
    public static StrandGroups Everyone { get; } = new();

    public Strand Strand { get; }

    /// <summary>Categories first, reserved groups after them.</summary>
    public ImmutableArray<string> Codes { get; }

    public int Categories { get; }

    public int Blank { get; }

    public int NotCollected { get; }

    /// <summary>The numbers of categories, those beneath a heading included.</summary>
    public IReadOnlyCollection<int> CategoriesIn(IEnumerable<string> categoriesOrHeadings)
        => [.. categoriesOrHeadings.SelectMany(code => numbersOf.GetValueOrDefault(code, [])).Distinct()];

    /// <summary>What a form calls a group.</summary>
    public string? NameOf(string code) => names.GetValueOrDefault(code);

    public bool IsOutsideTotal(int group) => outsideTotal.Contains(group);

    /// <summary>What the answer in a cell of an event row stands for; an empty cell is an answer left blank.</summary>
    public Reading Answer(string text, At at)
        => text.Length == 0 ? new Reading(Blank, Faults.LeftBlank(at, Strand.Name)) : Group(text, at);

    public Reading Group(string text, At at)
    {
        if (groups.Find(text) is { } group)
            return Reading.Of(group);
        if (approved.TryGetValue(Texts.Plain(text), out var settled))
            return new Reading(settled.Group, Faults.TakenFor(at, text, Strand.Name, settled.Name));
        if (rollUps.Find(text) is { } rollUp)
            return Reading.Wrong(Faults.RollUp(at, text, Strand.Name, detailsOfRollUp[rollUp]));
        foreach (var (list, inForce, words) in otherEditions)
        {
            if (words.Value.Find(text) is not null)
                return Open(text, Faults.OtherEdition(at, text, groups.Nearest(text, at), Strand.Name, list.Name, inForce, groups.Names));
        }
        return Open(text, Faults.UnknownCategory(at, text, groups.Nearest(text, at), Strand.Name, groups.Names));
    }

    /// <summary>Labels that stood for no category, for the equality lead to settle.</summary>
    public IEnumerable<UnknownLabel> OpenLabels => open
        .Select(l => l.Told)
        .OfType<UnknownLabel>()
        .GroupBy(l => l.Id)
        .Select(alike => alike.First() with { Rows = alike.Sum(l => l.Rows) });

    private Reading Open(string text, Finding fault)
    {
        // What is cut or escaped to be shown could not be recognised again.
        if (codeList is null || open.Count >= MostOpenLabels || Texts.Plain(text).Length == 0 || Texts.Shown(text) != text)
            return Reading.Wrong(fault);
        var label = new OpenLabel(Strand.Id, codeList, text, fault.Nearest);
        open.Add(label);
        return Reading.Wrong(fault) with { Label = label };
    }

    private static Vocabulary WordsOf(CodeList list)
    {
        var words = new Vocabulary();
        foreach (var code in list.Codes)
            words.Add(0, code.Name, [code.Id, .. code.AlsoKnownAs]);
        return words;
    }

    private static int IndexOf(ImmutableArray<string>.Builder codes, string code)
    {
        if (codes.IndexOf(code) is var index and >= 0)
            return index;
        codes.Add(code);
        return codes.Count - 1;
    }
}
