using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Policy;

/// <summary>What a policy says of one organisation's figures in one month, as one text with one hash.</summary>
/// <remarks>
/// In it is what the arithmetic and the gate look at, and nothing else: words that people read, deadlines, audiences, alerts and other
/// organisations may change without a month being computed again. Frameworks are not in it, for they are scored afresh in every release.
/// </remarks>
internal static class PolicySlice
{
    /// <summary>A policy never changes, so that what it says of a month to every organisation is written once.</summary>
    private static readonly ConditionalWeakTable<MonitoringPolicy, ConcurrentDictionary<ReportingMonth, Shared>> SharedOf = [];

    public static string HashFor(MonitoringPolicy policy, Organisation organisation, ReportingMonth month)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(organisation);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TextFor(policy, organisation, month))))[..16];
    }

    /// <summary>One line a fact; an id cannot hold a space, so no two facts make the same line.</summary>
    internal static string TextFor(MonitoringPolicy policy, Organisation organisation, ReportingMonth month)
    {
        var text = new StringBuilder();
        Write(text, $"month {month} organisation {organisation.Id}");
        Write(text, $"publication {policy.Publication.SmallestPublishedCount} {policy.Publication.ShowZeros}{(policy.Publication.RoundTo is { } step ? $" rounded to {step}" : "")} groups {policy.Publication.GroupPeriods}");
        foreach (var group in policy.ReservedGroups)
            Write(text, $"reserved {group.Code} {group.CountsAs}");
        foreach (var strand in policy.StrandsInForce(organisation, month))
            WriteStrand(text, policy, strand, month);
        foreach (var group in policy.DeclaredGroups.Where(g => g.From <= month))
            Write(text, $"declared {group.Id} {group.MinimumSize} {string.Join(';', group.AllOf.Select(p => $"{p.Strand}={string.Join(',', p.Groups)}"))}");

        var shared = SharedOf.GetOrCreateValue(policy).GetOrAdd(month, m => Write(policy, m));
        text.Append(shared.Text);
        WriteOrganisation(text, organisation, month, shared.Returns.Contains);
        foreach (var member in organisation.Members.Select(policy.FindOrganisation).OfType<Organisation>())
        {
            Write(text, $"member {member.Id} residents of {member.ResidentsOf ?? member.Id}");
            foreach (var shares in policy.Sharing.Agreements.Where(a => a.Partner == member.Id && a.InForce.Covers(month)))
                Write(text, $"shares {shares.Dataset} {shares.Detail} {shares.Place} {shares.SmallestCount}");
            // Which returns of a member are still missing is said of the pooled figure.
            foreach (var owed in member.Expected.Where(e => e.IsOwedFor(month)))
                Write(text, $"owed by member {owed.Return} {string.Join(',', member.OwedBy(owed, month))}");
        }
        return text.ToString();
    }

    /// <summary>The indicators of a month and the returns that they name.</summary>
    private static Shared Write(MonitoringPolicy policy, ReportingMonth month)
    {
        var text = new StringBuilder();
        var indicators = policy.Indicators.Select(i => i.AsOf(month)).Where(i => i.InForce.Covers(month)).ToList();
        foreach (var indicator in indicators)
            WriteIndicator(text, policy, indicator, month);
        var named = indicators.SelectMany(i => new[] { (i.Count.Return, i.Count.Measure), (i.Of.Return, i.Of.Measure), (Return: i.Recorded?.Register ?? string.Empty, Measure: string.Empty) })
            .Where(part => part.Return.Length > 0)
            .ToLookup(part => part.Return, part => part.Measure, StringComparer.Ordinal);
        foreach (var type in policy.ReturnTypes.Where(r => named.Contains(r.Id)))
            WriteReturnType(text, type.AsOf(month), named[type.Id]);
        return new Shared(text.ToString(), named.Select(n => n.Key).ToImmutableHashSet(StringComparer.Ordinal));
    }

    private static void WriteStrand(StringBuilder text, MonitoringPolicy policy, Strand strand, ReportingMonth month)
    {
        var list = policy.CodeListFor(strand, month);
        Write(text, $"strand {strand.Id} {list?.Id ?? "-"}");
        foreach (var former in policy.FormerCodes.Where(f => f.Strand == strand.Id && f.From <= month))
            Write(text, $"former {former.Code} {former.CountsAs}");
        foreach (var code in list?.Codes ?? ImmutableArray<Code>.Empty)
        {
            Write(text, $"code {code.Id} {code.IsRollUp} {code.RollUp ?? "-"}");
            if (policy.ComparabilityOf(strand.Id, code.Id, month) is { } changed)
                Write(text, $"changed {changed.From}");
        }
    }

    private static void WriteIndicator(StringBuilder text, MonitoringPolicy policy, Indicator indicator, ReportingMonth month)
    {
        var compare = indicator.Compare;
        Write(text, $"indicator {indicator.Id} {indicator.Kind} {indicator.Better} {indicator.Per} {indicator.MinimumBase} {indicator.Publish}");
        Write(text, $"by {string.Join(',', indicator.By.Order())} compare {compare.With} {compare.NamedGroup ?? "-"} {compare.Direction}");
        foreach (var part in new[] { indicator.Count, indicator.Of })
            Write(text, $"part {part.Return} {part.Measure} {part.AsAt} {part.MaxAgeMonths} {part.WholeOrganisation} {Conditions(part.Where)}");
        if (!indicator.Strands.IsEmpty)
            Write(text, $"strands {string.Join(',', indicator.Strands.Order(StringComparer.Ordinal))}");
        if (indicator.Band is { } band)
            Write(text, $"band {band.Quarter ?? 0} {band.TopPercent ?? 0}");
        if (indicator.Recorded is { } r)
            Write(text, $"recorded {r.Register} {Conditions(r.Match)} {r.Value} {r.Lower ?? "-"} {r.Upper ?? "-"} {r.Base ?? "-"} {r.MaxAgeMonths}{(r.To is null ? "" : $" to {r.To}")}");
        if (policy.ComparabilityOf(indicator, month) is { } broken)
            Write(text, $"broken {broken.From}");
    }

    /// <summary>Codes have no commas or semicolons, and what else a register may hold is between quotation marks.</summary>
    private static string Conditions(ImmutableArray<ColumnCondition> conditions)
        => string.Join(';', conditions.Select(c => $"{c.Column}={string.Join(',', c.Codes.Select(code => $"\"{code}\""))}"));

    /// <param name="named">The measures that an indicator names; the others move no figure.</param>
    private static void WriteReturnType(StringBuilder text, ReturnType type, IEnumerable<string> named)
    {
        Write(text, $"return {type.Id} {type.Frequency} {type.Scope} funnel {string.Join(',', type.Funnel)}");
        foreach (var measure in type.Measures.Where(m => named.Contains(m.Id)))
        {
            Write(text, $"measure {measure.Id} {measure.Kind} {measure.Public}");
            // Records are counted when figures are made; rows were when they were read.
            if (type.Register is not null)
                Write(text, $"records {Conditions(measure.Where)} sum {measure.SumOf ?? "-"} filled {string.Join(',', measure.Filled)} blank {string.Join(',', measure.Blank)}");
        }
        if (type.Register is not null)
            Write(text, $"apart {string.Join(',', type.Attributes.Select(a => a.Name))}");
    }

    private static void WriteOrganisation(StringBuilder text, Organisation organisation, ReportingMonth month, Func<string, bool> isNamed)
    {
        if (organisation.ResidentsOf is { } of)
            Write(text, $"residents of {of}");
        foreach (var directorate in organisation.Directorates)
            Write(text, $"directorate {directorate.Id} {string.Join(',', directorate.Services.Select(s => s.Id))}");
        Write(text, $"wards {string.Join(',', organisation.Wards.Select(w => w.Id))}");
        foreach (var area in organisation.Areas.Where(a => a.InForce.Covers(month)))
            Write(text, $"area {area.Id} {area.Level} {string.Join(',', area.Parts)}");
        // Who owes a return decides which figures are "not returned"; by which day is for receipts and boards.
        foreach (var owed in organisation.Expected.Where(e => isNamed(e.Return) && e.IsOwedFor(month)))
            Write(text, $"owed {owed.Return} {string.Join(',', organisation.OwedBy(owed, month))}");
    }

    /// <param name="Returns">The returns that an indicator names.</param>
    private sealed record Shared(string Text, ImmutableHashSet<string> Returns);

    private static void Write(StringBuilder text, FormattableString line)
        => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
