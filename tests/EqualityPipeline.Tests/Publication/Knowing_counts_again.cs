using System.Collections.Immutable;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Tests.Publication;

/// <summary>A whole of two parts that an earlier release told as 10 = 4 + 6, and that is stated again.</summary>
public class Knowing_counts_again
{
    private static readonly Stated Same = new(10, 1, 4, 2);
    private static readonly Stated AsLarge = new(10, 11, 3, 12);

    private const string Total = "return.measure|~northmoor-together:all|all|all|race|asian";

    [Fact]
    public void A_count_that_is_made_of_the_same_is_the_same()
        => Assert.Equal("", Past(Account(1, 2), Same));

    [Fact]
    public void A_sum_that_is_as_large_and_made_of_others_is_another()
        => Assert.Equal("a=4 b=6 whole=10", Past(Account(1, 2), AsLarge));

    [Fact]
    public void What_was_shown_is_known_and_what_is_another_is_not()
    {
        Assert.Equal(Standing.Known, Laid(Account(1, 2), Same).Counts[0].Standing);
        Assert.Equal(Standing.New, Laid(Account(1, 2), AsLarge).Counts[0].Standing);
    }

    [Fact]
    public void An_account_that_does_not_say_of_what_its_counts_are_made_goes_by_their_values()
        => Assert.Equal("a=4 b=6", Past(Account(null, null), AsLarge));

    [Fact]
    public void What_was_hidden_stays_hidden_when_it_changes_and_is_protected_only_where_it_is_small()
    {
        var wasSmall = Account(1, 2, ofPart: CountFate.Small);

        Assert.Equal(Standing.KeptBack, Laid(wasSmall, new Stated(30, 11, 24, 12)).Counts[1].Standing);
        Assert.Equal(Standing.KeptHidden, Laid(wasSmall, Same).Counts[1].Standing);
    }

    /// <summary>The release before had 9 = 3 + 6.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_count_that_comes_back_is_known_to_those_who_know_what_comes_back(bool knowsWhatComesBack)
    {
        var between = Account(11, 12, whole: 9, part: 3) with { Past = Account(1, 2).Counts };

        Assert.Equal(knowsWhatComesBack ? Standing.Known : Standing.New, Laid(between, Same, knowsWhatComesBack).Counts[0].Standing);
    }

    [Fact]
    public void A_count_that_was_told_apart_when_it_came_back_is_known_again_by_the_release_after()
    {
        var between = Account(11, 12, whole: 9, part: 3) with { Past = Account(1, 2).Counts };
        var table = Same.Table();
        var back = PastCounts.LayOver(table, Same.Names, between, knowsWhatComesBack: false).Audit(Nothing(table));

        Assert.Equal(Standing.Known, Laid(back, Same).Counts[0].Standing);
        Assert.Equal(Standing.Known, Laid(back, Same, knowsWhatComesBack: false).Counts[0].Standing);
    }

    /// <summary>The partnership told 6 = 4 + 2, and the member's 4 are 1 now: its total will be 3, which is 6 less the 3 that the member's readers see.</summary>
    [Fact]
    public void The_total_of_partners_that_a_correction_will_make_is_in_the_table_of_the_member_that_corrects()
    {
        var told = new DisclosureAudit(
        [
            new AuditedCount("", Total, 6, CountFate.Shown) { MadeOf = 6 },
            new AuditedCount("", "return.measure|all|all|all|race|asian", 4, CountFate.Small) { MadeOf = 4 },
            new AuditedCount("", "return.measure|~westvale:all|all|all|race|asian", 2, CountFate.Small) { MadeOf = 2 },
        ])
        {
            Sums = [new AuditedSum(0, [1, 2])],
        };
        var table = new SumTable();
        var own = table.Add(1, 0, isShown: true);

        PastCounts.LayOver(table, [new NamedCount("", "return.measure|all|all|all|race|asian", own, 1)], told);

        Assert.Contains(table.Sums, s => table.Counts[s.Whole].People == 3 && s.Parts.Select(p => table.Counts[p].People).SequenceEqual([1, 2]));
    }

    private static DisclosureAudit Account(int? madeOfWhole, int? madeOfPart, int whole = 10, int part = 4, CountFate ofPart = CountFate.Shown) => new(
    [
        new AuditedCount("", "whole", whole, CountFate.Shown) { MadeOf = madeOfWhole },
        new AuditedCount("", "a", part, ofPart) { MadeOf = madeOfPart },
        new AuditedCount("", "b", 6, CountFate.Small) { MadeOf = 6 },
    ])
    {
        Sums = [new AuditedSum(0, [1, 2])],
    };

    private static SumTable Laid(DisclosureAudit told, Stated now, bool knowsWhatComesBack = true)
    {
        var table = now.Table();
        PastCounts.LayOver(table, now.Names, told, knowsWhatComesBack);
        return table;
    }

    /// <returns>What joined the table beside its own three counts.</returns>
    private static string Past(DisclosureAudit told, Stated now)
    {
        var table = now.Table();
        return string.Join(' ', PastCounts.LayOver(table, now.Names, told).Audit(Nothing(table)).Past.Select(p => $"{p.Key}={p.People}").Order(StringComparer.Ordinal));
    }

    private static Suppression Nothing(SumTable table) => new([.. table.Counts.Select(_ => Fate.Shown)], []);

    /// <param name="MadeOfWhole">See <see cref="AuditedCount.MadeOf"/>.</param>
    private sealed record Stated(int Whole, int MadeOfWhole, int Part, int MadeOfPart)
    {
        public ImmutableArray<NamedCount> Names => [new("", "whole", 0, MadeOfWhole), new("", "a", 1, MadeOfPart), new("", "b", 2, Whole - Part)];

        public SumTable Table()
        {
            var table = new SumTable();
            table.AddSum(table.Add(Whole, 0, isShown: true), [table.Add(Part, 0, isShown: true), table.Add(Whole - Part, 0, isShown: true)]);
            return table;
        }
    }
}
