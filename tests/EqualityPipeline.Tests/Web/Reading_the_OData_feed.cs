using System.Xml;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Web.OData;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Validation;

namespace EqualityPipeline.Tests.Web;

/// <summary>The client here is Microsoft.OData.Core's own reader, which Power BI's connector is built on.</summary>
public class Reading_the_OData_feed
{
    private static readonly PublishedFigure[] Northmoor =
    [
        WebSample.Figure(group: "asian", numerator: 12, denominator: 100, value: 0.12, verdict: "clearly worse"),
        WebSample.Figure(group: "white", numerator: 30, denominator: 150, value: 0.2, verdict: "clearly better"),
        WebSample.Figure(group: "asian-indian", marker: "c"),
        WebSample.Figure(group: "white", month: WebSample.February, numerator: 31, denominator: 155, value: 0.2),
        WebSample.Figure(group: "white", directorate: "housing", numerator: 0, denominator: 55, value: double.NaN),
    ];

    private readonly FeedReader feed = new(WebSample.Source(
        WebSample.Release("northmoor", 'a', Northmoor),
        WebSample.Release("northmoor-fire", 'b', WebSample.Figure("northmoor-fire", "TAK-01", value: 4.5, marker: "u"))) with
    {
        Returns = ReturnRow.From(WebSample.Board(WebSample.March)),
        Alerts = [new AlertRow("1f", "northmoor", "REC-02", "race", "all", "xmr", "raised", WebSample.Clock.AddMilliseconds(250), "Head of HR", null, "It moved.")],
    });

    [Fact]
    public async Task The_service_document_names_every_set()
    {
        var document = await ReadAsync("", reader => reader.ReadServiceDocument());

        Assert.Equal(
            [
                "Figures", "Indicators", "Groups", "Periods", "Organisations", "FrameworkScores", "FrameworkCriteria", "Returns", "Alerts",
                "FrameworkDisagreements", "ImpactAssessments", "ImpactFindings", "Actions", "FindingsAndActions", "Targets", "Commitments", "BusinessPlans", "Contracts", "Consultations",
                "Questions", "Meetings", "Crosswalk",
            ],
            document.EntitySets.Select(s => s.Name));
        Assert.Equal(FeedReader.Root + "Figures", document.EntitySets.First().Url.ToString());
    }

    [Fact]
    public async Task The_metadata_is_CSDL_and_valid()
    {
        var answer = await feed.GetAsync("$metadata");

        Assert.Equal("application/xml;charset=utf-8", answer.ContentType);
        Assert.Contains("<edmx:Edmx Version=\"4.0\"", answer.Text, StringComparison.Ordinal);
        var model = await ModelAsync();
        Assert.True(model.Validate(out var errors), string.Join('\n', errors));
        var figure = (IEdmEntityType)model.FindDeclaredType("EqualityPipeline.Figure");
        Assert.Equal(["Id"], figure.DeclaredKey.Select(k => k.Name));
        Assert.Equal(
            "Id Release Organisation Directorate Service Place Period PeriodType PeriodStart PeriodEnd Indicator Strand Group Numerator Denominator "
            + "Value Lower95 Upper95 Lower998 Upper998 Comparator ComparatorValue Ratio RatioLower95 RatioUpper95 Difference DifferenceLower95 "
            + "DifferenceUpper95 PValue QValue Verdict DeclarationRate Marker MarkerReason",
            string.Join(' ', figure.DeclaredProperties.Select(p => p.Name)));
        Assert.Equal(EdmPrimitiveTypeKind.Date, figure.FindProperty("PeriodStart").Type.PrimitiveKind());
        Assert.Equal(EdmPrimitiveTypeKind.Double, figure.FindProperty("Value").Type.PrimitiveKind());
        var numerator = figure.FindProperty("Numerator").Type.AsDecimal();
        Assert.Null(numerator.Scale);
        Assert.True(numerator.IsNullable);
    }

    [Theory]
    [InlineData("Figures", 6)]
    [InlineData("Figures?$select=Id%2CNumerator%2CPeriodStart", 6)]
    [InlineData("Figures?$select=Group&$orderby=Value%20desc", 6)]
    [InlineData("Indicators", 3)]
    [InlineData("Groups", 8)]
    [InlineData("Periods", 2)]
    [InlineData("Organisations", 2)]
    [InlineData("FrameworkScores", 2)]
    [InlineData("FrameworkCriteria", 2)]
    [InlineData("Returns", 3)]
    [InlineData("Alerts", 1)]
    public async Task The_clients_reader_reads_every_row(string pathAndQuery, int rows)
        => Assert.Equal(rows, (await RowsAsync(pathAndQuery)).Count);

    [Fact]
    public async Task Numbers_days_and_moments_arrive_as_what_they_are()
    {
        var asian = (await RowsAsync("Figures?$filter=Group eq 'asian'")).Single();
        var alert = (await RowsAsync("Alerts")).Single();

        Assert.Equal(12m, asian["Numerator"]);
        Assert.Equal(0.12, asian["Value"]);
        Assert.Equal("2011-03-01", asian["PeriodStart"]!.ToString());
        Assert.Null(asian["QValue"]);
        Assert.Equal(new string('a', 32), asian["Release"]);
        Assert.Equal(WebSample.Clock, alert["RaisedAt"]);
    }

    [Fact]
    public async Task What_is_not_a_number_is_null_and_a_zero_is_a_zero()
    {
        var row = (await feed.GetAsync("Figures?$filter=Directorate eq 'housing'")).Json.GetProperty("value")[0];

        Assert.Equal("null", row.GetProperty("Value").GetRawText());
        Assert.Equal("0", row.GetProperty("Numerator").GetRawText());
    }

    [Fact]
    public async Task Rows_come_in_the_order_of_their_key_across_organisations()
    {
        var ids = (await feed.GetAsync("Figures")).Ids.ToList();

        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.StartsWith("northmoor-fire|", ids[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Figures", "Figures")]
    [InlineData("Figures?$select=Id%2CGroup", "Figures(Id,Group)")]
    [InlineData("Figures?$select=Group,Id,Group", "Figures(Group,Id)")]
    [InlineData("Figures?$select=*", "Figures")]
    public async Task The_context_says_which_columns_there_are(string pathAndQuery, string fragment)
    {
        var answer = await feed.GetAsync(pathAndQuery);

        Assert.Equal($"{FeedReader.Root}$metadata#{fragment}", answer.Json.GetProperty("@odata.context").GetString());
    }

    [Fact]
    public async Task One_row_is_found_by_its_key()
    {
        var answer = await feed.GetAsync("Figures('northmoor%7Call%7Call%7Call%7C2011-03%7CREC-02%7Crace%7Casian')?$select=Group");

        Assert.Equal(200, answer.Status);
        Assert.Equal("asian", answer.Json.GetProperty("Group").GetString());
        Assert.Equal(FeedReader.Root + "$metadata#Figures(Group)/$entity", answer.Json.GetProperty("@odata.context").GetString());
        Assert.Equal(404, (await feed.GetAsync("Figures('nothing')")).Status);
    }

    [Fact]
    public async Task Every_answer_carries_one_version_and_the_right_type()
    {
        foreach (var path in new[] { "", "Figures", "Figures?$top=x", "Nothing" })
        {
            var answer = await feed.GetAsync(path, ("Accept", "application/atom+xml"));

            Assert.Equal("4.0", Assert.Single(answer.Headers["OData-Version"]));
            Assert.Equal("application/json;odata.metadata=minimal;charset=utf-8", answer.ContentType);
        }
    }

    [Fact]
    public async Task A_reader_that_takes_gzip_gets_the_same_rows_compressed()
    {
        var plain = await feed.GetAsync("Figures");
        var compressed = await feed.GetAsync("Figures", ("Accept-Encoding", "gzip, deflate"));

        Assert.Equal("gzip", compressed.Headers.ContentEncoding);
        Assert.Equal(plain.Text, compressed.Text);
        Assert.Equal(0, (await feed.GetAsync("Figures", ("Accept-Encoding", "gzip;q=0"))).Headers.ContentEncoding.Count);
    }

    [Fact]
    public async Task In_the_working_edition_every_figure_is_provisional()
    {
        var release = WebSample.Release("northmoor", 'a',
            WebSample.Figure(group: "asian"), WebSample.Figure(group: "asian-indian", marker: "c"), WebSample.Figure(group: "white", marker: "u,p"));
        var working = new FeedReader(WebSample.Source(release) with { Edition = Edition.Working });

        var markers = (await working.GetAsync("Figures")).Json.GetProperty("value").EnumerateArray().Select(r => r.GetProperty("Marker").GetString());

        Assert.Equal(["p", "c,p", "u,p"], markers);
    }

    [Fact]
    public async Task Groups_hold_every_list_of_every_strand_and_the_answers_outside_them()
    {
        var groups = (await feed.GetAsync("Groups")).Json.GetProperty("value").EnumerateArray()
            .Select(r => $"{r.GetProperty("Id")} {r.GetProperty("Strand")} {r.GetProperty("RollUp")} {r.GetProperty("ValidFrom")} {r.GetProperty("ValidTo")}");

        Assert.Equal(
            [
                "ethnic-group-new|white race  2011-04-01 ",
                "ethnic-group|asian race   2011-03-31",
                "ethnic-group|asian-indian race asian  2011-03-31",
                "ethnic-group|white race   2011-03-31",
                "gender|female gender   ",
                "gender|male gender   ",
                "reserved|all all   ",
                "reserved|unknown all   ",
            ],
            groups);
    }

    [Fact]
    public async Task A_declared_group_and_everyone_outside_it_have_names()
    {
        var declared = new DeclaredGroup("older-asian-women", "Asian women of 65 and over", "invented", new ReportingMonth(2010, 4), 20, []);
        var withGroup = new FeedReader(WebSample.Source() with { Policy = WebSample.Policy with { DeclaredGroups = [declared] } });

        var groups = (await withGroup.GetAsync("Groups?$filter=Strand eq 'older-asian-women'")).Json.GetProperty("value").EnumerateArray()
            .Select(r => $"{r.GetProperty("Id")}: {r.GetProperty("Name")}, {r.GetProperty("ValidFrom")}");

        Assert.Equal(
            ["older-asian-women|in-group: Asian women of 65 and over, 2010-04-01", "older-asian-women|not-in-group: Everyone else who answered, 2010-04-01"], groups);
    }

    [Fact]
    public async Task Periods_know_their_financial_year()
    {
        var march = (await feed.GetAsync("Periods('2011-03')")).Json;

        Assert.Equal("2010/11", march.GetProperty("FinancialYear").GetString());
        Assert.Equal("2011-03-31", march.GetProperty("PeriodEnd").GetString());
    }

    private async Task<IEdmModel> ModelAsync()
    {
        using var xml = XmlReader.Create(new MemoryStream((await feed.GetAsync("$metadata")).Body));
        return CsdlReader.Parse(xml);
    }

    private async Task<T> ReadAsync<T>(string pathAndQuery, Func<ODataMessageReader, T> read)
    {
        var answer = await feed.GetAsync(pathAndQuery);
        Assert.Equal(200, answer.Status);
        var settings = new ODataMessageReaderSettings { BaseUri = new Uri(FeedReader.Root), ShouldIncludeAnnotation = _ => true };
        using var reader = new ODataMessageReader(new Response(answer), settings, await ModelAsync());
        return read(reader);
    }

    private Task<List<Dictionary<string, object?>>> RowsAsync(string pathAndQuery) => ReadAsync(pathAndQuery, messages =>
    {
        var rows = new List<Dictionary<string, object?>>();
        var reader = messages.CreateODataResourceSetReader();
        while (reader.Read())
        {
            if (reader is { State: ODataReaderState.ResourceEnd, Item: ODataResource row })
                rows.Add(row.Properties.OfType<ODataProperty>().ToDictionary(p => p.Name, p => (object?)p.Value));
        }

        return rows;
    });

    private sealed class Response(FeedAnswer answer) : IODataResponseMessage
    {
        public IEnumerable<KeyValuePair<string, string>> Headers => answer.Headers.Select(h => KeyValuePair.Create(h.Key, h.Value.ToString()));

        public int StatusCode { get => answer.Status; set => throw new NotSupportedException(); }

        public string GetHeader(string headerName) => answer.Headers[headerName].ToString();

        public void SetHeader(string headerName, string headerValue) => throw new NotSupportedException();

        public Stream GetStream() => new MemoryStream(answer.Body);
    }
}
