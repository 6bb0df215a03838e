using System.Text;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;
using EqualityPipeline.Tests.Policy;

namespace EqualityPipeline.Tests.Returns;

/// <summary>A register with a column of every type and a rule of every kind, sent by Northmoor for June 2010, when it had two strands.</summary>
internal static class TestRegister
{
    private const string Colours = """
        # name: Colours
        # source: invented
        code,name,roll_up,also_known_as
        red,Red,,scarlet
        green,Green,,
        dark-blue,Dark blue,,navy

        """;

    private const string Things = """
        id: things
        name: Things
        purpose: Holds one thing of every sort.
        frequency: as-it-changes
        scope: directorate
        from: 2009-04
        retention-days: 100
        layouts:
          register:
            key: [thing]
            columns:
              - { name: thing, type: id, required: true, also-known-as: [thing reference] }
              - { name: title, type: text, required: true, longest: 40 }
              - { name: colour, type: category, codes: colours, required: false }
              - { name: colours, type: category, codes: colours, several: true, required: false }
              - { name: amount, type: number, least: -5, most: 1000000, decimals: 2, required: false }
              - { name: low, type: number, decimals: 1, required: false }
              - { name: share, type: number, least: 0, decimals: 1, required: false }
              - { name: day, type: date, required: false }
              - { name: later_day, type: date, required: false }
              - { name: month, type: month, required: false }
              - { name: link, type: link, required: false }
              - { name: service, type: service, required: false }
              - { name: ward, type: place, required: false }
              - { name: directorate, type: directorate, required: false }
              - { name: strand, type: strand, required: false }
              - { name: group, type: group, required: false }
              - { name: indicator, type: indicator, several: true, required: false }
              - { name: return, type: return-type, required: false }
              - { name: framework, type: framework, required: false }
              - { name: criterion, type: criterion, required: false }
              - { name: parent, type: reference, refers-to: things, required: false }
              - { name: other, type: reference, refers-to: others, several: true, required: false }
              - { name: owner, type: text, several: true, required: false }
              - { name: about_race, type: category, codes: colours, for-strand: race, required: false }
            rules:
              - { message: A red thing has an amount., fix: Give the amount., when: { colour: red }, needs: [amount] }
              - { message: A green thing has a day or a month., fix: Give one of them., when: { colour: green }, needs-one-of: [day, month] }
              - { message: The day comes first., fix: Correct the days., in-order: [day, later_day] }
              - { message: The amount is not below the lowest., fix: Correct them., in-order: [low, amount] }
              - { message: A blue thing has no parent., fix: Remove it., when: { colour: dark-blue }, leaves-blank: [parent] }
              - { message: What has a link is not red., fix: Change the colour., when-filled: [link], must-be: { colour: [green, dark-blue] } }
              - { message: It cannot have happened yet., fix: Correct it., not-after-period: [later_day] }
              - { message: The shares of a month are a hundred., fix: Correct the shares., total: { column: share, is: 100, give-or-take: 0.5, over: [month] } }
              - { message: Things of one ward have one service., fix: Make them agree., when-filled: [ward], same: { columns: [service], over: [ward] } }
              - { message: A title is usually red., fix: Look again., warning: true, when: { colours: red }, needs: [owner] }

        """;

    private const string Others = """
        id: others
        name: Others
        purpose: Holds other things.
        frequency: as-it-changes
        scope: organisation
        from: 2009-04
        retention-days: 100
        layouts:
          register:
            key: [other, part]
            columns:
              - { name: other, type: id, required: true }
              - { name: part, type: number, required: true }

        """;

    public static IReadOnlyList<PolicyFile> Pack { get; } =
        [.. Packs.Smallest, new PolicyFile("returns/things.yaml", Things), new PolicyFile("returns/others.yaml", Others), new PolicyFile("code-lists/colours.csv", Colours)];

    public static MonitoringPolicy Policy { get; } = Packs.Load(Pack);

    public static RegisterLayout Layout => Policy.FindReturnType("things")!.Register!;

    public static SubmissionName Name { get; } = new("northmoor", "housing", new ReportingMonth(2010, 6), "things", "northmoor/housing/2010-06/things.csv");

    public static CheckedReturn Check(string csv, CheckBasis? basis = null)
        => ReturnCheck.Check(new MemoryStream(Encoding.UTF8.GetBytes(csv)), Name, Policy, basis ?? CheckBasis.Empty, CancellationToken.None);

    /// <summary>One thing with one more column.</summary>
    public static CheckedReturn One(string column, string text, CheckBasis? basis = null) => Check($"thing,title,{column}\nT-1,A thing,{Quoted(text)}\n", basis);

    /// <summary>Rows of cells divided by bars, under the columns named.</summary>
    public static CheckedReturn Rows(string columns, params IEnumerable<string> rows)
        => Check(string.Concat(rows.Prepend(columns).Select(row => string.Join(',', row.Split('|').Select(cell => Quoted(cell.Trim()))) + "\n")));

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
