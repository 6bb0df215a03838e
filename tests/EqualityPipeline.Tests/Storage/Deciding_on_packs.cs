using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using EqualityPipeline.Policy;
using EqualityPipeline.Storage;
using EqualityPipeline.Storage.PolicyPacks;
using EqualityPipeline.Tests.Policy;
using Microsoft.Extensions.Logging.Abstractions;

namespace EqualityPipeline.Tests.Storage;

public sealed class Deciding_on_packs(SharedAzurite azurite)
{
    private const string By = "function key";

    /// <summary>The committed policy in other words: the same figures, another version.</summary>
    private static readonly PolicyFile[] Reworded =
        [.. Packs.Committed.Select(f => f.Path == "audiences.yaml" ? f with { Text = "# Reworded.\n" + f.Text } : f)];

    private static readonly string Version = PolicyPack.VersionOf(Reworded);

    [Fact]
    public async Task Killed_anywhere_and_done_again_the_way_to_activation_leaves_what_one_clean_run_leaves()
    {
        using var clean = await PipelineUnderTest.NewAsync(azurite);
        var writes = 0;
        await GoAsync(clean.Another(new Kill((_, request) => IsWrite(request, ref writes, 0), afterTheAnswer: false)));
        var (expected, all) = (await KeptAsync(clean), writes);
        // The pack and what it would change; and of each of four decisions the audit and the register.
        Assert.Equal(2 + (2 * 4), all);

        for (var write = 1; write <= all; write++)
        {
            foreach (var afterTheAnswer in new[] { false, true })
            {
                using var pipeline = await PipelineUnderTest.NewAsync(azurite);
                writes = 0;
                var kill = new Kill((_, request) => IsWrite(request, ref writes, write), afterTheAnswer);
                await Assert.ThrowsAsync<KilledException>(() => GoAsync(pipeline.Another(kill)));
                await GoAsync(pipeline);
                Assert.Equal(expected, await KeptAsync(pipeline));
            }
        }

        static bool IsWrite(Request request, ref int writes, int struck) => request.Method != RequestMethod.Get && ++writes == struck;
    }

    [Fact]
    public async Task Two_decisions_at_once_both_stand()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        var others = Reworded.Select(f => f.Path == "audiences.yaml" ? f with { Text = "# Another.\n" + f.Text } : f).ToArray();

        // The register moves between the reading and the writing of the other decision.
        var meanwhile = new Meanwhile(3, async () => await DecisionsOf(pipeline).UploadAsync([.. others], By, CancellationToken.None));
        var outcome = await DecisionsOf(pipeline.Another(meanwhile)).UploadAsync([.. Reworded], By, CancellationToken.None);

        Assert.True(meanwhile.Happened);
        Assert.Equal([PolicyPack.VersionOf(others), Version], outcome.Register.Packs.Select(p => p.Version));
    }

    [Fact]
    public async Task The_same_pack_sent_twice_is_the_same_pack()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        var first = await DecisionsOf(pipeline).UploadAsync([.. Reworded], By, CancellationToken.None);
        pipeline.Clock.SetForward(TimeSpan.FromDays(1));
        var again = await DecisionsOf(pipeline).UploadAsync([.. Reworded.Reverse()], By, CancellationToken.None);

        Assert.Equal(first.Pack, again.Pack);
        Assert.Single(await PipelineUnderTest.RowsAsync(pipeline.Storage.Audit));
    }

    [Fact]
    public async Task Without_storage_the_policy_in_force_stays_and_a_host_that_never_knew_it_takes_no_other()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        await GoAsync(pipeline);
        var outage = new Outage();
        var knew = ActiveOf(pipeline.Another(outage).Storage, TimeSpan.Zero);
        Assert.Equal(Version, knew.Current.Version);
        var impatient = new BlobClientOptions();
        impatient.Retry.MaxRetries = 0;
        // Port 1 of this machine: nobody listens there.
        const string Nowhere = "DefaultEndpointsProtocol=http;AccountName=nobody;AccountKey=bm9ib2R5;BlobEndpoint=http://127.0.0.1:1/nobody;TableEndpoint=http://127.0.0.1:1/nobody;";
        var nowhere = new PipelineStorage(new BlobServiceClient(Nowhere, impatient), new TableServiceClient(Nowhere));
        var never = ActiveOf(nowhere, TimeSpan.Zero);

        Assert.Throws<RequestFailedException>(() => never.Current);
        Assert.Equal(Packs.Policy.Version, never.LastKnown.Version);
        outage.Began = true;
        Assert.Equal(Version, knew.Current.Version);
    }

    [Fact]
    public async Task A_pack_that_the_code_cannot_use_any_more_is_told_and_can_be_taken_back()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        await GoAsync(pipeline);
        // As a later version of the code would find it: with errors.
        await pipeline.Storage.Policy.GetBlobClient(Places.Pack(Version)).UploadAsync(BinaryData.FromBytes(PackArchive.Pack([Reworded[0]])), overwrite: true);
        var active = ActiveOf(pipeline.Storage, TimeSpan.Zero);

        var told = Assert.Throws<InvalidDataException>(() => active.Current);
        Assert.Contains("cannot be used by this version of the code", told.Message, StringComparison.Ordinal);
        await DecisionsOf(pipeline).WithdrawAsync(Version, "It cannot be used.", By, CancellationToken.None);
        Assert.Equal(Packs.Policy.Version, active.Current.Version);
    }

    [Fact]
    public void What_a_policy_asks_otherwise_of_returns_is_named()
    {
        var other = PolicyPack.Load(Packs.Committed.Select(f => f.Path switch
        {
            "returns/service-take-up.yaml" => f with { Text = f.Text.ReplaceLineEndings("\n").Replace("required: true", "required: false", StringComparison.Ordinal) },
            "returns/recruitment.yaml" => f with { Text = f.Text.ReplaceLineEndings("\n").Replace("name: Recruitment\n", "name: Recruiting\n", StringComparison.Ordinal) },
            "code-lists/gender-2001.csv" => f with { Text = f.Text.TrimEnd('\n') + "\nintersex,Intersex,,\n" },
            _ => f,
        })).Policy!;

        var difference = PolicyDifference.Between(Packs.Policy, other);

        Assert.Equal(["service-take-up"], difference.ReturnTypes);
        Assert.Equal(["gender-2001"], difference.CodeLists);
        Assert.Empty(difference.Dropped);
        Assert.Equal(["code intersex of gender-2001"], PolicyDifference.Between(other, Packs.Policy).Dropped);
        Assert.Empty(PolicyDifference.Between(Packs.Policy, Packs.Policy with { Version = "another" }).ReturnTypes);
    }

    /// <summary>From the upload to the activation, as a person does it who does what failed again.</summary>
    private static async Task GoAsync(PipelineUnderTest pipeline)
    {
        var decisions = DecisionsOf(pipeline);
        await decisions.UploadAsync([.. Reworded], By, CancellationToken.None);
        var tests = new BackTests(
            Packs.Policy, pipeline.Publisher, new PackStore(pipeline.Storage), decisions, pipeline.Register, pipeline.Cells, pipeline.ReleaseStore, pipeline.Clock,
            NullLogger<EqualityPipeline.Storage.Publishing.Publisher>.Instance);
        Assert.NotNull(await tests.OfAsync(Version, By, CancellationToken.None));
        if ((await decisions.ApproveAsync(Version, "Equality lead", "Agreed.", By, CancellationToken.None)).Refusal is { } refused)
            Assert.Contains("against another policy", refused, StringComparison.Ordinal);
        Assert.Null((await decisions.ActivateAsync(Version, new DateOnly(2009, 10, 10), "Agreed.", By, CancellationToken.None)).Refusal);
    }

    private static PackDecisions DecisionsOf(PipelineUnderTest pipeline) => new(
        new PackStore(pipeline.Storage), ActiveOf(pipeline.Storage, TimeSpan.FromDays(1)), pipeline.ReleaseStore, pipeline.Storage, pipeline.Clock, NullLogger<PackDecisions>.Instance);

    private static ActivePolicy ActiveOf(PipelineStorage storage, TimeSpan every)
        => new(new ShippedPolicy(Packs.Policy), new PackStore(storage), new PolicyLook(every), new EqualityPipeline.Tests.LocalHost.FakeClock(PipelineUnderTest.Start), NullLogger<ActivePolicy>.Instance);

    private static async Task<string> KeptAsync(PipelineUnderTest pipeline)
        => string.Join('\n', (await PipelineUnderTest.BlobsAsync(pipeline.Storage.Policy)).Select(b => $"{b.Key} {b.Value}").Concat(await PipelineUnderTest.RowsAsync(pipeline.Storage.Audit)));

    private sealed class Outage : HttpPipelinePolicy
    {
        public bool Began { get; set; }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            if (Began)
                throw new RequestFailedException("Storage does not answer.");
            ProcessNext(message, pipeline);
        }

        public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNextAsync(message, pipeline);
    }
}
