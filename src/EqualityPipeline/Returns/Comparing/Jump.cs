using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>A count far from the middle of the months before it.</summary>
internal sealed record Jump(string Series, decimal Count, decimal Usual, int Months, bool IsHeld)
{
    public bool IsRise => Count > Usual;

    /// <summary>Null where the count is within the limits, or the months before are too small to say.</summary>
    public static Jump? Of(JumpRule rule, string series, decimal count, IReadOnlyCollection<decimal> past)
    {
        var usual = Robust.Median(past);
        var off = (double)Math.Abs(count - usual);
        var limit = Math.Max(rule.People, rule.Deviations * Math.Max(Robust.Deviation(past), Math.Sqrt((double)usual)));
        if (usual <= 0 || off < limit || !IsBeyond(rule.WarnPercent))
            return null;
        return new Jump(series, count, usual, past.Count, IsBeyond(rule.HoldPercent));

        bool IsBeyond(int percent) => count * 100 > usual * percent || count * percent < usual * 100;
    }
}
