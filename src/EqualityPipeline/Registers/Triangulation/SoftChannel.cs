using System.Globalization;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Registers.Triangulation;

/// <summary>What front-line staff, forums and communities say. How many accounts there are is never told as a number: they are people, and a number that grows would tell the last of them.</summary>
internal static class SoftChannel
{
    private const string Register = "soft-evidence";

    /// <summary>Months in which an account still speaks.</summary>
    private const int Months = 24;

    public static Func<string, string, ChannelReading> Of(RegisterInputs inputs)
    {
        var first = inputs.LastMonth.Plus(1 - Months);
        var smallest = inputs.Policy.Publication.SmallestPublishedCount;
        var accounts = inputs.Registers.HistoryOf(Register)
            .SelectMany(r => r.Records, (r, record) => new HeldRecord(r, record))
            // Each quarter's accounts are new ones; one that is sent again is the same, as it was said last.
            .GroupBy(r => (r.Of.Organisation, r.Directorate, Account: r.Find("account")!))
            .Select(of => of.MaxBy(r => r.Of.Period)!)
            .Where(r => ReportingMonth.Parse(r.Find("heard")!) is var heard && heard >= first && heard <= inputs.LastMonth)
            .ToLookup(r => (r.Find("strand")!, r.Find("group")!));
        return (strand, group) => Read([.. accounts[(strand, group)]], smallest);
    }

    private static ChannelReading Read(List<HeldRecord> accounts, int smallest)
    {
        if (accounts.Count == 0)
            return ChannelReading.None;
        var amount = accounts.Sum(a => int.Parse(a.Find("accounts")!, CultureInfo.InvariantCulture)) < smallest ? AccountsHeard.AFew : AccountsHeard.Several;
        var directions = accounts.Select(a => a.Find("direction")!).Distinct(StringComparer.Ordinal).ToList();
        var says = directions switch
        {
            ["worse"] => Reading.Worse,
            ["same"] => Reading.Even,
            ["better"] => Reading.Better,
            _ => Reading.Mixed,
        };
        // A theme beside a few accounts could point at who gave them.
        return new ChannelReading(says, amount == AccountsHeard.AFew ? [] : [.. ThemesOf(accounts, smallest)], amount);
    }

    /// <summary>Only those that enough accounts are about: of two themes the rarer one would be told by itself.</summary>
    private static IEnumerable<string> ThemesOf(List<HeldRecord> accounts, int smallest)
        => accounts.GroupBy(a => a.Find("theme")!, StringComparer.Ordinal)
            .Where(of => of.Sum(a => int.Parse(a.Find("accounts")!, CultureInfo.InvariantCulture)) >= smallest)
            .Select(of => of.Key).Order(StringComparer.Ordinal);
}
