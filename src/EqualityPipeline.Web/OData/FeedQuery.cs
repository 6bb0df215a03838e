using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.OData;
using Microsoft.OData.UriParser;

namespace EqualityPipeline.Web.OData;

/// <summary>The query options of one request, read and checked against the set they ask.</summary>
internal sealed class FeedQuery
{
    public const int PageSize = 5_000;

    /// <summary>Characters; a longer question is refused before it is parsed.</summary>
    private const int LongestQuery = 8_192;

    /// <summary>Characters of an option that an error repeats.</summary>
    private const int LongestEcho = 200;

    private static readonly string[] Served = ["$select", "$filter", "$orderby", "$top", "$skip", "$count", "$skiptoken", "$format"];

    private static readonly string[] NotServed =
        ["$apply", "$compute", "$expand", "$search", "$levels", "$deltatoken", "$id", "$index", "$schemaversion", "$root"];

    private readonly EntitySet set;
    private readonly ImmutableSortedDictionary<string, string> options;

    public FeedQuery(HttpRequest request, EntitySet set)
    {
        this.set = set;
        options = OptionsOf(request);
        CheckFormat();
        Selected = ReadSelect();
        Filter = Parse("$filter", parser => parser.ParseFilter())?.Expression;
        Order = ReadOrder();
        Top = ReadWhole("$top");
        Skip = ReadWhole("$skip") ?? 0;
        Count = ReadCount();
        PreferredPageSize = ReadPreference(request);
        Question = SkipToken.Digest(set.Name, Option("$filter"), Option("$orderby"), Option("$top"), Option("$skip"), request.Query["edition"]);
    }

    public ImmutableArray<string> Selected { get; }

    public SingleValueNode? Filter { get; }

    public ImmutableArray<ColumnOrder> Order { get; }

    public int? Top { get; }

    public int Skip { get; }

    public bool Count { get; }

    /// <summary>What the reader asked for with Prefer; null where it asked for nothing that can be granted.</summary>
    public int? PreferredPageSize { get; }

    public string? Token => Option("$skiptoken");

    /// <summary>What a token must have been made for.</summary>
    public string Question { get; }

    /// <summary>Refuses options on an address that takes none.</summary>
    public static void CheckNone(HttpRequest request)
    {
        if (OptionsOf(request).Keys.FirstOrDefault(o => o != "$format") is { } option)
            throw FeedProblem.Bad($"{option} cannot be asked of this address; ask it of a set, for example Figures.");
    }

    /// <param name="token">Null for the first page.</param>
    public RowQuery Page(SkipToken? token)
    {
        var left = Top is { } top ? Math.Max(0, top - (token?.Delivered ?? 0)) : int.MaxValue;
        return new RowQuery(Filter, Order, Selected, token is null ? Skip : 0, Math.Min(left, PreferredPageSize ?? PageSize), Count, token?.After);
    }

    private static ImmutableSortedDictionary<string, string> OptionsOf(HttpRequest request)
    {
        if (request.QueryString.Value is { Length: > LongestQuery })
            throw FeedProblem.Bad($"The question is longer than {LongestQuery} characters.");
        var found = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, values) in request.Query)
        {
            if (Array.Exists(Served, s => s[1..] == name))
                throw FeedProblem.Bad($"Write ${name}, with the dollar sign.");
            if (name.StartsWith('@'))
                throw FeedProblem.NotServed("Parameter aliases are not served; write the value where it is used.");
            if (!name.StartsWith('$'))
                continue;
            if (NotServed.Contains(name, StringComparer.Ordinal))
                throw FeedProblem.NotServed($"{name} is not served. Served are {string.Join(", ", Served)}.");
            if (!Served.Contains(name, StringComparer.Ordinal))
                throw FeedProblem.Bad($"{name} is not an option of OData. Served are {string.Join(", ", Served)}.");
            if (values.Count != 1)
                throw FeedProblem.Bad($"{name} is given {values.Count} times; give it once.");
            found[name] = values[0]!;
        }

        return found.ToImmutable();
    }

    private string? Option(string name) => options.GetValueOrDefault(name);

    private void CheckFormat()
    {
        if (Option("$format") is not { } format)
            return;
        var type = format.Split(';')[0].Trim();
        if (!type.Equals("json", StringComparison.OrdinalIgnoreCase) && !type.Equals("application/json", StringComparison.OrdinalIgnoreCase))
            throw FeedProblem.BadFormat($"$format={format} is not served; rows are always JSON.");
    }

    private ImmutableArray<string> ReadSelect()
    {
        if (Option("$select") is not { } text)
            return [];
        var names = text.Split(',', StringSplitOptions.TrimEntries);
        if (names.Contains("*"))
            return [];
        foreach (var name in names)
            CheckColumn("$select", name);
        return [.. names.Distinct(StringComparer.Ordinal)];
    }

    private ImmutableArray<ColumnOrder> ReadOrder()
    {
        var order = ImmutableArray.CreateBuilder<ColumnOrder>();
        for (var clause = Parse("$orderby", parser => parser.ParseOrderBy()); clause is not null; clause = clause.ThenBy)
        {
            if (Literals.Bare(clause.Expression) is not SingleValuePropertyAccessNode { Source: ResourceRangeVariableReferenceNode } access)
                throw FeedProblem.NotServed("$orderby takes names of columns, each with asc or desc; expressions are not served.");
            order.Add(new ColumnOrder(access.Property.Name, clause.Direction == OrderByDirection.Descending));
        }

        return order.ToImmutable();
    }

    private int? ReadWhole(string name)
    {
        if (Option(name) is not { } text)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw FeedProblem.Bad($"{name}={text} is not a whole number from 0 to {int.MaxValue}.");
    }

    private bool ReadCount() => Option("$count") switch
    {
        null or "false" => false,
        "true" => true,
        var other => throw FeedProblem.Bad($"$count={other} is neither true nor false."),
    };

    private static int? ReadPreference(HttpRequest request)
    {
        foreach (var preference in request.Headers["Prefer"].SelectMany(h => (h ?? "").Split([',', ';'], StringSplitOptions.TrimEntries)))
        {
            var parts = preference.Split('=', StringSplitOptions.TrimEntries);
            if (parts.Length == 2 && parts[0].ToUpperInvariant() is "ODATA.MAXPAGESIZE" or "MAXPAGESIZE"
                && int.TryParse(parts[1].Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0)
                return Math.Min(size, PageSize);
        }

        return null;
    }

    private TClause? Parse<TClause>(string name, Func<ODataQueryOptionParser, TClause> parse) where TClause : class
    {
        if (Option(name) is not { } text)
            return null;
        if (string.IsNullOrWhiteSpace(text))
            throw FeedProblem.Bad($"{name} is empty.");
        var entitySet = FeedModel.SetOf(set);
        var parser = new ODataQueryOptionParser(
            FeedModel.Edm, entitySet.EntityType, entitySet, new Dictionary<string, string>(StringComparer.Ordinal) { [name] = text });
        try
        {
            return parse(parser);
        }
        catch (ODataException e)
        {
            throw FeedProblem.Bad($"{name}={Shortened(text)} cannot be read: {e.Message} {ColumnsInWords()}");
        }
    }

    private static string Shortened(string text) => text.Length <= LongestEcho ? text : text[..LongestEcho] + "…";

    private void CheckColumn(string option, string name)
    {
        if (!set.Columns.Any(c => c.Name == name))
            throw FeedProblem.Bad($"{option} names \"{name}\", which is not a column of {set.Name}. {ColumnsInWords()}");
    }

    private string ColumnsInWords() => $"The columns of {set.Name} are {string.Join(", ", set.Columns.Select(c => c.Name))}.";
}
