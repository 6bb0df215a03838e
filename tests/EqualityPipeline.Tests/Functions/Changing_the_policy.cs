using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Returns;
using EqualityPipeline.Tests.Policy;
using EqualityPipeline.Tests.Storage;

namespace EqualityPipeline.Tests.Functions;

/// <summary>A policy pack on its way from the upload to being in force, over HTTP and without a host being started again.</summary>
public sealed class Changing_the_policy(SharedAzurite azurite)
{
    private const string Fire = FireReturns.Organisation;
    private const string Because = "Agreed by the Forum.";

    private static readonly string Recruitment = Packs.Committed.Single(f => f.Path == "indicators/recruitment.yaml").Text.ReplaceLineEndings("\n");

    private static readonly string[] Months = ["2009-04", "2009-05", "2009-06", "2009-07"];

    /// <summary>REC-02 set against the largest group from June 2009 on.</summary>
    private static readonly PolicyFile[] Changed = With(
        "- id: REC-02\n",
        "- id: REC-02\n  changes:\n    - { from: 2009-06, why: Compared as the standard does., compare: { with: largest, direction: group-over-comparator } }\n");

    [Fact]
    public async Task It_moves_just_the_figures_it_says_and_only_after_it_was_activated()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        foreach (var month in Months)
            await SendAsync(pipeline, month);
        await using var host = await RunningPolicy.StartAsync(azurite, pipeline);
        await using var other = await RunningPolicy.StartAsync(azurite, pipeline);
        var shipped = await host.VersionInForceAsync();
        await host.PublishAsync();
        var before = await ReleaseAsync(pipeline);

        var version = await host.UploadAsync(Changed);
        Assert.Equal("checked", await StateAsync(host, version));
        var early = await host.PostAsync($"/api/policy/{version}/approve", new { role = "Equality lead", reason = Because });
        Assert.Equal(HttpStatusCode.Conflict, early.Status);
        Assert.Contains("not back-tested", early.Json.GetProperty("error").GetString(), StringComparison.Ordinal);

        var (status, report) = await host.GetAsync($"/api/policy/{version}/back-test");
        Assert.Equal(HttpStatusCode.OK, status);
        // By hand, the quarter that ends in June: everyone who was set against the rest is now set against the largest group, or is that group and set against
        // nobody. Of the whole service two genders, two answers on disability, three ethnic groups and the two they roll up to; of its directorate the same without
        // the three. The partnership says nothing of it: the service does not share its recruitment.
        const int OfTheWhole = 2 + 2 + 3 + 2;
        const int AQuarter = OfTheWhole + (2 + 2 + 2);
        Assert.Equal((0, 0, AQuarter), (report.GetProperty("added").GetInt32(), report.GetProperty("gone").GetInt32(), report.GetProperty("moved").GetInt32()));
        var fire = report.GetProperty("organisations").EnumerateArray().Single(o => o.GetProperty("organisation").GetString() == Fire);
        Assert.Equal(
            [$"REC-02 2009-Q1 {AQuarter}"],
            fire.GetProperty("periods").EnumerateArray().Where(p => p.GetProperty("adjusted").GetInt32() == 0)
                .Select(p => $"{p.GetProperty("indicator")} {p.GetProperty("period")} {p.GetProperty("moved")}"));
        // Other indicators are tested beside it: of their figures nothing but the q value may move.
        Assert.All(
            fire.GetProperty("figures").EnumerateArray(),
            f => Assert.Equal(f.GetProperty("indicator").GetString() == "REC-02" ? "moved" : "adjusted", f.GetProperty("change").GetString()));
        Assert.Empty(fire.GetProperty("scores").EnumerateArray());
        Assert.Empty(report.GetProperty("returnTypes").EnumerateArray());
        var indian = fire.GetProperty("figures").EnumerateArray().Single(f => f.GetProperty("id").GetString() == $"{Fire}|all|all|all|2009-Q1|REC-02|race|asian-indian");
        // White British are 41 + 42 + 43 of 152 + 155 + 158; the rest of Indian people are these and three times 21 of 61.
        Assert.Equal(189d / 648, indian.GetProperty("before").GetProperty("comparatorValue").GetDouble(), 12);
        Assert.Equal(126d / 465, indian.GetProperty("after").GetProperty("comparatorValue").GetDouble(), 12);

        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync($"/api/policy/{version}/approve", new { role = "Equality lead", reason = Because })).Status);
        await host.PublishAsync();
        Assert.Equal(before.Manifest.Id, (await ReleaseAsync(pipeline)).Manifest.Id);
        Assert.Equal((shipped, "approved"), (await host.VersionInForceAsync(), await StateAsync(host, version)));

        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync($"/api/policy/{version}/activate", new { reason = Because })).Status);
        Assert.Equal((version, "active"), (await host.VersionInForceAsync(), await StateAsync(host, version)));
        await Task.Delay(TimeSpan.FromMilliseconds(250));
        await other.PublishAsync();
        Assert.Equal(version, await other.VersionInForceAsync());

        var after = await ReleaseAsync(pipeline);
        Assert.All(after.Manifest.Parts.Where(p => p.Family != "recruitment.applied"), p => Assert.Contains(before.Manifest.Parts, b => b.ContentHash == p.ContentHash));
        // A second way: the two releases as they were published, figure by figure.
        var was = before.Figures.ToDictionary(f => f.Id);
        Assert.Equal(
            after.Figures.Where(f => f with { Marker = null } != was[f.Id] with { Marker = null }).Select(f => f.Id).Order(StringComparer.Ordinal),
            fire.GetProperty("figures").EnumerateArray().Select(f => f.GetProperty("id").GetString()!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_day_in_the_future_is_waited_for_and_what_was_active_comes_back_when_it_is_withdrawn()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        await using var host = await RunningPolicy.StartAsync(azurite, pipeline);
        var shipped = await host.VersionInForceAsync();
        var version = await ApprovedAsync(host);

        var past = await host.PostAsync($"/api/policy/{version}/activate", new { reason = Because, from = "2009-09" });
        Assert.Contains("2009-10-10) at the earliest", past.Json.GetProperty("error").GetString(), StringComparison.Ordinal);
        var unreadable = await host.PostAsync($"/api/policy/{version}/activate", new { reason = Because, from = 20091101 });
        Assert.Equal(HttpStatusCode.BadRequest, unreadable.Status);
        foreach (var again in new[] { 1, 2 })
        {
            var scheduled = await host.PostAsync($"/api/policy/{version}/activate", new { reason = Because, from = "2009-11" });
            Assert.Equal(("scheduled", "2009-11-01"), (scheduled.Json.GetProperty("state").GetString(), scheduled.Json.GetProperty("inForceFrom").GetString()));
        }

        Assert.Equal(shipped, await host.VersionInForceAsync());
        // 1 November 2009 begins in London at midnight UTC: summer time has ended.
        pipeline.Clock.SetForward(new DateTimeOffset(2009, 11, 1, 0, 0, 0, TimeSpan.Zero) - pipeline.Clock.GetUtcNow());
        Assert.Equal(version, await host.VersionInForceAsync());

        Assert.Equal("withdrawn", (await host.PostAsync($"/api/policy/{version}/withdraw", new { reason = "A mistake." })).Json.GetProperty("state").GetString());
        Assert.Equal(shipped, await host.VersionInForceAsync());
        var told = (await host.GetAsync($"/api/policy/{version}")).Json;
        Assert.Equal(
            ["upload", "back-test", "approve", "activate", "withdraw"],
            told.GetProperty("history").EnumerateArray().Select(e => e.GetProperty("action").GetString()!));
        Assert.Equal("A mistake.", told.GetProperty("history").EnumerateArray().Last().GetProperty("reason").GetString());
        Assert.Equal(version, await host.UploadAsync(Changed));
        Assert.Equal("checked", await StateAsync(host, version));
    }

    [Fact]
    public async Task Errors_are_told_with_file_and_line_and_nothing_can_be_done_with_such_a_pack()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        await using var host = await RunningPolicy.StartAsync(azurite, pipeline);
        var files = Packs.Committed.Select(f => f.Path == "alerts.yaml" ? f with { Text = f.Text + "\nthreshold: 5\n" } : f);

        var (status, told) = await host.UploadAsync(PackArchive.Pack(files));
        Assert.Equal(HttpStatusCode.OK, status);
        var problem = told.GetProperty("problems").EnumerateArray().First();
        Assert.Equal("alerts.yaml", problem.GetProperty("file").GetString());
        Assert.True(problem.GetProperty("line").GetInt32() > 1);
        var version = told.GetProperty("version").GetString();
        Assert.Equal("has-errors", told.GetProperty("policy").GetProperty("state").GetString());
        foreach (var refused in new[]
        {
            await host.GetAsync($"/api/policy/{version}/back-test"),
            await host.PostAsync($"/api/policy/{version}/approve", new { role = "Equality lead", reason = Because }),
            await host.PostAsync($"/api/policy/{version}/activate", new { reason = Because }),
        })
            Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await host.PostAsync($"/api/policy/{version}/approve", new { reason = Because })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await host.PostAsync($"/api/policy/{version}/withdraw", new { reason = " " })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await host.PostAsync($"/api/policy/{version}/praise", new { reason = Because })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync("/api/policy/0123456789abcdef")).Status);
    }

    [Fact]
    public async Task What_is_no_pack_is_refused_in_words_and_what_was_there_stays()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        await using var host = await RunningPolicy.StartAsync(azurite, pipeline);
        var version = await host.UploadAsync(Packs.Committed);

        var (status, told) = await host.UploadAsync("no zip at all"u8.ToArray());

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("none that can be opened", told.GetProperty("problems")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await host.UploadAsync(new byte[PackArchive.LargestZip + 1])).Status);
        var (_, list) = await host.GetAsync("/api/policy");
        Assert.Equal(version, Assert.Single(list.GetProperty("policies").EnumerateArray()).GetProperty("version").GetString());
        Assert.Equal((Packs.Policy.Version, Packs.Policy.Version), (list.GetProperty("active").GetString(), version));
    }

    [Fact]
    public async Task A_pack_that_leaves_out_what_was_published_is_not_approved()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        await using var host = await RunningPolicy.StartAsync(azurite, pipeline);
        var wider = await ApprovedAsync(host, [.. Packs.Committed.Select(f => f.Path == "code-lists/gender-2001.csv" ? f with { Text = f.Text.TrimEnd('\n') + "\nintersex,Intersex,,\n" } : f)]);
        await host.PostAsync($"/api/policy/{wider}/activate", new { reason = Because });
        await Task.Delay(TimeSpan.FromMilliseconds(250));
        var version = await host.UploadAsync(Packs.Committed);
        await host.GetAsync($"/api/policy/{version}/back-test");

        var refused = await host.PostAsync($"/api/policy/{version}/approve", new { role = "Equality lead", reason = Because });

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("code intersex of gender-2001", refused.Json.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pack_that_would_tell_small_counts_tells_none_when_it_is_tried_and_is_not_approved()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        foreach (var month in Months)
            await SendAsync(pipeline, month, fewIrish: true);
        await using var host = await RunningPolicy.StartAsync(azurite, pipeline);
        await host.PublishAsync();
        // The same question once more under an id that was never published, and counts that are said to be public.
        var (start, end) = (Recruitment.IndexOf("- id: REC-02\n", StringComparison.Ordinal), Recruitment.IndexOf("- id: REC-03\n", StringComparison.Ordinal));
        var again = Recruitment[start..end].Replace("REC-02", "REC-99", StringComparison.Ordinal).Replace("name: Appointed from shortlisted", "name: Asked once more", StringComparison.Ordinal)
            .Replace("headline: true", "headline: false", StringComparison.Ordinal);
        var version = await host.UploadAsync(Packs.Committed.Select(f => f.Path switch
        {
            "indicators/recruitment.yaml" => f with { Text = Recruitment + again },
            "returns/recruitment.yaml" => f with { Text = f.Text.Replace("public: false", "public: true", StringComparison.Ordinal) },
            _ => f,
        }));

        var (status, report) = await host.GetAsync($"/api/policy/{version}/back-test");

        Assert.Equal(HttpStatusCode.OK, status);
        var asked = report.GetProperty("organisations").EnumerateArray().SelectMany(o => o.GetProperty("figures").EnumerateArray())
            .Where(f => f.GetProperty("indicator").GetString() == "REC-99").Select(f => f.GetProperty("after")).ToList();
        Assert.Contains(asked, f => f.GetProperty("numerator").ValueKind == JsonValueKind.Number);
        Assert.Contains(asked, f => f.GetProperty("marker").GetString()?.StartsWith('c') == true);
        // One Irish person was appointed each month: three in the quarter.
        Assert.DoesNotContain(asked, f => f.GetProperty("numerator") is { ValueKind: JsonValueKind.Number } number && number.GetDecimal() is > 0 and < 5);
        var refused = await host.PostAsync($"/api/policy/{version}/approve", new { role = "Equality lead", reason = Because });
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("protection of appointed of recruitment", refused.Json.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_approval_rests_on_a_back_test_of_what_is_shown_and_in_force()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        await SendAsync(pipeline, "2009-04");
        await using var host = await RunningPolicy.StartAsync(azurite, pipeline);
        var version = await host.UploadAsync(Changed);
        await host.GetAsync($"/api/policy/{version}/back-test");
        await host.PublishAsync();

        var late = await host.PostAsync($"/api/policy/{version}/approve", new { role = "Equality lead", reason = Because });
        Assert.Contains("before the current release", late.Json.GetProperty("error").GetString(), StringComparison.Ordinal);
        await host.GetAsync($"/api/policy/{version}/back-test");
        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync($"/api/policy/{version}/approve", new { role = "Equality lead", reason = Because })).Status);

        // Another one comes into force between the approval and the activation.
        var another = await ApprovedAsync(host, With("- id: REC-02\n", "- id: REC-02\n  # The same in other words.\n"));
        await host.PostAsync($"/api/policy/{another}/activate", new { reason = Because });
        var overtaken = await host.PostAsync($"/api/policy/{version}/activate", new { reason = Because });
        Assert.Contains("Another policy has come into force", overtaken.Json.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    private static PolicyFile[] With(string text, string instead)
        => [.. Packs.Committed.Select(f => f.Path == "indicators/recruitment.yaml" ? f with { Text = f.Text.ReplaceLineEndings("\n").Replace(text, instead, StringComparison.Ordinal) } : f)];

    private static async Task<string> ApprovedAsync(RunningPolicy host, PolicyFile[]? files = null)
    {
        var version = await host.UploadAsync(files ?? Changed);
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync($"/api/policy/{version}/back-test")).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync($"/api/policy/{version}/approve", new { role = "Equality lead", reason = Because })).Status);
        return version;
    }

    private static async Task<string> StateAsync(RunningPolicy host, string version)
        => (await host.GetAsync($"/api/policy/{version}")).Json.GetProperty("policy").GetProperty("state").GetString()!;

    private static async Task<Release> ReleaseAsync(PipelineUnderTest pipeline)
        => (await pipeline.Releases.FindCurrentAsync(Fire, Edition.Working, CancellationToken.None))!;

    private static async Task SendAsync(PipelineUnderTest pipeline, string month, bool fewIrish = false)
    {
        var path = $"{Fire}/community-safety/{month}/recruitment.csv";
        var submission = await pipeline.SendAsync(path, Returned(Array.IndexOf(Months, month), fewIrish ? 1 : 21));
        var receipt = await pipeline.ReceiptAsync(new SubmissionName(Fire, "community-safety", ReportingMonth.Parse(month), "recruitment", path), submission);
        Assert.True(receipt.Status is ReceiptStatus.Accepted or ReceiptStatus.AcceptedWithWarnings, string.Join("; ", receipt.Findings.Select(f => f.Message)));
    }

    /// <summary>304 people shortlisted in the first month, 83 of them appointed; each month three more and one more. Nobody is in any other group.</summary>
    private static byte[] Returned(int month, int irishAppointed) => Encoding.UTF8.GetBytes("service,strand,group,measure,count\n" + string.Concat(
        new[]
        {
            ("gender", "Female", 101 + (3 * month), 31 + month), ("gender", "Male", 203, 52),
            ("disability", "Disabled", 83 + (3 * month), 22 + month), ("disability", "Not disabled", 221, 61),
            ("race", "White: British", 152 + (3 * month), 41 + month), ("race", "White: Irish", 61, irishAppointed), ("race", "Asian or Asian British: Indian", 91, 21),
        }
        .Select(row => $"{Row(row, "applied", row.Item3)}{Row(row, "shortlisted", row.Item3)}{Row(row, "appointed", row.Item4)}")));

    private static string Row((string Strand, string Group, int, int) of, string measure, int count)
        => string.Create(CultureInfo.InvariantCulture, $"home-safety-visits,{of.Strand},{of.Group},{measure},{count}\n");
}
