using EqualityPipeline.Policy;
using EqualityPipeline.Tests.Returns;
using EqualityPipeline.Tests.SampleData;

namespace EqualityPipeline.Tests.Policy;

/// <summary>What an indicator may count, narrow, record and be compared with.</summary>
public class Parts_of_an_indicator
{
    private const string File = "indicators/more.yaml";

    private static string Entry(string parts) => $$"""
        - id: NEW-01
          name: A new one
          question: Is it so?
          level: outcome
          timing: lagging
          better: higher
          {{parts.ReplaceLineEndings("\n  ")}}
          per: 1
          unit: share
          minimum-base: 20
          publish: quarter
          domain: Employment
          headline: false
          source: invented
          from: 2009-04

        """;

    private const string Rest = "\ncompare: { with: rest, direction: group-over-comparator }";

    public static TheoryData<string, int, string> Faults { get; } = new()
    {
        { "kind: rate\ncount: { return: staff, measure: leavers, where: { colour: red } }\nof: { return: staff, measure: in-post }" + Rest, 8, "Counts of the return \"staff\" are not kept apart by \"colour\". They are by: grade." },
        { "kind: rate\ncount: { return: staff, measure: leavers, where: { grade: three } }\nof: { return: staff, measure: in-post }" + Rest, 8, "The code list \"grade\" has no code \"three\". There are: one, two." },
        { "kind: rate\ncount: { return: staff, measure: leavers, where: { status: left } }\nof: { return: staff, measure: in-post }" + Rest, 8, "Counts of the return \"staff\" are not kept apart by \"status\". They are by: grade." },
        { "kind: median\ncount: { return: staff, measure: in-post }" + Rest, 8, "An indicator of kind median must be of a measure with \"bucket-of\"; \"in-post\" has none." },
        { "kind: median\ncount: { return: staff, measure: paid }\nof: { return: staff, measure: in-post }" + Rest, 9, "An indicator of kind median must have no \"of\"." },
        { "kind: mean\ncount: { return: staff, measure: fte }" + Rest, 1, "\"of\" is missing: a mean is an amount for each of it, or is of a measure with \"bucket-of\"." },
        { "kind: mean\ncount: { return: staff, measure: paid }\nof: { return: staff, measure: in-post }" + Rest, 8, "A mean of a measure with \"bucket-of\" must have no \"of\"; \"paid\" has buckets." },
        { "kind: rate\ncount: { return: staff, measure: paid }\nof: { return: staff, measure: in-post }" + Rest, 8, "An indicator of kind rate must be of a measure without \"bucket-of\"; \"paid\" has buckets." },
        { "kind: mean-gap\ncount: { return: staff, measure: paid }\ncompare: { with: none }", 9, "An indicator of kind mean-gap must be compared with something: the gap is to it." },
        { "kind: median\ncount: { return: staff, measure: paid }\ncompare: { with: none, direction: group-over-comparator }", 9, "\"direction\" must not stand beside \"with: none\": there is no ratio." },
        { "kind: band-share\ncount: { return: staff, measure: paid }\ncompare: { with: none }", 1, "\"band\" is missing: an indicator must have it." },
        { "kind: band-share\nband: { quarter: 5 }\ncount: { return: staff, measure: paid }\ncompare: { with: none }", 8, "\"quarter\" must be a whole number from 1 to 4; \"5\" was found." },
        { "kind: band-share\nband: { quarter: 4, top-percent: 5 }\ncount: { return: staff, measure: paid }\ncompare: { with: none }", 8, "A band of the pay must be a \"quarter\" or a \"top-percent\", and not both." },
        { "kind: band-share\nband: { quarter: 4 }\ncount: { return: staff, measure: paid }" + Rest, 10, "An indicator of kind band-share must be compared with population, everyone whatever their pay, or with none." },
        { "kind: median\nband: { quarter: 4 }\ncount: { return: staff, measure: paid }\ncompare: { with: none }", 8, "An indicator of kind median must have no \"band\"." },
        { "kind: recorded\ncompare: { with: none }", 1, "\"recorded\" is missing: an indicator must have it." },
        { "kind: recorded\nrecorded: { register: staff, match: { a: b }, value: v, max-age: 12 }\ncompare: { with: none }", 8, "A recorded value must stand in a register; the return \"staff\" is none." },
        { "kind: median\ncount: { return: staff, measure: paid }\nby: [place]\ncompare: { with: none }", 9, "The return \"staff\" does not say the place, so that nothing can be told by it." },
        { "kind: median\nstrands: [sex]\ncount: { return: staff, measure: paid }\ncompare: { with: none }", 8, "There is no strand \"sex\". There are: race, gender." },
        { "kind: median\npriority: health\ncount: { return: staff, measure: paid }\ncompare: { with: none }", 8, "There is no code list \"priority\"." },
        { "kind: median\ncount: { return: staff, measure: paid }\ncompare: { with: none }\nbreaks: [{ month: 2010-04, why: So. }, { month: 2010-04, why: So. }]", 10, "Breaks must be listed oldest first; 2010-04 is not after 2010-04." },
        { "kind: median\ncount: { return: staff, measure: paid }\ncompare: { with: none }\nexample: { working: So., group: female, value: 1 }", 10, "A worked example must name \"strand\" and \"group\" together, or neither where it is of everyone." },
        { "kind: median\ncount: { return: staff, measure: paid }\ncompare: { with: none }\nexample: { working: So., value: 1 }", 10, "A worked example must say what is put in, with \"count\", \"pay\" or \"recorded\"; none was found." },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void What_cannot_be_is_said_with_its_line(string parts, int line, string message)
        => Assert.Contains(Load(parts).Errors, e => e.File == File && e.Line == line && e.Message.StartsWith(message, StringComparison.Ordinal));

    [Fact]
    public void What_is_narrowed_recorded_and_banded_is_read_as_written()
    {
        var narrowed = Load("kind: rate\nstrands: [gender]\ntags: [a-tag]\ncount: { return: staff, measure: leavers, where: { grade: [two, one] } }\nof: { return: staff, measure: in-post }\ncompare: { with: best, direction: comparator-over-group }").Policy!.FindIndicator("NEW-01")!;

        var where = Assert.Single(narrowed.Count.Where);
        Assert.Equal(("grade", "two", "one"), (where.Column, where.Codes[0], where.Codes[1]));
        Assert.Equal(("gender", "a-tag", ComparatorKind.Best, PublishedPeriod.Quarter), (narrowed.Strands.Single(), narrowed.Tags.Single(), narrowed.Compare.With, narrowed.Publish));
    }

    [Fact]
    public void The_end_of_what_others_measured_is_a_month_or_a_day()
    {
        var load = PolicyPack.Load(Directory.EnumerateFiles(SampleFolder.Policy, "*", SearchOption.AllDirectories).Select(path => new PolicyFile(
            Path.GetRelativePath(SampleFolder.Policy, path).Replace(Path.DirectorySeparatorChar, '/'),
            System.IO.File.ReadAllText(path).Replace("match: { statistic: [GOOD-HEALTH, NI-119] }, value: value, lower: lower, upper: upper, base: base, to: period_to", "match: { statistic: [GOOD-HEALTH, NI-119] }, value: value, lower: lower, upper: upper, base: base, to: value", StringComparison.Ordinal))));

        Assert.Equal("\"to\" must name a column of the register that is a month or a date; \"value\" is none.", Assert.Single(load.Errors).Message);
    }

    private static PolicyLoad Load(string parts) => PolicyPack.Load([.. SmallReturns.Pack(SmallReturns.Staff), new PolicyFile(File, Entry(parts))]);
}
