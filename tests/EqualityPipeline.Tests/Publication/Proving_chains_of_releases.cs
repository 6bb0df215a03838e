using System.Globalization;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Tests.Publication;

/// <summary>Whoever has kept every release of a chain, set up by another method than the product's own and solved by another programme.</summary>
public class Proving_chains_of_releases(ITestOutputHelper output)
{
    private const int SmallestPublishedCount = 5;
    private const int Seeds = 3;
    private const int LargestWholeBlock = 500;

    public static TheoryData<string> Chains => RestatedTables.Chains;

    [Theory]
    [MemberData(nameof(Chains))]
    public void All_releases_of_a_chain_together_leave_every_small_count_three_people_of_room(string chain)
    {
        var (attacked, exposed, leaks) = Attack(chain, audit => audit);

        output.WriteLine($"{attacked} small counts attacked with all releases, {exposed} exposed.");
        Assert.True(attacked > 100);
        Assert.True(leaks.Count == 0, string.Join('\n', leaks));
    }

    /// <summary>What is proved of two releases is not proved of three.</summary>
    [Fact]
    public void An_account_that_forgets_what_came_before_the_last_release_gives_small_counts_away()
    {
        var (_, _, leaks) = Attack("at random", audit => new DisclosureAudit(audit.Counts)
        {
            Sums = [.. audit.Sums.Where(s => s.Parts.Add(s.Whole).All(place => place < audit.Counts.Length))],
        });

        Assert.NotEmpty(leaks);
    }

    private static (int Attacked, int Exposed, List<string> Leaks) Attack(string chain, Func<DisclosureAudit, DisclosureAudit> remembered)
    {
        var (attacked, givenAway, leaks) = (0, 0, new List<string>());
        foreach (var shape in RandomTables.UpToSixtyCounts.Keys.Concat(RandomTables.Larger.Keys))
        {
            foreach (var seed in Enumerable.Range(0, Seeds))
            {
                var releases = new List<(RestatedTable Told, Suppression Hidden)>();
                var (account, given) = (DisclosureAudit.None, new HashSet<(int Count, decimal People, int MadeOf)>());
                foreach (var told in new RestatedTables(RandomTables.Make(shape, seed), seed).Chain(chain).ToList())
                {
                    var laid = told.Copy();
                    var past = PastCounts.LayOver(laid, told.Names, account);
                    var hidden = CountSuppression.Hide(laid, SmallestPublishedCount);
                    account = past.Audit(hidden);
                    var exposed = account.Counts.Concat(account.Past).Where(c => c.Fate == CountFate.Exposed).Select(c => (Count: int.Parse(c.Key, CultureInfo.InvariantCulture), c.People, c.MadeOf!.Value)).ToList();
                    // Whatever this release hides, those before it give them away.
                    var silent = exposed.Count == 0 ? null : new ChainAttacker([.. releases, (told, told.AllHidden())]);
                    leaks.AddRange(exposed.Where(c => silent!.Range(c) >= CountSuppression.NarrowestRange - 1e-6).Select(c => $"{chain}, {shape}, seed {seed}: {c} is exposed, and could have been protected."));
                    given.UnionWith(exposed);
                    releases.Add((told, hidden));
                    account = remembered(account);
                }

                givenAway += given.Count;
                var attacker = new ChainAttacker(releases);
                foreach (var count in attacker.Small(SmallestPublishedCount).Where(c => !given.Contains(c)))
                {
                    if (attacker.BlockSize(count) > LargestWholeBlock && attacked % 7 != 0)
                        continue;
                    attacked++;
                    if (attacker.Range(count) < CountSuppression.NarrowestRange - 1e-6)
                        leaks.Add($"{chain}, {shape}, seed {seed}: {count} has a range of {attacker.Range(count)}.");
                }
            }
        }

        return (attacked, givenAway, leaks);
    }
}
