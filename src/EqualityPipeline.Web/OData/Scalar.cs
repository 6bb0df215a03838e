using System.Globalization;
using System.Text.Json;

namespace EqualityPipeline.Web.OData;

internal enum ScalarKind { Null, Text, Number, Exact, Truth, Day, Instant }

/// <summary>One cell of the feed, without boxing: a quarter of a million rows are filtered by it.</summary>
internal readonly struct Scalar
{
    private readonly string? text;
    private readonly double number;
    private readonly decimal exact;
    private readonly long whole;

    private Scalar(ScalarKind kind, string? text = null, double number = 0, decimal exact = 0, long whole = 0)
        => (Kind, this.text, this.number, this.exact, this.whole) = (kind, text, number, exact, whole);

    public ScalarKind Kind { get; }

    public bool IsNull => Kind == ScalarKind.Null;

    public string? AsText => text;

    public bool IsTrue => Kind == ScalarKind.Truth && whole == 1;

    public static implicit operator Scalar(string? text) => text is null ? default : new(ScalarKind.Text, text: text);

    /// <summary>What is not a number is no figure: NaN and the infinities are never written.</summary>
    public static implicit operator Scalar(double? number)
        => number is { } known && double.IsFinite(known) ? new(ScalarKind.Number, number: known) : default;

    public static implicit operator Scalar(decimal? exact) => exact is { } known ? new(ScalarKind.Exact, exact: known) : default;

    public static implicit operator Scalar(int? count) => count is { } known ? new(ScalarKind.Exact, exact: known) : default;

    public static implicit operator Scalar(bool? truth) => truth is { } known ? new(ScalarKind.Truth, whole: known ? 1 : 0) : default;

    public static implicit operator Scalar(DateOnly? day) => day is { } known ? new(ScalarKind.Day, whole: known.DayNumber) : default;

    /// <summary>To the whole second: the feed's metadata promises no finer one.</summary>
    public static implicit operator Scalar(DateTimeOffset? moment)
        => moment is { } known ? new(ScalarKind.Instant, whole: known.UtcTicks - known.UtcTicks % TimeSpan.TicksPerSecond) : default;

    /// <summary>An exact number from a query's literal, kept exact so that 0.1 is 0.1 beside a decimal column.</summary>
    public static Scalar OfExact(decimal exact) => new(ScalarKind.Exact, exact: exact);

    public static Scalar OfNumber(double number) => new(ScalarKind.Number, number: number);

    /// <returns>The order of two values of one kind, neither of them null; null where they have none (NaN).</returns>
    public static int? Compare(in Scalar left, in Scalar right)
    {
        if (left.Kind == ScalarKind.Text && right.Kind == ScalarKind.Text)
            return string.CompareOrdinal(left.text, right.text);
        if (left.Kind == ScalarKind.Exact && right.Kind == ScalarKind.Exact)
            return left.exact.CompareTo(right.exact);
        if (left.IsNumeric && right.IsNumeric)
        {
            var (a, b) = (left.AsDouble, right.AsDouble);
            return double.IsNaN(a) || double.IsNaN(b) ? null : a.CompareTo(b);
        }

        if (left.IsMoment && right.IsMoment)
            return left.Ticks.CompareTo(right.Ticks);
        return left.Kind == right.Kind ? left.whole.CompareTo(right.whole) : null;
    }

    /// <summary>For sorting: null before everything, as OData orders it.</summary>
    public static int Order(in Scalar left, in Scalar right)
    {
        if (left.IsNull || right.IsNull)
            return (left.IsNull ? 0 : 1).CompareTo(right.IsNull ? 0 : 1);
        return Compare(left, right) ?? 0;
    }

    /// <summary>As a file of text holds it, empty where there is nothing; numbers in full precision.</summary>
    public string InText => Kind switch
    {
        ScalarKind.Text => text!,
        ScalarKind.Number => number.ToString("R", CultureInfo.InvariantCulture),
        ScalarKind.Exact => exact.ToString(CultureInfo.InvariantCulture),
        ScalarKind.Truth => whole == 1 ? "true" : "false",
        ScalarKind.Day => DateOnly.FromDayNumber((int)whole).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ScalarKind.Instant => new DateTime(whole, DateTimeKind.Utc).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        _ => "",
    };

    public void WriteTo(Utf8JsonWriter json)
    {
        switch (Kind)
        {
            case ScalarKind.Text:
                json.WriteStringValue(text);
                break;
            case ScalarKind.Number:
                json.WriteNumberValue(number);
                break;
            case ScalarKind.Exact:
                json.WriteNumberValue(exact);
                break;
            case ScalarKind.Truth:
                json.WriteBooleanValue(whole == 1);
                break;
            case ScalarKind.Day or ScalarKind.Instant:
                json.WriteStringValue(InText);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    /// <summary>A day beside an instant is its midnight in UTC: Power BI filters days by the instants of its refresh range.</summary>
    private long Ticks => Kind == ScalarKind.Day ? whole * TimeSpan.TicksPerDay : whole;

    private bool IsMoment => Kind is ScalarKind.Day or ScalarKind.Instant;

    private bool IsNumeric => Kind is ScalarKind.Number or ScalarKind.Exact;

    private double AsDouble => Kind == ScalarKind.Exact ? (double)exact : number;
}
