using System.Globalization;
using System.Text;
using EqualityPipeline.Cells;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;
using EqualityPipeline.Tests.Policy;

namespace EqualityPipeline.Tests.Returns;

/// <summary>Return types made of YAML alone, in the smallest pack, sent by northmoor's housing for April 2009: two strands, race and gender.</summary>
internal static class SmallReturns
{
    public const string Staff = """
        id: staff
        name: Staff
        purpose: Who works here.
        frequency: monthly
        scope: directorate
        from: 2009-04
        retention-days: 90
        measures:
          - { id: in-post, name: Staff in post, kind: stock, public: false, where: { status: in-post } }
          - { id: fte, name: Full-time equivalents, kind: stock, public: false, unit: full-time-equivalents, sum-of: fte, where: { status: in-post } }
          - { id: paid, name: Staff by hourly pay, kind: stock, public: false, bucket-of: hourly_pay_pence, where: { status: in-post } }
          - { id: leavers, name: Leavers, kind: flow, public: false, where: { status: [left, retired] } }
        required-strands: [race]
        layouts:
          event:
            columns:
              - { name: service, type: service, required: true }
              - { name: status, type: category, codes: status, required: true }
              - { name: grade, type: category, codes: grade, required: false, attribute: true }
              - { name: fte, type: number, required: false, least: 0, most: 1, decimals: 2 }
              - { name: hourly_pay_pence, type: number, required: false, least: 100, most: 100000 }

        """;

    public const string Harassment = """
        id: harassment
        name: Harassment
        purpose: What happens to whom.
        frequency: monthly
        scope: directorate
        from: 2009-04
        retention-days: 90
        measures:
          - { id: incidents, name: Incidents, kind: flow, public: false, unit: cases }
          - { id: acted-on, name: Incidents acted on, kind: flow, public: false, unit: cases }
          - { id: days, name: Days to act, kind: flow, public: false, unit: days }
        rules:
          - { part: acted-on, whole: incidents, why: An incident can be acted on only if it was recorded. }
        required-strands: [race]
        layouts:
          tally:
            service: true
            place: true
            attributes:
              - { name: kind, type: category, codes: kind, required: true, also-known-as: [type] }
              - { name: source, type: category, codes: source, required: false, one-answer: true }

        """;

    public const string Inputs = """
        id: inputs
        name: Inputs
        purpose: What is spent.
        frequency: monthly
        scope: directorate
        from: 2009-04
        retention-days: 90
        measures:
          - { id: spend, name: Spend, kind: flow, public: false, unit: pounds }
          - { id: hours, name: Staff hours, kind: flow, public: false, unit: hours }
        layouts:
          tally: { service: true, place: false, strands: false }

        """;

    private static readonly PolicyFile[] Lists =
    [
        new("code-lists/status.csv", List("in-post,In post,,", "gone,Gone,*,", "left,Left,gone,resigned", "retired,Retired,gone,")),
        new("code-lists/grade.csv", List("one,Grade 1,,1", "two,Grade 2,,2")),
        new("code-lists/kind.csv", List("racial,Racial,,", "homophobic,Homophobic,,")),
        new("code-lists/source.csv", List("log,Incident log,,", "police,Police,,")),
        new("code-lists/care.csv", List("looked-after,Looked after,,", "not-looked-after,Not looked after,,")),
    ];

    /// <summary>The smallest pack with these returns and their lists.</summary>
    public static IReadOnlyList<PolicyFile> Pack(params string[] types)
        => [.. Packs.Smallest, .. Lists, .. types.Select((type, number) => new PolicyFile($"returns/more-{number}.yaml", type))];

    public static CheckedReturn Send(string type, string csv) => Send(Packs.Load(Pack(type)), type, csv);

    public static CheckedReturn Send(MonitoringPolicy policy, string type, string csv, string period = "2009-04")
        => Send(policy, type, new MemoryStream(Encoding.UTF8.GetBytes(csv)), period);

    public static CheckedReturn Send(MonitoringPolicy policy, string type, Stream content, string period = "2009-04")
    {
        var id = type.Split('\n')[0]["id: ".Length..].Trim();
        return ReturnCheck.Check(
            content, new SubmissionName("northmoor", "housing", ReportingMonth.Parse(period), id, $"northmoor/housing/{period}/{id}.csv"), policy);
    }

    /// <summary>Cells as <c>service place measure [attributes] strand group [@bucket] count</c>.</summary>
    public static string[] Full(this IEnumerable<Cell> cells) => [.. cells.Select(c => string.Join(' ',
        new[] { c.Service, c.Place, c.Measure, c.Attributes, c.Strand, c.Group, c.Bucket is { } bucket ? string.Create(CultureInfo.InvariantCulture, $"@{bucket}") : "", c.Count.ToString(CultureInfo.InvariantCulture) }
            .Where(text => text.Length > 0)))];

    private static string List(params string[] rows) => $"# name: A list\n# source: invented\ncode,name,roll_up,also_known_as\n{string.Join('\n', rows)}\n";
}
