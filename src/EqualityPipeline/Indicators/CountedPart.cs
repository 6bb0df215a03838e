using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Indicators;

/// <summary>A measure of a return, whole or narrowed by attributes: what one side of an indicator counts.</summary>
/// <remarks>Its text is its identity, so that two indicators that count the same share the counts and what is hidden of them.</remarks>
public sealed class CountedPart : IEquatable<CountedPart>
{
    private readonly int hash;
    private CountedPart? whole;

    private CountedPart(string @return, string measure, ImmutableArray<ColumnCondition> where, PayBand? band)
    {
        (Return, Measure, Where, Band) = (@return, measure, where, band);
        Text = $"{@return}.{measure}"
            + (where.IsEmpty ? string.Empty : $"[{string.Join(';', where.Select(w => $"{w.Column}={string.Join(',', w.Codes)}"))}]")
            + (band is null ? string.Empty : band.Quarter is { } quarter ? $"{{quarter {quarter}}}" : $"{{top {band.TopPercent}}}");
        hash = Text.GetHashCode(StringComparison.Ordinal);
    }

    public string Return { get; }

    public string Measure { get; }

    /// <summary>By attribute, codes sorted; empty where all of the measure counts.</summary>
    public ImmutableArray<ColumnCondition> Where { get; }

    /// <summary>Those in a band of the pay alone; null where pay does not matter.</summary>
    public PayBand? Band { get; }

    /// <summary><c>return.measure[attribute=code,code;attribute=code]{band}</c>.</summary>
    public string Text { get; }

    public CountedPart Whole => whole ??= Where.IsEmpty && Band is null ? this : new CountedPart(Return, Measure, [], null);

    /// <summary>The same, whatever the pay.</summary>
    public CountedPart OfAllPay => Band is null ? this : new CountedPart(Return, Measure, Where, null);

    public static CountedPart Of(MeasureReference reference) => new(
        reference.Return, reference.Measure,
        [.. reference.Where.OrderBy(w => w.Column, StringComparer.Ordinal).Select(w => w with { Codes = [.. w.Codes.Order(StringComparer.Ordinal)] })],
        null);

    /// <summary>A measure of which everything counts.</summary>
    public static CountedPart Of(string @return, string measure) => new(@return, measure, [], null);

    public CountedPart In(PayBand band) => new(Return, Measure, Where, band);

    /// <summary>What is above the line of an indicator.</summary>
    public static CountedPart CountOf(Indicator indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return indicator.Band is { } band ? Of(indicator.Count).In(band) : Of(indicator.Count);
    }

    /// <summary>What is below the line: of a band of the pay everyone, whatever the pay.</summary>
    public static CountedPart BaseOf(Indicator indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return indicator.Band is null ? Of(indicator.Of) : Of(indicator.Count);
    }

    /// <param name="attributes">Of a cell: <c>name=code;name=code</c>.</param>
    public bool Takes(string attributes)
    {
        foreach (var condition in Where)
        {
            if (!condition.Codes.Contains(AttributeOf(attributes, condition.Column), StringComparer.Ordinal))
                return false;
        }

        return true;
    }

    public bool Equals(CountedPart? other) => other is not null && (ReferenceEquals(this, other) || (hash == other.hash && Text == other.Text));

    public override bool Equals(object? obj) => Equals(obj as CountedPart);

    public override int GetHashCode() => hash;

    public override string ToString() => Text;

    private static string AttributeOf(string attributes, string name)
    {
        foreach (var range in attributes.AsSpan().Split(';'))
        {
            var attribute = attributes.AsSpan()[range];
            if (attribute.Length > name.Length && attribute[name.Length] == '=' && attribute.StartsWith(name, StringComparison.Ordinal))
                return attribute[(name.Length + 1)..].ToString();
        }

        return string.Empty;
    }
}

/// <summary>Names one count within a period: what is counted, what it is about, and a group of a strand.</summary>
/// <param name="Strand"><c>all</c> with group <c>all</c> for everyone, whatever the strand.</param>
public readonly record struct CountKey(CountedPart Part, Unit Unit, string Strand, string Group)
{
    /// <summary>As the restricted audit writes it: unique, and the same in every run.</summary>
    public string Text => string.Join('|', Part.Text, Unit.Directorate, Unit.Service, Unit.Place, Strand, Group);

    // Compiled at once as well as it can be: so much is looked up that waiting for it to be seen costs more.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int GetHashCode() => ((ulong)Part.GetHashCode()).Then(KeyHash.Of(Unit)).Then(KeyHash.Of(Strand)).Then(KeyHash.Of(Group)).Finish();
}
