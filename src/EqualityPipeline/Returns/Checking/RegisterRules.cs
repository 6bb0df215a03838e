using System.Globalization;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>Asks the rules of a register of each row and, at the end, of the rows that belong together.</summary>
/// <param name="isAsked">Whether a column is asked for at all: false where it is about a strand that is not in force.</param>
internal sealed class RegisterRules(RegisterLayout layout, ReportingMonth period, Func<ReturnColumn, bool> isAsked, RowFaults faults)
{
    private readonly Dictionary<(RegisterRule Rule, string Over), (decimal Sum, bool IsWhole, RegisterRow First)> totals = [];
    private readonly Dictionary<(RegisterRule Rule, string Over), RegisterRow> firsts = [];

    /// <summary>Rules whose totals cannot be known, because a row could not be placed.</summary>
    private readonly HashSet<RegisterRule> unsure = [];

    public void Row(RegisterRow row)
    {
        foreach (var rule in layout.Rules)
        {
            if (!IsAsked(rule, row))
                continue;
            Fill(rule, row);
            Order(rule, row);
            Codes(rule, row);
            Past(rule, row);
            Compare(rule, row);
            AddUp(rule, row);
        }
    }

    /// <summary>Tells of a row that could not be read at all.</summary>
    public void MissRow() => unsure.UnionWith(layout.Rules);

    public void Finish()
    {
        foreach (var ((rule, over), (sum, isWhole, first)) in totals)
        {
            var total = rule.Total!;
            if (isWhole && !unsure.Contains(rule) && Math.Abs(sum - total.Is) > total.GiveOrTake)
                faults.Add(Key(rule), Faults.TotalOfRows(first.At(total.Column), sum, over, rule));
        }
    }

    private static bool IsAsked(RegisterRule rule, RegisterRow row)
        => rule.When.All(condition => Codes(row, condition.Column).Intersect(condition.Codes, StringComparer.Ordinal).Any())
            && rule.WhenFilled.All(row.Texts.ContainsKey);

    private void Fill(RegisterRule rule, RegisterRow row)
    {
        foreach (var column in rule.Needs.Where(column => !row.IsFilled(column) && isAsked(layout.FindColumn(column)!)))
            faults.Add(Key(rule, column), Faults.RuleBroken(row.At(column), null, null, rule));
        if (!rule.NeedsOneOf.IsEmpty && !rule.NeedsOneOf.Any(row.IsFilled))
            faults.Add(Key(rule), Faults.RuleBroken(row.At(rule.NeedsOneOf.FirstOrDefault(row.HasColumn, rule.NeedsOneOf[0])), null, null, rule));
        foreach (var column in rule.LeavesBlank.Where(row.Texts.ContainsKey))
            faults.Add(Key(rule, column), Faults.RuleBroken(row.At(column), row.Find(column), null, rule));
    }

    private void Order(RegisterRule rule, RegisterRow row)
    {
        string? before = null;
        foreach (var column in rule.InOrder.Where(row.Texts.ContainsKey))
        {
            var text = row.Texts[column];
            if (before is not null && Compared(layout.FindColumn(column)!.Type, before, text) > 0)
                faults.Add(Key(rule, column), Faults.RuleBroken(row.At(column), text, null, rule));
            before = text;
        }
    }

    private void Codes(RegisterRule rule, RegisterRow row)
    {
        foreach (var condition in rule.MustBe.Where(condition => row.Texts.ContainsKey(condition.Column)))
        {
            if (Codes(row, condition.Column).Except(condition.Codes, StringComparer.Ordinal).FirstOrDefault() is { } other)
                faults.Add(Key(rule, condition.Column), Faults.RuleBroken(row.At(condition.Column), other, null, rule));
        }
    }

    private void Past(RegisterRule rule, RegisterRow row)
    {
        foreach (var column in rule.NotAfterPeriod.Where(row.Texts.ContainsKey))
        {
            if (string.CompareOrdinal(row.Texts[column][..7], period.ToString()) > 0)
                faults.Add(Key(rule, column), Faults.RuleBroken(row.At(column), row.Texts[column], null, rule));
        }
    }

    private void Compare(RegisterRule rule, RegisterRow row)
    {
        if (rule.Same is not { } same || row.Joined(same.Over) is not { } over)
            return;
        if (firsts.TryAdd((rule, over), row))
            return;
        var first = firsts[(rule, over)];
        foreach (var column in same.Columns.Where(column => !row.Unread.Contains(column) && !first.Unread.Contains(column)))
        {
            if (row.Find(column) != first.Find(column))
            {
                faults.Add(Key(rule, column), Faults.RuleBroken(
                    row.At(column), row.Find(column), first.Find(column), rule,
                    string.Create(CultureInfo.InvariantCulture, $"Row {first.Number} has {(first.Find(column) is { } text ? $"\"{Returns.Texts.Shown(text)}\"" : "no text there")}.")));
            }
        }
    }

    private void AddUp(RegisterRule rule, RegisterRow row)
    {
        if (rule.Total is not { } total)
            return;
        if (row.Joined(total.Over) is not { } over)
        {
            unsure.Add(rule);
            return;
        }
        var isUnread = row.Unread.Contains(total.Column);
        if (!isUnread && row.Find(total.Column) is null)
            return;
        var number = isUnread ? 0 : decimal.Parse(row.Texts[total.Column], CultureInfo.InvariantCulture);
        var (sum, isWhole, first) = totals.GetValueOrDefault((rule, over), (0, true, row));
        totals[(rule, over)] = (sum + number, isWhole && !isUnread, first);
    }

    private static string[] Codes(RegisterRow row, string column) => row.Find(column)?.Split(';') ?? [];

    /// <summary>A day and a month are compared as months.</summary>
    private static int Compared(ColumnType type, string one, string other)
    {
        if (type is ColumnType.Number)
            return decimal.Parse(one, CultureInfo.InvariantCulture).CompareTo(decimal.Parse(other, CultureInfo.InvariantCulture));
        var length = Math.Min(one.Length, other.Length);
        return string.CompareOrdinal(one[..length], other[..length]);
    }

    private string Key(RegisterRule rule, string? column = null) => $"rule {layout.Rules.IndexOf(rule)} {column}";
}
