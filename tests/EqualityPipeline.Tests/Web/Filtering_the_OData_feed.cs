using EqualityPipeline.Web.OData;

namespace EqualityPipeline.Tests.Web;

public class Filtering_the_OData_feed
{
    // group, month, value, verdict, numerator
    private readonly FeedReader feed = new(WebSample.Source(
        WebSample.Release("northmoor", 'a',
            WebSample.Figure(group: "a", value: 0.1, verdict: "clearly worse", numerator: 10),
            WebSample.Figure(group: "b", value: 0.2, verdict: "no clear difference", numerator: 20.5m),
            WebSample.Figure(group: "c", marker: "c"),
            WebSample.Figure(group: "d'e", month: WebSample.February, value: 0.3, numerator: 30)),
        WebSample.Release("northmoor-fire", 'b', WebSample.Figure("northmoor-fire", group: "f", value: 0.1, numerator: 10)))
        with
    {
        Returns = ReturnRow.From(WebSample.Board(WebSample.March)),
    });

    [Theory]
    [InlineData("Group eq 'a'", "a")]
    [InlineData("'a' eq Group", "a")]
    [InlineData("Group ne 'a'", "b c d'e f")]
    [InlineData("Group eq 'd''e'", "d'e")]
    [InlineData("Value gt 0.1", "b d'e")]
    [InlineData("Value ge 0.1", "a b d'e f")]
    [InlineData("Value lt 0.2", "a f")]
    [InlineData("Value le 0.2", "a b f")]
    [InlineData("Numerator eq 10", "a f")]
    [InlineData("Numerator gt 20", "b d'e")]
    [InlineData("Numerator eq 20.5", "b")]
    [InlineData("Value eq null", "c")]
    [InlineData("Value ne null", "a b d'e f")]
    [InlineData("Verdict ne 'clearly worse'", "b c d'e f")]
    [InlineData("not (Value gt 0.1)", "a c f")]
    [InlineData("not contains(Verdict,'clear')", "")]
    [InlineData("contains(Verdict,'clear')", "a b")]
    [InlineData("startswith(Verdict,'no')", "b")]
    [InlineData("endswith(Verdict,'worse')", "a")]
    [InlineData("Group in ('a','c','z')", "a c")]
    [InlineData("Numerator in (10,30)", "a d'e f")]
    [InlineData("Period ge '2011-03'", "a b c f")]
    [InlineData("PeriodStart ge 2011-03-01", "a b c f")]
    [InlineData("PeriodEnd lt 2011-03-01", "d'e")]
    [InlineData("PeriodStart ge 2011-02-01 and PeriodStart lt 2011-03-01", "d'e")]
    [InlineData("Group eq 'a' or Group eq 'b' and Value eq 0.1", "a")]
    [InlineData("(Group eq 'a' or Group eq 'b') and Value eq 0.2", "b")]
    [InlineData("Organisation eq 'northmoor-fire'", "f")]
    [InlineData("Organisation eq 'northmoor-fire' and Organisation eq 'northmoor'", "")]
    [InlineData("Organisation eq 'northmoor-fire' or Group eq 'a'", "a f")]
    [InlineData("Organisation ne 'northmoor-fire' and Group ne 'a'", "b c d'e")]
    [InlineData("not (Organisation eq 'northmoor')", "f")]
    [InlineData("Organisation in ('northmoor-fire')", "f")]
    [InlineData("Marker eq 'c' or Value eq 0.3", "c d'e")]
    [InlineData("true", "a b c d'e f")]
    public async Task A_filter_keeps_exactly_the_rows_that_fit(string filter, string groups)
    {
        var answer = await feed.GetAsync($"Figures?$select=Group&$count=true&$filter={Uri.EscapeDataString(filter)}");

        Assert.Equal(200, answer.Status);
        var found = answer.Json.GetProperty("value").EnumerateArray().Select(r => r.GetProperty("Group").GetString()).Order(StringComparer.Ordinal);
        Assert.Equal(groups, string.Join(' ', found));
        Assert.Equal(groups.Length == 0 ? 0 : groups.Split(' ').Length, answer.Json.GetProperty("@odata.count").GetInt32());
    }

    [Theory]
    [InlineData("Late", 2)]
    [InlineData("Late eq false", 1)]
    [InlineData("not Late", 1)]
    [InlineData("ReceivedAt eq null", 3)]
    [InlineData("Due eq 2011-04-05T23:00:00Z", 2)]
    [InlineData("Due gt 2011-04-06T00:00:00%2B01:00", 1)]
    public async Task Truths_and_moments_can_be_asked_for(string filter, int rows)
        => Assert.Equal(rows, (await feed.GetAsync($"Returns?$filter={filter}")).Ids.Count());

    [Theory]
    [InlineData("Value", "c a f b d'e")]
    [InlineData("Value desc", "d'e b f a c")]
    [InlineData("Value desc,Group desc", "d'e b f a c")]
    [InlineData("Value,Group", "c a f b d'e")]
    [InlineData("Period,Numerator desc", "d'e b f a c")]
    public async Task Rows_come_in_the_order_asked_for_with_nulls_as_the_smallest(string order, string groups)
    {
        var answer = await feed.GetAsync($"Figures?$orderby={order}&$filter=Group ne 'none'");

        // Rows that are equal in the order asked for follow the key, in which northmoor-fire comes first.
        var expected = order is "Value" ? "c f a b d'e" : groups;
        Assert.Equal(expected, string.Join(' ', answer.Json.GetProperty("value").EnumerateArray().Select(r => r.GetProperty("Group").GetString())));
    }

    [Theory]
    [InlineData("Figures?$filter=Nothing eq 1", 400, "Nothing")]
    [InlineData("Figures?$select=Id,Nothing", 400, "\"Nothing\", which is not a column of Figures. The columns of Figures are Id, Release")]
    [InlineData("Figures?$select=Id,", 400, "not a column")]
    [InlineData("Figures?$orderby=Nothing", 400, "Nothing")]
    [InlineData("Figures?$filter=Value gt", 400, "$filter=Value gt cannot be read")]
    [InlineData("Figures?$filter=Value gt 'a'", 400, "cannot be read")]
    [InlineData("Figures?$filter=", 400, "$filter is empty")]
    [InlineData("Figures?$top=-1", 400, "$top=-1 is not a whole number")]
    [InlineData("Figures?$skip=many", 400, "$skip=many")]
    [InlineData("Figures?$count=yes", 400, "neither true nor false")]
    [InlineData("Figures?$top=1&$top=2", 400, "given 2 times")]
    [InlineData("Figures?$nonsense=1", 400, "$nonsense is not an option")]
    [InlineData("Figures?filter=Value gt 1", 400, "Write $filter")]
    [InlineData("Figures?$skiptoken=abc", 400, "Follow @odata.nextLink")]
    [InlineData("Figures('a'", 501, "Only Figures")]
    [InlineData("Figures(1)", 400, "between single quotes")]
    [InlineData("Figures('a')?$filter=Value gt 1", 400, "$select and no other")]
    [InlineData("?$top=1", 400, "ask it of a set")]
    [InlineData("Figures?$format=atom", 415, "always JSON")]
    [InlineData("Nothing", 404, "The sets are Figures, Indicators")]
    [InlineData("figures", 404, "figures")]
    [InlineData("Figures?$apply=aggregate($count as N)", 501, "$apply is not served")]
    [InlineData("Figures?$expand=Indicator", 501, "$expand")]
    [InlineData("Figures?$search=a", 501, "$search")]
    [InlineData("Figures?$compute=Value add 1 as More", 501, "$compute")]
    [InlineData("Figures?$levels=1", 501, "$levels")]
    [InlineData("Figures?$filter=year(PeriodStart) eq 2011", 501, "the function year")]
    [InlineData("Figures?$filter=Value add 1 gt 2", 501, "arithmetic")]
    [InlineData("Figures?$filter=Group eq @g&@g='a'", 501, "aliases")]
    [InlineData("Figures?$orderby=length(Group)", 501, "names of columns")]
    [InlineData("Figures/Value", 501, "Only Figures")]
    [InlineData("$batch", 501, "$batch")]
    public async Task What_cannot_be_answered_is_said_in_words(string pathAndQuery, int status, string words)
    {
        var answer = await feed.GetAsync(pathAndQuery.Replace(" ", "%20", StringComparison.Ordinal));

        Assert.Equal(status, answer.Status);
        Assert.Contains(words, answer.ErrorMessage, StringComparison.Ordinal);
        Assert.NotEmpty(answer.Json.GetProperty("error").GetProperty("code").GetString()!);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(3_000)]
    public async Task A_filter_nested_too_deeply_or_too_long_is_refused(int depth)
    {
        var filter = string.Concat(Enumerable.Repeat("not (", depth)) + "Late" + new string(')', depth);

        var answer = await feed.GetAsync($"Returns?$filter={filter}");

        Assert.Equal(depth == 20 ? 200 : 400, answer.Status);
        Assert.True(answer.Text.Length < 2_000);
    }

    [Fact]
    public async Task A_long_list_of_alternatives_is_answered()
    {
        var filter = string.Join(" or ", Enumerable.Range(0, 150).Select(i => $"Group eq 'g{i}'")) + " or Group eq 'a'";

        Assert.Single((await feed.GetAsync($"Figures?$filter={filter}")).Ids);
    }

    [Fact]
    public async Task The_number_of_rows_alone_can_be_asked_for()
    {
        Assert.Equal("5", (await feed.GetAsync("Figures/$count")).Text);
        Assert.Equal("2", (await feed.GetAsync("Figures/$count?$filter=Value eq 0.1")).Text);
    }
}
