using System.Collections.Immutable;
using EqualityPipeline.Publication;
using EqualityPipeline.Web.OData;

namespace EqualityPipeline.Tests.Web;

public class Paging_the_OData_feed
{
    private const int Rows = 12_345;

    private static readonly Release Large = WebSample.Release("northmoor", 'a',
        Enumerable.Range(0, Rows).Select(i => WebSample.Figure(
            group: $"g{i / 2:D5}", month: i % 2 == 0 ? WebSample.February : WebSample.March, value: i % 7, numerator: i)));

    private static readonly Release Fire = WebSample.Release("northmoor-fire", 'b', WebSample.Figure("northmoor-fire"));

    private readonly FeedReader feed = new(WebSample.Source(Large, Fire));

    [Theory]
    [InlineData("Figures", Rows + 1)]
    [InlineData("Figures?$filter=Value ge 1", Rows + 1 - 1_764 - 1)]
    [InlineData("Figures?$orderby=Value desc", Rows + 1)]
    [InlineData("Figures?$orderby=Value,Group desc&$filter=Value ne 3", Rows + 1 - 1_764)]
    [InlineData("Figures?$top=7000", 7_000)]
    [InlineData("Figures?$skip=6000", Rows + 1 - 6_000)]
    [InlineData("Figures?$skip=100&$top=11000&$orderby=Numerator", 11_000)]
    [InlineData("Figures?$skip=20000", 0)]
    [InlineData("Figures?$top=0", 0)]
    public async Task The_links_lead_to_every_row_once(string pathAndQuery, int rows)
    {
        var ids = await feed.AllIdsAsync(pathAndQuery);

        Assert.Equal(rows, ids.Count);
        Assert.Equal(rows, ids.Distinct().Count());
        if (!pathAndQuery.Contains("orderby", StringComparison.Ordinal))
            Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public async Task A_page_holds_five_thousand_rows_and_the_last_has_no_link()
    {
        var first = await feed.GetAsync("Figures?$count=true");
        var second = await feed.GetAsync(first.NextLink!);
        var third = await feed.GetAsync(second.NextLink!);

        Assert.Equal([5_000, 5_000, Rows + 1 - 10_000], new[] { first, second, third }.Select(p => p.Ids.Count()));
        Assert.Equal(Rows + 1, first.Json.GetProperty("@odata.count").GetInt32());
        Assert.Equal(Rows + 1, third.Json.GetProperty("@odata.count").GetInt32());
        Assert.Null(third.NextLink);
    }

    [Fact]
    public async Task A_smaller_page_is_granted_and_said()
    {
        var page = await feed.GetAsync("Figures", ("Prefer", "odata.maxpagesize=10"));

        Assert.Equal(10, page.Ids.Count());
        Assert.Equal("odata.maxpagesize=10", page.Headers["Preference-Applied"]);
        Assert.Equal(5_000, (await feed.GetAsync("Figures", ("Prefer", "odata.maxpagesize=90000"))).Ids.Count());
    }

    [Fact]
    public async Task A_link_keeps_the_question_and_drops_the_callers_key()
    {
        var page = await feed.GetAsync("Figures?code=SECRET&$select=Id%2CGroup&edition=approved&$filter=Group%20ne%20'x%26y'");

        Assert.StartsWith(FeedReader.Root + "Figures?", page.NextLink, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", page.NextLink, StringComparison.Ordinal);
        Assert.DoesNotContain("code=", page.NextLink, StringComparison.Ordinal);
        Assert.Contains("$select=Id%2CGroup&", page.NextLink, StringComparison.Ordinal);
        Assert.Contains("edition=approved&", page.NextLink, StringComparison.Ordinal);
        Assert.Contains("$filter=Group%20ne%20%27x%26y%27&", page.NextLink, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_come_from_the_releases_of_the_first_one_though_a_new_release_appears()
    {
        var newer = WebSample.Release("northmoor", 'c', Large.Figures.Take(10));
        var current = WebSample.Source(Large, Fire);
        var changing = new FeedReader((pinned, _) => Task.FromResult<FeedSource?>(
            pinned.IsEmpty ? current : pinned.SequenceEqual([Large.Manifest.Id, Fire.Manifest.Id]) ? WebSample.Source(Large, Fire) : null));
        var first = await changing.GetAsync("Figures");
        current = WebSample.Source(newer, Fire);

        var rest = await changing.AllIdsAsync(first.NextLink!);

        Assert.Equal(Rows + 1 - 5_000, rest.Count);
        Assert.Equal(11, (await changing.AllIdsAsync("Figures")).Count);
    }

    [Fact]
    public async Task A_release_that_is_no_longer_kept_is_said_to_be_gone()
    {
        var forgetting = new FeedReader((pinned, _) => Task.FromResult(pinned.IsEmpty ? WebSample.Source(Large) : null));
        var first = await forgetting.GetAsync("Figures");

        var second = await forgetting.GetAsync(first.NextLink!);

        Assert.Equal(410, second.Status);
        Assert.Contains("Start again from the first page", second.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_good_for_its_own_question_and_unchanged_only()
    {
        var link = (await feed.GetAsync("Figures")).NextLink!;
        var token = link[(link.IndexOf("$skiptoken=", StringComparison.Ordinal) + "$skiptoken=".Length)..];

        Assert.Equal(200, (await feed.GetAsync($"Figures?$skiptoken={token}")).Status);
        Assert.Equal(400, (await feed.GetAsync($"Figures?$filter=Value gt 1&$skiptoken={token}")).Status);
        Assert.Equal(400, (await feed.GetAsync($"Indicators?$skiptoken={token}")).Status);
        Assert.Equal(400, (await feed.GetAsync($"Figures?edition=working&$skiptoken={token}")).Status);
        for (var i = 0; i < token.Length; i += 7)
        {
            var forged = token[..i] + (token[i] == 'A' ? 'B' : 'A') + token[(i + 1)..];
            Assert.Equal(400, (await feed.GetAsync($"Figures?$skiptoken={forged}")).Status);
        }
    }

    [Fact]
    public void A_short_key_is_refused()
        => Assert.Throws<ArgumentException>(() => new ODataFeed(new byte[31]));
}
