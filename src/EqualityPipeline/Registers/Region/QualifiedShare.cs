using System.Collections.Immutable;
using System.Globalization;

namespace EqualityPipeline.Registers.Region;

/// <summary>A share of authorities that somebody has published: "over a third" stays more than 33.3 per cent, and is never written as 36.</summary>
/// <param name="Qualifier">A code of the list <c>qualifier</c>.</param>
/// <param name="Value">Per cent, as published.</param>
/// <param name="AtMost">Per cent that the other answers leave, where all answers are given and all others exactly; null where they say nothing of it.</param>
/// <param name="Base">Authorities that answered; null where that was not published.</param>
/// <param name="From">First month of what it is of.</param>
public sealed record QualifiedShare(
    string Statistic, string Name, string Area, string Publisher, string Link, string Qualifier, decimal Value, decimal? AtMost, int? Base, string From, string To)
{
    private const string Exactly = "exactly";
    private const string OfAllAnswers = "percent-of-answers";
    private const decimal Whole = 100;

    /// <summary>What a region has published of how authorities work, and not of how people fare: a statistic without a priority.</summary>
    internal static ImmutableArray<QualifiedShare> Of(RegisterInputs inputs) =>
    [
        .. inputs.Registers.RecordsOf(RegionReport.StatisticsRegister)
            .Where(r => r.Find("source") == "regional" && r.Find("priority") is null && r.Find("unit") is "percent" or OfAllAnswers)
            .GroupBy(r => (r.Of.Organisation, Publisher: r.Find("publisher")!, Area: r.Find("area")!, From: r.Find("period_from")!, To: r.Find("period_to")!))
            .OrderBy(of => of.Key.From, StringComparer.Ordinal).ThenBy(of => of.Key.Area, StringComparer.Ordinal)
            .SelectMany(of => OfSurvey([.. of.OrderBy(r => r.Find("statistic"), StringComparer.Ordinal)])),
    ];

    private static IEnumerable<QualifiedShare> OfSurvey(List<HeldRecord> rows)
        => rows.Select(row => new QualifiedShare(
            row.Find("statistic")!, row.Find("statistic_name")!, row.Find("area")!, row.Find("publisher")!, row.Find("link")!,
            row.Find("qualifier")!, Number(row, "value")!.Value, Left(row, rows), (int?)Number(row, "base"), row.Find("period_from")!, row.Find("period_to")!));

    private static decimal? Left(HeldRecord row, List<HeldRecord> rows)
    {
        var others = rows.Where(r => r != row && r.Find("unit") == OfAllAnswers).ToList();
        return row.Find("unit") == OfAllAnswers && row.Find("qualifier") != Exactly && others.Count > 0 && others.TrueForAll(r => r.Find("qualifier") == Exactly)
            ? Whole - others.Sum(r => Number(r, "value")!.Value)
            : null;
    }

    private static decimal? Number(HeldRecord row, string column) => row.Find(column) is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;
}
