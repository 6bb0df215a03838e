using EqualityPipeline.Returns;

namespace EqualityPipeline.Policy;

/// <summary>Ids, names and other spellings that stand beside one another, so that none may stand for two things.</summary>
/// <remarks>Compared as returns are: letter case, hyphens, underscores and the like make no difference.</remarks>
internal sealed class PolicyLabels(PolicyProblems problems)
{
    private readonly Dictionary<string, (string Owner, PolicyPlace At)> byText = new(StringComparer.Ordinal);

    /// <param name="owner">What the labels stand for, as a message calls it.</param>
    public void Add(string owner, IEnumerable<PolicyWord> labels)
    {
        foreach (var label in labels.Where(l => l.IsGiven))
        {
            var plain = Texts.Plain(label.Text);
            if (byText.TryGetValue(plain, out var first))
            {
                if (first.Owner != owner)
                    problems.Error(label.At, $"\"{label.Text}\" of {owner} already stands for {first.Owner} ({first.At}); a word must stand for one thing.");
            }
            else
            {
                byText.Add(plain, (owner, label.At));
            }
        }
    }
}
