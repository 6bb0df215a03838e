using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Cells;
using EqualityPipeline.Indicators;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Returns;
using EqualityPipeline.Tests.Sample;

namespace EqualityPipeline.Tests.Twins;

/// <summary>Changes answers in the returns of one organisation so that people move from hidden count to hidden count, and all that the gate shows stays as it is.</summary>
internal sealed class TwinOrganisation
{
    /// <summary>People: hidden counts are seldom larger.</summary>
    private const long Few = 12;

    private static readonly HashSet<string> Counts = new(["count", "reached"], StringComparer.Ordinal);

    private readonly MonitoringPolicy policy;
    private readonly Organisation organisation;
    private readonly Dictionary<string, ReceivedReturn> held;
    private readonly Dictionary<string, ReturnSheet> sheets = [];
    private readonly Dictionary<string, SubmissionCells> cells = [];
    private readonly Func<string, bool> isLate;
    private readonly List<HiddenTable> tables = [];
    private readonly Dictionary<(bool IsLast, string Family, int Year), PublishedYear> truth = [];
    private readonly List<ImmutableArray<Change>> moves = [];
    private readonly Lazy<HashSet<(int Year, string Strand, string Group)>> toldAmounts;

    /// <param name="returns">What the organisation sent and holds its slot.</param>
    /// <param name="bytesOf">By path.</param>
    /// <param name="isLate">By path, whether it is counted only in the second release.</param>
    public TwinOrganisation(MonitoringPolicy policy, Organisation organisation, IReadOnlyList<ReceivedReturn> returns, Func<string, byte[]> bytesOf, Func<string, bool> isLate)
    {
        (this.policy, this.organisation, this.isLate) = (policy, organisation, isLate);
        held = returns.ToDictionary(r => r.Name.Path);
        foreach (var one in returns)
        {
            cells[one.Name.Path] = one.Cells;
            if (ReturnSheet.Read(bytesOf(one.Name.Path)) is { Rows: > 2 } sheet)
                sheets[one.Name.Path] = sheet;
        }

        toldAmounts = new(() => truth.SelectMany(t => t.Value.Figures.Where(f => f.Value is not null && IsOfAmounts(f)).Select(f => (t.Key.Year, f.Strand, f.Group))).ToHashSet());
        foreach (var passed in Publish(cells, _ => true))
        {
            truth[(passed.IsLast, passed.Of.Family.Id, passed.Of.FinancialYear)] = passed.Published;
            tables.Add(new HiddenTable(policy, organisation, passed.Of, passed.Computed, passed.Published));
        }
    }

    /// <summary>What was drawn and taken back because the gate then hid other counts.</summary>
    public int OtherwiseHidden { get; private set; }

    /// <summary>What was drawn and taken back because a figure that is shown differed, though the same counts were hidden.</summary>
    public List<string> Betrayed { get; } = [];

    /// <summary>Of whose pay is whose, and of registers: of every line that was moved, the return and the column.</summary>
    public IEnumerable<string> MovedBesideCounts
        => moves.SelectMany(m => m).Where(c => IsBesideCounts(c.Path, sheets[c.Path].Columns[c.Column])).Select(c => $"{held[c.Path].Name.ReturnType}.{sheets[c.Path].Columns[c.Column]}");

    /// <summary>Each is one change or two that together nobody sees.</summary>
    public IReadOnlyList<ImmutableArray<Change>> Moves => moves;

    public IEnumerable<(string Path, byte[] Bytes)> Returns => Changed(moves).Select(m => (m.Path, m.Sheet.ToBytes()));

    /// <summary>Draws changes by a seed, and of these puts together those that undo in each other what would be seen.</summary>
    /// <param name="draws">Of each return.</param>
    public void Draw(int seed, int draws)
    {
        var taken = new HashSet<(string, int)>();
        Draw(new Random(seed), draws, sheets.Keys.Where(path => !IsRegister(path)), Propose, taken);
        Draw(new Random(seed), draws, sheets.Keys.Where(path => IsRegister(path) || sheets[path].Columns.Contains(MovesBesideCounts.Pay)), BesideCounts, taken);
    }

    private void Draw(Random random, int draws, IEnumerable<string> paths, Func<Random, string, Drawn?> propose, HashSet<(string, int)> taken)
    {
        var waiting = new Dictionary<string, List<Drawn>>(StringComparer.Ordinal);
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            for (var i = 0; i < draws; i++)
            {
                if (propose(random, path) is not { } drawn || drawn.Changes.Any(c => taken.Contains((c.Path, c.Row))))
                    continue;
                var (seen, undone) = (Seen(drawn, 1), Seen(drawn, -1));
                Drawn? partner = null;
                if (seen.Length == 0 ? !TryTake([drawn]) : (partner = waiting.GetValueOrDefault(undone)?.Find(w => IsApart(w, drawn) && TryTake([w, drawn]))) is null)
                {
                    if (!waiting.TryGetValue(seen, out var alike))
                        waiting[seen] = alike = [];
                    alike.Add(drawn);
                    continue;
                }

                taken.UnionWith(drawn.Changes.Select(c => (c.Path, c.Row)));
                taken.UnionWith(partner?.Changes.Select(c => (c.Path, c.Row)) ?? []);
            }
        }

        bool IsApart(Drawn waits, Drawn drawn)
            => waits.Changes.All(w => !taken.Contains((w.Path, w.Row)) && drawn.Changes.All(d => (d.Path, d.Row) != (w.Path, w.Row)));
    }

    /// <summary>Passes the twin through the gate, and takes back what makes it choose otherwise: which counts it hides to protect others does depend on how many they are.</summary>
    /// <returns>By family and year how many hidden counts there are, and how many of all that are not shown differ.</returns>
    public ImmutableArray<(string Family, int Year, int Hidden, int Moved)> Settle()
    {
        foreach (var family in tables.Select(t => t.Of.Family).DistinctBy(f => f.Id))
        {
            var drawn = moves.Where(m => m.Any(c => family.Returns.Contains(held[c.Path].Name.ReturnType))).ToList();
            var others = moves.Except(drawn).ToList();
            var kept = Settle(family, [], drawn);
            moves.Clear();
            moves.AddRange([.. others, .. kept]);
        }

        return
        [
            .. Publish(Twin(moves), _ => true).Where(p => p.IsLast).Select(p => (
                p.Of.Family.Id, p.Of.FinancialYear, p.Published.Audit.Counts.Count(c => c.IsHidden),
                p.Published.Audit.Counts.Zip(TruthOf(p).Audit.Counts).Count(c => c.First.People != c.Second.People))),
        ];
    }

    private List<ImmutableArray<Change>> Settle(IndicatorFamily family, List<ImmutableArray<Change>> kept, List<ImmutableArray<Change>> drawn)
    {
        if (drawn.Count == 0)
            return kept;
        List<ImmutableArray<Change>> all = [.. kept, .. drawn];
        if (!Differs(family, all, out var figure))
            return all;
        if (drawn.Count > 1)
            return Settle(family, Settle(family, kept, drawn[..(drawn.Count / 2)]), drawn[(drawn.Count / 2)..]);
        if (figure is not null)
            Betrayed.Add($"{string.Join(" and ", drawn[0])}: {figure}");
        else
            OtherwiseHidden++;
        return kept;
    }

    /// <param name="figure">The first that differs; null where nothing does, or where other counts are hidden.</param>
    /// <returns>Whether a reader sees a difference.</returns>
    private bool Differs(IndicatorFamily family, List<ImmutableArray<Change>> with, out string? figure)
    {
        figure = null;
        // Of moves that were taken together one alone may be what no sender is allowed.
        if (Changed(with).Any(c => Check(c.Path, c.Sheet).Cells is null))
            return true;
        foreach (var passed in Publish(Twin(with), f => f.Id == family.Id))
        {
            var (published, was) = (passed.Published, TruthOf(passed));
            if (published.Audit.Counts.Zip(was.Audit.Counts).Any(c => IsSeen(c.First) != IsSeen(c.Second)))
                return true;
            if (published.Figures.SequenceEqual(was.Figures))
                continue;
            figure = $"{published.Figures.Zip(was.Figures).First(f => f.First != f.Second)}";
            return true;
        }

        return false;

        static (bool, bool) IsSeen(AuditedCount count) => (count.IsHidden, count.Fate == CountFate.Shown);
    }

    private PublishedYear TruthOf(Passed passed) => truth[(passed.IsLast, passed.Of.Family.Id, passed.Of.FinancialYear)];

    private IEnumerable<(string Path, ReturnSheet Sheet)> Changed(IEnumerable<ImmutableArray<Change>> by)
        => by.SelectMany(m => m).GroupBy(c => c.Path, StringComparer.Ordinal).Select(c => (c.Key, sheets[c.Key].With(c)));

    private Dictionary<string, SubmissionCells> Twin(IEnumerable<ImmutableArray<Change>> by)
    {
        var twin = new Dictionary<string, SubmissionCells>(cells);
        foreach (var (path, sheet) in Changed(by))
            twin[path] = Check(path, sheet).Cells!;
        return twin;
    }

    private static bool IsOfPeople(ReturnSheet sheet) => !sheet.Columns.Any(Counts.Contains);

    /// <returns>Null where nothing that is secret would change.</returns>
    private Drawn? Propose(Random random, string path)
    {
        var name = held[path].Name;
        if ((IsOfPeople(sheets[path]) ? OtherAnswer(random, path) : OneOfEach(random, path)) is not { Was: { } was, Then: { } then, Changes: var changes })
            return null;
        var of = ChangesOf(name, was, then);
        return of.Count == 0 ? null : new Drawn(changes, of, IsBesideCounts: false);
    }

    private Drawn? BesideCounts(Random random, string path)
    {
        var (name, sheet) = (held[path].Name, sheets[path]);
        var changes = IsRegister(path)
            ? MovesBesideCounts.OfRegister(random, path, name.ReturnType, sheet)
            : MovesBesideCounts.OtherPay(
                random, path, sheet, [.. policy.StrandsInForce(organisation, name.Period).Select(s => s.Column).Where(sheet.Columns.Contains)], (column, one, other) => AreUntold(name, column, one, other));
        var rows = changes.Select(c => c.Row).Distinct().ToList();
        return rows.Count > 0 && Check(path, sheet.Alone(rows)).Cells is { } was && Check(path, sheet.With(changes).Alone(rows)).Cells is { } then
            ? new Drawn(changes, ChangesOf(name, was, then), IsBesideCounts: true)
            : null;
    }

    private List<(HiddenTable Table, Dictionary<int, decimal> Changes)> ChangesOf(SubmissionName name, SubmissionCells was, SubmissionCells then)
        => tables.Where(t => t.Of.IsMovedBy(name.ReturnType, name.Period)).Select(t => (t, t.Changes(was, then))).Where(c => c.Item2.Count > 0).ToList();

    private bool IsOfAmounts(PublishedFigure figure)
        => policy.FindIndicator(figure.Indicator)!.Kind is IndicatorKind.Mean or IndicatorKind.Median or IndicatorKind.MeanGap or IndicatorKind.MedianGap or IndicatorKind.BandShare;

    private bool IsRegister(string path) => policy.FindReturnType(held[path].Name.ReturnType)!.Register is not null;

    private bool IsBesideCounts(string path, string column) => IsRegister(path) || column == MovesBesideCounts.Pay;

    /// <summary>Whether of neither category, nor of their headings where these are two, any amount is told: not of the organisation and not of its directorates.</summary>
    private bool AreUntold(SubmissionName name, string column, string one, string other)
    {
        var strand = policy.Strands.Single(s => s.Column == column);
        return policy.CodeListFor(strand, name.Period) is { } list && list.Find(one) is { IsRollUp: false } a && list.Find(other) is { IsRollUp: false } b
            && new[] { a.Id, b.Id }.Concat(a.RollUp == b.RollUp ? [] : new[] { a.RollUp, b.RollUp }.OfType<string>()).All(group => !toldAmounts.Value.Contains((name.Period.FinancialYear, strand.Id, group)));
    }

    /// <summary>Another answer of one person, read from that line alone.</summary>
    private (ImmutableArray<Change> Changes, SubmissionCells? Was, SubmissionCells? Then)? OtherAnswer(Random random, string path)
    {
        var sheet = sheets[path];
        var column = random.Next(sheet.Columns.Length);
        if (sheet.Columns[column].EndsWith("_date", StringComparison.Ordinal))
            return null;
        // What many answer is shown.
        var rare = Enumerable.Range(1, sheet.Rows - 1).GroupBy(r => sheet[r, column]).Where(g => g.Count() <= Few).SelectMany(g => g).ToList();
        if (rare.Count < 2)
            return null;
        var (row, like) = (rare[random.Next(rare.Count)], rare[random.Next(rare.Count)]);
        if (sheet[row, column] == sheet[like, column] || decimal.TryParse(sheet[row, column], CultureInfo.InvariantCulture, out _))
            return null;
        ImmutableArray<Change> changes = [new Change(path, row, column, sheet[like, column])];
        return (changes, Check(path, sheet.Alone(row)).Cells, Check(path, sheet.With(changes).Alone(row)).Cells);
    }


    /// <summary>One person less in one line of counts, and one more in a line that is of another group and of the same otherwise.</summary>
    private (ImmutableArray<Change> Changes, SubmissionCells? Was, SubmissionCells? Then)? OneOfEach(Random random, string path)
    {
        var (all, sheet) = (cells[path], sheets[path]);
        var few = all.Cells.Where(c => c.Count is >= 1 and <= Few).ToList();
        if (few.Count == 0)
            return null;
        var source = few[random.Next(few.Count)];
        var alike = few.Where(c => c with { Group = source.Group, Count = source.Count } == source && c.Group != source.Group).ToList();
        if (alike.Count == 0)
            return null;
        var to = alike[random.Next(alike.Count)];
        return LineOf(sheet, source) is { } less && LineOf(sheet, to) is { } more
            ? (
                [new Change(path, less, sheet.Columns.Length - 1, Text(source.Count - 1)), new Change(path, more, sheet.Columns.Length - 1, Text(to.Count + 1))],
                all with { Cells = [source, to] }, all with { Cells = [source with { Count = source.Count - 1 }, to with { Count = to.Count + 1 }] })
            : null;
    }

    /// <returns>Null where it is not told in the codes of the policy.</returns>
    private static int? LineOf(ReturnSheet sheet, Cell cell)
    {
        string[] codes = [cell.Service, cell.Strand, cell.Group, cell.Measure, Text(cell.Count), .. cell.Attributes.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(a => a.Split('=')[1])];
        var lines = Enumerable.Range(1, sheet.Rows - 1).Where(r => codes.All(code => Enumerable.Range(0, sheet.Columns.Length).Any(c => sheet[r, c] == code))).ToList();
        return lines.Count == 1 ? lines[0] : null;
    }

    private static string Text(decimal count) => count.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>The counts that are shown and would change, in words that are the same for the same.</summary>
    private string Seen(Drawn drawn, int times)
        => string.Join(';', drawn.Of.SelectMany(t => t.Changes.Where(c => t.Table.IsShown(c.Key)).Select(c => string.Create(CultureInfo.InvariantCulture, $"{tables.IndexOf(t.Table)}.{c.Key}:{c.Value * times:0.####}"))).Order(StringComparer.Ordinal));

    private bool TryTake(ImmutableArray<Drawn> move)
    {
        ImmutableArray<Change> changes = [.. move.SelectMany(m => m.Changes)];
        foreach (var (path, sheet) in Changed([.. moves.Where(m => m.Any(c => changes.Any(o => o.Path == c.Path))), changes]).Where(s => changes.Any(c => c.Path == s.Path)))
        {
            // The sender would be told the same.
            if (Check(path, sheet) is not { Cells: not null } answer || answer.Answer != Check(path, sheets[path]).Answer)
                return false;
        }

        var taken = new List<(HiddenTable Table, Dictionary<int, decimal> Changes)>();
        foreach (var ofTable in move.SelectMany(m => m.Of).GroupBy(t => t.Table))
        {
            var sum = ofTable.SelectMany(t => t.Changes).GroupBy(c => c.Key).Select(c => (c.Key, By: c.Sum(x => x.Value))).Where(c => c.By != 0).ToDictionary(c => c.Key, c => c.By);
            if (!ofTable.Key.TryTake(sum))
            {
                taken.ForEach(t => t.Table.TakeBack(t.Changes));
                return false;
            }

            taken.Add((ofTable.Key, sum));
        }

        if (taken.TrueForAll(t => t.Changes.Count == 0) && !move.Any(m => m.IsBesideCounts))
            return false;
        moves.Add(changes);
        return true;
    }

    private (SubmissionCells? Cells, (ReceiptStatus, int) Answer) Check(string path, ReturnSheet sheet)
    {
        var name = held[path].Name;
        var result = ReturnCheck.Check(new MemoryStream(sheet.ToBytes()), name, policy);
        return (
            result.Status is ReceiptStatus.Accepted or ReceiptStatus.AcceptedWithWarnings
                ? new SubmissionCells(path, name.Directorate, name.Period, name.ReturnType, result.Cells) { Records = result.Records }
                : null,
            (result.Status, result.Findings.Length));
    }

    /// <summary>What the pipeline publishes first, and then of all of it in the knowledge of what it published first.</summary>
    private IEnumerable<Passed> Publish(Dictionary<string, SubmissionCells> submissions, Func<IndicatorFamily, bool> isWanted)
    {
        var first = new Dictionary<(string, int), (string Inputs, PublishedYear Published)>();
        foreach (var isLast in new[] { false, true })
        {
            var counted = submissions.Where(s => isLast || !isLate(s.Key)).Select(s => s.Value).ToList();
            var before = ((string Family, DisclosureAudit Audit)?)null;
            foreach (var year in FamilyYear.Of(policy, organisation, counted.Select(s => (s.ReturnType, s.Period))).Where(y => isWanted(y.Family)))
            {
                var moving = counted.Where(s => year.IsMovedBy(s.ReturnType, s.Period)).ToList();
                var computed = FigureCalculator.Compute(policy, organisation, year.Family, year.FinancialYear, new ReturnedCounts(policy, organisation, year.Family, moving), year.Covered);
                var yearBefore = before?.Family == year.Family.Id ? before.Value.Audit : DisclosureAudit.None;
                var inputs = $"{year.Covered} {string.Join(' ', moving.Select(s => s.SubmissionId).Order(StringComparer.Ordinal))} {string.Join(' ', yearBefore.Counts.Select(c => c.Fate))}";
                var known = first.GetValueOrDefault((year.Family.Id, year.FinancialYear));
                // A part of which nothing changed is not made again.
                var published = known.Inputs == inputs ? known.Published : DisclosureControl.Publish(computed, new DisclosureHistory(known.Published?.Audit ?? DisclosureAudit.None, yearBefore));
                if (!isLast)
                    first[(year.Family.Id, year.FinancialYear)] = (inputs, published);
                before = (year.Family.Id, published.Audit);
                yield return new Passed(isLast, year, computed, published);
            }
        }
    }

    private sealed record Passed(bool IsLast, FamilyYear Of, YearFigures Computed, PublishedYear Published);

    /// <param name="Of">By table the counts that would change, and by how many.</param>
    /// <param name="IsBesideCounts">Worth while also where no count changes.</param>
    private sealed record Drawn(ImmutableArray<Change> Changes, List<(HiddenTable Table, Dictionary<int, decimal> Changes)> Of, bool IsBesideCounts);
}
