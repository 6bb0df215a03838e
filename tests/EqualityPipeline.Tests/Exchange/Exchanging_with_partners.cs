using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using EqualityPipeline.Exchange;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Tests.Policy;
using EqualityPipeline.Tests.Web;
using EqualityPipeline.Web.Feeds;

namespace EqualityPipeline.Tests.Exchange;

/// <summary>Packages under the partnership's own policy, with a protocol by which the fire service shares categories of take-up and recruitment, the police take-up by headings and recruitment to March 2010 only.</summary>
public class Exchanging_with_partners
{
    private static readonly MonitoringPolicy Policy = Packs.Policy with
    {
        Sharing = new SharingProtocol(
        [
            .. Packs.Policy.Sharing.Agreements,
            .. Packs.Policy.Sharing.Agreements.Where(a => a is { Partner: "westvale", Dataset: "recruitment" }).Select(a => a with { Partner = "northmoor-fire" }),
        ]),
    };

    private static readonly Organisation Fire = Policy.FindOrganisation("northmoor-fire")!;
    private static readonly Organisation Police = Policy.FindOrganisation("northmoor-police")!;

    private static readonly ImmutableArray<PublishedFigure> Figures =
    [
        Figure("TAK-01", "all", "all", 900, 40_000), Figure("TAK-01", "race", "asian", 90, 4_000), Figure("TAK-01", "race", "asian-pakistani", 30, 2_000),
        Figure("TAK-01", "gender", "female", 500, 20_000),
        Figure("TAK-01", "race", "asian", 9, 400) with { Directorate = "community-safety" },
        Figure("REC-02", "race", "asian", 9, 40), Figure("EXP-01", "race", "asian", 9, 40),
    ];

    [Fact]
    public void Only_what_an_agreement_allows_leaves_and_of_the_whole_organisation_only()
    {
        Assert.Equal(["REC-02 race asian", "TAK-01 all all", "TAK-01 gender female", "TAK-01 race asian", "TAK-01 race asian-pakistani"], Shared(Fire, Policy));
        // The police share take-up by headings, and women and men where a list has none; their recruitment of 2011 is not covered.
        Assert.Equal(["TAK-01 all all", "TAK-01 gender female", "TAK-01 race asian"], Shared(Police, Policy));
    }

    [Fact]
    public void A_year_that_an_agreement_covers_in_part_stays()
    {
        var policy = Policy with { Sharing = new SharingProtocol([.. Policy.Sharing.Agreements.Where(a => a.Partner == "northmoor-fire").Select(a => a with { InForce = new MonthSpan(new(2010, 5), new(2012, 3)) })]) };
        var year = Figure("REC-02", "race", "asian", 90, 400) with { Period = "2010-FY", PeriodStart = new DateOnly(2010, 4, 1) };

        Assert.Empty(SharedFigures.Of(policy, Fire, [year]));
        Assert.Single(SharedFigures.Of(policy, Fire, [year with { Period = "2011-03" }]));
    }

    [Fact]
    public void A_table_with_a_count_below_what_the_agreement_asks_for_stays_whole()
    {
        var policy = Policy with { Sharing = new SharingProtocol([.. Policy.Sharing.Agreements.Select(a => a with { SmallestCount = 10 })]) };

        // Nine Asian people were appointed: the table of race stays, though 40 and 9 would be published.
        Assert.Equal(["TAK-01 all all", "TAK-01 gender female", "TAK-01 race asian", "TAK-01 race asian-pakistani"], Shared(Fire, policy));
    }

    /// <summary>Nine Asian people were appointed in the first quarter, and 31 of the year's 40 in the others.</summary>
    [Fact]
    public void A_longer_period_that_would_give_the_table_away_stays_too()
    {
        var policy = Policy with { Sharing = new SharingProtocol([.. Policy.Sharing.Agreements.Select(a => a with { SmallestCount = 10 })]) };
        PublishedFigure Appointed(string period, decimal number) => Figure("REC-02", "race", "asian", number, 400) with { Period = period };
        ImmutableArray<PublishedFigure> year =
        [
            Appointed("2010-Q1", 9), Appointed("2010-Q2", 10), Appointed("2010-Q3", 10), Appointed("2010-Q4", 11), Appointed("2010-FY", 40),
            // Of what the appointed are told of besides, and of their base, which is large.
            Figure("REC-02", "gender", "female", 90, 400) with { Period = "2010-FY" }, Figure("REC-01", "race", "asian", 400, 900) with { Period = "2010-FY" },
        ];

        Assert.Equal(
            ["REC-01 2010-FY race", "REC-02 2010-FY gender", "REC-02 2010-Q2 race", "REC-02 2010-Q3 race", "REC-02 2010-Q4 race"],
            SharedFigures.Of(policy, Fire, year).Select(f => $"{f.Indicator} {f.Period} {f.Strand}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_comparator_that_is_told_too_finely_takes_its_row_with_it()
        => Assert.Empty(SharedFigures.Of(Policy, Police, [Figure("TAK-01", "race", "asian", 90, 4_000) with { Comparator = "white-british" }]));

    [Fact]
    public async Task A_package_comes_back_as_it_went_and_is_the_same_bytes_again()
    {
        var zip = (await PackAsync(Fire))!;

        var check = Check(zip, Policy);

        Assert.Equal(zip, await PackAsync(Fire));
        Assert.Equal((5, true), (check.Rows, check.CanBePooled));
        Assert.Empty(check.Problems);
        Assert.Contains(check.Conformance, c => c is { Subject: "return recruitment", Agrees: true });
        var package = Open(zip);
        Assert.Equal((new string('a', 32), "approved", Policy.Version), (package.Manifest.Release, package.Manifest.Edition, package.Manifest.PolicyVersion));
        Assert.Contains(package.Manifest.SharedUnder, a => a is { Dataset: "recruitment", Detail: "Categories", To: "2012-03" });
    }

    /// <summary>The partner packs under a policy in which Chinese people stand under no heading.</summary>
    [Fact]
    public async Task A_partner_with_another_list_is_not_pooled()
    {
        var list = Policy.CodeLists["ethnic-group-2001"];
        var theirs = Policy with { CodeLists = Policy.CodeLists.SetItem(list.Id, list with { Codes = [.. list.Codes.Select(c => c.Id == "chinese" ? c with { RollUp = null } : c)] }) };
        var zip = (await ExchangeFeed.PackAsync(theirs, Fire, WebSample.Release(Fire.Id, 'a', Figures), CancellationToken.None))!;

        var check = Check(zip, Policy);

        Assert.False(check.CanBePooled);
        Assert.Equal(
            ["strand race: They have no category \"chinese > chinese-or-other\".", "strand race: We have no category \"chinese\"."],
            check.Conformance.SelectMany(c => c.Differences, (c, difference) => $"{c.Subject}: {difference}"));
    }

    [Fact]
    public async Task What_was_changed_on_the_way_is_found()
    {
        var zip = (await PackAsync(Fire))!;

        Assert.Equal(["figures.csv is not as it was packed: its hash is another."], Faults(Rewritten(zip, "figures.csv", text => text.Replace(",900,", ",901,", StringComparison.Ordinal))));
        Assert.Equal(["A package holds manifest.json, schema.json and figures.csv, and nothing else."], Faults(Rewritten(zip, "figures.csv", text => text, rename: "figures.txt")));
        Assert.Equal(["This is no package that can be opened: it is no zip, or it is damaged."], Faults([1, 2, 3]));
    }

    /// <summary>A package that its sender made himself: hashes agree, contents do not keep the rules.</summary>
    [Theory]
    [InlineData("northmoor-fire|all|all|all|2011-03|TAK-01|race|asian,northmoor-fire,all,all,all,2011-03,TAK-01,race,asian,3,40,0.1,", "Row 2: Numerator is below 5: such counts are not shared.")]
    [InlineData("a,westvale,all,all,all,2011-03,TAK-01,race,asian,30,40,0.1,", "Row 2: it is of \"westvale\", and the package of \"northmoor-fire\".")]
    [InlineData("a,northmoor-fire,housing,all,all,2011-03,TAK-01,race,asian,30,40,0.1,", "Row 2: it is of a part of the organisation: partners share figures of the whole.")]
    [InlineData("a,northmoor-fire,all,all,all,2011-03,TAK-99,race,asian,30,40,0.1,", "Row 2: the schema does not say what TAK-99 is.")]
    [InlineData("a,northmoor-fire,all,all,all,2011-03,TAK-01,race,asian,30,,,c", "Row 2: a number stands beside a marker that says there is none.")]
    [InlineData("a,northmoor-fire,all,all,all,2011-03,TAK-01,race,asian,many,40,0.1,", "Row 2: Numerator is no number.")]
    public void What_keeps_no_rule_is_refused_row_by_row(string row, string problem)
    {
        var schema = ExchangeSchema.Of(Policy, Fire, new ReportingMonth(2011, 3), new HashSet<string> { "service-take-up" }, new HashSet<string> { "TAK-01" });
        var csv = Encoding.UTF8.GetBytes($"Id,Organisation,Directorate,Service,Place,Period,Indicator,Strand,Group,Numerator,Denominator,Value,Marker\n{row}\n");
        var zip = ExchangePackage.Pack("northmoor-fire", "x", new DateOnly(2011, 4, 10), schema, [], csv);

        Assert.Equal([problem], Check(zip, Policy).Problems);
    }

    private static PublishedFigure Figure(string indicator, string strand, string group, decimal numerator, decimal denominator)
        => WebSample.Figure("northmoor-fire", indicator, strand, group, numerator: numerator, denominator: denominator, value: (double)(numerator / denominator));

    private static IEnumerable<string> Shared(Organisation partner, MonitoringPolicy policy)
        => SharedFigures.Of(policy, partner, Figures).Select(f => $"{f.Indicator} {f.Strand} {f.Group}");

    private static Task<byte[]?> PackAsync(Organisation partner) => ExchangeFeed.PackAsync(Policy, partner, WebSample.Release(partner.Id, 'a', Figures), CancellationToken.None);

    private static ExchangePackage Open(byte[] zip) => ExchangePackage.Open(new MemoryStream(zip)).Package!;

    private static ImmutableArray<string> Faults(byte[] zip) => ExchangePackage.Open(new MemoryStream(zip)).Faults;

    private static ExchangeCheck Check(byte[] zip, MonitoringPolicy policy) => ExchangeCheck.Of(policy, Fire, Open(zip));

    private static byte[] Rewritten(byte[] zip, string file, Func<string, string> change, string? rename = null)
    {
        using var result = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(zip)))
        using (var to = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries)
            {
                using var reader = new StreamReader(entry.Open());
                var text = reader.ReadToEnd();
                using var writer = new StreamWriter(to.CreateEntry(entry.FullName == file ? rename ?? file : entry.FullName).Open(), new UTF8Encoding(false));
                writer.Write(entry.FullName == file ? change(text) : text);
            }
        }
        return result.ToArray();
    }
}
