using System.Collections.Immutable;
using System.Globalization;

namespace EqualityPipeline.Policy;

/// <summary>Reads notices.yaml: who hears of a return that is held, refused or not sent.</summary>
internal static class NoticesFile
{
    private const int EarliestDay = -31;
    private const int LatestDay = 120;

    public static void Read(PolicyNode root, PolicyDraft draft)
    {
        if (root.Mapping("the file of notices", "sender", "period-keeper", "channels", "reminders") is not { } file)
            return;
        draft.Notices = new NoticeRules(
            file.Text("sender"), file.Text("period-keeper"), [.. file.Words("channels").Select(c => c.Text)], ReadRungs(file, draft));
    }

    private static ImmutableArray<ReminderRung> ReadRungs(PolicyReader file, PolicyDraft draft)
    {
        var rungs = ImmutableArray.CreateBuilder<ReminderRung>();
        foreach (var node in file.Items("reminders"))
        {
            if (node.Mapping("a rung of the reminders", "id", "role", "days") is not { } rung)
                continue;
            var id = rung.Word("id");
            draft.Ids.Define(PolicySort.ReminderRung, id);
            rungs.Add(new ReminderRung(id.Text, rung.Text("role"), ReadDays(rung, draft)));
        }
        return rungs.ToImmutable();
    }

    private static ImmutableArray<int> ReadDays(PolicyReader rung, PolicyDraft draft)
    {
        var days = new SortedSet<int>();
        foreach (var word in rung.Words("days"))
        {
            if (int.TryParse(word.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var day) && day is >= EarliestDay and <= LatestDay)
                days.Add(day);
            else
                draft.Problems.Error(word.At, $"\"days\" must be days from {EarliestDay} (before the due day) to {LatestDay} (after it); \"{word.Text}\" was found.");
        }
        return [.. days];
    }
}
