using System.Globalization;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Returns;

/// <summary>The sentences of what a comparison with other months and returns finds. None of it is proof: the sender knows.</summary>
internal static partial class Faults
{
    private const string OrConfirm = "or confirm the return when it is right.";

    private static At OfCounts => new(null, ReturnHeader.CountColumn, -1);

    public static Finding Jump(Jump jump, ReportingMonth month, ReportingMonth first, ReportingMonth last) => Make(jump.IsHeld ? "R220" : "R221", OfCounts, CountWords.Number(jump.Count), null,
        string.Create(CultureInfo.InvariantCulture, $"{jump.Series}: {CountWords.Number(jump.Count)} in {month.InWords}. In the middle of the {jump.Months} months sent from {first.InWords} to {last.InWords} it was {CountWords.Number(jump.Usual)}."),
        jump.IsHeld ? $"Correct the count, {OrConfirm}" : "Look whether rows are missing or were counted twice; nothing more is needed when the count is right.");

    public static Finding AllJump(IReadOnlyCollection<Jump> jumps, ReportingMonth month) => Make(jumps.Any(j => j.IsHeld) ? "R220" : "R221", OfCounts, null, null,
        string.Create(CultureInfo.InvariantCulture, $"All {jumps.Count} counts of services are far {(jumps.First().IsRise ? "above" : "below")} what they were: {CountWords.Number(jumps.Sum(j => j.Count))} together in {month.InWords}, and {CountWords.Number(jumps.Sum(j => j.Usual))} in a usual month."),
        $"Look whether the file holds one month, whole and once; correct it, {OrConfirm}");

    public static Finding OpeningIsNotClosing(
        string series, decimal found, ReportingMonth before, decimal closing, decimal come, decimal gone, decimal expected, bool atLeast, bool isOpening)
    {
        var moved = isOpening ? string.Empty : $"{(come > 0 ? $", and {CountWords.Number(come)} came" : string.Empty)}{(gone > 0 ? $", and {CountWords.Number(gone)} left" : string.Empty)}";
        return Make("R222", OfCounts, CountWords.Number(found), null,
            $"{series}: {CountWords.Number(found)}. {before.InWords} ended with {CountWords.Number(closing)}{moved}, so {(atLeast ? "at least " : string.Empty)}{CountWords.Number(expected)} {(isOpening ? "should be there at the start" : "should be there now")}.",
            $"Correct this month, send {before.InWords} again if that was wrong, {OrConfirm}");
    }

    public static Finding GroupsGoneOrCome(string measure, string strand, IReadOnlyCollection<string> gone, IReadOnlyCollection<string> come, int months)
    {
        var parts = new[] { gone.Count > 0 ? $"nobody of {Listed(gone)}" : null, come.Count > 0 ? $"people of a group that had none: {Listed(come)}" : null }.OfType<string>();
        return Make("R223", OfCounts, null, null,
            string.Create(CultureInfo.InvariantCulture, $"{measure}, {strand}: {string.Join(", and ", parts)}. It was otherwise in each of the {months} months before."),
            $"Look whether a group was left out or its people were counted under another; correct it, {OrConfirm}");
    }

    public static Finding MoreThanThereAre(string series, string strand, IReadOnlyCollection<string> over, string returnType, ReportingMonth month) => Make("R224", OfCounts, null, null,
        $"{series}, {strand}: more people than the return {returnType} of {month.InWords} counts in all: {Listed(over)}.",
        $"Count each person once for each service in the month; correct it, {OrConfirm}");

    public static Finding SameFigures(ReportingMonth month, int cells) => Make("R225", At.File, null, null,
        $"All {Texts.Number(cells)} figures are those of {month.InWords}. It looks as if that return was sent again.",
        $"Send this month's figures, {OrConfirm}");

    public static Finding NearlySameFigures(ReportingMonth month, int same, int of) => Make("R226", At.File, null, null,
        $"{Texts.Number(same)} of {Texts.Number(of)} figures are those of {month.InWords}. It looks as if that return was sent again with a few changes.",
        $"Send this month's figures, {OrConfirm}");

    public static Finding SharedOutAlike(string strand, IReadOnlyCollection<string> series, ReportingMonth month) => Make("R227", At.File, null, null,
        $"{strand}: people are divided among the groups exactly as in {month.InWords} ({Listed(series)}). It looks as if that month's shares were laid over this month's total.",
        $"Send the groups as they were counted, {OrConfirm}");

    public static Finding MultipleOf(ReportingMonth month, decimal times, int same, int of) => Make("R228", At.File, null, null,
        string.Create(CultureInfo.InvariantCulture, $"{Texts.Number(same)} of {Texts.Number(of)} figures are those of {month.InWords} times {times:0.###}. It looks as if that return was scaled."),
        $"Send the figures as they were counted, {OrConfirm}");

    public static Finding RoundedOften(int round, int of) => Make("R229", OfCounts, null, null,
        $"{Texts.Number(round)} of {Texts.Number(of)} counts end in 0 or 5. Of counted numbers one in five does, so many of these look estimated.",
        $"Send the counts as they are, {OrConfirm}");

    public static Finding AllRound(int counts) => Make("R230", OfCounts, null, null,
        $"All {Texts.Number(counts)} counts end in 0. They look rounded.", $"Send the counts as they are, {OrConfirm}");

    public static Finding ServiceMissing(string series, int months, decimal usual) => Make("R231", OfCounts, null, null,
        string.Create(CultureInfo.InvariantCulture, $"{series}: nothing was sent. It was there in each of the {months} months before, with {CountWords.Number(usual)} in the middle of them."),
        $"Add its rows; where there was nobody, send it with the count 0, {OrConfirm}");

    public static Finding MoreThanCouldHave(string series, decimal reached, string wider, decimal could, ReportingMonth since) => Make("R232", OfCounts, null, null,
        $"{series}: {CountWords.Number(reached)} since {since.InWords}, but {wider} only {CountWords.Number(could)} in the same months.",
        $"Look whether {wider} is missing; correct it, {OrConfirm}");
}
