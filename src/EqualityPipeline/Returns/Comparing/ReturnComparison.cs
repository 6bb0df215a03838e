using System.Collections.Immutable;
using EqualityPipeline.Cells;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>Compares a return that has no errors with others that its sender has sent.</summary>
internal sealed class ReturnComparison
{
    private readonly ReturnContext context;
    private readonly MonitoringPolicy policy;
    private readonly FindingList findings;
    private readonly ComparisonRules rules;
    private readonly MonthCounts now;
    private readonly ImmutableArray<MonthCounts> before;
    private readonly ImmutableArray<MonthCounts> others;
    private readonly ImmutableArray<MonthCounts> ofCeilings;
    private readonly ImmutableHashSet<string> outsideTotal;
    private readonly CountWords words;

    private ReturnComparison(ReturnContext context, ImmutableArray<Cell> cells, FindingList findings)
    {
        (this.context, policy, this.findings, rules) = (context, context.Policy, findings, context.Policy.Comparisons);
        outsideTotal = MonthCounts.OutsideTotal(policy);
        words = new CountWords(context);
        var name = context.Name;
        var earlier = context.Basis.EarlierOnceRead?.Invoke() ?? context.Basis.Earlier;
        now = Counts(name.Period, cells);
        var same = earlier
            .Where(e => e.ReturnType == name.ReturnType && e.Directorate == name.Directorate && e.Period != name.Period
                && e.Period >= name.Period.Plus(-rules.MonthsBefore) && e.Period <= name.Period.Plus(rules.MonthsAfter))
            .OrderBy(e => e.Period)
            .Select(e => Counts(e.Period, e.Cells))
            .ToList();
        before = [.. same.Where(m => m.Month < name.Period)];
        others = [.. same];
        var ceilings = rules.Ceilings.Where(c => c.Return == name.ReturnType).Select(c => c.OfReturn).ToHashSet();
        ofCeilings = [.. earlier.Where(e => ceilings.Contains(e.ReturnType) && e.Period <= name.Period).OrderBy(e => e.Period).Select(e => Counts(e.Period, e.Cells))];

        MonthCounts Counts(ReportingMonth month, IEnumerable<Cell> of) => new(month, of, outsideTotal);
    }

    public static void Run(ReturnContext context, ImmutableArray<Cell> cells, FindingList findings)
    {
        if (cells.IsEmpty)
            return;
        var comparison = new ReturnComparison(context, cells, findings);
        comparison.LastDigits();
        // A copy agrees with the months before in everything else, and what it lacks it lacks because it is one.
        if (comparison.Copied())
            return;
        comparison.Jumps();
        comparison.Gaps();
        comparison.Openings();
        comparison.Ceilings();
        comparison.Funnel();
    }

    private bool Copied()
        => CopyDetector.Find(context, rules.Copy, now, others, before, words) is { IsEmpty: false } found && AddAll(found);

    private bool AddAll(ImmutableArray<Finding> found)
    {
        foreach (var finding in found)
            findings.Add(finding);
        return true;
    }

    private void LastDigits()
    {
        if (LastDigit.Find(rules.Digits, now, context.Type) is { } finding)
            findings.Add(finding);
    }

    private void Jumps()
    {
        var jumps = new List<Jump>();
        var compared = 0;
        foreach (var (service, measure) in now.Series.Order())
        {
            if (context.Type.FindMeasure(measure) is { Public: true })
                continue;
            var past = before.Select(m => m.Total(service, measure)).OfType<decimal>().ToList();
            if (past.Count < rules.Jump.Months)
                continue;
            compared++;
            if (Jump.Of(rules.Jump, words.Series(service, measure), now.Total(service, measure)!.Value, past) is { } jump)
                jumps.Add(jump);
        }
        if (jumps.Count > 3 && jumps.Count == compared && jumps.All(j => j.IsRise == jumps[0].IsRise))
            findings.Add(Faults.AllJump(jumps, context.Name.Period));
        else
            jumps.ForEach(j => findings.Add(Faults.Jump(j, context.Name.Period, before[0].Month, before[^1].Month)));
    }

    private void Gaps()
    {
        var latest = Latest(rules.Gaps.Months);
        if (latest.IsEmpty)
            return;
        foreach (var (service, measure) in latest[0].Series.Order())
        {
            var past = latest.Select(m => m.Total(service, measure)).OfType<decimal>().ToList();
            if (past.Count == latest.Length && past.All(p => p > 0) && Robust.Median(past) >= rules.Gaps.People && now.Total(service, measure) is null)
                findings.Add(Faults.ServiceMissing(words.Series(service, measure), latest.Length, Robust.Median(past)));
        }
        foreach (var measure in context.Type.Measures.Where(m => !m.Public))
        {
            foreach (var strand in context.Strands)
                GapsOfGroups(measure, strand, latest);
        }
    }

    private void GapsOfGroups(Measure measure, StrandGroups strand, ImmutableArray<MonthCounts> latest)
    {
        var list = policy.CodeListFor(strand.Strand, context.Name.Period)?.Id;
        if (latest.Any(m => policy.CodeListFor(strand.Strand, m.Month)?.Id != list))
            return;
        var groups = now.Groups(measure.Id, strand.Strand.Id);
        var past = latest.Select(m => m.Groups(measure.Id, strand.Strand.Id)).ToList();
        if (groups.Values.Sum() == 0 || past.Exists(p => p.Values.Sum() == 0))
            return;
        var (gone, come) = (new List<string>(), new List<string>());
        foreach (var group in strand.Codes)
        {
            var counts = past.ConvertAll(p => p.GetValueOrDefault(group));
            var (people, usual) = (groups.GetValueOrDefault(group), Robust.Median(counts));
            if (people == 0 && counts.TrueForAll(c => c > 0) && usual >= rules.Gaps.People && policy.FindReservedGroup(group) is null)
                gone.Add($"{words.Group(strand.Strand, group)} (0, usually {CountWords.Number(usual)})");
            else if (people >= rules.Gaps.People && counts.TrueForAll(c => c == 0))
                come.Add($"{words.Group(strand.Strand, group)} ({CountWords.Number(people)}, before 0)");
        }
        if (gone.Count + come.Count > 0)
            findings.Add(Faults.GroupsGoneOrCome(measure.Name, strand.Strand.Name, gone, come, latest.Length));
    }

    private void Openings()
    {
        if (before.LastOrDefault() is not { } last || last.Month.Plus(1) != context.Name.Period)
            return;
        foreach (var rule in rules.Openings.Where(r => r.Return == context.Type.Id))
        {
            foreach (var service in now.Series.Select(s => s.Service).Distinct().Order(StringComparer.Ordinal))
            {
                if (last.Total(service, rule.Closing) is not { } closing)
                    continue;
                var come = rule.Adds.Sum(m => now.Total(service, m) ?? 0);
                var gone = rule.Takes.Sum(m => now.Total(service, m) ?? 0);
                var measure = rule.Opening ?? rule.Closing;
                if (now.Total(service, measure) is not { } found)
                    continue;
                var expected = rule.Opening is null ? closing + come - gone : closing;
                // Where what came is not asked, there can be more than what was left, but not fewer.
                var atLeast = rule.Opening is null && rule.Adds.IsEmpty;
                if (atLeast ? found < expected : found != expected)
                    findings.Add(Faults.OpeningIsNotClosing(words.Series(service, measure), found, last.Month, closing, come, gone, expected, atLeast, rule.Opening is not null));
            }
        }
    }

    private void Ceilings()
    {
        foreach (var rule in rules.Ceilings.Where(r => r.Return == context.Type.Id))
        {
            if (ofCeilings.LastOrDefault(m => m.Total(rule.OfMeasure) is not null) is not { } whole || policy.FindReturnType(rule.OfReturn) is not { } type)
                continue;
            foreach (var strand in context.Strands)
            {
                if (policy.CodeListFor(strand.Strand, context.Name.Period)?.Id != policy.CodeListFor(strand.Strand, whole.Month)?.Id)
                    continue;
                var all = whole.Groups(rule.OfMeasure, strand.Strand.Id);
                foreach (var service in now.Series.Where(s => s.Measure == rule.Measure).Select(s => s.Service).Order(StringComparer.Ordinal))
                {
                    var over = now.Groups(rule.Measure, strand.Strand.Id, service)
                        .Where(g => policy.FindReservedGroup(g.Key) is null && all.TryGetValue(g.Key, out var most) && g.Value > most)
                        .OrderBy(g => g.Key, StringComparer.Ordinal)
                        .Select(g => $"{words.Group(strand.Strand, g.Key)} ({CountWords.Number(g.Value)} of {CountWords.Number(all[g.Key])})")
                        .ToList();
                    if (over.Count > 0)
                        findings.Add(Faults.MoreThanThereAre(words.Series(service, rule.Measure), strand.Strand.Name, over, type.Name, whole.Month));
                }
            }
        }
    }

    /// <summary>Where a month gives a stage without the one before it, the months together must still hold.</summary>
    private void Funnel()
    {
        for (var stage = 1; stage < context.Type.Funnel.Length; stage++)
        {
            var (wider, narrower) = (context.Type.Funnel[stage - 1], context.Type.Funnel[stage]);
            foreach (var service in now.Series.Where(s => s.Measure == narrower).Select(s => s.Service).Order(StringComparer.Ordinal))
            {
                if (now.Total(service, wider) is not null || before.IsEmpty)
                    continue;
                var (reached, could) = (Sum(narrower), Sum(wider));
                if (reached > could)
                    findings.Add(Faults.MoreThanCouldHave(words.Series(service, narrower), reached, words.Measure(wider), could, before[0].Month));

                decimal Sum(string measure) => before.Append(now).Sum(m => m.Total(service, measure) ?? 0);
            }
        }
    }

    /// <summary>The months right before this one, or none where one of them is not there.</summary>
    private ImmutableArray<MonthCounts> Latest(int months)
        => before.Length >= months && before[^months].Month == context.Name.Period.Plus(-months) ? before[^months..] : [];
}
