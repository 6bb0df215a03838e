using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>What the texts of a register's cells stand for: its columns by type, the words of the policy and of the sender's organisation.</summary>
internal sealed class RegisterWords(ReturnContext context)
{
    public const string All = GroupTree.Total;

    private const int FirstYear = 1970;
    private const int LastYear = 2099;

    private readonly Dictionary<string, (Vocabulary Words, ImmutableArray<string> Ids)> lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StrandGroups> groupsOfStrand = new(StringComparer.Ordinal);

    private readonly MonitoringPolicy policy = context.Policy;

    public StandardTexts Texts { get; } = new();

    /// <summary>How the cells of a column are read, whatever else its row holds.</summary>
    public Func<string, At, Reading> Reader(ReturnColumn column)
    {
        Func<string, At, Reading> one = column.Type switch
        {
            ColumnType.Service => (text, at) => Numbered(context.Service(text, at, required: true), context.ServiceId),
            ColumnType.Place => (text, at) => Returns.Texts.Plain(text) == All ? Texts.Of(All) : Numbered(context.Ward(text, at, required: true), context.PlaceId),
            ColumnType.Date => Day,
            ColumnType.Month => (text, at) => Read(MonthText.Read(text, at)),
            ColumnType.Number => (text, at) => Read(RegisterNumber.Read(text, at, column)),
            ColumnType.Text => (text, at) => Read(ShortText.Read(text, at, column.Longest)),
            ColumnType.Link => (text, at) => Read(LinkText.Read(text, at)),
            ColumnType.Id or ColumnType.Reference => (text, at) => Read(IdText.Read(text, at)),
            ColumnType.Category => Category(policy.CodeLists[column.CodeList!]),
            ColumnType.Directorate => Listed(
                "directorates", [.. context.Organisation.Directorates.Select(d => (d.Id, d.Name)), (Organisation.Corporate, "Corporate")],
                (at, text, nearest, names) => Faults.NotADirectorate(at, text, nearest, context.Organisation.Name, names)),
            ColumnType.Indicator => Listed("indicators", [.. policy.Indicators.Select(i => (i.Id, i.Id))], Faults.NotAnIndicator, policy.Indicators.Select(i => (i.Id, i.Name))),
            ColumnType.ReturnType => Listed("returns", [.. policy.ReturnTypes.Select(r => (r.Id, r.Id))], Faults.NotAReturnType, policy.ReturnTypes.Select(r => (r.Id, r.Name))),
            ColumnType.Framework => Listed(
                "frameworks", [.. policy.Frameworks.Select(f => (f.Id, f.Id))],
                (at, text, nearest, names) => Faults.NotACriterion(at, text, nearest, "a framework", names), policy.Frameworks.Select(f => (f.Id, f.Name))),
            ColumnType.Strand => Strand,
            _ => throw new InvalidOperationException($"No reading of a column of type {column.Type} by itself."),
        };
        return Cell(column, one);
    }

    /// <summary>How a group is read in the rows of one strand: its categories and headings of the month, the answers that are none, and <c>all</c>.</summary>
    public Func<string, At, Reading> GroupReader(ReturnColumn column, string strand)
    {
        if (strand == All)
            return Cell(column, Listed("all", [(All, All)], (at, text, _, _) => Faults.WithoutItsOwner(at, text, "strand other than \"all\"")));
        var groups = GroupsOf(strand);
        var list = policy.CodeListFor(groups.Strand, context.Name.Period);
        IEnumerable<(string, string)> categories = list is null ? [] : [.. list.Details.Select(c => (c.Id, c.Name)), .. list.RollUps.Select(c => (c.Id, c.Name))];
        var alsoKnownAs = (list?.Codes ?? []).SelectMany(c => c.AlsoKnownAs.Select(a => (c.Id, a)))
            .Concat(policy.ReservedGroups.SelectMany(r => r.AlsoKnownAs.Select(a => (r.Code, a))));
        // Words that no list of this strand has are told as the counting layouts tell them.
        return Cell(column, Listed(
            $"groups of {strand}", [(All, All), .. categories, .. policy.ReservedGroups.Select(r => (r.Code, r.Name))],
            (at, text, _, _) => groups.Group(text, at).Fault!, alsoKnownAs));
    }

    /// <summary>How a criterion is read in the rows of one framework.</summary>
    public Func<string, At, Reading> CriterionReader(ReturnColumn column, string framework)
    {
        var criteria = policy.Frameworks.First(f => f.Id == framework);
        return Cell(column, Listed(
            $"criteria of {framework}", [.. criteria.Criteria.Select(c => (c.Id, c.Id))],
            (at, text, nearest, names) => Faults.NotACriterion(at, text, nearest, $"a criterion of {criteria.Name}", names)));
    }

    private StrandGroups GroupsOf(string strand)
    {
        if (!groupsOfStrand.TryGetValue(strand, out var groups))
            groupsOfStrand.Add(strand, groups = new StrandGroups(policy, policy.FindStrand(strand)!, context.Name.Period, []));
        return groups;
    }

    /// <summary>A cell may be blank where it need not be filled, and may hold several values where its column takes them.</summary>
    private Func<string, At, Reading> Cell(ReturnColumn column, Func<string, At, Reading> one) => (text, at) =>
    {
        if (text.Length == 0)
            return column.Required && context.IsAsked(column) ? Reading.Wrong(Faults.Blank(at)) : new Reading(StandardTexts.Blank, null);
        if (column.TakesSeveral)
            return Several(text, at, one);
        var reading = one(text, at);
        var isOneOfMany = reading.Number < 0 && text.Contains(';', StringComparison.Ordinal) && column.Type is not (ColumnType.Text or ColumnType.Link)
            && text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 1 } parts && parts.All(part => one(part, at).Number >= 0);
        return isOneOfMany ? Reading.Wrong(Faults.SeveralValues(at, text)) : reading;
    };

    private Reading Several(string text, At at, Func<string, At, Reading> one)
    {
        var standard = new List<string>();
        Finding? remark = null;
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var reading = one(part, at);
            if (reading.Number < 0)
                return reading;
            remark ??= reading.Fault;
            if (!standard.Contains(Texts[reading.Number]))
                standard.Add(Texts[reading.Number]);
        }
        return standard.Count == 0 ? Reading.Wrong(Faults.Blank(at)) : Texts.Of(string.Join(';', standard), remark);
    }

    private Reading Read((string? Text, Finding? Fault) read)
        => read.Text is { Length: > 0 } text ? Texts.Of(text, read.Fault) : read.Fault is { } fault ? Reading.Wrong(fault) : new Reading(StandardTexts.Blank, null);

    private Reading Numbered(Reading reading, Func<int, string> idOf) => reading.Number < 0 ? reading : Texts.Of(idOf((int)reading.Number), reading.Fault);

    private Reading Day(string text, At at)
    {
        var (day, fault) = DateText.ReadDay(text, at);
        if (day is not { } read)
            return Reading.Wrong(fault!);
        return read.Year is < FirstYear or > LastYear
            ? Reading.Wrong(Faults.FarAwayDay(at, text, FirstYear, LastYear))
            : Texts.Of(read.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    private Reading Strand(string text, At at)
    {
        var (words, ids) = Words("strands", [(All, All), .. context.AllStrands.Select(s => (s.Id, s.Name))],
            context.AllStrands.SelectMany(s => s.AlsoKnownAs.Append(s.Column).Select(word => (s.Id, word))));
        if (words.Find(text) is not { } number)
            return Reading.Wrong(Faults.UnknownStrand(at, text, words.Nearest(text, at), words.Names));
        var strand = context.AllStrands.FirstOrDefault(s => s.Id == ids[number]);
        var isInForce = strand is null || context.Strands.Any(s => s.Strand.Id == strand.Id);
        return Texts.Of(ids[number], isInForce ? null : Faults.StrandNotAdopted(at, text, strand!.Name, context.Name.Period));
    }

    private Func<string, At, Reading> Category(CodeList list) => Listed(
        $"codes of {list.Id}", [.. list.Details.Select(c => (c.Id, c.Name))],
        (at, text, nearest, names) => Faults.NotInList(at, text, nearest, list.Name, names), list.Details.SelectMany(c => c.AlsoKnownAs.Select(a => (c.Id, a))));

    private Func<string, At, Reading> Listed(
        string list, IReadOnlyList<(string Id, string Name)> entries, Func<At, string, string?, IReadOnlyCollection<string>, Finding> unknown,
        IEnumerable<(string Id, string Word)>? alsoKnownAs = null)
    {
        var (words, ids) = Words(list, entries, alsoKnownAs ?? []);
        return (text, at) => words.Find(text) is { } number ? Texts.Of(ids[number]) : Reading.Wrong(unknown(at, text, words.Nearest(text, at), words.Names));
    }

    private (Vocabulary Words, ImmutableArray<string> Ids) Words(
        string list, IReadOnlyList<(string Id, string Name)> entries, IEnumerable<(string Id, string Word)> alsoKnownAs)
    {
        if (lists.TryGetValue(list, out var known))
            return known;
        var words = new Vocabulary();
        ImmutableArray<string> ids = [.. entries.Select(e => e.Id)];
        for (var i = 0; i < entries.Count; i++)
            words.Add(i, entries[i].Name, entries[i].Id);
        foreach (var (id, word) in alsoKnownAs)
            words.Add(ids.IndexOf(id), entries[ids.IndexOf(id)].Name, word);
        return lists[list] = (words, ids);
    }
}
