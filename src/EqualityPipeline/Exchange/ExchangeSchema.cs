using System.Collections.Immutable;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Exchange;

/// <summary>What the shared figures mean: the questions that were asked, the categories that answers fell into, what was counted. Two partners may be pooled where these agree.</summary>
/// <param name="Month">The month whose questions and lists these are.</param>
public sealed record ExchangeSchema(
    string PolicyVersion, string Month, ImmutableArray<SharedReturn> Returns, ImmutableArray<SharedStrand> Strands, ImmutableArray<SharedIndicator> Indicators)
{
    /// <param name="returns">Ids of the return types that the figures rest on.</param>
    /// <param name="indicators">Ids of the figures' indicators.</param>
    public static ExchangeSchema Of(MonitoringPolicy policy, Organisation organisation, ReportingMonth month, IReadOnlySet<string> returns, IReadOnlySet<string> indicators)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(returns);
        ArgumentNullException.ThrowIfNull(indicators);
        return new ExchangeSchema(
            policy.Version, month.ToString(),
            [.. policy.ReturnTypes.Where(t => returns.Contains(t.Id)).Select(t => SharedReturn.Of(t.AsOf(month))).OrderBy(t => t.Id, StringComparer.Ordinal)],
            [.. policy.StrandsInForce(organisation, month).Select(s => SharedStrand.Of(policy, s, month)).OfType<SharedStrand>().OrderBy(s => s.Id, StringComparer.Ordinal)],
            [.. policy.Indicators.Where(i => indicators.Contains(i.Id)).Select(i => SharedIndicator.Of(i.AsOf(month))).OrderBy(i => i.Id, StringComparer.Ordinal)]);
    }
}

/// <param name="Columns">By name, of whatever layout: what each holds and from which list.</param>
/// <param name="Measures">What is counted, and whether it may be added over months.</param>
public sealed record SharedReturn(string Id, string Name, string Frequency, ImmutableArray<SharedColumn> Columns, ImmutableArray<SharedMeasure> Measures)
{
    internal static SharedReturn Of(ReturnType type) => new(
        type.Id, type.Name, type.Frequency.ToString(),
        [
            .. new[] { type.Event?.Columns, type.Tally?.Attributes, type.Register?.Columns }.SelectMany(columns => columns ?? [])
                .DistinctBy(c => c.Name).OrderBy(c => c.Name, StringComparer.Ordinal)
                .Select(c => new SharedColumn(c.Name, c.Type.ToString(), c.CodeList)),
        ],
        [.. type.Measures.OrderBy(m => m.Id, StringComparer.Ordinal).Select(m => new SharedMeasure(m.Id, m.Kind.ToString(), m.Unit.ToString()))]);
}

public sealed record SharedColumn(string Name, string Holds, string? CodeList);

public sealed record SharedMeasure(string Id, string Kind, string Unit);

/// <param name="Codes">With the heading of each, as <c>code &gt; heading</c>.</param>
public sealed record SharedStrand(string Id, string Question, string CodeList, ImmutableArray<string> Codes)
{
    internal static SharedStrand? Of(MonitoringPolicy policy, Strand strand, ReportingMonth month)
        => MonitoringPolicy.DatedListFor(strand, month) is { } dated
            ? new SharedStrand(
                strand.Id, dated.Question, dated.List,
                [.. policy.CodeLists[dated.List].Codes.Select(c => c.RollUp is null ? c.Id : $"{c.Id} > {c.RollUp}").Order(StringComparer.Ordinal)])
            : null;
}

/// <param name="Count">Return and measure; null where nothing is counted.</param>
public sealed record SharedIndicator(string Id, string Name, string Kind, string? Count, string? Base, int Per)
{
    internal static SharedIndicator Of(Indicator indicator) => new(
        indicator.Id, indicator.Name, indicator.Kind.ToString(), Part(indicator.Count), Part(indicator.Of), indicator.Per);

    private static string? Part(MeasureReference part) => part.IsNone ? null : $"{part.Return}/{part.Measure}";
}
