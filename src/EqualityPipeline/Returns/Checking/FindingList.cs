using System.Collections.Immutable;

namespace EqualityPipeline.Returns;

/// <summary>Where a fault is: a row, a column of this file, or neither.</summary>
/// <param name="Column">As policy names it.</param>
/// <param name="Position">0-based column of this file; −1 for a fault of no column.</param>
/// <param name="IsListed">False where the finding will only be counted, so that no suggestion need be looked for.</param>
internal readonly record struct At(int? Row, string? Column, int Position, bool IsListed = true)
{
    public static At File => new(null, null, -1);

    public static At WholeRow(int row) => new(row, null, -1);

    public string? Cell => Row is { } row && Position >= 0
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Texts.ColumnLetters(Position)}{row}")
        : null;
}

/// <summary>A fault that comes again: the place it was first seen and how often.</summary>
internal class RepeatedFinding(Finding first)
{
    public int Count { get; set; } = 1;

    public virtual Finding Finding => first with { Count = Count };

    public virtual void Again(int row) => Count++;
}

/// <summary>Personal details of one kind in one column: the rows are told, what stands in them never is.</summary>
internal sealed class PersonalCells(At first, PersonalDetail detail) : RepeatedFinding(Faults.PersonalValue(first, detail, [first.Row ?? 0], 1))
{
    private const int MostRows = 12;

    private readonly List<int> rows = [first.Row ?? 0];

    public override Finding Finding => Faults.PersonalValue(first, detail, rows, Count) with { Count = Count };

    public override void Again(int row)
    {
        Count++;
        if (rows.Count < MostRows)
            rows.Add(row);
    }
}

/// <summary>All findings of a return: each is counted, the worst are kept.</summary>
/// <param name="confirmed">Whether someone has confirmed what would hold the return.</param>
internal sealed class FindingList(bool confirmed)
{
    private readonly List<Finding> kept = [];
    private readonly List<RepeatedFinding> repeated = [];
    private readonly Dictionary<string, RepeatedFinding> repeatedByKey = [];
    private readonly Dictionary<(string Code, int Kind), RepeatedFinding> repeatedByKind = [];
    private readonly Dictionary<(int Position, PersonalDetail Detail), PersonalCells> personal = [];
    private int total;

    public bool HasErrors { get; private set; }

    public bool HasWarnings { get; private set; }

    public bool MustBeConfirmed { get; private set; }

    public bool IsQuarantined { get; private set; }

    public void Add(Finding finding)
    {
        Note(finding);
        Keep(finding);
    }

    /// <summary>Adds a fault that further rows can add to; the caller bounds how many of these there are.</summary>
    public RepeatedFinding AddRepeated(Finding first)
    {
        Note(first);
        var fault = new RepeatedFinding(first);
        repeated.Add(fault);
        return fault;
    }

    /// <summary>Counts one more of a fault that was there before, without a sentence being made for it; false where it was not.</summary>
    /// <param name="kind">Tells faults of one code apart, as the number of cells of a row does.</param>
    public bool IsAgain(string code, int kind = 0)
    {
        if (!repeatedByKind.TryGetValue((code, kind), out var fault))
            return false;
        fault.Count++;
        return true;
    }

    /// <summary>Adds a fault that <see cref="IsAgain"/> is to count.</summary>
    public void AddFirst(Finding first, int kind = 0) => repeatedByKind.Add((first.Code, kind), AddRepeated(first));

    /// <summary>Counts one more of the fault of this key, or adds it.</summary>
    public void Repeat(string key, Finding first)
    {
        if (repeatedByKey.TryGetValue(key, out var fault))
            fault.Count++;
        else
            repeatedByKey.Add(key, AddRepeated(first));
    }

    /// <summary>Adds a cell that identifies a person; the file is then put aside.</summary>
    public RepeatedFinding AddPersonal(At at, PersonalDetail detail)
    {
        if (personal.TryGetValue((at.Position, detail), out var seen))
        {
            seen.Again(at.Row ?? 0);
            return seen;
        }
        var cells = new PersonalCells(at, detail);
        Note(cells.Finding);
        repeated.Add(cells);
        personal.Add((at.Position, detail), cells);
        return cells;
    }

    /// <summary>What was found so far of one code among the faults that come again.</summary>
    public IEnumerable<Finding> Repeated(string code) => repeated.Select(r => r.Finding).Where(f => f.Code == code);

    /// <summary>The worst of all; where the file is put aside for personal details, those findings alone, because others quote the file.</summary>
    public (ImmutableArray<Finding> Listed, int Total) Finish()
    {
        foreach (var fault in repeated)
            Keep(fault.Finding);
        repeated.Clear();
        if (IsQuarantined)
        {
            kept.RemoveAll(f => !IsPersonal(f));
            total = kept.Count;
        }
        kept.Sort(WorstFirst);
        return ([.. kept.Take(Receipt.MostFindingsListed)], total);
    }

    private void Note(Finding finding)
    {
        total++;
        HasErrors |= finding.Severity is Severity.Error;
        HasWarnings |= finding.Severity is Severity.Warning;
        MustBeConfirmed |= finding.Confirm && !confirmed;
        IsQuarantined |= IsPersonal(finding);
    }

    private void Keep(Finding finding)
    {
        kept.Add(finding);
        if (kept.Count < Receipt.MostFindingsListed * 4)
            return;
        kept.Sort(WorstFirst);
        kept.RemoveRange(Receipt.MostFindingsListed, kept.Count - Receipt.MostFindingsListed);
    }

    private static bool IsPersonal(Finding finding) => finding.Code is Faults.PersonalColumnCode or Faults.PersonalValueCode or Faults.BirthColumnCode;

    private static int WorstFirst(Finding one, Finding other)
    {
        var order = one.Severity.CompareTo(other.Severity);
        if (order == 0)
            order = other.Confirm.CompareTo(one.Confirm);
        if (order == 0)
            order = (one.Row ?? 0).CompareTo(other.Row ?? 0);
        if (order == 0)
            order = (one.Cell?.Length ?? 0).CompareTo(other.Cell?.Length ?? 0);
        if (order == 0)
            order = string.CompareOrdinal(one.Cell, other.Cell);
        if (order == 0)
            order = string.CompareOrdinal(one.Code, other.Code);
        if (order == 0)
            order = string.CompareOrdinal(one.Column, other.Column);
        return order != 0 ? order : string.CompareOrdinal(one.Message, other.Message);
    }
}
