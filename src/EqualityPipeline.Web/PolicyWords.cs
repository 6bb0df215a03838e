using System.Globalization;
using System.Text.Json;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Web;

/// <summary>The policy's own words, as its files write them.</summary>
internal static class PolicyWords
{
    /// <summary>For example <c>no-judgement</c>.</summary>
    public static string Of<TEnum>(TEnum word) where TEnum : struct, Enum
        => Words<TEnum>.Written[word];

    /// <summary>For example 2010/11, which no month can be mistaken for.</summary>
    public static string FinancialYear(ReportingMonth month)
        => string.Create(CultureInfo.InvariantCulture, $"{month.FinancialYear}/{(month.FinancialYear + 1) % 100:D2}");

    /// <summary>The name of a code of a list; the code itself where the list has none.</summary>
    public static string CodeName(MonitoringPolicy policy, string list, string code)
        => policy.CodeLists.TryGetValue(list, out var codes) ? codes.Find(code)?.Name ?? code : code;

    private static class Words<TEnum> where TEnum : struct, Enum
    {
        public static readonly Dictionary<TEnum, string> Written =
            Enum.GetValues<TEnum>().ToDictionary(v => v, v => JsonNamingPolicy.KebabCaseLower.ConvertName(v.ToString()));
    }
}
